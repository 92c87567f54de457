"""Every variant of a story against every other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.documents import read_all
from claimcheck.ingest.load import Source
from claimcheck.models.cache import Memory, RecentAnswers
from claimcheck.models.encoder import Encoder
from claimcheck.models.nli import Nli
from claimcheck.pipeline.assemble_comparison import compile_reports, story
from claimcheck.pipeline.checker import Checker
from claimcheck.progress import Progress
from claimcheck.records import Document, Skipped
from claimcheck.records.comparison import Comparison
from claimcheck.settings import Settings


class Comparer:
    """Compares the variants of a story.

    Models are loaded once, and every text is encoded once.

    Args:
        settings: the defaults when None.
        encoder: used in place of the one that the settings name.
        nli: likewise.
        progress: told how far long work has come.
        cache: see `Checker`.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        encoder: Encoder | None = None,
        nli: Nli | None = None,
        progress: Progress | None = None,
        cache: Memory | None = None,
    ) -> None:
        self._settings = settings or Settings()
        self._encoder, self._nli, self._progress = encoder, nli, progress
        self._cache = cache

    def compare(self, sources: Sequence[Source], *, draft: str | None = None) -> Comparison:
        """Check each source against all others and tell what they are to each other.

        ``draft`` is the id of the one that the others are references of: it is compared like them,
        but is no party to what they tell against each other, and its own sentences are no facts
        that they leave out.

        One that holds no sentence of a story, or is in a language that the NLI model does not know,
        is left out and named in ``skipped``.

        Raises:
            InputError: if fewer than two are given, two have one id, one cannot be used, or none
                is the draft.
            NothingToCheck: if fewer than two can be compared, or the draft cannot.
            ModelError: if a model is missing or damaged.
        """
        documents, skipped = self._documents(sources)
        if draft is not None and draft not in {source.id for source in sources}:
            raise InputError(f"the draft {draft!r} is none of the variants: name one of them")
        checker = Checker(
            self._settings,
            encoder=self._encoder,
            nli=self._nli,
            progress=self._progress,
            memory=RecentAnswers(),
            cache=self._cache,
        )
        reports = [
            checker.check(
                document,
                [other for other in documents if other is not document],
                count_copies=True,  # a variant is one whatever its text
                read_paraphrases=True,
            )
            for document in documents
        ]
        unusable = {s.id: s for report in reports for s in report.skipped if not s.partly}
        for left_out in (*skipped, *unusable.values()):
            if left_out.id == draft:
                raise NothingToCheck(f"the draft cannot be compared: {left_out.reason}")
        usable = [report for report in reports if report.article.id not in unusable]
        if len(usable) < 2:
            raise NothingToCheck("fewer than two variants can be compared")
        vectors = [checker.encode([s.text for s in story(report)]) for report in usable]
        partly = dict.fromkeys(s for report in reports for s in report.skipped if s.partly)
        return compile_reports(
            usable,
            vectors,
            checker.entail_each_other,
            skipped=(*skipped, *unusable.values(), *partly),
            draft=draft,
        )

    def _documents(self, sources: Sequence[Source]) -> tuple[list[Document], tuple[Skipped, ...]]:
        """Build the variants; one without a sentence of a story is left out."""
        if isinstance(sources, str) or not all(isinstance(s, Source) for s in sources):
            raise InputError("variants must be a list of Sources; make them with claimcheck.load")
        ids = [source.id for source in sources]
        if len(ids) < 2:
            raise InputError("compare needs two variants or more")
        twice = next((name for name, count in Counter(ids).items() if count > 1), None)
        if twice is not None:
            raise InputError(f"two variants have the id {twice!r}: give each its own")
        documents, skipped = read_all(sources, self._settings)
        if len(documents) < 2:
            raise NothingToCheck("fewer than two variants hold a sentence of a story")
        return documents, skipped
