"""A new Word file with the text of an article that was not given as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from claimcheck.wordfile.package import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import Report

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: A character that XML cannot say; a question mark keeps the offsets.
_UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES = f"""{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>
</Types>"""
_PACKAGE = f"""{_HEAD}<Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_DOCUMENT = f"""{_HEAD}<Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
</Relationships>"""
_STYLES = f"""{_HEAD}<w:styles xmlns:w="{_WORD}">
<w:docDefaults><w:pPrDefault><w:pPr>
<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>
</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Furniture"><w:name w:val="Furniture"/>
<w:basedOn w:val="Normal"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>
</w:styles>"""
_STYLE_OF = {"headline": "Title", "furniture": "Furniture"}


def article_file(report: Report) -> bytes:
    """Return a Word file in which every paragraph of the article is a paragraph of one run."""
    body = "".join(_paragraphs(report))
    document = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _PACKAGE,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _DOCUMENT,
        "word/styles.xml": _STYLES,
    }
    return pack({name: text.encode() for name, text in parts.items()})


def _paragraphs(report: Report) -> Iterator[str]:
    for paragraph in report.paragraphs:
        style = _STYLE_OF.get(paragraph.kind)
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        text = _UNSAYABLE.sub("?", report.article.text[paragraph.start : paragraph.end])
        run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        yield f"<w:p>{properties}{run}</w:p>"
