"""claimcheck says what in an article its references do not support.

::

    from claimcheck import Checker, load

    report = Checker().check(load("article.txt"), [load("reference.txt")])
    for sentence in report.flagged:
        print(sentence.verdict, sentence.text)
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# ONNX Runtime reads this once, when it is first imported: without it, it writes a device id under
# HOME and looks up a host to report to. claimcheck runs offline, so what the user set yields too.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from claimcheck.archive.archive import Archive
    from claimcheck.errors import (
        ClaimcheckError,
        InputError,
        ModelError,
        NothingToCheck,
        SettingsError,
    )
    from claimcheck.ingest.load import Source, load, load_all
    from claimcheck.models.disk_cache import DiskCache
    from claimcheck.pipeline.checker import Checker
    from claimcheck.records import Document, Report, SentenceResult
    from claimcheck.settings import Settings

_HOMES = {
    "Archive": "claimcheck.archive.archive",
    "Checker": "claimcheck.pipeline.checker",
    "ClaimcheckError": "claimcheck.errors",
    "DiskCache": "claimcheck.models.disk_cache",
    "Document": "claimcheck.records",
    "InputError": "claimcheck.errors",
    "ModelError": "claimcheck.errors",
    "NothingToCheck": "claimcheck.errors",
    "Report": "claimcheck.records",
    "SentenceResult": "claimcheck.records",
    "Settings": "claimcheck.settings",
    "SettingsError": "claimcheck.errors",
    "Source": "claimcheck.ingest.load",
    "load": "claimcheck.ingest.load",
    "load_all": "claimcheck.ingest.load",
}

__all__ = [
    "Archive",
    "Checker",
    "ClaimcheckError",
    "DiskCache",
    "Document",
    "InputError",
    "ModelError",
    "NothingToCheck",
    "Report",
    "SentenceResult",
    "Settings",
    "SettingsError",
    "Source",
    "load",
    "load_all",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that importing the package costs nothing."""
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
