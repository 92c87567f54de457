"""The package of a Word file (ECMA-376, part 2): a ZIP archive of XML parts that refer to another.

Parts are read within limits, and written so that every part that is not changed stays as it was,
byte for byte.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from claimcheck.errors import InputError
from claimcheck.untrusted.archive import Archive
from claimcheck.untrusted.xml_tree import parse

#: How a ZIP archive and a file of Microsoft's older kind (also that of encrypted ones) begin.
ZIP_MARK, OLE_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Tags that the parts read of a file may have together.
MAX_TAGS = 1_000_000
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPES_PART = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Element = Any


class Package:
    """A Word file: its members, its XML parts as trees, and what its main part refers to.

    ``main`` is the name of the part with the text. Of ``changed`` parts the trees are written,
    of the others the bytes that they had.

    Raises:
        InputError: for a file that is none, is damaged or encrypted, or holds too much.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if data.startswith(OLE_MARK):
            raise InputError(
                f"{name} is encrypted, or of the old kind of Word file (.doc): "
                "save it as .docx without a password"
            )
        self._archive = Archive(data, name, "Word file")
        self._left = MAX_TAGS
        self._trees: dict[str, Element] = {}
        self._changed: dict[str, bytes | None] = {}
        main = self.target("", "officeDocument")
        if main is None:
            raise InputError(f"{name} is a ZIP archive, but no Word file: it has no document in it")
        self.main = main

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part in self._archive.members or part in self._changed

    def tree(self, part: str) -> Element:
        """The root element of an XML part; the same one each time."""
        if part not in self._trees:
            self._trees[part] = self._parse(part)
        return self._trees[part]

    def related(self, kind: str) -> str | None:
        """The part of a ``kind`` ("comments", "footnotes") that the main part refers to."""
        return self.target(self.main, kind)

    def target(self, part: str, kind: str) -> str | None:
        """The part of a ``kind`` that another refers to, "" being the package; None for none."""
        rels = relations_part(part)
        if not self.has(rels):
            return None
        for relation in self.tree(rels).iter(f"{_RELATIONS}Relationship"):
            is_kind = relation.get("Type", "").rpartition("/")[2] == kind
            if is_kind and relation.get("TargetMode") != "External":
                target = posixpath.join(f"/{posixpath.dirname(part)}", relation.get("Target", ""))
                found = posixpath.normpath(target).lstrip("/")
                return found if self.has(found) else None
        return None

    def change(self, part: str) -> None:
        """Have a part written as its tree is now."""
        self._changed[part] = None

    def add(self, part: str, root: Element, kind: str, content_type: str) -> None:
        """Add an XML part that the main part refers to."""
        self._trees[part] = root
        self._changed[part] = None
        rels = relations_part(self.main)
        if not self.has(rels):
            self._trees[rels] = etree.Element(
                f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]}
            )
        relations = self.tree(rels)
        taken = {relation.get("Id") for relation in relations}
        free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        etree.SubElement(
            relations,
            f"{_RELATIONS}Relationship",
            Id=free,
            Type=f"{_OFFICE}/{kind}",
            Target=posixpath.relpath(part, posixpath.dirname(self.main) or "."),
        )
        types = self.tree(_TYPES_PART)
        etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)
        self.change(rels)
        self.change(_TYPES_PART)

    def write(self) -> bytes:
        """Return the file with the parts that were changed or added.

        Raises InputError where its members are damaged or unpack to too much.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
            self._archive.copy(written, but=self._changed)
            for part in self._changed:
                info = zipfile.ZipInfo(part)
                info.compress_type = zipfile.ZIP_DEFLATED
                written.writestr(info, _serialised(self.tree(part)))
        return out.getvalue()

    def _parse(self, part: str) -> Element:
        data = self._archive.read(part)
        root = parse(data, f"{part} of {self.name}", max_tags=self._left, with_comments=True)
        self._left -= data.count(b"<")
        return root


def relations_part(part: str) -> str:
    """The name of the part that says what ``part`` refers to; "" is the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def is_word_file(data: bytes) -> bool:
    """Whether data is a ZIP archive whose member names are those of a Word file."""
    return data.startswith(ZIP_MARK) and b"word/document" in data


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Make a file of parts by their names; the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part, data in parts.items():
            info = zipfile.ZipInfo(part)
            info.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(info, data)
    return out.getvalue()


def _serialised(root: Element) -> bytes:
    tree = root.getroottree()
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
