// Choosing some of the texts of a file that holds several, as the items of a feed.
import { $, $$, textElement } from "./dom.js";

// Files of which one text may be wanted; of others all is read.
const SEVERAL = /\.(rss|atom|xml|json|eml|mbox|warc|warc\.gz)$/i;
const use = (input) => input.name.split("_")[0];

// Ask the desk which texts a file holds, and show them behind an element.
async function list(form, after, data) {
  const shown = textElement("p", "reading which texts it holds", "quiet texts");
  shown.setAttribute("role", "status");
  after.after(shown);
  data.append("csrf", $("[name=csrf]", form).value);
  try {
    const answer = await fetch("/texts", { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = $(".texts, .problem", page);
    if (!found || answer.redirected) throw new Error(`${answer.status}`);
    shown.replaceWith(found);
    return found;
  } catch {
    shown.textContent = "Which texts it holds could not be read; all of them are used.";
    return shown;
  }
}

// A file of the folders: its texts stand under it, and either it is chosen or some of them.
function pickFrom(form, input) {
  const label = input.closest("label");
  const button = textElement("button", "choose texts…", "plain");
  button.type = "button";
  button.setAttribute("aria-label", `choose texts of ${label.textContent.trim()}`);
  label.after(button);
  button.addEventListener("click", async () => {
    const data = new FormData();
    data.append("use", use(input));
    data.append("pick", input.value);
    button.hidden = true;
    const found = await list(form, button, data);
    const items = $$("input", found);
    items[0]?.focus();
    for (const item of items) {
      item.addEventListener("change", () => (input.checked &&= !item.checked));
      input.addEventListener("change", () => (item.checked &&= !input.checked));
    }
  });
}

// Uploaded files: the texts of each that may hold several stand under the field.
async function uploaded(form, input) {
  for (let next; (next = input.closest("label").nextElementSibling)?.matches(".texts, .problem"); ) {
    next.remove();
  }
  for (const file of [...input.files].filter(({ name }) => SEVERAL.test(name))) {
    const data = new FormData();
    data.append("use", use(input));
    data.append("file", file);
    await list(form, input.closest("label"), data);
  }
}

for (const form of $$("[data-form=check]")) {
  for (const input of $$(".picks input", form)) if (SEVERAL.test(input.value)) pickFrom(form, input);
  for (const input of $$("[type=file]", form)) {
    input.addEventListener("change", () => uploaded(form, input));
  }
}
