"""Whether time grows faster than the input: ``claimcheck bench growth``.

Shapes of input that are hard to read, each doubled four times. What is timed is the way that an
input goes before and beside the models: it is loaded, made a document, its quotations, names and
figures are read, and it is checked against references of its own shape with stubs in the place of
the models. A shape fails, and so does the run, where twice the input takes more than `MOST` times
as long, and `SHORT` or longer. Each runs in a process of its own with a deadline.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from results import console, store
from rich.table import Table

from claimcheck import Checker, InputError, Settings
from claimcheck.ingest.load import load_bytes
from claimcheck.pipeline import engine

#: Most times as long that twice the input may take, and seconds that are too few to be compared.
MOST, SHORT = 2.5, 0.5
DOUBLINGS = 4
#: Seconds for all sizes of one shape.
DEADLINE = 300.0
Make = Callable[[int], str]


def long_word(size: int) -> str:
    return "The council approved the bridge on Monday.\n\n" + "a" * (1000 * size)


def figures(size: int) -> str:
    rows = (f"Ward {i} voted {100 + i * 13 % 900} to {100 + i * 7 % 900}," for i in range(size))
    return "The council met on Monday.\n\n" + " ".join(rows) + " the clerk said."


def comments(size: int) -> str:
    return "<!-- a -->" * (100 * size) + "<html><body><p>The council met.</p></body></html>"


def quotation_marks(size: int) -> str:
    return "The mayor spoke. " + "“" * (1000 * size) + " We waited, she said.”"


def quotations(size: int) -> str:
    said = (f"“We waited {i} years,” said Ada Berg{i}. “It is {i} now.”" for i in range(4 * size))
    return "\n\n".join(said)


def sentences(size: int) -> str:
    """Sentences of one paragraph, with names."""
    return " ".join(f"Ada Berg{i} opened road {i} in Port {i} on Monday." for i in range(4 * size))


def names(size: int) -> str:
    """One sentence with many names."""
    listed = ", ".join(f"Ada Berg{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" for i in range(size))
    return f"The council met on Monday. {listed} and Liv Aas were there, the clerk said."


def clauses(size: int) -> str:
    """One sentence of many clauses, each with somebody who says it."""
    said = (f"Ada said that road {i} was closed because Liv said that it was" for i in range(size))
    return "The council met on Monday. " + ", and ".join(said) + "."


def short_lines(size: int) -> str:
    """Lines as a PDF gives them: no stops, a few words."""
    return "\n".join(f"the council met {i} times and" for i in range(40 * size))


def paragraphs(size: int) -> str:
    """Short paragraphs with dates, as lists of a page have them."""
    return "\n\n".join(f"June {1 + i % 28}: Band {i} at Hall {i}" for i in range(10 * size))


def nested(size: int) -> str:
    inner = "<div>" * (20 * size) + "<p>The council met on Monday.</p>" + "</div>" * (20 * size)
    return f"<html><body><article>{inner}<p>It approved the bridge.</p></article></body></html>"


def references(size: int) -> str:
    """Stories that share half of their sentences; the first is checked against the others."""
    facts = [f"The council of Port {i} approved road {i * 7 % 23} on Monday." for i in range(40)]
    stories = (
        [facts[(i * step) % len(facts)] for step in (1, 3, 7)]
        + [f"Ada Berg{i} opened hall {i} at noon.", f"Some {i + 20} people came to hall {i}."]
        for i in range(8 * size)
    )
    return DIVIDER.join("\n\n".join(story) for story in stories)


SHAPES: dict[str, Make] = {
    make.__name__.replace("_", " "): make
    for make in (
        *(long_word, figures, comments, quotation_marks, quotations, sentences, names, clauses),
        *(short_lines, paragraphs, nested, references),
    )
}
#: The smallest size of each shape; sizes give inputs that take a noticeable time.
FIRST = {"figures": 15, "names": 60, "clauses": 15, "comments": 20, "quotations": 10}
USUAL = 10
#: What divides an article and its references in the shapes that have several.
DIVIDER = "\f"
#: How shapes that are no plain text are read.
ENDINGS = {"comments": "", "nested": ".html"}


class Encoder:
    """Vectors by the words of a text, so that texts that share words are near each other."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.full((len(texts), 32), 0.01, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.split():
                row[zlib.crc32(word.encode()) % 32] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Nli:
    """Calls every pair neutral."""

    max_tokens, languages = 512, frozenset({"en"})

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        return np.tile(np.array([0.1, 0.8, 0.1], dtype=np.float32), (len(pairs), 1))

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        return [len(premise.split()) + len(hypothesis.split()) for premise, hypothesis in pairs]


class Opinion:
    """Calls nothing an opinion."""

    threshold = 0.5

    def predict(self, texts: Sequence[str]) -> np.ndarray:
        return np.zeros(len(texts), dtype=np.float32)


def checker() -> Checker:
    """A checker whose models are stubs; the process is for them alone."""
    engine.load_opinion = lambda _settings: (Opinion(), "stub")
    return Checker(Settings(threads=1), encoder=Encoder(), nli=Nli())


def read(stubbed: Checker, text: str, ending: str) -> None:
    """Take an input the way of an article and of its reference, or its references."""
    try:
        text, *others = text.split(DIVIDER)
        source = load_bytes(f"input{ending}", text.encode())
        stubbed.check(source, others or [f"{source.text}\n\nNobody was there."])
    except InputError as error:  # a refusal is an answer too
        print(f"refused: {error}", file=sys.stderr)


def measure(name: str) -> None:
    """Print the processor seconds of each size of a shape, after a small one to warm up."""
    first, ending = FIRST.get(name, USUAL), ENDINGS.get(name, ".txt")
    stubbed = checker()
    read(stubbed, SHAPES[name](1), ending)
    for doubling in range(DOUBLINGS + 1):
        text = SHAPES[name](first * 2**doubling)
        began = time.process_time()
        read(stubbed, text, ending)
        print(json.dumps([len(text), round(time.process_time() - began, 3)]), flush=True)


@dataclass(frozen=True)
class Growth:
    """Characters and processor seconds of each size of a shape that was done in time."""

    name: str
    sizes: list[int]
    seconds: list[float]

    @property
    def factor(self) -> float:
        """The greatest growth from one size to the next, of those that can be told from noise."""
        pairs = zip(self.seconds, self.seconds[1:], strict=False)
        return max((b / max(a, SHORT / MOST) for a, b in pairs if b >= SHORT), default=0.0)

    @property
    def fault(self) -> str:
        """Why the shape fails; empty when it holds."""
        if len(self.seconds) <= DOUBLINGS:
            return f"not done in {DEADLINE:.0f} s"
        return f"grows {self.factor:.1f} times" if self.factor > MOST else ""


def grown(name: str, deadline: float = DEADLINE) -> Growth:
    """Measure a shape in a process of its own, which ends at the deadline."""
    command = [sys.executable, __file__, "--measure", name]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=deadline, check=False)
        output = done.stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    rows = [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith(b"\n")]
    return Growth(name, [size for size, _ in rows], [seconds for _, seconds in rows])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="growth")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--measure", choices=SHAPES, help="measure one shape in this process")
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.measure)
        return 0
    found = [grown(name) for name in arguments.shapes]
    table = Table("shape", "characters", "seconds of each size", "factor", "", title="Growth")
    for each in found:
        seconds = " ".join(f"{taken:.2f}" for taken in each.seconds)
        largest = f"{each.sizes[-1]:,}" if each.sizes else ""
        table.add_row(each.name, largest, seconds, f"{each.factor:.1f}", each.fault)
    console.print(table)
    if len(found) == len(SHAPES):
        kept = {g.name: {"characters": g.sizes, "seconds": g.seconds} for g in found}
        store("growth", kept)
    return int(any(each.fault for each in found))


if __name__ == "__main__":
    raise SystemExit(main())
