"""RTF: the control words that bear on the text, and those that do not."""

from __future__ import annotations

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.formats import rtf
from claimcheck.ingest.formats.rtf import from_rtf

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Mincho;}}"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"One\par Two\line Three", "One\n\nTwo\nThree"),
        ("One\\\nTwo\r\n three", "One\n\nTwo three"),
        (r"a\tab b\~c\_d\-e", "a\tb\xa0c-de"),
        (r"\{1\} \\", r"{1} \\"[:-1]),
        (r"\ldblquote No,\rdblquote\~he said\emdash twice", "“No,”\xa0he said—twice"),
        (r"caf\'e9 \u8217?s \uc2\u8217\'92\'92s \uc0\u8217 s", "café ’s ’s ’s"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\f1\'cc\'ee\'f1\'f2 \f0 caf\'e9 \f2\'91\'e5", "Мост café 大"),
        (r"12{\deleted 3}{\deleted0 4}\deleted 5\plain 6", "1246"),
        (r"12{\strike 3}\v 4\v0 5{\*\comment 6}{\*\unknown{\b 7}}8", "1258"),
        (r"{\header Draft\par}{\footer 3}{\pict 0011aabb}Story", "Story"),
        (r"{\pict\bin4 }{}}}Story", "Story"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt Harbour}} pays", "Harbour pays"),
        (r"3 cm{\super 2} {\sub 2}", "3 cm² 2"),
        (r"40{\super\chftn}{\footnote\pard {\super\chftn} By divers.} m", "40 m\n\nBy divers."),
        (r"4{\super 12}{\footnote {\super 12} Divers.\par Two.} m", "4 m\n\nDivers.\n\nTwo."),
        (r"{\pntext 1.\tab}One\par{\listtext\tab}Two", "- One\n\n- Two"),
        (r"\intbl 4\cell 30\par min\cell\row\pard After", "4 30 min\n\nAfter"),
        (r"A{\shp{\*\shpinst{\sp x}{\shptxt\pard Box\par}}{\shprslt no}}B", "AB\n\nBox"),
    ],
)  # fmt: skip
def test_text(source: str, text: str) -> None:
    data = f"{{\\rtf1\\ansi{FONTS}\\f0 {source}}}".encode("cp1252")
    assert from_rtf(data, "a.rtf").text == text


@pytest.mark.parametrize(
    ("title", "expected"), [("Ferry  stopped", "Ferry stopped"), ("Template 3", None), ("", None)]
)
def test_a_title_counts_where_the_text_shows_it(title: str, expected: str | None) -> None:
    data = rf"{{\rtf1{{\info{{\title {title}}}{{\author Ada}}}}Ferry stopped\par No ferry sails.}}"
    assert from_rtf(data.encode(), "a.rtf").title == expected


@pytest.mark.parametrize(
    ("limit", "message"), [("MAX_TOKENS", "more than 9 marks"), ("MAX_LETTERS", "more than 9 let")]
)
def test_marks_and_letters_are_bounded(
    limit: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rtf, limit, 9)
    with pytest.raises(InputError, match=f"^a.rtf has {message}"):
        from_rtf(rb"{\rtf1 The \b ferry \b0 to \i Skarholm \i0 was \b stopped.}", "a.rtf")
