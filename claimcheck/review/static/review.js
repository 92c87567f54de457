// An article under review: what is chosen, decided and shown of it.
import { $, $$, part } from "./dom.js";
import { Asking } from "./asking.js";
import { copy } from "./copying.js";
import { Decisions } from "./decisions.js";
import { key } from "./keys.js";
import { Looks } from "./looks.js";
import { boxed, bring, onTurn, settle } from "./room.js";
import { askFault, openComment, selectWord, watchRemarks } from "./remarks.js";
import { WORDS, mark, overruled, rulings } from "./rulings.js";
import { leftToSay, takeBack } from "./undoing.js";

// What an earlier revision takes too.
const MOVES = ["next", "previous", "below", "above"];
// What is said where the chosen sentence has no flag or no tick to decide on.
const NO_FLAG = "This sentence has a tick and no flag: r says that the tick is right, w that it is wrong.";
const NO_TICK = "This sentence has no tick.";
const WANTING = { accept: NO_FLAG, dismiss: NO_FLAG, right_tick: NO_TICK, wrong_tick: NO_TICK };

class Review {
  constructor(head) {
    this.check = Number(head.dataset.check);
    this.current = head.dataset.current === "1";
    this.panel = $("#panel");
    this.looks = new Looks($("#looks"), $("#order"));
    this.asking = new Asking(this.panel);
    this.decisions = new Decisions(
      head,
      (words, grave) => this.say(words, grave),
      (found) => this.changed(found),
    );
    this.place = Number($(".evidence")?.dataset.place ?? -1);
    // What comes first (what has been decided), and how often what was to come next was called off.
    this.before = this.decisions.refresh();
    this.turn = 0;
    document.addEventListener("keydown", (event) => key(this, event));
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("copy", copy);
    giveFocusBack();
    onTurn(() => settle(this.panel, this.claim()));
    window.addEventListener("hashchange", () => this.arrive());
    // Said of a tick or of selected words: its kind and text, and for a comment the words it is on.
    watchRemarks((told) => this.then(() => this.decide(told.kind, told.text, told)));
    $("#undecided")?.addEventListener("change", () => this.looks.filter(this.place));
    $("#order")?.addEventListener("change", (event) => {
      this.looks.sort(event.target.value);
      this.prefetch();
    });
    settle(this.panel, this.claim());
    this.arrive();
    this.prefetch();
    const words = leftToSay();
    if (words) this.then(() => this.say(words));
    if (this.current) setInterval(() => document.hidden || this.decisions.refresh(), 4000);
  }

  partUrl(place) {
    const { base, revision } = this.decisions;
    return `${base}/sentences/${place}?revision=${revision}`;
  }

  // The chosen sentence in the text.
  claim() {
    return $(`#s${this.place}`);
  }

  // Show the sentence that the address names, as `#s4` or by what the desk has chosen for it.
  arrive() {
    const [, named] = /^#s(\d+)$/.exec(location.hash) ?? [];
    const asked = new URLSearchParams(location.search).has("sentence");
    if (named && $(location.hash)) this.then(() => this.choose(Number(named)));
    // Where the gravest comes first the desk's choice, the first of the text, is another one.
    else if (!asked && this.looks.order !== "text") this.then(() => this.choose(this.looks.first()));
    // A page that is opened at no sentence is shown from its top.
    const claim = this.claim();
    if (named || asked || (claim && boxed(claim))) this.then(() => this.showPlace());
  }

  showPlace() {
    const claim = this.claim();
    if (claim) bring(claim);
    this.looks.show(this.place);
  }

  async choose(place, { focus = false, words = "" } = {}) {
    if (place === this.place) return;
    this.place = place;
    this.looks.choose(place);
    for (const claim of $$(".claim[data-chosen]")) claim.removeAttribute("data-chosen");
    this.claim()?.setAttribute("data-chosen", "");
    let found;
    try {
      found = await part(this.partUrl(place));
    } catch {
      this.place = Number($(".evidence", this.panel)?.dataset.place ?? -1);
      const words = "The evidence could not be fetched. If the desk is running, reload the page.";
      return this.say(words, true);
    }
    this.asking.leave();
    settle(this.panel, this.claim(), () => this.panel.replaceChildren(...found));
    this.panel.scrollTop = 0;
    this.showPlace();
    if (focus) this.panel.focus({ preventScroll: true });
    this.showRulings(place);
    const query = new URLSearchParams(location.search);
    query.set("sentence", place);
    history.replaceState(null, "", `${location.pathname}?${query}`);
    this.say(`${words} ${this.looks.told(place)}`.trim());
    this.looks.filter(place);
    this.prefetch();
  }

  // To the next sentence below or above: one that nobody has decided, or any.
  move(direction, all = false, words = "") {
    const next = this.looks.next(this.place, direction, all);
    if (!next) return this.say(`${words} There is no other sentence to look at.`.trim());
    const round = { 1: "From the top:", [-1]: "From the end:" };
    return this.choose(next.place, { words: `${words} ${next.round ? round[direction] : ""}`.trim() });
  }

  // To the next sentence that nobody has decided; the same one stays where there is none.
  moveOn(words) {
    const next = this.looks.next(this.place, 1);
    if (!next || next.decided) return this.say(`${words} No other sentence is undecided.`);
    return this.move(1, false, words);
  }

  prefetch() {
    for (const direction of [1, -1]) {
      const next = this.looks.next(this.place, direction);
      if (next) part(this.partUrl(next.place)).catch(() => {});
    }
  }

  places() {
    const evidence = $(".evidence", this.panel);
    const { place, paragraph } = evidence.dataset;
    // What is decided on is what is shown.
    return ($("#whole")?.checked ? paragraph.split(" ") : [place]).map(Number);
  }

  // The answer to a question, once: a key that is held down answers nothing on the next sentence.
  async answer(asked, text) {
    if (asked && !asked.answered) return this.decide(asked.kind, text, asked);
  }

  async decide(kind, text = "", asked = {}) {
    const { spans } = asked;
    if (!this.current || (this.place < 0 && !spans)) return;
    const { decisions, check } = this;
    // Without what has been decided nobody can be asked about it.
    if (!decisions.fresh) await decisions.refresh();
    const places = spans ? spans.map(([place]) => place) : this.places();
    const { seen } = decisions;
    const remark = ["note", "comment"].includes(kind);
    if (!remark && !(await this.mayDecide(places, kind, text))) return;
    const found = await decisions.send("decisions", { check, places, kind, text, seen, spans });
    if (!found) return;
    asked.answered = true;
    if (this.asking.asked?.shown) this.asking.stop();
    const many = places.length > 1 ? ` ${places.length} sentences` : "";
    if (remark) return this.say(kind === "note" ? "Note kept." : "Comment kept.");
    return this.moveOn(`${WORDS[kind]}${many}.`);
  }

  // Whether no decision is overruled, or whoever decides was asked and wants it.
  async mayDecide(places, kind, text) {
    const held = this.decisions.held(places, kind, text);
    if (!held.length) return true;
    // Keys that came before this question were no answer to it.
    this.turn += 1;
    this.asking.callOff();
    return overruled(held, places.length, kind);
  }

  // The states of sentences are other ones.
  changed({ states, reviewed, noted }) {
    $("#reviewed").textContent = `${reviewed} of ${noted} reviewed`;
    if (noted) $("#share").value = reviewed;
    this.looks.mark(states);
    for (const claim of $$(".claim")) mark(claim, states[claim.dataset.place]);
    this.showRulings(this.place);
    this.looks.filter(this.place);
  }

  showRulings(place) {
    const shown = $("[data-rulings]", this.panel);
    if (!shown || Number($(".evidence", this.panel).dataset.place) !== place) return;
    shown.replaceChildren(...rulings(this.decisions.states[place]));
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

  // Whether the chosen sentence has what a decision is on: a flag, or a tick.
  offers(what) {
    if (!Object.hasOwn(WANTING, what) || $(`[data-do=${what}]`, this.panel)) return true;
    this.say(WANTING[what]);
    return false;
  }

  ask(asked) {
    if (this.offers(asked.kind)) this.asking.show(asked);
    else this.asking.callOff();
  }

  comment() {
    if (!openComment()) this.say("No words are selected: v selects the words of the sentence.");
  }

  act(what) {
    if (!MOVES.includes(what) && !this.current) return;
    if (what === "dismiss" || what === "note") {
      if (this.place < 0) return;
      const asked = this.asking.begin(what);
      return this.then(() => this.ask(asked));
    }
    this.then(() => {
      if (!this.offers(what)) return;
      if (what === "wrong_tick") return askFault(this.panel);
      if (what === "word" || what === "more") return selectWord(this.claim(), what === "more");
      if (what === "comment") return this.comment();
      if (what === "next") return this.move(1);
      if (what === "previous") return this.move(-1);
      if (what === "below") return this.move(1, true);
      if (what === "above") return this.move(-1, true);
      if (what === "undo" || what === "redo") return takeBack(this, what);
      return this.decide(what);
    });
  }

  click(event) {
    const target = event.target;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    const doing = target.closest("[data-do]");
    if (doing) return this.act(doing.dataset.do);
    const reason = target.closest("[data-reason]");
    if (reason) {
      const { asked } = this.asking;
      const more = $("[data-saying] input", this.panel).value.trim();
      const text = reason.dataset.reason + (more ? `: ${more}` : "");
      return this.then(() => this.answer(asked, text));
    }
    if (target.closest("[data-cancel]")) return this.asking.stop();
    if (target.closest("[data-again]")) return $("#overrule").close("again");
    const drawer = target.closest("a[data-drawer]");
    if (drawer && plain) {
      event.preventDefault();
      return openReference(drawer);
    }
    const link = target.closest("#looks a, .text a.tag");
    if (link && plain) {
      event.preventDefault();
      const place = link.closest("[data-place]") ?? link.previousElementSibling;
      return this.then(() => this.choose(Number(place.dataset.place), { focus: true }));
    }
    const claim = target.closest(".claim");
    if (claim && plain && getSelection().isCollapsed) {
      this.then(() => this.choose(Number(claim.dataset.place)));
    }
  }

  submit(event) {
    if (!event.target.matches("[data-saying]")) return;
    event.preventDefault();
    const [{ asked }, text] = [this.asking, $("input", event.target).value];
    this.then(() => this.answer(asked, text));
  }
}

// A field that was used with the mouse does not keep the keys from commanding.
function giveFocusBack() {
  let pointed = false;
  document.addEventListener("pointerdown", () => (pointed = true));
  document.addEventListener("keydown", () => (pointed = false));
  document.addEventListener("change", ({ target }) => {
    if (pointed && target.matches("select, input[type=checkbox]")) target.blur();
  });
}

async function openReference(link) {
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

const head = $(".article-head");
if (head) new Review(head);
