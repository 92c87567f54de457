"""Characters that a Word file gives by a symbol font and the number of a glyph in it.

Word writes such a number in the private area of Unicode, from U+F000 on. The letters of the font
Symbol are those of Adobe's encoding of that name, as unicode.org publishes it (MAPPINGS/VENDORS/
ADOBE/symbol.txt); of Wingdings only bullets, ticks, arrows and figures in circles are here.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[0-9A-Fa-f]{1,4}")
#: The numbers at which a font's glyphs begin and end, and where Word puts the first one.
_FIRST, _LAST, _PRIVATE = 0x20, 0xFF, 0xF000
_GREEK = (
    (0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
)
_SIGNS = (
    (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅"),
    (0x5B, "[∴]⊥_"),
    (0x7B, "{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    (0xBF, "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
    (0xF1, "〉∫"),
)
_WINGDINGS = (
    (0x4A, "☺😐☹"),
    (0x6C, "●❍■□"),
    (0x71, "❑❒⬧⧫◆❖"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9E, "·•"),
    (0xA1, "○"),
    (0xA7, "▪□"),
    (0xD8, "➢"),
    (0xDF, "←→↑↓↖↗↙↘"),
    (0xE8, "➔"),
    (0xEF, "⇦⇨⇧⇩⬄⇳"),
    (0xFB, "✗✓☒☑"),
)


def _table(*stretches: tuple[int, str]) -> dict[int, str]:
    return {start + n: sign for start, signs in stretches for n, sign in enumerate(signs)}


_FONTS = {"symbol": _table(*_GREEK, *_SIGNS), "wingdings": _table(*_WINGDINGS)}


_GLYPHS = re.compile(f"[{chr(_PRIVATE + _FIRST)}-{chr(_PRIVATE + _LAST)}]")


def read(number: str, font: str) -> str | None:
    """The one character that a glyph of a font stands for; None where that is not known.

    Args:
        number: of the glyph, in hexadecimal figures. Above those of a symbol font it is that of a
            letter, which any font has.
        font: its name.
    """
    if not _NUMBER.fullmatch(number):
        return None
    code = int(number, 16)
    glyph = code - _PRIVATE if code >= _PRIVATE else code
    if glyph <= _LAST:
        return _FONTS.get(font.strip().lower(), {}).get(glyph)
    letter = chr(code)
    return letter if letter.isprintable() else None


def replaced(text: str, font: str | None) -> str:
    """A text, as long as before, with characters for the glyphs of a font that are known."""
    return _GLYPHS.sub(lambda glyph: read(f"{ord(glyph[0]):x}", font or "") or glyph[0], text)


def glyphs(text: str) -> int:
    """How many letters of a text are but numbers of glyphs."""
    return len(_GLYPHS.findall(text))
