// Keys that command. Letters act only where no field has the focus and nothing is asked for.
import { $, openDialog } from "./dom.js";
import { FIELDS } from "./asking.js";

const COMMANDS = {
  j: "next", k: "previous", J: "below", K: "above",
  a: "accept", d: "dismiss", n: "needs_source", m: "note", u: "undo",
  r: "right_tick", w: "wrong_tick", v: "word", V: "more", c: "comment",
};
const REPEATED = ["j", "k", "J", "K", "v", "V"];

export function key(review, event) {
  if ($("dialog[open]")) {
    // The key that opened it, held down, is no answer.
    if (event.repeat && ["Enter", " "].includes(event.key)) event.preventDefault();
    return;
  }
  const inField = Boolean(event.target.closest(FIELDS));
  if (event.ctrlKey || event.metaKey) return undoKey(review, event, inField);
  if (review.asking.asked) return review.asking.key(event);
  if (event.altKey || inField) return;
  if (event.repeat && !REPEATED.includes(event.key)) return;
  if (COMMANDS[event.key]) review.act(COMMANDS[event.key]);
  else if (event.key === "p" && $("#whole")) $("#whole").click();
  else if (event.key === "o") openDialog("omissions");
  else if (event.key === "?") openDialog("keys");
  else return;
  event.preventDefault();
}

// Ctrl+Z undoes the last decision; in a field and while words are asked for, it undoes writing.
function undoKey(review, event, inField) {
  if (inField || review.asking.asked || event.altKey || event.shiftKey || event.repeat) return;
  if (event.key.toLowerCase() !== "z") return;
  review.act("undo");
  event.preventDefault();
}
