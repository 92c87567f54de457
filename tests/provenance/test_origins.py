"""References that are copies of one text count once."""

from __future__ import annotations

import numpy as np
import pytest
from tiny import story

from claimcheck.arrays import Floats
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.provenance.origins import Text, group, number, relate


def text(*sentences: int, dimension: int = 12) -> Floats:
    """A text whose sentences are axes: the same number is the same sentence."""
    return np.eye(dimension, dtype=np.float32)[list(sentences)]


EMPTY: Floats = np.zeros((0, 0), dtype=np.float32)


# Relations: by words and by the order of what is told

BODY = [
    "The ferry hit the northern quay on Monday with more than two hundred people aboard.",
    "Both levers on the bridge had failed because a valve had jammed during the night.",
    "Divers found a dent of two metres below the waterline on the following afternoon.",
    "The harbour office closed the eastern basin to all larger vessels for one week.",
    "Nobody was hurt but three cars on the lower deck were damaged beyond any repair.",
    "An inquiry led by a retired judge will begin to hear its witnesses in the spring.",
]
OTHER = [
    "Hundreds of travellers waited for hours after an accident in the port of the island.",
    "A choir that was on its way to a wedding sang until the buses came at last.",
    "The mayor thanked the crews of two tugs and of a pilot boat for their quick help.",
    "Tickets for the crossing will be paid back at the counter in the main terminal.",
    "Union leaders said that repairs had been put off for years to save a little money.",
    "The company that owns the ship has seen its shares fall by a tenth since then.",
]


def told(sentences: list[str], vectors: Floats | None = None) -> Text:
    """A text of these sentences, a paragraph each; by default no sentence is like another."""
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 2
    if vectors is None:
        vectors = np.zeros((len(sentences), 2), dtype=np.float32)
    text = "\n\n".join(sentences)
    return Text(text, tuple(spans), quoted_spans(text), vectors)


def kind(a: Text, b: Text) -> str:
    (there,), (back,) = relate([a, b]), relate([b, a])
    assert (there.kind, there.copied) == (back.kind, back.copied)
    return there.kind


def test_copied_words_make_a_near_copy_even_cut_and_reordered():
    assert kind(told(BODY), told(BODY)) == "near_copy"
    assert kind(told(BODY), told(BODY[3:] + BODY[:2])) == "near_copy"
    assert kind(told(BODY), told(BODY[2:4])) == "near_copy"
    edited = [sentence.replace(" the ", " this ", 1) for sentence in BODY]
    assert kind(told(BODY), told(edited)) == "near_copy"


def test_identical_texts_are_copied_whole():
    (relation,) = relate([told([*BODY, "He left."]), told([*BODY, "He left."])])
    assert relation.copied == 1.0


def test_a_shared_passage_is_neither_copy_nor_independence():
    assert kind(told(BODY), told(OTHER)) == "independent"
    assert kind(told(BODY), told(OTHER[:4] + BODY[:3])) == "shared_text"
    assert kind(told(BODY), told(OTHER + BODY[:1])) == "independent"


def test_shared_quotations_are_no_copying():
    first = [f"“{sentence[:-1]},” she said." for sentence in BODY]
    second = [f"He added: “{sentence}”" for sentence in BODY]
    assert kind(told(first), told(second)) == "independent"
    assert kind(told(first + OTHER), told(first + BODY)) == "independent"


def test_a_paraphrase_follows_the_order():
    same, mixed = text(0, 1, 2, 3, 4, 5), text(3, 0, 4, 1, 5, 2)
    assert kind(told(BODY, same), told(OTHER, same)) == "paraphrase"
    # All counterparts of six, in another order: still too much for chance.
    assert kind(told(BODY, same), told(OTHER, mixed)) == "paraphrase"
    # Four of six in another order are what reports of one event share.
    some = text(3, 0, 4, 1, 8, 9)
    assert kind(told(BODY, same), told(OTHER, some)) == "independent"


def test_short_texts_need_more_agreement():
    assert kind(told(BODY[:2], text(0, 1)), told(OTHER[:2], text(0, 1))) == "independent"


def test_measures_are_shares_of_the_shorter_text():
    same, mixed = text(0, 1, 2, 3, 4, 5), text(1, 0)
    (relation,) = relate([told(BODY, same), told(OTHER[:1] + BODY[1:2], mixed)])
    assert relation.matched == 1.0
    assert relation.followed == 0.5
    assert relation.copied == 0.5  # of 30 words those of the second sentence


def test_texts_without_sentences_are_independent():
    assert kind(told([], EMPTY), told(BODY)) == "independent"
    assert kind(told([], EMPTY), told([], EMPTY)) == "independent"


def test_a_document_gives_its_story_alone():
    document = story("post", BODY[:2], "Sign up here for our letter.", furniture=[2])
    vectors = text(0, 1)
    made = Text.of(document, vectors)
    assert [document.text[a:b] for a, b in made.spans] == BODY[:2]
    assert relate([made, told(BODY[:2], vectors)])[0].copied == 1.0


def test_origins_are_numbered_over_all_relations():
    texts = [told(OTHER), told(BODY), told(BODY[:4]), told(BODY[4:] + OTHER[:2])]
    relations = relate(texts)
    assert [(r.first, r.second) for r in relations] == [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3),
    ]  # fmt: skip
    assert number(4, relations) == [0, 0, 0, 0]
    assert number(3, relate(texts[:3])) == [0, 1, 1]
    assert number(0, ()) == []


@pytest.mark.parametrize("seed", range(12))
def test_grouping_without_every_pair_gives_the_same_numbers(seed: int):
    rng = np.random.default_rng(seed)
    axes = np.eye(12, dtype=np.float32) + rng.normal(0, 0.15, (12, 12)).astype(np.float32)
    axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    texts = []
    for _ in range(14):
        chosen = rng.integers(0, 12, rng.integers(0, 7))
        worded = rng.random(len(chosen)) < 0.4
        lines = [
            [*BODY, *OTHER][n] if shown else f"Line {rng.integers(10**6)} of {n}."
            for n, shown in zip(chosen, worded, strict=True)
        ]
        texts.append(told(lines, axes[chosen] if len(chosen) else EMPTY))
    assert group(texts) == number(len(texts), relate(texts))


def test_many_independent_texts_are_not_compared_in_pairs(monkeypatch: pytest.MonkeyPatch):
    from claimcheck.provenance import origins

    compared = []
    real = origins._relation
    monkeypatch.setattr(
        origins, "_relation", lambda *given: compared.append(given[1:]) or real(*given)
    )
    texts = [told([f"Line {n}."], text(n, dimension=200)) for n in range(200)]
    assert group(texts) == list(range(200))
    copies = [told(BODY, text(*range(6))) for _ in range(200)]
    assert group(copies) == [0] * 200
    assert len(compared) < 250


def test_no_texts_have_no_origins():
    assert group([]) == []
    assert group([told([], EMPTY)]) == [0]


# Read both ways


def read(answer: bool, asked: list[tuple[str, str]]):
    def both_ways(pairs):
        asked.extend(pairs)
        return [answer] * len(pairs)

    return both_ways


@pytest.mark.parametrize(
    ("answer", "kind", "share"), [(True, "paraphrase", 1.0), (False, "independent", 0.0)]
)
def test_a_paraphrase_is_one_only_if_its_sentences_entail_each_other(answer, kind, share):
    same, asked = text(0, 1, 2, 3, 4, 5), []
    (relation,) = relate([told(BODY, same), told(OTHER, same)], read(answer, asked))
    assert (relation.kind, relation.both_ways) == (kind, share)
    assert asked == list(zip(BODY, OTHER, strict=True))


def test_a_refused_paraphrase_may_share_a_passage():
    same = text(0, 1, 2, 3, 4, 5)
    mixed = told([*BODY[:2], *OTHER[2:]], same)
    (relation,) = relate([told(BODY, same), mixed], read(False, []))
    assert relation.kind == "shared_text"


def test_nothing_but_paraphrases_is_read():
    asked: list[tuple[str, str]] = []
    texts = [
        told(BODY, text(*range(6))),
        told(BODY, text(*range(6))),
        told(OTHER, text(*range(6, 12))),
    ]
    found = relate(texts, read(False, asked))
    assert ([r.kind for r in found][0], asked) == ("near_copy", [])
    assert {r.both_ways for r in found} == {None}


@pytest.mark.parametrize(("answer", "origins"), [(True, [0, 0, 1]), (False, [0, 1, 2])])
def test_origins_are_grouped_by_the_same_answer(answer: bool, origins: list[int]):
    same, asked = text(0, 1, 2, 3, 4, 5), []
    third = told([f"Line {n}." for n in range(6)], text(*range(6, 12)))
    texts = [told(BODY, same), told(OTHER, same), third]
    assert group(texts, read(answer, asked)) == origins
    assert asked == list(zip(BODY, OTHER, strict=True))
    assert number(len(texts), relate(texts, read(answer, []))) == origins
    assert group(texts) == [0, 0, 1]
