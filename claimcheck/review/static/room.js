// Where things stand on the page: what is read stays where it is while other things change.
import { $ } from "./dom.js";

// Screens on which the evidence stands under its sentence, not beside it.
const NARROW = window.matchMedia("(max-width: 45rem)");

// Have something done when the screen becomes narrow or wide.
export function onTurn(doing) {
  NARROW.addEventListener("change", doing);
}

// Scroll so far that an element is seen; one that is seen stays where it is.
export function bring(element) {
  const box = boxAround(element);
  const view = box?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
  const { top, bottom } = element.getBoundingClientRect();
  const height = view.bottom - view.top;
  // Under a sentence there must be room for its evidence.
  const room = NARROW.matches ? height / 2 : 0;
  if (top >= view.top && Math.min(bottom, top + height - room) <= view.bottom - room) return;
  const wanted = view.top + (NARROW.matches ? height / 8 : height / 3);
  (box ?? window).scrollBy(0, top - wanted);
}

// Whether an element is seen through a box that scrolls, and the page stays.
export function boxed(element) {
  return Boolean(boxAround(element));
}

// The box that scrolls around an element; none where the page does.
function boxAround(element) {
  for (let box = element.parentElement; box !== document.body; box = box.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

// Put the evidence beside the text, or under its sentence where the screen is narrow. `change` puts
// other evidence into it. What is above it does not move meanwhile.
export function settle(panel, claim, change = () => {}) {
  const under = NARROW.matches && claim;
  const before = under && claim.getBoundingClientRect().top;
  // Behind a sentence stands the sign of its verdict.
  if (under) claim.nextElementSibling.after(panel);
  else $(".columns").append(panel);
  change();
  if (under) window.scrollBy(0, claim.getBoundingClientRect().top - before);
}
