// An article under review: what is chosen, decided and shown of it. After desk.js, whose helpers it uses.
"use strict";

const WORDS = {
  accept: "accepted", dismiss: "dismissed", needs_source: "needs source",
  right_tick: "tick right", wrong_tick: "tick wrong",
};
// What takes words: there a letter or digit is never a command.
const FIELDS = "input:not([type=checkbox]), textarea, select";
const ASKED = { dismiss: "Why is the flag dismissed?", note: "Note" };

class Review {
  constructor(head) {
    this.head = head;
    this.base = `/articles/${head.dataset.article}`;
    this.revision = head.dataset.revision;
    this.check = Number(head.dataset.check);
    this.current = head.dataset.current === "1";
    this.seen = Number(head.dataset.seen);
    this.states = {};
    this.panel = $("#panel");
    this.list = $("#looks");
    this.place = Number($(".evidence")?.dataset.place ?? -1);
    // What is being asked for, of what kind, whether its field is shown and whether it was answered;
    // what was typed, and whether it was entered, before that field is there; what comes first (what
    // has been decided), and how often what was to come next was called off.
    this.asking = null;
    this.typed = "";
    this.entered = false;
    this.before = this.refresh();
    this.turn = 0;
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("submit", (event) => this.submit(event));
    // What remarks.js has been told: its kind and text, and for a comment the words that it is on.
    document.addEventListener("desk:decide", ({ detail }) =>
      this.then(() => this.decide(detail.kind, detail.text, detail)));
    $("#undecided")?.addEventListener("change", () => this.filter());
    $("#order")?.addEventListener("change", (event) => this.sort(event.target.value));
    this.prefetch();
    if (this.current) setInterval(() => document.hidden || this.refresh(), 4000);
  }

  items() {
    return $$("li[data-place]", this.list).filter((item) => !item.hidden);
  }

  partUrl(place) {
    return `${this.base}/sentences/${place}?revision=${this.revision}`;
  }

  async choose(place, focus = false) {
    if (place === this.place) return;
    this.place = place;
    for (const link of $$("#looks a")) link.removeAttribute("aria-current");
    const link = $(`#looks li[data-place="${place}"] a`);
    link?.setAttribute("aria-current", "true");
    link?.scrollIntoView({ block: "nearest" });
    for (const claim of $$(".claim[data-chosen]")) claim.removeAttribute("data-chosen");
    const claim = $(`#s${place}`);
    claim?.setAttribute("data-chosen", "");
    const stacked = window.matchMedia("(max-width: 45rem)").matches;
    if (!stacked) claim?.scrollIntoView({ block: "nearest" });
    let found;
    try {
      found = await part(this.partUrl(place));
    } catch {
      this.place = Number($(".evidence", this.panel)?.dataset.place ?? -1);
      const words = "The evidence could not be fetched. If the desk is running, reload the page.";
      return this.say(words, true);
    }
    // A reason is on one sentence: what was begun of it ends with its field.
    if (this.asking?.shown) this.asking = null;
    this.panel.replaceChildren(...found);
    this.panel.scrollTop = 0;
    if (stacked) this.panel.scrollIntoView();
    if (focus) this.panel.focus({ preventScroll: true });
    this.showRulings(place);
    const query = new URLSearchParams(location.search);
    query.set("sentence", place);
    history.replaceState(null, "", `${location.pathname}?${query}`);
    const at = this.items().findIndex((item) => Number(item.dataset.place) === place);
    const words = link ? $(".look-head", link).textContent.trim().replace(/\s+/g, " ") : "";
    if (at >= 0) this.say(`${at + 1} of ${this.items().length}: ${words}`);
    this.filter();
    this.prefetch();
  }

  move(step) {
    const items = this.items();
    if (!items.length) return;
    const at = items.findIndex((item) => Number(item.dataset.place) === this.place);
    const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step;
    if (next < 0 || next >= items.length) return this.say("That is the last one.");
    return this.choose(Number(items[next].dataset.place));
  }

  // To the next sentence that nobody has decided, round to the first.
  moveOn(words) {
    const items = this.items();
    const at = items.findIndex((item) => Number(item.dataset.place) === this.place);
    const others = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
    const next = others.find((item) => !decided(item));
    if (!next) return this.say(`${words} No other sentence is undecided.`);
    this.say(words);
    return this.choose(Number(next.dataset.place));
  }

  prefetch() {
    const items = this.items();
    const at = items.findIndex((item) => Number(item.dataset.place) === this.place);
    for (const item of [items[at + 1], items[at - 1]]) {
      if (item) part(this.partUrl(item.dataset.place)).catch(() => {});
    }
  }

  places() {
    const evidence = $(".evidence", this.panel);
    const { place, paragraph } = evidence.dataset;
    // What is decided on is what is shown.
    return ($("#whole")?.checked ? paragraph.split(" ") : [place]).map(Number);
  }

  async send(path, data) {
    let answer, found;
    try {
      answer = await fetch(`${this.base}/${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-csrf-token": this.head.dataset.csrf,
        },
        body: JSON.stringify(data),
      });
      found = await answer.json();
    } catch {
      this.say("Perhaps not kept: the desk did not answer. See what it has, or try again.", true);
      await this.refresh();
      return null;
    }
    if (found.states) this.take(found);
    if (!answer.ok) {
      this.say(found.error.message, true);
      return null;
    }
    return found;
  }

  // The answer to a question, once: a key that is held down answers nothing on the next sentence.
  async answer(asked, text) {
    if (asked && !asked.answered) return this.decide(asked.kind, text, asked);
  }

  async decide(kind, text = "", asked = {}) {
    const { spans } = asked;
    if (!this.current || (this.place < 0 && !spans)) return;
    // Without what has been decided nobody can be asked about it.
    if (!this.fresh) await this.refresh();
    const [places, { seen }] = [spans ? spans.map(([place]) => place) : this.places(), this];
    const remark = ["note", "comment"].includes(kind);
    if (!remark && !(await this.mayDecide(places, kind, text))) return;
    const found = await this.send("decisions", { check: this.check, places, kind, text, seen, spans });
    if (!found) return;
    asked.answered = true;
    if (this.asking?.shown) this.stopAsking();
    const many = places.length > 1 ? ` ${places.length} sentences` : "";
    if (remark) return this.say(kind === "note" ? "Note kept." : "Comment kept.");
    return this.moveOn(`${WORDS[kind]}${many}.`);
  }

  // Whether no decision is overruled, or whoever decides was asked and wants it.
  async mayDecide(places, kind, text) {
    const { reviewer } = this.head.dataset;
    const said = (state) =>
      state.kind === kind && state.text === text.trim() && state.by === reviewer;
    const held = places
      .map((place) => this.states[place])
      .filter((state) => state?.kind && !state.outdated && !said(state));
    if (!held.length) return true;
    // Keys that came before this question were no answer to it.
    this.turn += 1;
    if (!this.asking?.shown) this.asking = null;
    const dialog = $("#overrule");
    const which = places.length > 1 ? ` (${held.length} of ${places.length} sentences)` : "";
    const was = [...new Set(held.map(({ kind, by }) => `${WORDS[kind]} by ${by}`))].join(", ");
    $("[data-held]", dialog).textContent = `Decided already${which}: ${was}.`;
    $("[data-again]", dialog).textContent = `Decide again: ${WORDS[kind]}`;
    dialog.returnValue = "";
    dialog.showModal();
    await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
    return dialog.returnValue === "again";
  }

  async undo() {
    if (!this.current) return;
    const found = await this.send("undo", { check: this.check });
    if (!found) return;
    this.say(found.undone ? "Undone." : "You have nothing to undo here.");
    if (found.places.length) return this.choose(found.places[0]);
  }

  ask(asked) {
    const form = $("[data-saying]", this.panel);
    if (this.asking !== asked) return;
    if (!form) {
      this.asking = null;
      return;
    }
    const { kind } = asked;
    asked.shown = true;
    form.hidden = false;
    $("[data-asked]", form).textContent = ASKED[kind];
    $("[data-reasons]", form).hidden = kind !== "dismiss";
    $("input", form).value = this.typed;
    $("input", form).focus();
    if (this.entered) form.requestSubmit();
  }

  stopAsking() {
    this.asking = null;
    const form = $("[data-saying]", this.panel);
    if (form && !form.hidden) {
      form.hidden = true;
      this.panel.focus({ preventScroll: true });
    }
  }

  // What the desk says of all decisions.
  take(found) {
    // A question that was asked earlier may be answered later.
    if (found.seen < this.seen) return;
    this.seen = found.seen;
    this.states = found.states;
    $("#reviewed").textContent = `${found.reviewed} of ${found.noted} reviewed`;
    if (found.noted) $("#share").value = found.reviewed;
    for (const item of $$("li[data-place]", this.list)) this.mark(item);
    for (const claim of $$(".claim")) this.mark(claim);
    for (const item of $$("li[data-place]", this.list)) {
      const state = this.states[item.dataset.place];
      $(".look-ruling", item).textContent = summary(state);
    }
    this.showRulings(this.place);
    this.filter();
  }

  mark(element) {
    const state = this.states[element.dataset.place];
    if (state?.kind) element.dataset.ruling = state.kind;
    else delete element.dataset.ruling;
    element.toggleAttribute("data-outdated", Boolean(state?.outdated));
  }

  showRulings(place) {
    const shown = $("[data-rulings]", this.panel);
    if (!shown || Number($(".evidence", this.panel).dataset.place) !== place) return;
    const state = this.states[place];
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
    shown.replaceChildren(...lines);
  }

  async refresh() {
    const seen = this.fresh ? this.seen : 0;
    try {
      const found = await fetch(`${this.base}/decisions?revision=${this.revision}&seen=${seen}`, {
        headers: { accept: "application/json" },
      });
      if (found.status === 200) this.take(await found.json());
      this.fresh = true;
    } catch {
      // The next decision says so, if the desk is gone.
    }
  }

  filter() {
    const only = $("#undecided")?.checked;
    for (const item of $$("li[data-place]", this.list)) {
      item.hidden = Boolean(only && decided(item) && Number(item.dataset.place) !== this.place);
    }
  }

  sort(order) {
    const by = order === "text" ? "place" : "rank";
    const items = $$("li[data-place]", this.list);
    items.sort((a, b) => a.dataset[by] - b.dataset[by]);
    this.list.append(...items);
    this.prefetch();
  }

  say(words, grave = false) {
    const said = $("#said");
    said.textContent = words;
    said.classList.toggle("hidden", !grave);
    said.classList.toggle("notice", grave);
  }

  // One thing after the other, each on what the one before has brought to the page.
  then(doing) {
    const { turn } = this;
    this.before = this.before.then(() => turn === this.turn && doing()).catch(() => {
      this.say("Something went wrong here: reload the page.", true);
    });
  }

  act(what) {
    if (what === "dismiss" || what === "note") {
      if (!this.current || this.place < 0) return;
      this.asking = { kind: what };
      this.typed = "";
      this.entered = false;
    }
    const { asking } = this;
    this.then(() => {
      if (what === "next") return this.move(1);
      if (what === "previous") return this.move(-1);
      if (what === "undo") return this.undo();
      if (what === "dismiss" || what === "note") return this.ask(asking);
      return this.decide(what);
    });
  }

  key(event) {
    if ($("dialog[open]")) {
      // The key that opened it, held down, is no answer.
      if (event.repeat && ["Enter", " "].includes(event.key)) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (this.asking) return this.askingKey(event);
    if (event.altKey || event.target.closest(FIELDS)) return;
    if (event.repeat && !["j", "k"].includes(event.key)) return;
    const keys = {
      j: "next", k: "previous", a: "accept", d: "dismiss", n: "needs_source", m: "note", u: "undo",
    };
    if (keys[event.key]) this.act(keys[event.key]);
    else if (event.key === "p" && $("#whole")) $("#whole").click();
    else if (event.key === "o") openDialog("omissions");
    else if (event.key === "?") openDialog("keys");
    else return;
    event.preventDefault();
  }

  // A key while a reason or note is asked for: it writes, and is no command.
  askingKey(event) {
    const form = $("[data-saying]", this.panel);
    if (event.key === "Escape") this.stopAsking();
    else if (form && !form.hidden) this.formKey(event, form);
    else if (!event.altKey) {
      // The field for these words comes with the evidence that is on its way.
      if (event.key.length === 1 && !event.repeat && !this.entered) this.typed += event.key;
      if (event.key === "Enter") this.entered = true;
      event.preventDefault();
    }
  }

  // Common reasons are chosen by Alt and a digit, or by the arrows and Enter; what writes, writes.
  formKey(event, form) {
    const [field, reasons] = [$("input", form), $$("[data-reason]", form)];
    const offered = this.asking.kind === "dismiss";
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

  click(event) {
    const target = event.target;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    const doing = target.closest("[data-do]");
    if (doing) return this.act(doing.dataset.do);
    const reason = target.closest("[data-reason]");
    if (reason) {
      const [{ asking }, more] = [this, $("[data-saying] input", this.panel).value.trim()];
      const text = reason.dataset.reason + (more ? `: ${more}` : "");
      return this.then(() => this.answer(asking, text));
    }
    if (target.closest("[data-cancel]")) return this.stopAsking();
    if (target.closest("[data-again]")) return $("#overrule").close("again");
    const drawer = target.closest("a[data-drawer]");
    if (drawer && plain) {
      event.preventDefault();
      return this.openReference(drawer);
    }
    const link = target.closest("#looks a, .text a.tag");
    if (link && plain) {
      event.preventDefault();
      const place = link.closest("[data-place]") ?? link.previousElementSibling;
      return this.then(() => this.choose(Number(place.dataset.place), true));
    }
    const claim = target.closest(".claim");
    if (claim && plain && getSelection().isCollapsed) {
      this.then(() => this.choose(Number(claim.dataset.place)));
    }
  }

  submit(event) {
    if (!event.target.matches("[data-saying]")) return;
    event.preventDefault();
    const [asking, text] = [this.asking, $("input", event.target).value];
    this.then(() => this.answer(asking, text));
  }

  async openReference(link) {
    const url = new URL(link.href);
    url.searchParams.set("part", "1");
    url.hash = "";
    const dialog = $("#reference");
    try {
      dialog.replaceChildren(...(await part(url.pathname + url.search)));
    } catch {
      location.href = link.href;
      return;
    }
    dialog.showModal();
    $("#place", dialog)?.scrollIntoView({ block: "center" });
  }
}

function decided(item) {
  return Boolean(item.dataset.ruling) && !item.hasAttribute("data-outdated");
}

function summary(state) {
  if (!state) return "";
  if (state.kind) {
    const late = state.outdated ? ` · ${state.changed}` : "";
    return `${WORDS[state.kind]}, ${state.by}${late}`;
  }
  return state.notes.length === 1 ? "1 note" : `${state.notes.length} notes`;
}

function ruling(word, { text, by, at }) {
  const line = textElement("p", "", "ruling");
  line.append(textElement("b", word));
  if (text) line.append(": ", textElement("span", text));
  const when = new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  line.append(" ", textElement("small", `${by}, ${when}`));
  return line;
}

const head = $(".article-head");
if (head) new Review(head);
