"""Errors that claimcheck raises on purpose.

::

    ClaimcheckError
    ├── InputError            an article, reference or job that cannot be used
    │   └── NothingToCheck    the input is readable, but nothing in it could be judged
    ├── SettingsError         an unknown or ill-typed setting
    ├── ModelError            a model folder that is missing, broken or of the wrong kind
    └── WorkerLost            processes that were to check an article ended before they had

A message names the value that was refused and says what to do about it. ``exit_code`` is what the
command line ends with when the error reaches it.
"""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Base of all errors of this package; the command line catches this one class."""

    code = "error"
    exit_code = 2


class InputError(ClaimcheckError):
    """An article, a reference or a job line cannot be used as it is."""

    code = "bad_input"


class NothingToCheck(InputError):
    """The input is readable but holds nothing that could be judged."""

    code = "nothing_to_check"
    exit_code = 3


class SettingsError(ClaimcheckError):
    """A setting is unknown or has a value out of its range."""

    code = "bad_setting"


class ModelError(ClaimcheckError):
    """A model is missing, damaged or not of the kind that was asked for."""

    code = "bad_model"


class WorkerLost(ClaimcheckError):
    """The processes that were to check an article ended before they had."""

    code = "worker_lost"
    exit_code = 4
