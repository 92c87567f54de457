from __future__ import annotations

import re
from dataclasses import replace

import pytest
from factories import make_report
from report_builder import judgement
from rich.cells import cell_len

from claimcheck.records import Method, Report
from claimcheck.report import render
from claimcheck.report.numbering import Numbering
from claimcheck.report.view import GROUNDS as GROUNDS_MEAN
from claimcheck.report.view import SYMBOLS

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("color", [False, True])
def test_lines_fit_and_have_no_trailing_space(width: int, color: bool) -> None:
    lines = ANSI.sub("", render(make_report(), "terminal", width=width, color=color)).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_wide_terminal_is_used() -> None:
    wide = render(make_report(), "terminal", width=200)
    assert len(wide.splitlines()) < len(render(make_report(), "terminal", width=80).splitlines())


def test_width_defaults_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert render(make_report(), "terminal") == render(make_report(), "terminal", width=60)


@pytest.mark.parametrize("name", ["NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"])
@pytest.mark.parametrize("color", [False, True])
def test_arguments_win_over_the_environment(
    name: str, color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = render(make_report(), "terminal", width=80, color=color)
    monkeypatch.setenv(name, "dumb" if name == "TERM" else "1")
    assert render(make_report(), "terminal", width=80, color=color) == before


def test_colour_adds_nothing_but_codes_save_in_diffs() -> None:
    plain = render(make_report(), "terminal", width=80)
    colored = render(make_report(), "terminal", width=80, color=True)
    assert "\x1b" not in plain
    assert "\x1b[9;31murgent\x1b[0m" in colored
    assert "{+always+} keep a night boat for [-urgent-] patients" in plain
    without_marks = plain.replace("{+always+}", "always").replace("[-urgent-]", "urgent")
    assert ANSI.sub("", colored) == without_marks


def test_every_verdict_has_its_sign_and_word() -> None:
    text = render(make_report(), "terminal", width=80)
    for verdict, symbol in SYMBOLS.items():
        assert f"{symbol} {verdict.replace('_', ' ')}" in text
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


def test_furniture_is_one_line_and_supported_sentences_are_one_line() -> None:
    text = render(make_report(), "terminal", width=80)
    assert "2 lines of furniture set aside" in text
    assert "evening letter" not in text
    assert re.search(r"^✓  1  The ferry .*…  verbatim, 4 of 4 refs, 3 origins$", text, re.MULTILINE)


def evidence(number: int, width: int) -> list[str]:
    """The lines of evidence of a sentence, by its index, without their bar."""
    report = make_report()
    text, shown = render(report, "terminal", width=width), Numbering(report).number(number)
    (block,) = re.findall(rf"^. {shown:>2}  .*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    return re.findall(r"│ (.*)", block)


@pytest.mark.parametrize("width", [40, 80])
def test_evidence_is_cut_after_three_lines_at_a_word(width: int) -> None:
    (window,) = make_report().sentences[13].judgements[0].evidence[1:]
    lines = evidence(13, width)
    assert len(lines) == 3
    assert lines[-1].endswith(" …")
    kept = " ".join(lines).removesuffix(" …")
    assert window.text.startswith(f"{kept} ")


def test_evidence_that_fits_is_whole() -> None:
    assert evidence(12, 80) == ["The port has ruled out a bridge."]
    (window,) = make_report().sentences[13].judgements[0].evidence[1:]
    assert " ".join(evidence(13, 120)) == window.text


def test_a_reference_says_in_few_words_what_it_says() -> None:
    report = make_report()
    text = render(report, "terminal", width=80)
    assert "      none of 4 supports, 1 contradicts; 1 origin\n" in text
    assert "      harbour-post  contradicts 0.95, similarity 0.88\n" in text
    assert "      north-radio  says neither, similarity 0.52\n" in text
    cost = report.sentences[2]
    # Found to contradict where a model read the same: no probability is behind it.
    found = replace(judgement("harbour-post", "entailment", "x", p=0.96), label="contradiction")
    told = replace(cost, judgements=(found,))
    text = render(replace(report, sentences=(told,)), "terminal", width=80)
    assert " harbour-post  contradicts, similarity 0.80\n" in text


def test_a_narrow_terminal_has_what_supports_a_sentence_on_lines_of_its_own() -> None:
    text = render(make_report(), "terminal", width=20)
    assert "✓     Tarn Island f…\n      judged 0.94, 3\n      of 4 refs, 2\n      origins\n" in text


def test_the_writers_own_view_has_one_line_of_evidence() -> None:
    assert len(evidence(14, 40)) == 1


def test_what_is_underlined_reads_without_colour_too() -> None:
    colored = render(make_report(), "terminal", width=80, color=True)
    assert "\x1b[4mthree schools have closed\x1b[0m" in colored
    plain = render(make_report(), "terminal", width=80)
    assert "No reference supports this part: “three schools have" in " ".join(plain.split())


GROUNDS = [
    ("exact", 1.0, "verbatim", "2"),
    ("near_exact", 1.0, "near-verbatim", "2"),
    ("nli", 0.73, "judged 0.73", "2"),
    ("nli", 0.45, "weak 0.45", "1;33"),
]


def supported(method: Method, support: float) -> Report:
    """A report with one supported sentence that one reference has by a method."""
    report = make_report()
    has = replace(judgement("harbour-post", "entailment", "x"), method=method)
    sentence = replace(report.sentences[1], support=support, judgements=(has,))
    return replace(report, sentences=(sentence,))


@pytest.mark.parametrize(("method", "support", "grounds", "style"), GROUNDS)
def test_a_supported_sentence_says_what_its_support_rests_on(
    method: Method, support: float, grounds: str, style: str
) -> None:
    report = supported(method, support)
    for width in (20, 24, 40, 60, 80, 120, 200):
        text = render(report, "terminal", width=width)
        assert f"{grounds}, 1 of 4 refs" in " ".join(text.split())
        assert max(map(cell_len, text.splitlines())) <= width
    (word, *_) = grounds.split()
    assert f"    1 {word}: {GROUNDS_MEAN[word]}\n" in render(report, "terminal", width=80)
    assert f"\x1b[{style}m{grounds}\x1b[0m" in render(report, "terminal", width=80, color=True)


def test_the_best_of_several_references_tells_the_grounds() -> None:
    report = supported("nli", 0.45)
    (sentence,) = report.sentences
    exact = replace(judgement("coast-wire", "entailment", "x"), method="exact")
    both = replace(sentence, judgements=(*sentence.judgements, exact))
    text = render(replace(report, sentences=(both,)), "terminal", width=80)
    assert "verbatim, 2 of 4 refs" in text
    assert "weak" not in text


def test_a_supported_sentence_with_a_flag_says_so_too() -> None:
    assert "✓  3  supported · judged 0.83 · altered quote\n" in render(
        make_report(), "terminal", width=80
    )
