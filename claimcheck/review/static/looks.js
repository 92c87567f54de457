// The list of the sentences to look at: its order, what of it is shown, and what comes next.
import { $, $$ } from "./dom.js";
import { decided, mark, summary } from "./rulings.js";

const place = (item) => Number(item.dataset.place);

export class Looks {
  constructor(list) {
    this.list = list;
  }

  all() {
    return $$("li[data-place]", this.list);
  }

  // The places of the sentences that are shown.
  places() {
    return this.all()
      .filter((item) => !item.hidden)
      .map(place);
  }

  link(chosen) {
    return $(`li[data-place="${chosen}"] a`, this.list);
  }

  // Show which sentence is chosen.
  choose(chosen) {
    for (const link of $$("a", this.list)) link.removeAttribute("aria-current");
    const link = this.link(chosen);
    link?.setAttribute("aria-current", "true");
    link?.scrollIntoView({ block: "nearest" });
  }

  // Where a line is in the list, and what it says of its sentence; nothing for other sentences.
  told(chosen) {
    const places = this.places();
    const at = places.indexOf(chosen);
    if (at < 0) return "";
    const words = $(".look-head", this.link(chosen)).textContent.trim().replace(/\s+/g, " ");
    return `${at + 1} of ${places.length}: ${words}`;
  }

  // The place that is so many steps from one; undefined where the list ends before.
  from(chosen, step) {
    const places = this.places();
    const at = places.indexOf(chosen);
    if (at < 0) return places.at(step > 0 ? 0 : -1);
    return places[at + step];
  }

  // The next sentence that nobody has decided, round to the first.
  undecided(chosen) {
    const items = this.all().filter((item) => !item.hidden);
    const at = items.findIndex((item) => place(item) === chosen);
    const others = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
    const next = others.find((item) => !decided(item));
    return next && place(next);
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
    const by = order === "text" ? "place" : "rank";
    const items = this.all();
    items.sort((a, b) => a.dataset[by] - b.dataset[by]);
    this.list.append(...items);
  }
}
