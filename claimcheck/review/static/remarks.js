// What is said of a tick or of selected words. What is decided is handed on; this file keeps nothing
// and sends nothing itself.
import { $, $$ } from "./dom.js";

const SEGMENTS = new Intl.Segmenter("en", { granularity: "word" });
const onWords = $("#on-words");
let selected = [];

// The desk counts characters as Python does, by code points.
const points = (text) => [...text].length;

// The part of a sentence that a selection covers: its place, start and end.
function span(sentence, range) {
  const whole = document.createRange();
  whole.selectNodeContents(sentence);
  const inside = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) {
    inside.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) {
    inside.setEnd(range.endContainer, range.endOffset);
  }
  const before = whole.cloneRange();
  before.setEnd(inside.startContainer, inside.startOffset);
  const start = points(before.toString());
  const words = inside.toString();
  const { place } = sentence.closest("[data-place]").dataset;
  return { words, span: [Number(place), start, start + points(words)] };
}

function spans() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return [];
  const range = selection.getRangeAt(0);
  return $$(".text .claim[data-place], .evidence .said")
    .filter((sentence) => range.intersectsNode(sentence))
    .map((sentence) => span(sentence, range))
    .filter(({ words }) => words.trim());
}

// Beside the end of the selection, and inside of the window.
function offer() {
  if (!onWords || $("dialog[open]")) return;
  const found = spans();
  onWords.hidden = !found.length;
  if (!found.length) return;
  selected = found;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  const { offsetWidth, offsetHeight } = onWords;
  const left = Math.min(box.left, window.innerWidth - offsetWidth - 8);
  const below = box.bottom + 6;
  const fits = below + offsetHeight < window.innerHeight;
  onWords.style.left = `${Math.max(left, 8)}px`;
  onWords.style.top = `${fits ? below : Math.max(box.top - offsetHeight - 6, 8)}px`;
}

// Ask for a comment on the selected words. False where none are.
export function openComment() {
  selected = spans();
  if (!selected.length) return false;
  const dialog = $("#comment");
  $("[data-words]", dialog).textContent = selected.map(({ words }) => words).join(" ").trim();
  $("textarea", dialog).value = "";
  onWords.hidden = true;
  const range = getSelection().getRangeAt(0).cloneRange();
  dialog.addEventListener("close", () => giveBack(range, dialog.returnValue), { once: true });
  dialog.returnValue = "";
  dialog.showModal();
  $("textarea", dialog).focus();
  return true;
}

// The field took the selection: it comes back, or where the comment is kept its end alone.
function giveBack(range, kept) {
  if (kept) range.collapse(false);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

// A place in a text as the node and the offset in it.
function point(root, offset) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let node = texts.nextNode();
  while (offset > node.length) {
    offset -= node.length;
    node = texts.nextNode();
  }
  return [node, offset];
}

// Where the selection begins and ends in a text; at its beginning where it is elsewhere.
function selectedIn(root) {
  const selection = getSelection();
  if (!root.contains(selection.anchorNode)) return [0, 0];
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return [start, start + range.toString().length];
}

// Select the next word of the chosen sentence, the first one after the last; or one more.
export function selectWord(said, more) {
  if (!said) return;
  const words = [...SEGMENTS.segment(said.textContent)].filter((word) => word.isWordLike);
  const [start, end] = selectedIn(said);
  const next = words.find(({ index }) => index >= end) ?? (more ? null : words[0]);
  if (!next) return;
  const from = more && end > start ? start : next.index;
  const to = next.index + next.segment.length;
  getSelection().setBaseAndExtent(...point(said, from), ...point(said, to));
}

// Ask what is wrong with a tick, or leave it.
export function askFault(panel, asked = $("#fault", panel).hidden) {
  const form = $("#fault", panel);
  form.hidden = !asked;
  $("[aria-controls=fault]", panel).setAttribute("aria-expanded", String(asked));
  if (asked) $("input", form).focus();
  else panel.focus({ preventScroll: true });
}

function submit(event, decide) {
  const form = event.target;
  if (form.matches("[data-fault]")) {
    event.preventDefault();
    const said = new FormData(form);
    const more = said.get("text").trim();
    decide({ kind: "wrong_tick", text: said.get("fault") + (more ? `: ${more}` : "") });
  } else if (form.matches("[data-comment]")) {
    event.preventDefault();
    const text = new FormData(form).get("text").trim();
    if (!text) return;
    $("#comment").close("kept");
    decide({ kind: "comment", text, spans: selected.map((found) => found.span) });
  }
}

// Offer remarks on the page, and hand each one that is made to `decide`.
export function watchRemarks(decide) {
  document.addEventListener("selectionchange", offer);
  // The button must not take the selection away.
  onWords?.addEventListener("mousedown", (event) => event.preventDefault());
  onWords?.addEventListener("click", openComment);
  document.addEventListener("submit", (event) => submit(event, decide));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-fault]")) askFault($("#panel"), false);
  });
  document.addEventListener("keydown", (event) => {
    const { key, target, shiftKey } = event;
    if (key === "Escape" && target.closest("[data-fault]")) askFault($("#panel"), false);
    else if (key === "Enter" && !shiftKey && target.matches("[data-comment] textarea")) {
      event.preventDefault();
      if (!event.repeat && !event.isComposing) target.form.requestSubmit();
    }
  });
}
