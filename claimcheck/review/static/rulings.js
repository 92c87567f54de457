// How what has been decided on a sentence is shown.
import { $, textElement } from "./dom.js";

export const WORDS = {
  accept: "accepted",
  dismiss: "dismissed",
  needs_source: "needs source",
  right_tick: "tick right",
  wrong_tick: "tick wrong",
  note: "note",
  comment: "comment",
};

// Whether the sentence of an element is decided, on the verdict that it has now.
export function decided(element) {
  return Boolean(element.dataset.ruling) && !element.hasAttribute("data-outdated");
}

// Mark the sentence of an element as decided or not.
export function mark(element, state) {
  if (state?.kind) element.dataset.ruling = state.kind;
  else delete element.dataset.ruling;
  element.toggleAttribute("data-outdated", Boolean(state?.outdated));
}

// A state in a few words.
export function summary(state) {
  if (!state) return "";
  if (state.kind) {
    const late = state.outdated ? ` · ${state.changed}` : "";
    return `${WORDS[state.kind]}, ${state.by}${late}`;
  }
  return state.notes.length === 1 ? "1 note" : `${state.notes.length} notes`;
}

// The decision and the notes on a sentence, a line each.
export function rulings(state) {
  const lines = [];
  if (state?.kind) {
    lines.push(ruling(WORDS[state.kind], state));
    if (state.outdated) {
      lines.at(-1).append(" ", textElement("small", `${state.changed}: look again`));
    }
  }
  for (const note of state?.notes ?? []) {
    lines.push(ruling(note.on ? `on “${note.on}”` : "note", note));
  }
  return lines;
}

function ruling(word, { text, by, at }) {
  const line = textElement("p", "", "ruling");
  line.append(textElement("b", word));
  if (text) line.append(": ", textElement("span", text));
  const when = new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  line.append(" ", textElement("small", `${by}, ${when}`));
  return line;
}

// Ask whether decisions that are there are to be overruled; `held` are their states, of `many`
// sentences. False unless whoever decides says so.
export async function overruled(held, many, kind) {
  const dialog = $("#overrule");
  const which = many > 1 ? ` (${held.length} of ${many} sentences)` : "";
  const was = [...new Set(held.map((state) => `${WORDS[state.kind]} by ${state.by}`))].join(", ");
  $("[data-held]", dialog).textContent = `Decided already${which}: ${was}.`;
  $("[data-again]", dialog).textContent = `Decide again: ${WORDS[kind]}`;
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  return dialog.returnValue === "again";
}
