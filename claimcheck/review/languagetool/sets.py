"""The sets of references that a program can name: folders of the desk, and those of an article."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.errors import InputError
from claimcheck.records import Document
from claimcheck.review.jobs.folders import Folders, Pick
from claimcheck.review.jobs.reading import answered
from claimcheck.review.limits import MOST_BYTES, MOST_REFERENCES
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.given import Given
from claimcheck.settings import Settings

#: Sets whose texts are kept as they were read.
READY = 4
#: The references of article 12 are the set "article-12".
_ARTICLE = "article-"


@dataclass(frozen=True)
class References:
    """The texts of a set; ``unread`` counts its files and addresses that hold no story."""

    documents: tuple[Document, ...]
    unread: int


class Sets:
    """The sets of a desk.

    Args:
        folders: those that the desk was given, each of which is a set.
        articles: those under review, of each of which the newest revision's references are a set.
        settings: with which texts are read.
    """

    def __init__(self, folders: Folders, articles: Articles, settings: Settings) -> None:
        self._folders, self._articles, self._settings = folders, articles, settings
        self._ready: OrderedDict[tuple[object, ...], References] = OrderedDict()

    def names(self) -> list[str]:
        """The names of the folders."""
        return list(self._picks())

    def references(self, name: str) -> References:
        """Return the texts of a set. They are read again when one of them has changed.

        Raises:
            LookupError: there is no such set.
            InputError: it has too many texts, or they are too long.
        """
        given = self._given(name)
        if len(given) > MOST_REFERENCES:
            raise InputError(f"the set {name} has more than {MOST_REFERENCES} texts")
        if sum(len(each.data or b"") for each in given) > MOST_BYTES:
            raise InputError(f"the set {name} has more than {MOST_BYTES:,} bytes")
        key = tuple((g.name, g.url, g.date, hashlib.sha256(g.data or b"").digest()) for g in given)
        found = self._ready.pop(key, None) or self._read(given)
        self._ready[key] = found
        while len(self._ready) > READY:
            self._ready.popitem(last=False)
        return found

    def _read(self, given: Sequence[Given]) -> References:
        answers = answered(given, self._settings) if given else []
        documents = tuple(document for answer in answers for document in answer.documents)
        read = sum(bool(answer.documents) for answer in answers)
        return References(documents, len(given) - read)

    def _given(self, name: str) -> list[Given]:
        number = name.removeprefix(_ARTICLE)
        if name.startswith(_ARTICLE) and number.isascii() and number.isdigit() and len(number) < 12:
            checks = self._articles.checks(int(number))
            if checks:
                return self._articles.inputs(checks[0].id)[1:]
        picks = self._picks()[name][: MOST_REFERENCES + 1]
        return [self._folders.read(pick.value) for pick in picks]

    def _picks(self) -> dict[str, list[Pick]]:
        """The files of each folder; of two with one name the second is called "wire-2"."""
        found: dict[str, list[Pick]] = {}
        for name, picks in self._folders.listing():
            taken = sum(1 for other in found if other == name or other.startswith(f"{name}-"))
            found[f"{name}-{taken + 1}" if name in found else name] = picks
        return found
