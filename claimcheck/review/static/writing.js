// Whether somebody is at work on the page: it is not loaded anew under their hands, where words
// would be lost and the letters after them be commands.
import { $, $$ } from "./dom.js";

// Milliseconds after a key or a click within which another may follow.
const PAUSE = 1500;
const ASKED = "[data-saying]:not([hidden]), [data-fault]:not([hidden])";
// Edited sentences ask for themselves.
const DRAFTS = ":is([data-saying], [data-fault]):not([hidden]) [name=text], #comment[open] textarea";
let last = -PAUSE;

for (const kind of ["keydown", "pointerdown"]) {
  addEventListener(kind, () => (last = performance.now()), true);
}
addEventListener("beforeunload", (event) => {
  if ($$(DRAFTS).some((field) => field.value.trim())) event.preventDefault();
});

export function atWork() {
  const asked = $(`dialog[open], .editing, ${ASKED}`);
  return Boolean(asked) || performance.now() - last < PAUSE;
}
