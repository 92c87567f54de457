"""Patterns that look for codes of currencies only in texts that may have one.

The codes are many and few texts have any, so a pattern without them is compiled and searched in a
fraction of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from claimcheck.mentions import currencies


class Coded:
    """A pattern in two forms, with codes and without, each compiled at its first use.

    Args:
        pattern: makes the pattern, given whether it is to read codes.
        flags: of both forms.
    """

    def __init__(self, pattern: Callable[[bool], str], flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    def of(self, text: str) -> re.Pattern[str]:
        """The form that ``text`` needs; on a text without codes both read the same."""
        return self._with if currencies.has_code(text) else self._without

    @cached_property
    def _with(self) -> re.Pattern[str]:
        return re.compile(self._pattern(True), self._flags)

    @cached_property
    def _without(self) -> re.Pattern[str]:
        return re.compile(self._pattern(False), self._flags)
