// Keys that command. Letters act only where no field has the focus and nothing is asked for.
import { $, openDialog } from "./dom.js";
import { FIELDS } from "./asking.js";

const COMMANDS = {
  j: "next", k: "previous", J: "below", K: "above",
  a: "accept", d: "dismiss", n: "needs_source", m: "note",
  u: "undo", U: "redo",
  r: "right_tick", w: "wrong_tick", v: "word", V: "more", c: "comment",
};
// Fields that have an undoing of their own; one that is ticked or chosen from has none.
const TYPED = `:is(${FIELDS}):not(select, [type=checkbox])`;
const REPEATED = ["j", "k", "J", "K", "v", "V"];

export function key(review, event) {
  if ($("dialog[open]")) {
    // The key that opened it, held down, is no answer.
    if (event.repeat && ["Enter", " "].includes(event.key)) event.preventDefault();
    return;
  }
  const inField = Boolean(event.target.closest(FIELDS));
  if (event.ctrlKey || event.metaKey) return undoKey(review, event);
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

// Ctrl+Z undoes what was done last, Ctrl+Shift+Z and Ctrl+Y do it again. In a field, and while words
// are asked for, they are the browser's and are on what is typed. On a Mac Cmd+Y opens the history.
function undoKey(review, event) {
  const key = event.key.toLowerCase();
  const redo = event.shiftKey ? key === "z" : key === "y" && event.ctrlKey;
  if (event.altKey || (!redo && (key !== "z" || event.shiftKey))) return;
  if (review.asking.asked || event.target.closest(TYPED)) return;
  if (!event.repeat) review.act(redo ? "redo" : "undo");
  event.preventDefault();
}
