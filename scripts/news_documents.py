"""News documents to build training pairs from: cleaned, cut into sentences, free of test texts.

Read are the documents of the consistency validation sets (WiCE left out: its pages hold page
boilerplate), the train events of BASIL, the train documents of MPQA and the PolNeAR half. A
document that shares text with any document of the consistency test sets is left out.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sentencex import segment

from claimcheck.evaluation.datasets import name_of, opinion_examples, read_jsonl

#: Shingles are runs of this many words, case and punctuation left out; a document that shares
#: `SHARED_SHINGLES` of them with a test document is taken for a copy of it.
SHINGLE_WORDS, SHARED_SHINGLES = 10, 3
#: Sentences of fewer or more words than this are left out, and documents of fewer sentences.
WORDS, LEAST_SENTENCES = range(6, 56), 5

_WORD = re.compile(r"[^\W_]+")
_TOKENISED = re.compile(r"\w (?:n't|'s|[.,])(?=\s|$)")
#: What undoes the Penn tokenisation of the lower-cased CNN/DM copies, in this order.
_JOINS = (
    (re.compile(r" (n't|'(?:s|re|ve|ll|d|m))\b"), r"\1"),
    (re.compile(r" ([.,;:!?%)\]])"), r"\1"),
    (re.compile(r"([(\[£$€]) "), r"\1"),
    (re.compile(r"`` ?(.*?) ?''"), r'"\1"'),
    (re.compile(r"(?<!\S)` (.*?) '(?!\S)"), r"'\1'"),
    (re.compile(r"-(?:lrb|LRB)- ?(.*?) ?-(?:rrb|RRB)-"), r"(\1)"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
)
_DATELINE = re.compile(r"^[^.]{0,40}?\(\s?(?:CNN|Reuters|AP)\s?\)\s*(?:-+|—)?\s*", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?]['\"”])(?=[A-Z][a-z])")
_FURNITURE = re.compile(
    r"https?:|www\.|@\w|\bclick here\b|\bscroll down\b|\bread more\b|\bfollow us\b"
    r"|\ball rights reserved\b|\bpic\.twitter|\bcontributed to this\b|\bmedia playback\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NewsDocument:
    """The sentences of one document in their order; ``digest`` names it in the pairs."""

    digest: str
    sentences: tuple[str, ...]


def shingles(text: str) -> frozenset[int]:
    """The hashes of every run of `SHINGLE_WORDS` words of ``text``."""
    words = _WORD.findall(text.casefold().replace("'", " "))
    runs = (words[n : n + SHINGLE_WORDS] for n in range(len(words) - SHINGLE_WORDS + 1))
    return frozenset(
        int.from_bytes(hashlib.blake2b(" ".join(r).encode(), digest_size=8).digest(), "big")
        for r in runs
    )


def detokenise(text: str) -> str:
    """Undo a Penn tokenisation if ``text`` has one."""
    if len(_TOKENISED.findall(text)) * 40 < len(text.split()):
        return text
    for pattern, replacement in _JOINS:
        text = pattern.sub(replacement, text)
    return text


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a document that read like prose, each once."""
    found: dict[str, None] = {}
    for paragraph in detokenise(text.replace("\\'", "'")).split("\n"):
        paragraph = _DATELINE.sub("", _GLUED.sub(" ", paragraph.strip()))
        for sentence in segment("en", paragraph):
            sentence = " ".join(sentence.split())
            prose = sentence.rstrip("'\"”’)").endswith((".", "!", "?"))
            if prose and len(sentence.split()) in WORDS and not _FURNITURE.search(sentence):
                found[sentence] = None
    return tuple(found)


def raw_texts(data: Path) -> Iterator[str]:
    """Yield the text of every document that may be trained on, copies included."""
    for path in sorted((data / "consistency" / "val").glob("*.jsonl.gz")):
        if not name_of(path).startswith("wice"):
            yield from sorted({row["document"] for row in read_jsonl(path)})
    for row in read_jsonl(data / "opinion" / "basil.jsonl.gz"):
        if row["split"] == "train":
            yield "\n".join(s["text"] for s in row["sentences"])
    train = {e.sentence for e in opinion_examples(data / "opinion") if e.split == "train"}
    by_document = defaultdict(list)
    for row in read_jsonl(data / "opinion" / "mpqa12_sentences.jsonl.gz"):
        by_document[row["doc"]].append(row["sentence"])
    for sentences in by_document.values():
        if train.issuperset(sentences):
            yield "\n".join(sentences)
    for row in read_jsonl(data / "quotes" / "polnear_half.jsonl.gz"):
        yield row["text"].partition("\n\n")[2]


def test_texts(data: Path) -> Iterator[str]:
    """Yield the text of every document of the consistency test sets."""
    for path in sorted((data / "consistency" / "test").glob("*.jsonl.gz")):
        yield from sorted({row["document"] for row in read_jsonl(path)})


def news_documents(texts: Iterable[str], forbidden: Iterable[str]) -> Iterator[NewsDocument]:
    """Yield the documents of ``texts``, copies of each other or of ``forbidden`` left out."""
    taken = frozenset().union(*(shingles(text) for text in forbidden))
    seen: set[int] = set()
    for text in texts:
        own = shingles(text)
        if len(own & taken) >= SHARED_SHINGLES or len(own & seen) * 4 > len(own):
            continue
        seen |= own
        sentences = sentences_of(text)
        if len(sentences) >= LEAST_SENTENCES:
            digest = hashlib.sha256(text.encode()).hexdigest()[:16]
            yield NewsDocument(digest, sentences)
