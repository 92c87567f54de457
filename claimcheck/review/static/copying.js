// What is copied out of the article or a reference is its text alone: no signs, labels or colours.
import { $$, textElement } from "./dom.js";

const TEXTS = ".text, .said, .card blockquote, .whole-text";
// What stands between the words of an article and is no part of them.
const BESIDE = ".tag, .panel, .banner, details:not([open]), summary, form, .hidden";

export function copy(event) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const paragraphs = paragraphsOf(range);
  if (!paragraphs.length) return;
  const page = document.createElement("div");
  // A few words are put into the paragraph where they are pasted.
  const name = paragraphs.length > 1 ? "p" : "span";
  page.append(...paragraphs.map((text) => textElement(name, text)));
  event.clipboardData.setData("text/plain", paragraphs.join("\n\n"));
  event.clipboardData.setData("text/html", page.innerHTML);
  event.preventDefault();
}

// The paragraphs of a range within a text, without what is beside it; none for any other range.
function paragraphsOf(range) {
  const around = range.commonAncestorContainer;
  const inside = (around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement).closest(
    `${TEXTS}, ${BESIDE}`,
  );
  if (!inside?.matches(TEXTS)) return [];
  const found = document.createElement("div");
  found.append(range.cloneContents());
  for (const element of $$(BESIDE, found)) element.remove();
  const paragraphs = $$("p", found);
  return (paragraphs.length ? paragraphs : [found])
    .map((paragraph) => paragraph.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}
