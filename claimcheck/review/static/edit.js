// Editing a sentence where it stands, and taking over what a reference has in its place. After
// review.js, whose keys come first; it shares only the page with this.
import { $, textElement } from "./dom.js";
import { FIELDS } from "./asking.js";

class Editing {
  constructor(head) {
    this.head = head;
    this.base = `/articles/${head.dataset.article}`;
    this.check = Number(head.dataset.check);
    // The form that is open, the words it began with, and whether something is on its way.
    this.form = null;
    this.began = "";
    this.busy = false;
    document.addEventListener("keydown", (event) => this.held(event), true);
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => this.click(event));
    addEventListener("beforeunload", (event) => {
      if (this.form && !this.busy && this.changed()) event.preventDefault();
    });
  }

  place() {
    return Number($(".evidence")?.dataset.place ?? -1);
  }

  changed() {
    return $("textarea", this.form).value !== this.began;
  }

  // While a sentence is edited no key is a command: letters go into its field.
  held(event) {
    if (!this.form || $("dialog[open]")) return;
    const field = $("textarea", this.form);
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === field) {
      if (!event.repeat) this.form.requestSubmit();
    } else {
      const elsewhere = !event.target.closest(`${FIELDS}, button, a, summary`);
      if (elsewhere && !event.ctrlKey && !event.metaKey && !event.altKey) field.focus();
      if (!this.form.contains(event.target) && event.target.closest(FIELDS)) return;
      return event.stopImmediatePropagation();
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  key(event) {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.form || $("dialog[open]") || event.target.closest(FIELDS)) return;
    // A reason or a note is being written.
    if ($("[data-saying]:not([hidden])")) return;
    if (event.key === "e" && $("[data-edit]")) this.open();
    else if (event.key === "t" && $("[data-take]")) this.take($("[data-take]"));
    else return;
    event.preventDefault();
  }

  click(event) {
    if (event.target.closest("[data-edit]")) this.open();
    const taking = event.target.closest("[data-take]");
    if (taking) this.take(taking);
    if (event.target.closest("[data-leave]")) this.close();
  }

  async open() {
    if (this.form || this.busy) return;
    const place = this.place();
    const claim = $(`#s${place}`);
    if (!claim) return;
    this.busy = true;
    try {
      const { revision } = this.head.dataset;
      const answer = await fetch(`${this.base}/sentences/${place}/text?revision=${revision}`, {
        headers: { accept: "application/json" },
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      this.began = (await answer.json()).text;
    } catch {
      return this.say("The sentence could not be fetched. If the desk is running, reload the page.");
    } finally {
      this.busy = false;
    }
    this.form = this.made(place);
    claim.hidden = true;
    claim.after(this.form);
    const field = $("textarea", this.form);
    field.value = this.began;
    field.focus();
    field.setSelectionRange(0, 0);
    this.form.scrollIntoView({ block: "nearest" });
  }

  made(place) {
    const form = textElement("form", "", "editing");
    const field = textElement("textarea", "");
    field.setAttribute("aria-label", $(".evidence h2 .number").textContent);
    field.setAttribute("maxlength", "10000");
    const leave = textElement("button", "Leave it", "plain");
    leave.type = "button";
    leave.dataset.leave = "";
    const hint = "Enter checks it, Esc leaves it as it was; without words it is taken out.";
    form.append(field, textElement("button", "Check it"), " ", leave, textElement("span", hint, "meta"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.changed()) this.send({ place, text: field.value });
      else this.close();
    });
    return form;
  }

  close() {
    const place = this.form.previousElementSibling;
    this.form.remove();
    this.form = null;
    place.hidden = false;
    $("#panel").focus({ preventScroll: true });
  }

  take(button) {
    if (!this.form) this.send({ place: this.place(), offer: Number(button.dataset.take) });
  }

  async send(edit) {
    if (this.busy) return;
    this.busy = true;
    let answer, found;
    try {
      answer = await fetch(`${this.base}/edit`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-csrf-token": this.head.dataset.csrf },
        body: JSON.stringify({ check: this.check, ...edit }),
      });
      found = await answer.json();
    } catch {
      this.busy = false;
      return this.say("Perhaps not kept: the desk did not answer. See whether a revision came, or try again.");
    }
    // A sentence that was taken out has no place to come back to.
    const there = edit.text?.trim() === "" ? "" : `?sentence=${edit.place}`;
    if (answer.ok) return location.assign(`${this.base}${there}`);
    this.busy = false;
    this.say(found.error.message);
  }

  // What went wrong stands beside the words, which stay.
  say(words) {
    const shown = textElement("p", words, "problem");
    shown.setAttribute("role", "alert");
    $(".problem", this.form ?? $("#panel"))?.remove();
    (this.form ?? $("#panel .fix")).append(shown);
  }
}

const edited = $(".article-head[data-current='1']");
if (edited) new Editing(edited);
