// The list of the sentences to look at: its order, what of it is shown, and what comes next.
import { $, $$, textElement } from "./dom.js";
import { decided, mark, summary } from "./rulings.js";

const place = (item) => Number(item.dataset.place);

// Where the order that was chosen last is kept, and the orders there are.
const ORDER = "claimcheck-order";
const ORDERS = ["text", "severity", "criteria"];
// The headings of the order by the five words; what falls short of none comes last.
const CRITERIA = ["accuracy", "sourcing", "opinion", "editorialisation", "context", ""];

export class Looks {
  constructor(list, select) {
    this.list = list;
    const kept = localStorage.getItem(ORDER);
    this.order = ORDERS.includes(kept) ? kept : ORDERS[0];
    if (select) select.value = this.order;
    this.arrange();
  }

  all() {
    return $$("li[data-place]", this.list);
  }

  link(chosen) {
    return $(`li[data-place="${chosen}"] a`, this.list);
  }

  // Mark which sentence is chosen.
  choose(chosen) {
    for (const link of $$("a", this.list)) link.removeAttribute("aria-current");
    this.link(chosen)?.setAttribute("aria-current", "true");
  }

  // Scroll the list, and nothing else, to the chosen sentence.
  show(chosen) {
    const line = this.link(chosen)?.getBoundingClientRect();
    const box = this.list.parentElement;
    const { top, bottom } = box.getBoundingClientRect();
    if (line && line.top < top) box.scrollTop += line.top - top;
    else if (line && line.bottom > bottom) box.scrollTop += line.bottom - bottom;
  }

  // Where a sentence is in the list, and what it says of it; nothing of other sentences.
  told(chosen) {
    const items = this.all();
    const at = items.findIndex((item) => place(item) === chosen);
    if (at < 0) return "";
    const words = $(".look-head", items[at]).textContent.trim().replace(/\s+/g, " ");
    return `${at + 1} of ${items.length}: ${words}`;
  }

  // The sentence that comes next in a direction, 1 or -1: the nearest one below (above) that nobody
  // has decided, round the end. Where all are decided, or `all` is wanted, the nearest at all.
  // Its place, and whether it was found round the end; null where there is no other.
  next(chosen, direction, all = false) {
    const items = this.all().filter((item) => place(item) !== chosen);
    const below = items.filter((item) => this.before(chosen, item));
    const above = items.filter((item) => !below.includes(item));
    const [ahead, behind] = direction > 0 ? [below, above] : [above.reverse(), below.reverse()];
    const open = (item) => all || !decided(item);
    const found = ahead.find(open) ?? behind.find(open);
    if (!found) return all ? null : this.next(chosen, direction, true);
    return { place: place(found), round: behind.includes(found), decided: decided(found) };
  }

  // The first that is undecided, or the first at all.
  first() {
    return this.next(-1, 1)?.place ?? -1;
  }

  // Whether the chosen sentence comes before an item; one that is not listed has its place in the
  // text, and in any other order comes before all.
  before(chosen, item) {
    const own = this.link(chosen)?.closest("li");
    if (own) return Boolean(own.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    return this.order !== "text" || place(item) > chosen;
  }

  mark(states) {
    for (const item of this.all()) {
      const state = states[item.dataset.place];
      mark(item, state);
      $(".look-ruling", item).textContent = summary(state);
    }
  }

  // Leave out what is decided, where that is wanted, but not what is chosen.
  filter(chosen) {
    const only = $("#undecided")?.checked;
    for (const item of this.all()) {
      item.hidden = Boolean(only && decided(item) && place(item) !== chosen);
    }
  }

  sort(order) {
    this.order = order;
    localStorage.setItem(ORDER, order);
    this.arrange();
  }

  // What is flagged comes before the weak ticks.
  arrange() {
    const by = this.order === "text" ? "place" : "rank";
    const weak = (item) => Number(item.hasAttribute("data-weak"));
    const items = this.all();
    items.sort((a, b) => weak(a) - weak(b) || a.dataset[by] - b.dataset[by]);
    this.list.append(...items);
    for (const head of $$("[data-head]", this.list)) head.remove();
    if (this.order === "criteria") this.group(items);
  }

  // Put the items under headings of the five words.
  group(items) {
    for (const word of CRITERIA) {
      const own = items.filter((item) => item.dataset.criterion === word);
      if (!own.length) continue;
      const head = textElement("li", `${word || "others"} ${own.length}`, "group-head");
      head.dataset.head = word;
      this.list.append(head, ...own);
    }
  }
}
