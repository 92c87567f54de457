"""A checker without models and the reports that it gives, for tests of what is built on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claimcheck.records import ArticleInfo, Paragraph, ReferenceInfo, Report, SentenceResult
from claimcheck.settings import Settings

STORY = "The bridge was closed on Monday. Engineers found a crack in a pillar."


def make_report(
    *verdicts: str, flags: tuple[str, ...] = (), editorial: tuple[int, ...] = ()
) -> Report:
    """A report with one sentence and one paragraph a verdict; ``flags`` are the first's."""
    text = "Rain fell." * len(verdicts)
    spans = [(10 * i, 10 * i + 10) for i in range(len(verdicts))]
    return Report(
        claimcheck="0",
        models={"encoder": "stub", "nli": "stub", "opinion": "stub", "calibrator": "stub"},
        settings={},
        article=ArticleInfo("a", None, "0" * 64, "en", text),
        references=(ReferenceInfo("r", None, "1" * 64, 0),),
        paragraphs=tuple(
            Paragraph(i, start, end, "editorial" if i in editorial else "reported")
            for i, (start, end) in enumerate(spans)
        ),
        sentences=tuple(
            SentenceResult(
                index=i,
                paragraph=i,
                start=start,
                end=end,
                text="Rain fell.",
                role="body",
                verdict=verdicts[i],  # type: ignore[arg-type]
                confidence=0.9,
                support=0.5,
                opinion=0.1,
                reason="stub" if verdicts[i] == "not_checked" else None,
                flags=flags if i == 0 else (),
            )
            for i, (start, end) in enumerate(spans)
        ),
    )


class StubChecker:
    """Stands in for `claimcheck.Checker`: no models, ``answer`` says what comes back."""

    answer: Any = staticmethod(lambda article, references: make_report("supported"))
    made: list[StubChecker]

    def __init__(self, settings: Any = None, **options: Any) -> None:
        self.settings, self.options, self.calls = settings or Settings(), options, []
        type(self).made.append(self)

    def check(self, article: Any, references: Any, *, count_copies: bool = False) -> Report:
        self.calls.append((article, list(references)))
        self.count_copies = count_copies
        return type(self).answer(article, references)


def answer(stub: type[StubChecker], *verdicts: str, **options: object) -> None:
    stub.answer = staticmethod(lambda article, references: make_report(*verdicts, **options))


@dataclass(frozen=True)
class Ran:
    """How a command line ended."""

    code: int
    out: str
    err: str


#: What the fixture `run_cli` is.
RunCli = Callable[..., Ran]
