// Asking for a reason or a note. While one is asked for every key writes, and none is a command.
import { $, $$ } from "./dom.js";

// While one of these has the focus a letter or digit is never a command.
export const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
const ASKED = { dismiss: "Why is the flag dismissed?", note: "Note" };

export class Asking {
  constructor(panel) {
    this.panel = panel;
    // What is being asked for, of what kind, whether its field is shown and whether it was answered;
    // what was typed, and whether it was entered, before that field is there.
    this.asked = null;
    this.typed = "";
    this.entered = false;
  }

  form() {
    return $("[data-saying]", this.panel);
  }

  begin(kind) {
    this.asked = { kind };
    this.typed = "";
    this.entered = false;
    return this.asked;
  }

  // Show the field for an answer, in the evidence that is there now.
  show(asked) {
    const form = this.form();
    if (this.asked !== asked) return;
    if (!form) {
      this.asked = null;
      return;
    }
    asked.shown = true;
    form.hidden = false;
    $("[data-asked]", form).textContent = ASKED[asked.kind];
    $("[data-reasons]", form).hidden = asked.kind !== "dismiss";
    $("input", form).value = this.typed;
    $("input", form).focus();
    if (this.entered) form.requestSubmit();
  }

  stop() {
    this.asked = null;
    const form = this.form();
    if (form && !form.hidden) {
      form.hidden = true;
      this.panel.focus({ preventScroll: true });
    }
  }

  // A question that is shown is on one sentence: it ends where its field goes.
  leave() {
    if (this.asked?.shown) this.asked = null;
  }

  // One that is not shown yet is called off.
  callOff() {
    if (!this.asked?.shown) this.asked = null;
  }

  // A key while something is asked for: it writes, and is no command.
  key(event) {
    const form = this.form();
    if (event.key === "Escape") this.stop();
    else if (form && !form.hidden) this.write(event, form);
    else if (!event.altKey) {
      // The field for these words comes with the evidence that is on its way.
      if (event.key.length === 1 && !event.repeat && !this.entered) this.typed += event.key;
      if (event.key === "Backspace" && !this.entered) this.typed = this.typed.slice(0, -1);
      if (event.key === "Enter") this.entered = true;
      event.preventDefault();
    }
  }

  // Common reasons are chosen by Alt and a digit, or by the arrows and Enter; what writes, writes.
  write(event, form) {
    const [field, reasons] = [$("input", form), $$("[data-reason]", form)];
    const offered = this.asked.kind === "dismiss";
    if (event.altKey) {
      const reason = reasons[Number(/^Digit([1-9])$/.exec(event.code)?.[1]) - 1];
      if (!offered || !reason || event.getModifierState("AltGraph")) return;
      reason.click();
      return event.preventDefault();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...reasons];
    const at = stops.indexOf(event.target);
    if (offered && step && at >= 0) {
      stops[at + step]?.focus();
      return event.preventDefault();
    }
    if (event.key === "Enter" && event.repeat) return event.preventDefault();
    if (/^[^ ]$/u.test(event.key) && !event.target.closest(FIELDS)) field.focus();
  }
}
