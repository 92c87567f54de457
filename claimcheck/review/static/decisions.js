// What the desk keeps of decisions on an article: sent to it, and asked of it.

export class Decisions {
  // `say` shows words; `changed` is called when the states of sentences are other ones.
  constructor(head, say, changed) {
    this.base = `/articles/${head.dataset.article}`;
    this.revision = head.dataset.revision;
    this.csrf = head.dataset.csrf;
    this.reviewer = head.dataset.reviewer;
    this.seen = Number(head.dataset.seen);
    this.states = {};
    // Whether the states were ever asked for.
    this.fresh = false;
    this.say = say;
    this.changed = changed;
  }

  async send(path, data) {
    let answer, found;
    try {
      answer = await fetch(`${this.base}/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-csrf-token": this.csrf },
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

  // What the desk says of all decisions.
  take(found) {
    // A question that was asked earlier may be answered later.
    if (found.seen < this.seen) return;
    this.seen = found.seen;
    this.states = found.states;
    this.changed(found);
  }

  // The decisions on some places that one of this kind and text would overrule.
  held(places, kind, text) {
    const said = (state) =>
      state.kind === kind && state.text === text.trim() && state.by === this.reviewer;
    return places
      .map((place) => this.states[place])
      .filter((state) => state?.kind && !state.outdated && !said(state));
  }
}
