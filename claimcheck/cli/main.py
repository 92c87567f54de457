"""The command line: parse, run a command, turn errors into messages and exit codes.

Exit codes: 0 done, 1 ``--fail-on`` met, 2 bad usage or input, 3 nothing could be checked, 4 an
internal error, 130 interrupted. Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from claimcheck import __version__
from claimcheck.cli import batch, bench, compare, console, index, models, review, schema, score
from claimcheck.errors import ClaimcheckError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERNAL_ERROR = 4
INTERRUPTED = 130
COMMANDS = (score, compare, batch, index, review, models, schema, bench)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors begin like all others, whichever command they are about."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message, and exit with 2."""
        if sys.stderr is None:
            raise SystemExit(2)
        self.print_usage(sys.stderr)
        self.exit(2, f"claimcheck: error: {message}\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(
        prog="claimcheck",
        description="Say, sentence by sentence and with evidence, what the references of an "
        "article do not support.",
        epilog="exit codes: 0 done, 1 --fail-on met, 2 bad usage or input, 3 nothing could be "
        "checked, 4 internal error",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"claimcheck {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    debug = os.environ.get("CLAIMCHECK_DEBUG", "0") not in ("", "0")
    if debug:
        logging.basicConfig()
        logging.getLogger("claimcheck").setLevel(logging.DEBUG)
    try:
        args = build_parser().parse_args(argv)
        return int(args.run(args))
    except SystemExit as stop:  # argparse, after --help or a usage error
        return _after_argparse(stop)
    except ClaimcheckError as error:
        return _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    except OSError as error:  # a full disk, say; the places that know more say more
        logging.getLogger(__name__).debug("cannot read or write", exc_info=True)
        return _fail(f"cannot read or write: {error}", InputError.exit_code)
    except Exception as error:
        logging.getLogger(__name__).debug("internal error", exc_info=True)
        hint = "" if debug else "; run it again with CLAIMCHECK_DEBUG=1 for the traceback"
        return _fail(f"internal error: {type(error).__name__}: {error}{hint}", INTERNAL_ERROR)


def _after_argparse(stop: SystemExit) -> int:
    try:
        console.emit()
    except ClaimcheckError as error:  # help could not be written
        return _fail(str(error), error.exit_code)
    return stop.code if isinstance(stop.code, int) else 2


def _fail(message: str, code: int) -> int:
    console.say(f"error: {message}")
    return code
