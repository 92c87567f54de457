"""The settings of a check and where they come from.

Four layers, each over the one before: the defaults, a configuration file, the environment, the
arguments. A configuration file is ``claimcheck.toml`` or the table ``[tool.claimcheck]`` of
``pyproject.toml`` in the working directory (the first of the two that is there), or the file that
is named outright. The environment holds one variable a setting, ``CLAIMCHECK_`` and the setting's
name in capitals; an empty variable counts as unset. A relative path in any layer is relative to
the working directory.

`CacheSettings` come from the same layers; they say where answers are kept, and no report hangs on
them.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from claimcheck.errors import SettingsError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Kind = TypeVar("_Kind", bound="_Layered")

Backend = Literal["auto", "onnx", "torch"]

Mode = Literal["fast", "standard", "accurate"]
Preset = Literal["strict", "balanced", "lenient"]

BACKENDS: tuple[Backend, ...] = ("auto", "onnx", "torch")
MODES: tuple[Mode, ...] = ("fast", "standard", "accurate")
PRESETS: tuple[Preset, ...] = ("strict", "balanced", "lenient")
CONFIG_FILE = "claimcheck.toml"
PREFIX = "CLAIMCHECK_"
#: Variables with the prefix that are no settings: where the bundled models lie (`registry`), and
#: whether the command line shows tracebacks.
OTHER_VARIABLES = frozenset({"CLAIMCHECK_MODELS", "CLAIMCHECK_DEBUG"})


class _Layered:
    """Settings that come from the layers: a dataclass with a default for each of its fields."""

    @classmethod
    def load(
        cls: type[_Kind],
        arguments: Mapping[str, Any],
        *,
        config: Path | None = None,
        environ: Mapping[str, str],
    ) -> _Kind:
        """Put the layers together. An argument of None counts as not given.

        Raises `SettingsError` for an unknown key or a value of the wrong type or out of its
        range, and for a configuration file that cannot be read; the message names key and origin.
        """
        given = {key: value for key, value in arguments.items() if value is not None}
        for key, value in given.items():
            _check(key, value, "the arguments")
        layers = {**_from_file(config), **_from_environment(environ), **given}
        # A layer may give settings of the other kinds too.
        own = {field.name for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
        return cls(**{key: value for key, value in layers.items() if key in own})


@dataclass(frozen=True)
class Settings(_Layered):
    """What a check is run with. A value out of its range raises `SettingsError`.

    ``encoder`` and ``nli`` are ``bundled``, a folder, or a hub name. ``mode`` says which bundled
    NLI models judge: the small one alone, it with the large one where it is not sure, or the large
    one alone; another ``nli`` judges alone. ``preset`` chooses among the fitted thresholds.
    ``threads`` 0 means every core that the process may use. ``windows`` is how many evidence
    windows of a reference are read closely, ``window_sentences`` the length of the longest;
    ``most_references`` how many references the models read of a sentence, those nearest to it (its
    words and quotations are looked up in all). A threshold of None is the fitted one. ``language``
    None means that it is detected. ``max_chars`` bounds one text.
    """

    encoder: str = "bundled"
    nli: str = "bundled"
    mode: Mode = "standard"
    preset: Preset = "balanced"
    backend: Backend = "auto"
    device: str = "auto"
    threads: int = 0
    language: str | None = None
    windows: int = 3
    window_sentences: int = 3
    most_references: int = 100
    threshold: float | None = None
    contradiction_threshold: float | None = None
    opinion_threshold: float | None = None
    max_chars: int = 1_000_000

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            _check(field.name, getattr(self, field.name), "Settings")
        if self.backend == "onnx" and self.device not in ("auto", "cpu"):
            raise SettingsError(
                f"backend 'onnx' runs on the CPU only, not on device {self.device!r}; "
                "use backend 'torch' for it"
            )


@dataclass(frozen=True)
class CacheSettings(_Layered):
    """Where the models' answers are kept between runs, and how many.

    ``cache`` is a folder, None the platform's for caches. ``cache_size`` is in megabytes; with 0
    none are kept.
    """

    cache: str | None = None
    cache_size: int = 256


@dataclass(frozen=True)
class _Rule:
    """What one setting accepts, and how that is said in a message."""

    kind: type[str] | type[int] | type[float]
    says: str
    low: float | None = None
    high: float | None = None
    pattern: str | None = None
    optional: bool = False

    def accepts(self, value: Any) -> bool:
        """Tell whether a value is of the kind and inside the range."""
        if value is None:
            return self.optional
        kinds = (float, int) if self.kind is float else self.kind
        of_kind = isinstance(value, kinds) and not isinstance(value, bool)
        if not of_kind:
            return False
        if self.pattern is not None:
            return re.fullmatch(self.pattern, value) is not None
        # Written so that NaN, which compares false with everything, is refused.
        low = -math.inf if self.low is None else self.low
        high = math.inf if self.high is None else self.high
        return bool(low <= value <= high)

    def parse(self, text: str) -> Any:
        """Read an environment variable's text; ValueError when it is not of the kind."""
        return self.kind(text)


_MODEL = _Rule(str, "'bundled', a folder, or a hub name such as ORG/NAME", pattern=r"\S(.*\S)?")
_SHARE = _Rule(float, "a number from 0 to 1", low=0, high=1, optional=True)
_RULES: dict[str, _Rule] = {
    "encoder": _MODEL,
    "nli": _MODEL,
    "mode": _Rule(str, "one of " + ", ".join(MODES), pattern="|".join(MODES)),
    "preset": _Rule(str, "one of " + ", ".join(PRESETS), pattern="|".join(PRESETS)),
    "backend": _Rule(str, "one of " + ", ".join(BACKENDS), pattern="|".join(BACKENDS)),
    "device": _Rule(
        str,
        "auto, cpu, cuda, cuda:N, or another device of torch",
        pattern=r"auto|cpu|mps|(cuda|xpu|hpu|npu)(:\d+)?",
    ),
    "threads": _Rule(int, "a whole number, 0 for all cores", low=0),
    "language": _Rule(
        str, "a two- or three-letter language code", pattern="[a-z]{2,3}", optional=True
    ),
    "windows": _Rule(int, "a whole number from 1 to 20", low=1, high=20),
    "window_sentences": _Rule(int, "a whole number from 1 to 10", low=1, high=10),
    "most_references": _Rule(int, "a whole number of at least 1", low=1),
    "threshold": _SHARE,
    "contradiction_threshold": _SHARE,
    "opinion_threshold": _SHARE,
    "max_chars": _Rule(int, "a whole number of at least 1", low=1),
    "cache": _Rule(str, "a folder", pattern=r"\S(.*\S)?", optional=True),
    "cache_size": _Rule(
        int, "a whole number of megabytes up to 1,000,000, 0 for none", low=0, high=1_000_000
    ),
}


def _check(key: str, value: Any, origin: str) -> None:
    """Refuse an unknown key or a value that its rule does not accept."""
    rule = _rule(key, origin)
    if not rule.accepts(value):
        raise SettingsError(f"{origin}: {key} is {value!r}, but must be {rule.says}")


def _rule(key: str, origin: str) -> _Rule:
    if key in _RULES:
        return _RULES[key]
    raise SettingsError(f"{origin}: unknown setting {key!r}; {_advice(key, _RULES)}")


def _advice(key: str, known: Iterable[str]) -> str:
    """Name the known name nearest to a mistyped one, or all of them when none is near."""
    names = sorted(known)
    near = difflib.get_close_matches(key, names, n=1)
    return f"did you mean {near[0]!r}?" if near else "known are " + ", ".join(names)


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Read and check the settings among the variables."""
    names = {PREFIX + key.upper(): key for key in _RULES}
    found: dict[str, Any] = {}
    for variable, text in sorted(environ.items()):
        if not variable.startswith(PREFIX) or variable in OTHER_VARIABLES or not text:
            continue
        if variable not in names:
            advice = _advice(variable, {*names, *OTHER_VARIABLES})
            raise SettingsError(f"the environment: unknown variable {variable!r}; {advice}")
        key = names[variable]
        rule = _RULES[key]
        try:
            found[key] = rule.parse(text)
        except ValueError:
            raise SettingsError(f"{variable} is {text!r}, but must be {rule.says}") from None
        _check(key, found[key], f"the environment ({variable})")
    return found


def _from_file(config: Path | None) -> dict[str, Any]:
    """Read and check the configuration file; nothing when there is none."""
    path = config or _find_config()
    if path is None:
        return {}
    table = _read_toml(path)
    if path.name == "pyproject.toml":
        found = _tool_table(table)
        if found is None and config is not None:
            raise SettingsError(f"{path}: has no table [tool.claimcheck]")
        table = {} if found is None else found
        if not isinstance(table, dict):
            raise SettingsError(f"{path}: tool.claimcheck is {table!r}, but must be a table")
    for key, value in table.items():
        _check(key, value, str(path))
    return table


def _find_config() -> Path | None:
    """Find the configuration file of the working directory, if there is one."""
    names = (CONFIG_FILE, "pyproject.toml")
    return next((path for path in map(Path, names) if path.is_file()), None)


def _tool_table(document: dict[str, Any]) -> Any:
    tool = document.get("tool")
    return tool.get("claimcheck") if isinstance(tool, dict) else None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(f"{path}: cannot read this configuration file: {reason}") from error
    except ValueError as error:  # bad TOML as well as bad UTF-8
        raise SettingsError(f"{path}: not a TOML file: {error}") from error
    return table
