"""News pages with known text: is the story read, and the page around it set aside?

The pages and their stories, written down by people, are Scrapinghub's article extraction
benchmark; ``scripts/fetch_pages.py`` fetches them. No model has a part in it. A sentence counts as
found where most of its runs of four words are, so that it does not matter where sentences are cut;
one that a known text repeats counts once.

    python benchmarks/news_pages.py [--pages FOLDER] [--cases FILE]

``--cases`` writes down every fault, one a line, for comparing two states of the code with diff.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from results import ROOT, console, store
from rich.table import Table

from claimcheck.english.sentences import split_sentences
from claimcheck.english.words import words
from claimcheck.errors import ClaimcheckError
from claimcheck.ingest.clean import clean
from claimcheck.ingest.document import build
from claimcheck.ingest.language import detect
from claimcheck.ingest.load import load_bytes
from claimcheck.records import Document

FOLDER = ROOT / "runs" / "pages"
#: Fewest pages that the figures may come from.
MIN_PAGES = 150
#: What share of sentences may go wrong at most: of known ones for the first two kinds, of body
#: sentences for the third. See `measure`. Most of what is set aside are notices that the known
#: texts count as story: copyright, who contributed, addresses, what a page earns.
CEILINGS = {"not read": 0.014, "set aside": 0.005, "not known": 0.018}
#: Words of a run, and the share of a sentence's runs that must be found.
_RUN, _FOUND = 4, 0.75
#: Sentences of fewer words are labels and numbers, which stand anywhere.
_MIN_WORDS = 3

Kind = Literal["not read", "set aside", "not known"]


@dataclass(frozen=True)
class Page:
    """A saved page and the text of its story."""

    name: str
    url: str
    html: bytes
    story: str


@dataclass(frozen=True)
class Case:
    """A sentence that was read wrongly."""

    page: str
    kind: Kind
    text: str


@dataclass(frozen=True)
class Outcome:
    """Sentences of one page: known, of them right, body, and each that is wrong."""

    known: int
    body: int
    cases: tuple[Case, ...]

    def count(self, kind: Kind) -> int:
        """How many sentences are wrong in one way."""
        return sum(case.kind == kind for case in self.cases)


def pages(folder: Path) -> Iterator[Page]:
    """The English pages in ``folder``, in the order of their names."""
    known = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, entry in sorted(known.items()):
        story = clean(entry["articleBody"])
        if detect(story) == "en":
            html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield Page(name[:8], entry["url"], html, story)


def read(page: Page) -> Document | None:
    """The page as the product reads it; None where it says that it cannot."""
    try:
        return build(load_bytes("page.html", page.html))
    except ClaimcheckError:
        return None


def compare(page: Page, document: Document | None) -> Outcome:
    """Hold a page as read against its story."""
    everything = _Runs([s.text for s in document.sentences] if document else [])
    content = _Runs([s.text for s in document.content] if document else [])
    story = _Runs([page.story])
    known = [s for s in dict.fromkeys(_sentences(page.story)) if len(words(s)) >= _MIN_WORDS]
    body = [s.text for s in document.sentences if s.role == "body"] if document else []
    body = [text for text in body if len(words(text)) >= _MIN_WORDS]
    cases: list[Case] = []
    for text in known:
        if not everything.hold(text):
            cases.append(Case(page.name, "not read", text))
        elif not content.hold(text):
            cases.append(Case(page.name, "set aside", text))
    cases += [Case(page.name, "not known", text) for text in body if not story.hold(text)]
    return Outcome(len(known), len(body), tuple(cases))


class _Runs:
    """The runs of up to four words of some texts, taken as one."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._runs: set[tuple[str, ...]] = set()
        found = [word for text in texts for word in words(text)]
        for size in range(_MIN_WORDS, _RUN + 1):
            self._runs.update(_runs(found, size))

    def hold(self, text: str) -> bool:
        """Whether most runs of a text are among them."""
        found = words(text)
        runs = _runs(found, min(_RUN, len(found)))
        return sum(run in self._runs for run in runs) >= _FOUND * len(runs)


def _runs(found: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(found[at : at + size]) for at in range(len(found) - size + 1)]


def _sentences(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (paragraph[a:b] for a, b in split_sentences(paragraph, "en"))


def measure(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Shares of sentences that are wrong, precision and recall of the story.

    "not read": known sentences that are nowhere in the text; "set aside": those taken for
    furniture; "not known": sentences of the body that the known text has not.
    """
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts.update(case.kind for case in outcome.cases)
    known, body = sum(o.known for o in outcomes), sum(o.body for o in outcomes)
    lost = counts["not read"] + counts["set aside"]
    return {
        "pages": len(outcomes),
        "known_sentences": known,
        "body_sentences": body,
        "not read": round(counts["not read"] / max(1, known), 4),
        "set aside": round(counts["set aside"] / max(1, known), 4),
        "not known": round(counts["not known"] / max(1, body), 4),
        "precision": round(1 - counts["not known"] / max(1, body), 4),
        "recall": round(1 - lost / max(1, known), 4),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="ignored: the name of this benchmark")
    parser.add_argument("--pages", type=Path, default=FOLDER)
    parser.add_argument("--cases", type=Path, help="write every fault to this file")
    arguments = parser.parse_args()
    if not (arguments.pages / "ground-truth.json").is_file():
        print(f"pages: none in {arguments.pages}; run scripts/fetch_pages.py", file=sys.stderr)
        return 2
    outcomes = [compare(page, read(page)) for page in pages(arguments.pages)]
    figures = measure(outcomes)
    if arguments.cases:
        lines = (f"{c.kind}\t{c.page}\t{c.text}\n" for o in outcomes for c in o.cases)
        arguments.cases.write_text("".join(lines), encoding="utf-8")
    table = Table("what", "share", "at most", title=f"{figures['pages']} news pages")
    for kind, most in CEILINGS.items():
        table.add_row(kind, f"{figures[kind]:.2%}", f"{most:.2%}")
    for what in ("precision", "recall"):
        table.add_row(what, f"{figures[what]:.2%}", "")
    console.print(table)
    store("pages", figures)
    over = [kind for kind, most in CEILINGS.items() if figures[kind] > most]
    return int(bool(over) or figures["pages"] < MIN_PAGES)


if __name__ == "__main__":
    raise SystemExit(main())
