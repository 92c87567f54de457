// The script of every page. Without it everything can be read, and nothing decided.
import { $, $$, openDialog } from "./dom.js";
import { atWork } from "./writing.js";

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) openDialog(opener.dataset.open);
  const dialog = event.target.closest("dialog");
  // A click on the dialog itself, outside what is in it, is one on the backdrop.
  if (event.target.closest("[data-close]") || (dialog && event.target === dialog)) dialog.close();
  for (const menu of $$("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// How far a check is; the page is loaded anew when it has ended and nobody is at work on it.
async function watch(working) {
  const bar = $("progress", working);
  const said = $("[data-said]", working);
  for (;;) {
    await new Promise((done) => setTimeout(done, 500));
    let found;
    try {
      const answer = await fetch(working.dataset.status, { headers: { accept: "application/json" } });
      if (!answer.ok) continue;
      found = await answer.json();
    } catch {
      said.textContent = "The desk does not answer; the check goes on when it is back.";
      continue;
    }
    const ended = !["queued", "running"].includes(found.state);
    if (ended && !atWork()) return location.reload();
    bar.value = ended ? 1 : Math.max(bar.value, found.share);
    const words = ended ? "Done: it is shown when you pause and nothing is being written" : howFar(found);
    // What is said again is read out again.
    if (said.textContent !== words) said.textContent = words;
  }
}

function howFar({ state, before, stage, left }) {
  if (state === "queued") return before ? `Waiting for ${before} before it` : "Waiting";
  return [stage || "beginning", left === null ? "" : timeLeft(left)].filter(Boolean).join(" · ");
}

// Seconds in words, as roughly as they are known.
function timeLeft(seconds) {
  if (seconds < 5) return "a few seconds left";
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} seconds left`;
  const minutes = Math.round(seconds / 60);
  return `about ${minutes} minute${minutes === 1 ? "" : "s"} left`;
}

function checkForm(form) {
  const add = $("[data-add]", form);
  add.hidden = false;
  add.addEventListener("click", () => {
    const more = $("[data-more]", form);
    const another = $(".pasted", more).cloneNode(true);
    for (const field of $$("textarea, input", another)) field.value = "";
    more.append(another);
    $("textarea", another).focus();
  });
  for (const search of $$("[data-narrow]", form)) {
    search.addEventListener("input", () => {
      const words = search.value.toLowerCase().split(/\s+/);
      for (const input of $$(`input[name="${search.dataset.narrow}"]`, form)) {
        const name = input.value.toLowerCase();
        input.closest("label").hidden = !words.every((word) => name.includes(word));
      }
    });
  }
  for (const file of $$("[data-replaces]", form)) {
    file.addEventListener("change", () => {
      $(`[name="${file.dataset.replaces}"]`, form).disabled = file.files.length > 0;
    });
  }
}

for (const working of $$("[data-status]")) {
  if (["queued", "running"].includes(working.dataset.state)) watch(working);
}
for (const form of $$("[data-form=check]")) checkForm(form);
for (const select of $$("select[data-send]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
