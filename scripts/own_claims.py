"""Claims written for this project on passages of news that it may not hold.

``own_claims.jsonl.gz`` has the claims; the passages are put together again from ``clusters`` by the
rules below, and each is told by its digest. A row has the form of ``nli/train/written_claims``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.evaluation.datasets import read_jsonl

CLAIMS = Path(__file__).with_name("own_claims.jsonl.gz")
#: Most words of a passage from the start of one article, fewest of an opening that is joined.
LONGEST, SHORTEST_OPENING = 215, 35
_SENTENCE_END = re.compile(r"[.!?][”\"]?(?=\s|$)")
_CUT = re.compile(r"\s*\.\.\.\.?$|…$")


def passages(data: Path) -> dict[str, str]:
    """The passages by ``src``: starts of ECB+ articles, openings of several outlets joined."""
    found = {}
    for event in read_jsonl(data / "clusters" / "ecbplus.jsonl.gz"):
        for article in event["articles"]:
            found[f"ecbplus/{event['id']}/{article['id']}"] = _start(article["text"])
    for event in read_jsonl(data / "clusters" / "allsides_neus.jsonl.gz"):
        openings = [_whole(a["text"]) for a in event["articles"] if not a.get("opinion")]
        kept = [text for text in openings if len(text.split()) >= SHORTEST_OPENING]
        found[f"neus/{event['id']}"] = " ".join(kept)
    return found


def own_claims(data: Path) -> Iterator[dict[str, Any]]:
    """The claims with their passages.

    Raises:
        SystemExit: if a passage is not the one that the claims were written on.
    """
    texts = passages(data)
    with gzip.open(CLAIMS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            premise = texts.get(row["src"], "")
            if digest(premise) != row.pop("passage"):
                raise SystemExit(f"{row['src']} is not the passage that claims were written on")
            yield {"premise": premise, **row}


def digest(passage: str) -> str:
    """What tells a passage: the start of its SHA-256."""
    return hashlib.sha256(passage.encode()).hexdigest()[:16]


def _start(text: str) -> str:
    """The first paragraphs, as many as have at most `LONGEST` words together."""
    passage = ""
    for paragraph in filter(None, map(_clean, text.split("\n"))):
        longer = f"{passage} {paragraph}".strip()
        if len(longer.split()) > LONGEST:
            break
        passage = longer
    return passage


def _whole(text: str) -> str:
    """The whole sentences of an opening that may be cut off."""
    text = _CUT.sub("", _clean(text))
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return text[: ends[-1]] if ends else ""


def _clean(text: str) -> str:
    return " ".join(text.split())
