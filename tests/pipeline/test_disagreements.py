"""Where variants conflict: one matter, one side for each."""

from __future__ import annotations

from dataclasses import replace

from stubs import make_report

from claimcheck.pipeline.disagreements import disagreements
from claimcheck.records import (
    ArticleInfo,
    Contrast,
    Evidence,
    Fact,
    Judgement,
    Probabilities,
    Report,
    Role,
)


def report(name: str, *sentences: str, headline: bool = False) -> Report:
    """A report on a text of these sentences, a space between two."""
    text = " ".join(sentences)
    made = make_report(*["supported"] * len(sentences))
    results, start = [], 0
    for n, sentence in enumerate(sentences):
        role: Role = "headline" if headline and n == 0 else "body"
        end = start + len(sentence)
        results.append(replace(made.sentences[n], text=sentence, start=start, end=end, role=role))
        start = end + 1
    info = ArticleInfo(name, None, "0" * 64, "en", text)
    return replace(made, article=info, sentences=tuple(results))


def denied(of: Report, place: int, by: Report, words: str, *values: str) -> Report:
    """The report with a sentence that ``words`` of another contradict."""
    start = by.article.text.index(words)
    window = Evidence(start, start + len(words), words, 0.8)
    judged = Probabilities(0.1, 0.1, 0.8)
    found = Judgement(by.article.id, "contradiction", judged, 0.1, "nli", (window,))
    changed = list(of.sentences)
    sentence = changed[place]
    facts = tuple(
        Fact("number", sentence.start, sentence.start + 1, value, "mismatch", by.article.id, "?")
        for value in values
    )
    changed[place] = replace(
        sentence,
        judgements=(*sentence.judgements, found),
        facts=(*sentence.facts, *facts),
    )
    return replace(of, sentences=tuple(changed))


def told(*reports: Report) -> list[list[tuple[str, str, tuple[str, ...]]]]:
    return [[(s.variant, s.text, s.values) for s in d.sides] for d in disagreements(reports)]


FOUR, SIX, CLOSED = "Four people died.", "Six people died.", "The road is closed."


def test_sentences_that_deny_each_other_are_one_matter():
    post, wire = report("post", CLOSED, FOUR), report("wire", SIX)
    post, wire = denied(post, 1, wire, SIX, "Four"), denied(wire, 0, post, FOUR, "Six")
    assert told(post, wire) == [[("post", FOUR, ("Four",)), ("wire", SIX, ("Six",))]]
    (matter,) = disagreements([post, wire])
    for side, text in zip(matter.sides, (post.article.text, wire.article.text), strict=True):
        assert text[side.start : side.end] == side.text


def test_one_side_may_be_silent_on_it():
    post, wire = report("post", FOUR), report("wire", SIX, CLOSED)
    post = denied(post, 0, wire, f"{SIX} {CLOSED}")
    assert told(post, wire) == [[("post", FOUR, ()), ("wire", SIX, ())]]


def test_of_a_window_the_sentence_that_denies_in_turn_counts():
    like = "Four people died on the road."
    post, wire = report("post", like), report("wire", "Four people saw the road.", SIX)
    post = denied(post, 0, wire, wire.article.text)
    wire = denied(wire, 1, post, like)
    assert told(post, wire) == [[("post", like, ()), ("wire", SIX, ())]]


def test_a_third_variant_joins_and_the_body_stands_before_the_headline():
    post = report("post", "Four dead", FOUR, headline=True)
    radio, wire = report("radio", "Four are dead."), report("wire", SIX)
    wire = denied(denied(wire, 0, post, post.article.text, "Six"), 0, radio, "Four are dead.")
    post = denied(denied(post, 0, wire, SIX), 1, wire, SIX, "Four")
    radio = denied(radio, 0, wire, SIX, "Four")
    assert told(post, radio, wire) == [
        [("post", FOUR, ("Four",)), ("radio", "Four are dead.", ("Four",)), ("wire", SIX, ("Six",))]
    ]
    assert disagreements([post, radio, wire])[0].sides[0].also == (0,)


def test_matters_of_more_variants_come_first_and_two_matters_stay_apart():
    post = report("post", CLOSED, FOUR)
    radio, wire = report("radio", SIX), report("wire", "The road is open.", "Five people died.")
    post = denied(post, 0, wire, "The road is open.")
    post = denied(denied(post, 1, wire, "Five people died."), 1, radio, SIX)
    assert [[name for name, _, _ in sides] for sides in told(post, radio, wire)] == [
        ["post", "radio", "wire"],
        ["post", "wire"],
    ]


def test_what_a_text_without_a_report_denies_is_no_matter():
    post, draft = report("post", FOUR), report("draft", SIX)
    assert disagreements([denied(post, 0, draft, SIX, "Four")]) == ()
    assert disagreements([]) == ()


def test_an_opposite_is_a_value_a_dropped_hedge_none():
    post, wire = report("post", "It has closed."), report("wire", "It has not closed.")
    contrasts = tuple(
        Contrast(flag, 3, 6, text, "wire", "?")
        for flag, text in (("negation", "has"), ("hedge_dropped", "may"))
    )
    post = denied(post, 0, wire, "It has not closed.")
    post = replace(post, sentences=(replace(post.sentences[0], contrasts=contrasts),))
    assert told(post, wire)[0][0][2] == ("has",)
