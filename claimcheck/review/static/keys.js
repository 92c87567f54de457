// Keys that command. Letters act only where no field has the focus and nothing is asked for.
import { $, openDialog } from "./dom.js";
import { FIELDS } from "./asking.js";

const COMMANDS = {
  j: "next", k: "previous", a: "accept", d: "dismiss", n: "needs_source", m: "note", u: "undo",
};

export function key(review, event) {
  if ($("dialog[open]")) {
    // The key that opened it, held down, is no answer.
    if (event.repeat && ["Enter", " "].includes(event.key)) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  if (review.asking.asked) return review.asking.key(event);
  if (event.altKey || event.target.closest(FIELDS)) return;
  if (event.repeat && !["j", "k"].includes(event.key)) return;
  if (COMMANDS[event.key]) review.act(COMMANDS[event.key]);
  else if (event.key === "p" && $("#whole")) $("#whole").click();
  else if (event.key === "o") openDialog("omissions");
  else if (event.key === "?") openDialog("keys");
  else return;
  event.preventDefault();
}
