"""Where the commands write: reports to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.pace import Pace, told_rate
from claimcheck.errors import InputError
from claimcheck.progress import NoProgress, Progress
from claimcheck.report.view import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from rich.progress import Progress as RichProgress

#: Seconds that work must last before a bar shows; shorter work would only flicker.
BAR_DELAY = 1.0
#: Characters in a line where there is no terminal to ask.
WIDTH = 100


class Bar:
    """A `claimcheck.progress.Progress` drawn by rich on standard error once work lasts.

    With ``rated`` it says how many steps are done in a second.
    """

    def __init__(self, *, rated: bool = False) -> None:
        self._rated = rated
        self._began = time.monotonic()
        self._stage = ""
        self._total = 0
        self._done = 0
        self._drawn: RichProgress | None = None

    def start(self, stage: str, total: int) -> None:
        """Begin a stage of ``total`` steps."""
        self.finish()
        self._stage, self._total, self._done = stage, total, 0
        self._draw()

    def advance(self, count: int = 1) -> None:
        """Count ``count`` more steps of the stage as done."""
        self._done += count
        self._draw()

    def finish(self) -> None:
        """End the stage and take its bar away."""
        if self._drawn is not None:
            self._drawn.stop()
            self._drawn = None

    def _draw(self) -> None:
        if self._drawn is None:
            if time.monotonic() - self._began < BAR_DELAY:
                return
            self._drawn = _rich_bar()
            self._drawn.add_task(self._stage, total=self._total)
            self._drawn.start()
        rate = f", {told_rate(self._done, time.monotonic() - self._began)}" if self._rated else ""
        self._drawn.update(
            self._drawn.task_ids[0], completed=self._done, description=self._stage + rate
        )


class Console:
    """The two streams of one run. ``quiet`` leaves out notes and bars, never errors."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet

    def progress(self) -> Progress:
        """Return a bar where a person would see it and the terminal can draw it."""
        return Bar() if self._draws() else NoProgress()

    def pace(self) -> Progress:
        """Return what tells the rate and the time left of long work: a bar, or lines of a log."""
        if self.quiet:
            return NoProgress()
        return Bar(rated=True) if self._draws() else Pace(say)

    def _draws(self) -> bool:
        seen = sys.stderr is not None and sys.stderr.isatty()
        return not self.quiet and seen and not _is_dumb()

    def note(self, message: str) -> None:
        """Tell the user something on standard error."""
        if not self.quiet:
            say(message)


def say(message: str) -> None:
    """Print a message on standard error; a file name or id in it cannot act on the terminal.

    What nobody can read, as the stream is closed or full, is no error.
    """
    if sys.stderr is None:
        return
    try:
        print(f"claimcheck: {clean(message)}", file=sys.stderr, flush=True)
    except OSError:
        _mute(sys.stderr)


def _rich_bar() -> RichProgress:
    from rich import console, progress

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
        console=console.Console(stderr=True),
        transient=True,
    )


def use_color() -> bool:
    """Tell whether standard output takes colours: NO_COLOR, then FORCE_COLOR, then a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and not _is_dumb()


def _is_dumb() -> bool:
    """Tell whether the terminal knows no control codes."""
    return os.environ.get("TERM") in ("dumb", "unknown")


def width() -> int:
    """Return how many characters a line holds: COLUMNS, else the terminal's, else `WIDTH`."""
    return shutil.get_terminal_size((WIDTH, 24)).columns


def emit(text: str = "") -> None:
    """Write to standard output as UTF-8, whatever the locale, and flush it.

    A reader that left is no error; any other failure to write raises `InputError`.
    """
    if sys.stdout is None:
        raise InputError("cannot write to standard output: it is closed")
    if hasattr(sys.stdout, "reconfigure"):
        # A file name that is not UTF-8 holds lone surrogates; escaped, they are valid JSON too.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _mute(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            reason = error.strerror or str(error)
            raise InputError(f"cannot write to standard output: {reason}") from error


def _mute(stream: TextIO) -> None:
    """Let what is still buffered not fail again when the interpreter closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def deliver(draw: Callable[..., str], out: Path | None) -> None:
    """Write what ``draw(width=..., color=...)`` returns to a file, or to standard output."""
    if out is not None:
        write_atomic(out, draw(width=WIDTH, color=False))
    else:
        emit(draw(width=width(), color=use_color()))


def check_out(path: Path, inputs: list[str]) -> None:
    """Refuse an output file that cannot be written or would overwrite one of the inputs."""
    if _is_stream(path):
        raise InputError(f"--out {path}: not a file; a report without --out is written there")
    try:
        if not path.parent.is_dir():
            raise InputError(f"--out {path}: there is no folder {path.parent}; create it first")
        path.stat()
    except FileNotFoundError:
        return
    except OSError as error:  # links in a circle, too long a name
        raise InputError(f"--out {path}: cannot be written: {error.strerror or error}") from error
    if not path.is_file():
        raise InputError(f"--out {path}: not a file; name the file that is to be written")
    clash = next((name for name in inputs if same_file(name, path)), None)
    if clash is not None:
        raise InputError(f"--out {path} would overwrite the input {clash}")


def _is_stream(path: Path) -> bool:
    """Tell whether a path names a stream of this process, even one that leads to a file."""
    folder = os.path.realpath(path.parent)
    return folder == "/dev" or folder.startswith("/proc/")


def same_file(name: str, path: Path) -> bool:
    """Tell whether two names are of one existing file."""
    try:
        return path.samefile(name)
    except OSError:
        return False


def write_atomic(path: Path, content: str | bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    if isinstance(content, str):
        content = content.encode("utf-8", "backslashreplace")
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("xb") as stream:
            stream.write(content)
        draft.replace(target)
    except OSError as error:
        raise InputError(f"--out {path}: cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
