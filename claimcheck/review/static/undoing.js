// Undoing the last decision or edit, and doing it again.
import { WORDS } from "./rulings.js";

const DONE = { undo: "Undone", redo: "Done again" };
// Where words are left that the next page says.
const LEFT = "claimcheck-said";

// Undo what was done last, or do again what was undone last: `what` is "undo" or "redo".
export async function takeBack(review, what) {
  if (!review.current) return;
  const found = await review.decisions.send(what, { check: review.check });
  if (!found) return;
  if (found.taken_back) return leave(review, DONE[what], found.taken_back);
  const { kind, places } = found;
  if (!kind) return review.say(`You have nothing to ${what} here.`);
  const many = places.length > 1 ? `, ${places.length} sentences` : "";
  const gone = places.length ? "" : " Its sentence is not in this revision.";
  const words = `${DONE[what]}: ${WORDS[kind]}${many}.${gone}`;
  review.say(words);
  if (places.length) return review.choose(places[0], { words });
}

// To the page on which the text that comes back is checked.
function leave(review, done, { revision, of, place }) {
  const { base, revision: shown } = review.decisions;
  sessionStorage.setItem(LEFT, `${done}: revision ${revision} takes back ${of} and is being checked.`);
  // What came meanwhile was meant for another text.
  review.turn += 1;
  // Where the revision that is taken back is not shown yet, the reader stays at the sentence.
  const there = Number(shown) === of ? place : review.place;
  location.assign(there === null || there < 0 ? base : `${base}?sentence=${there}`);
}

// What the page before has left to say, once.
export function leftToSay() {
  const words = sessionStorage.getItem(LEFT);
  sessionStorage.removeItem(LEFT);
  return words;
}
