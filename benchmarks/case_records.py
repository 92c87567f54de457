"""Records of what the product says of fixed articles: one line a sentence, one a report.

The articles: the seeds and the examples; news of PolNeAR (train), of which every fifth sentence is
held out of the reference, so that it should be unsupported and the others supported; claims written
on news passages; the drafts of ``benchmarks/stories``. Records hold texts of the data sets and
belong under ``runs/``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import gold
import sentencex
import stories
from quote_cases import quotes_of

from claimcheck import Checker, ClaimcheckError, Report, SentenceResult, Source

#: A line of a record, or of a data set.
Row: TypeAlias = dict[str, Any]

ARTICLES, EVERY, CLAIMS = 25, 5, 300
#: Most characters of a news text, and fewest: some forty sentences, of which eight are held out.
LENGTHS = (4000, 8000)
#: What no sentence of a news text is when the reference is the rest of that text.
NEVER = (
    "misattributed_quote number_mismatch date_mismatch name_mismatch negation hedge_dropped"
    " attribution_dropped"
).split()
VERDICTS = {"entailment": "supported", "contradiction": "contradicted", "neutral": "unsupported"}
#: The flag that a written claim should get for what was done to it; other kinds tell of none.
FLAG_OF_KIND = {
    "number": "number_mismatch",
    "unit": "number_mismatch",
    "date": "date_mismatch",
    "name": "name_mismatch",
    "negation": "negation",
    "hedge": "hedge_dropped",
    "attribution": "attribution_dropped",
    "opinion": "opinion",
}


@dataclass(frozen=True)
class Story:
    """Reports by article, and what is true of their sentences.

    A label holds ``article``, ``text``, ``verdict`` and ``flags`` (whether each flag that it tells
    of is right); a speaker holds ``article``, ``text`` (of the quotation) and ``source``.
    """

    reports: dict[str, Report | ClaimcheckError]
    labels: list[Row]
    speakers: list[Row] = field(default_factory=list)


def clusters(checker: Checker, files: dict[str, tuple[list[Path], Path]]) -> Iterator[Story]:
    """Each variant of a story against the others."""
    for story, (paths, file) in files.items():
        rows = gold.read_labels(file)
        told = {tag for row in rows for tag in row["tags"]} & set(gold.FLAGS)
        labels = [
            {
                "article": f"{story}/{row['article']}",
                "text": row["text"],
                "verdict": row["verdict"],
                "flags": {flag: flag in row["tags"] for flag in sorted(told)},
            }
            for row in rows
        ]
        reports = gold.check_cluster(checker, paths)
        yield Story({f"{story}/{name}": report for name, report in reports.items()}, labels)


def news(checker: Checker, shared: Path) -> Iterator[Story]:
    """News texts against themselves without every fifth sentence."""
    rows = read(shared / "data" / "quotes" / "polnear_half.jsonl.gz")
    fit = (r for r in rows if r["split"] == "train" and LENGTHS[0] <= len(r["text"]) <= LENGTHS[1])
    for row in sorted(fit, key=lambda row: _digest(row["id"]))[:ARTICLES]:
        name = row["id"]
        reference, labels = hold_out(row["text"])
        article = Source(name, None, row["text"])
        yield Story(
            {name: _check(checker, article, Source("rest", None, reference))},
            [{"article": name, "flags": dict.fromkeys(NEVER, False), **label} for label in labels],
            [{"article": name, "text": q.text, "source": q.source} for q in quotes_of(row)],
        )


def hold_out(text: str) -> tuple[str, list[Row]]:
    """A text without every fifth sentence, and the label of each sentence beside that rest."""
    labels, lines = [], []
    for line in text.splitlines():
        kept = []
        for sentence in filter(str.strip, sentencex.segment("en", line)):
            held = len(labels) % EVERY == EVERY - 1
            verdict = "unsupported" if held else "supported"
            labels.append({"text": sentence.strip(), "verdict": verdict})
            kept += [] if held else [sentence]
        lines.append("".join(kept).strip())
    return "\n".join(lines), labels


def claims(checker: Checker, shared: Path) -> Iterator[Story]:
    """Written claims, each an article of its own against its passage."""
    rows = list(read(shared / "data" / "nli" / "train" / "written_claims.train.jsonl.gz"))
    rows = [row for row in rows if row["src"].startswith("polnear")] or rows
    for row in sorted(rows, key=lambda row: (_digest(row["premise"]), row["id"]))[:CLAIMS]:
        name, passage = row["id"], Source(row["src"], None, row["premise"])
        flags = {FLAG_OF_KIND[row["kind"]]: True} if row["kind"] in FLAG_OF_KIND else {}
        if row["label"] == "entailment":
            flags = dict.fromkeys(FLAG_OF_KIND.values(), False)
        label = {"article": name, "text": row["hypothesis"], "verdict": VERDICTS[row["label"]]}
        report = _check(checker, Source(name, None, row["hypothesis"]), passage)
        yield Story({name: report}, [{**label, "flags": flags}])


def drafts(checker: Checker, part: str) -> Iterator[Story]:
    """The drafts of one part of ``benchmarks/stories``, each against its references."""
    for folder in stories.folders(part):
        name = f"{folder.name}/{stories.DRAFT}"
        labels = [
            {
                "article": name,
                "text": row["text"],
                "verdict": row["verdict"],
                "flags": stories.flags_asked(row),
            }
            for row in gold.read_labels(folder / stories.LABELS)
        ]
        yield Story({name: stories.check(checker, folder)}, labels)


SOURCES: dict[str, Callable[[Checker, Path], Iterator[Story]]] = {
    "seeds": lambda checker, shared: clusters(checker, gold.seed_clusters(shared)),
    "examples": lambda checker, _: clusters(checker, gold.example_clusters()),
    "news": news,
    "claims": claims,
    "stories_dev": lambda checker, _: drafts(checker, "dev"),
    "stories_test": lambda checker, _: drafts(checker, "test"),
}


def _check(checker: Checker, article: Source, reference: Source) -> Report | ClaimcheckError:
    try:
        return checker.check(article, [reference])
    except ClaimcheckError as error:
        return error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def rows_of(source: str, story: Story) -> Iterator[Row]:
    """The lines of a story: for each report its digest, and its sentences."""
    reports = {n: r for n, r in story.reports.items() if not isinstance(r, ClaimcheckError)}
    truths = _truths(story, reports)
    for name, report in story.reports.items():
        if isinstance(report, ClaimcheckError):
            yield {"source": source, "id": name, "error": str(report)}
            continue
        body = {k: v for k, v in report.to_dict().items() if k != "timing"}
        digest = _digest(json.dumps(body, ensure_ascii=False))
        yield {"source": source, "id": name, "sha256": digest}
        for sentence in report.sentences:
            truth = truths.get((name, sentence.index))
            yield {"source": source, "id": name, **_told(report, sentence), "gold": truth}


def _truths(story: Story, reports: dict[str, Report]) -> dict[tuple[str, int], Row]:
    """What is true of the sentences, by article and index."""
    truths: dict[tuple[str, int], Row] = {}
    labels = (row for row in story.labels if row["article"] in reports)
    for row, sentences in gold.matched(labels, reports):
        truth = {"verdict": row["verdict"], "flags": row["flags"], "speakers": []}
        for sentence in sentences:
            truths.setdefault((row["article"], sentence.index), truth)
    for row in story.speakers:
        report = reports.get(row["article"])
        span = report and gold.find(row["text"], report.article.text)
        for sentence in report.sentences if report and span else ():
            truth = truths.get((row["article"], sentence.index))
            if truth and span and sentence.start <= span[0] < sentence.end:
                truth["speakers"].append([row["text"], row["source"]])
    return truths


def _told(report: Report, sentence: SentenceResult) -> Row:
    """What the product says of a sentence; texts stand in the place of offsets."""
    text = report.article.text
    return {
        "text": sentence.text,
        "role": sentence.role,
        "verdict": sentence.verdict,
        "support": round(sentence.support, 6),
        "flags": list(sentence.flags),
        "labels": {j.reference: j.label for j in sentence.judgements},
        "facts": [[f.kind, f.text, f.status, f.found] for f in sentence.facts],
        "quotes": [[q.text, q.speaker, q.status] for q in sentence.quotes],
        "parts": [[text[p.start : p.end], p.verdict] for p in sentence.parts],
        "contrasts": [[c.flag, c.text, c.found] for c in sentence.contrasts],
        "unsupported_spans": [text[s.start : s.end] for s in sentence.unsupported_spans],
        "paragraph": report.paragraphs[sentence.paragraph].kind,
    }


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write JSON lines so that equal rows are equal bytes."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
