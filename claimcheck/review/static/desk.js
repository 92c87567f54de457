// The script of every page. Without it everything can be read, and nothing decided.
import { $, $$, openDialog } from "./dom.js";

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) openDialog(opener.dataset.open);
  const dialog = event.target.closest("dialog");
  // A click on the dialog itself, outside what is in it, is one on the backdrop.
  if (event.target.closest("[data-close]") || (dialog && event.target === dialog)) dialog.close();
  for (const menu of $$("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// How far a check is; the page is loaded anew when it ends.
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
    if (!["queued", "running"].includes(found.state)) return location.reload();
    bar.value = Math.max(bar.value, found.share);
    if (found.state === "queued") {
      said.textContent = found.before ? `Waiting for ${found.before} before it` : "Waiting";
    } else if (found.total) {
      said.textContent = `${found.stage}: ${found.done} of ${found.total}`;
    } else {
      said.textContent = found.stage || "beginning";
    }
  }
}

function checkForm(form) {
  const add = $("[data-add]", form);
  add.hidden = false;
  add.addEventListener("click", () => {
    const more = $("[data-more]", form);
    const label = $("label", more).cloneNode(true);
    $("textarea", label).value = "";
    more.append(label);
    $("textarea", label).focus();
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
