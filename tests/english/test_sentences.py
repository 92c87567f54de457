"""Sentences."""

import random
from itertools import pairwise

import pytest

from claimcheck.english.sentences import MAX_WHOLE_QUOTATION, split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The bridge is closed.", "It opens in June.", "Will it?", "Nobody knows!"],
        ["“A house fell. Nobody was hurt,” he said.", "The end."],
        ['"A house fell. Nobody was hurt," he said.', "The end."],
        ["«A house fell. Nobody was hurt», he said.", "The end."],
        ["‘A house fell. Nobody was hurt,’ he said.", "The end."],
        ["She said: “We go. They stay.”", "Nobody laughed."],
        ["“We go. They stay.”", "“Nobody laughs.”"],
        ["“Why?” she asked.", "“Because!” shouted Ann Lee.", "“Why?”", "The man left."],
        ["“Why now?” Mayor Ann Lee asked the council.", "“We lost.”", "Lee said no more."],
        ["U.S. President Ann Lee met U.K. Prime Minister Bo Li.", "They talked."],
        ["He lives in the U.S.", "The other lives in the U.K.", "She said yes."],
        ["Mr. Lee and Lt. Gen. Li met Dr. Ho on Sept. 4 at St. Mary.", "It rained."],
        ["J. R. Lee spoke to A. B. Li.", "Then he left."],
        ["He saw “the U.S.” Senate.", "It was empty."],
        ["She said no.", "“What? Never!” he cried."],
        ["Thu. Sep 4th, 2031"],
        ["See No. 5 and approx. 40 more.", "It rose 3.5 percent."],
        ["It came... and went.", "He waited… and left."],
        ["Profits of the firm rose.", "iPhone sales fell."],
        ["1. The first point.", "2. The second point."],
        ["“We won.”", "~ Mayor Ann Lee."],
        ["It was late (he slept. She did not).", "Then it dawned."],
        ["He called it “a ‘mess’ for us.”", "Then he left."],
        ["It was “big.”", "“Huge,” he said."],
        # Whole words that are like a month, a state or a number cut short.
        ["The chamber surveyed its members in May.", "Mr Moxon is its chairman."],
        [
            "They met in May.",
            "Police were called.",
            "It rained in MAY.",
            "Councillors stayed away.",
        ],
        [
            "It fell by a third in May.",
            "Saturday was quiet.",
            "It shut in May.",
            "June 5 is the day.",
        ],
        ["The judge turned to me.", "“Mr. Lee?”"],
        ["He was seriously ill.", "Kim has not been seen.", "She bought the art.", "Tarn paid."],
        ["The fees rose from May. 4 on.", "Ann Lee sat (Art. 5, no. 7) in Ayr, Me. Mayor Li left."],
        [
            "It ran on Nov. 4, from Oct. Sunday to Fri. June 5.",
            "They met in Gary, Ill. Mayor Li left.",
        ],
        # A time of day and what belongs to it; a weekday may also be what comes next.
        ["Doors open at 9 a.m. Monday in the hall.", "It is free."],
        ["The race starts at 6 p.m. EST, she said.", "It ends at 8 p.m. ET/5 p.m. PT."],
        ["It ran from 7 a.m. Mountain Time to 9 p.m. Oslo time.", "It rained."],
        ["Polls close at 7 P.M. Sept. 4 and at 8 p.m. December 5.", "Nobody waits."],
        ["It shut at 8 p.m.", "Mayor Ann Lee left."],
        ["It shut at 8 p.m.", "The mayor left.", "It shut at 9 P.M.", "Nobody left."],
        ["They talked until 6 p.m.", "Sunday was quiet.", "Monday’s talks begin at 8 a.m."],
        ["They talked until 6 p.m.", "May Lee left."],
        # A quotation that a headline explains.
        ["‘They came back!’: Geese return to pond"],
        ["“Who pays?”: Council asks owner of pier"],
        ["“Stop!” – Mayor writes to council"],
        # Abbreviations that end a sentence, and such that do not.
        ["He left the U.S.", "Nobody knows why."],
        ["She moved to Ayr, D.C.", "Everyone there was pleased."],
        ["They sold shares of Acme Corp.", "Investors were pleased."],
        ["He works for Tarn Co.", "Several others do too."],
        ["Mayor Ann Lee met Bo Li Jr.", "Neither of them spoke."],
        ["She bought Acme Corp. President Ann Lee’s house.", "It is old."],
        ["They saw the U.S. Under Secretary and the U.S. No. 2 there.", "It rained."],
        ["A film by Tarn Bros. Pictures opened.", "It is long."],
        ["U.S. Steel and Acme Ltd. Chairman Bo Li agreed.", "It rained."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_stray_mark_is_no_sentence_of_its_own() -> None:
    assert split("The bridge is closed . .") == ["The bridge is closed . ."]


def test_a_quotation_too_long_for_a_model_is_split() -> None:
    sentence = "We have waited for this bridge for many years now. "
    count = MAX_WHOLE_QUOTATION // len(sentence) + 2
    text = f"“{sentence * count}It is done,” he said. The end."
    parts = split(text)
    assert len(parts) == count + 2
    assert parts[0].startswith("“We have")
    assert parts[-2] == "It is done,” he said."


def test_an_unclosed_quotation_is_split() -> None:
    assert split("“It began in May. It went on.") == ["“It began in May.", "It went on."]


@pytest.mark.parametrize("text", ["", "   ", "…", "“"])
def test_hardly_anything(text: str) -> None:
    assert split(text) == ([text] if text.strip() else [])


@pytest.mark.parametrize("seed", range(200))
def test_offsets_cover_all_words_in_order(seed: int) -> None:
    rng = random.Random(seed)
    pool = [
        "The",
        "U.S.",
        "mayor",
        "“Go.",
        "stop.”",
        "‘No’",
        '"',
        "said.",
        "Why?",
        "(a.",
        "b)",
        "…",
        "4.",
    ]
    text = " ".join(rng.choices(pool, k=rng.randrange(1, 40)))
    spans = split_sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("piece", ["“x ", "'x ", "( ", "... ", "A "])
def test_time_is_linear(piece: str) -> None:
    split_sentences(piece * 30_000)
