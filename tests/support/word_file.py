"""Word files written by their XML, so that a test shows what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:example:shape"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BY = 'w:author="Mette" w:date="2026-11-02T09:00:00Z"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-office'
    'document.wordprocessingml.document.main+xml"/>{}</Types>'
)
_PART = (
    '<Override PartName="/word/{0}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.{0}+xml"/>'
)


def run(text: str, properties: str = "") -> str:
    """A run; ``properties`` as "<w:b/>"."""
    set_ = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{set_}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str, number: int = 900) -> str:
    return f'<w:ins w:id="{number}" {BY}>{run(text)}</w:ins>'


def deleted(text: str, number: int = 901) -> str:
    return f'<w:del w:id="{number}" {BY}>{run(text).replace("w:t", "w:delText")}</w:del>'


def paragraph(*inner: str, style: str = "", mark: str = "") -> str:
    """A paragraph; ``mark`` are properties of its end."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    ended = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{named}{ended}</w:pPr>{''.join(inner)}</w:p>"


def text_box(*paragraphs: str) -> str:
    """A run with a text box in both of its forms."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{content}</wps:txbx>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def table(*rows: Iterable[str]) -> str:
    """A table of rows of cells, each with what is in it."""
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def word_file(*body: str, core: str = "", **parts: str) -> bytes:
    """A Word file; ``parts`` are what its comments, footnotes and such hold."""
    related = [f"{OFFICE}/{name}" for name in parts]
    files = {
        "[Content_Types].xml": _TYPES.format("".join(map(_PART.format, parts))),
        "_rels/.rels": _relations(
            [(f"{OFFICE}/officeDocument", "word/document.xml")]
            + [(f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml")] * bool(core)
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [(kind, f"{name}.xml") for kind, name in zip(related, parts, strict=True)]
        ),
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {SPACES}>{inner}</w:{name}>"
    if core:
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="urn:example:core" xmlns:dc="urn:example:dc"'
            f' xmlns:dcterms="urn:example:dcterms">{core}</cp:coreProperties>'
        )
    return zipped({name: text.encode() for name, text in files.items()})


def _relations(found: list[tuple[str, str]]) -> str:
    lines = (
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(found, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def commented(data: bytes) -> dict[str, tuple[str, str]]:
    """The comments of a Word file by id: the words that they stand at, and what they say.

    Words are those that are not deleted; text boxes are left out.
    """
    files = unzipped(data)
    said = {
        comment.get(f"{W}id"): " / ".join(
            "".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")
        )
        for comment in ElementTree.fromstring(files["word/comments.xml"])
    }
    words: dict[str, list[str]] = {}
    open_: set[str] = set()
    for element in _shown(ElementTree.fromstring(files["word/document.xml"])):
        id_ = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_.add(id_)
            words[id_] = []
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(id_)
        elif element.tag == f"{W}t":
            for number in open_:
                words[number].append(element.text or "")
        elif element.tag == f"{W}p":
            for number in open_:
                words[number].append("\n")
    assert not open_
    return {id_: ("".join(words[id_]).strip("\n"), said[id_]) for id_ in words}


def _shown(element: ElementTree.Element) -> Iterable[ElementTree.Element]:
    yield element
    for inner in element:
        if inner.tag not in (f"{W}txbxContent", f"{W}del", f"{W}moveFrom"):
            yield from _shown(inner)


def without_comments(document: bytes) -> str:
    """The XML of a main part without comments, and with runs of like properties joined."""
    root = ElementTree.fromstring(document)
    for parent in list(root.iter()):
        for inner in list(parent):
            if inner.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd") or (
                inner.tag == f"{W}r" and inner.find(f"{W}commentReference") is not None
            ):
                parent.remove(inner)
        _join_runs(parent)
    return ElementTree.tostring(root, "unicode").replace(' xml:space="preserve"', "")


def _join_runs(parent: ElementTree.Element) -> None:
    last: ElementTree.Element | None = None
    for inner in list(parent):
        if last is not None and inner.tag == f"{W}r" == last.tag and _look(inner) == _look(last):
            for piece in inner:
                if piece.tag != f"{W}rPr":
                    last.append(piece)
            parent.remove(inner)
        else:
            last = inner
        _join_texts(last)


def _look(run_: ElementTree.Element) -> str:
    properties = run_.find(f"{W}rPr")
    return "" if properties is None else ElementTree.tostring(properties, "unicode")


def _join_texts(run_: ElementTree.Element) -> None:
    last: ElementTree.Element | None = None
    for piece in list(run_):
        if last is not None and piece.tag == f"{W}t" == last.tag:
            last.text = (last.text or "") + (piece.text or "")
            run_.remove(piece)
        else:
            last = piece
