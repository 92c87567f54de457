"""Which models there are and whether they are whole: names to folders, digests, label order.

A bundled model is a folder with a ``config.json`` (its ``name`` and ``license`` among the rest), a
``MODEL_CARD.md``, the model's own files, and ``SHA256SUMS`` as ``sha256sum`` writes it, which lists
every other file of the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from claimcheck.errors import ModelError
from claimcheck.records import LABELS, Label

if TYPE_CHECKING:
    from collections.abc import Mapping

ModelRole = Literal["encoder", "nli", "nli_fast", "opinion", "calibrator"]

ROLES: tuple[ModelRole, ...] = get_args(ModelRole)
BUNDLED = "bundled"
SUMS = "SHA256SUMS"

_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_SUM_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<name>.+)")
_FILE_SUFFIXES = frozenset(
    {".bin", ".ckpt", ".gguf", ".h5", ".json", ".npz", ".onnx", ".pt", ".pth", ".safetensors"}
)
_RESTORE = "restore the folder from the release or the repository (git checkout)"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class ModelFile:
    """A file of a model: its path inside the folder and the SHA-256 it must have."""

    name: str
    sha256: str


@dataclass(frozen=True)
class BundledModel:
    """A model that comes with claimcheck. ``size`` is in bytes, over the listed files."""

    name: str
    role: ModelRole
    folder: Path
    revision: str
    license: str
    files: tuple[ModelFile, ...]
    size: int


@dataclass(frozen=True)
class ModelSource:
    """Where a model is to be loaded from. ``folder`` is None for a model of the hub.

    ``revision`` is None where the folder has no SHA256SUMS, and for the hub.
    """

    role: ModelRole
    name: str
    folder: Path | None
    revision: str | None
    bundled: bool

    @property
    def location(self) -> str:
        """What to hand to sentence-transformers: the folder's path or the hub name."""
        return self.name if self.folder is None else str(self.folder)

    @property
    def label(self) -> str:
        """Name and revision, as a report shows them."""
        return self.name if self.revision is None else f"{self.name}@{self.revision}"


def models_folder() -> Path:
    """Find the folder of the bundled models.

    CLAIMCHECK_MODELS where it is set, else ``_models`` inside an installed package, else
    ``models`` beside the package in a checkout. Raises `ModelError` when none is there.
    """
    named = os.environ.get("CLAIMCHECK_MODELS")
    if named:
        if not Path(named).is_dir():
            raise ModelError(f"CLAIMCHECK_MODELS is {named!r}, but there is no such folder")
        return Path(named)
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_models", package.parent / "models"):
        if folder.is_dir():
            return folder
    raise ModelError(
        f"no bundled models in {package / '_models'} or {package.parent / 'models'}; "
        "install claimcheck again, or set CLAIMCHECK_MODELS to the folder that holds them"
    )


def bundled(role: ModelRole) -> BundledModel:
    """Describe the bundled model of a role from its SHA256SUMS and config.json, unverified."""
    folder = models_folder() / role
    if not folder.is_dir():
        raise ModelError(f"the bundled {role} model is missing: no folder {folder}; {_RESTORE}")
    files = _listed(folder)
    config = read_config(folder)
    return BundledModel(
        name=_text(config, "name", folder),
        role=role,
        folder=folder,
        revision=revision(folder),
        license=_text(config, "license", folder),
        files=files,
        size=sum(path.stat().st_size for f in files if (path := folder / f.name).is_file()),
    )


def resolve(name: str, role: ModelRole, *, whole: bool = True) -> ModelSource:
    """Find the model that a setting names: ``bundled``, a local folder, or ORG/NAME of the hub.

    A folder with a SHA256SUMS, which every bundled one has, is verified here; of one that is not
    ``whole`` yet only config.json, as what loads the rest resolves it again. What looks like a
    path and is not there is refused rather than looked for on the hub. Raises `ModelError`.
    """
    check = verify if whole else _verify_config
    if name == BUNDLED:
        model = bundled(role)
        check(model.folder)
        return ModelSource(role, model.name, model.folder, model.revision, bundled=True)
    folder = Path(name).expanduser()
    if folder.is_dir():
        listed = (folder / SUMS).is_file()
        if listed:
            check(folder)
        digest = revision(folder) if listed else None
        return ModelSource(role, folder.resolve().name, folder, digest, bundled=False)
    if folder.exists():
        raise ModelError(f"{role} model {name!r} is a file; give the folder that holds the model")
    if _looks_like_path(name):
        raise ModelError(f"{role} model {name!r} looks like a path, but there is no such folder")
    if not _HUB_NAME.fullmatch(name):
        raise ModelError(
            f"{role} model {name!r} is neither {BUNDLED!r}, nor a folder, nor a hub name ORG/NAME"
        )
    return ModelSource(role, name, None, None, bundled=False)


def local_folder(source: ModelSource) -> Path:
    """The model's folder; `ModelError` for a model of the hub, which has none here."""
    if source.folder is None:
        raise ModelError(f"{source.role} model {source.name!r} is not on this machine")
    return source.folder


def verify(folder: Path) -> None:
    """Hash every file of a model folder against its SHA256SUMS.

    Raises `ModelError` for a listed file that is missing or has another digest, and for a file
    that is not listed.
    """
    files = _listed(folder)
    for file in files:
        _verify_file(folder, file)
    known = {SUMS, *(file.name for file in files)}
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() and path.relative_to(folder).as_posix() not in known:
            raise ModelError(f"model file {path} is not listed in {SUMS}; remove it, or {_RESTORE}")


def _verify_config(folder: Path) -> None:
    """Hash the config.json alone, which says what the rest of a model is."""
    for file in _listed(folder):
        if file.name == "config.json":
            _verify_file(folder, file)


def _verify_file(folder: Path, file: ModelFile) -> None:
    path = folder / file.name
    if not path.is_file():
        raise ModelError(f"model file {path} is missing; {_RESTORE}")
    if sha256(path) != file.sha256:
        raise ModelError(
            f"model file {path} is damaged: its SHA-256 is not that of {SUMS}; {_RESTORE}"
        )


def revision(folder: Path) -> str:
    """Return the first 12 hex digits of the SHA-256 of the folder's SHA256SUMS."""
    return hashlib.sha256(_read(folder / SUMS)).hexdigest()[:12]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def read_config(folder: Path) -> dict[str, Any]:
    """Read the folder's config.json; `ModelError` when it is missing or no JSON object."""
    path = folder / "config.json"
    try:
        config = json.loads(_read(path))
    except ValueError as error:
        raise ModelError(f"{path} is not JSON ({error}); {_RESTORE}") from error
    if not isinstance(config, dict):
        raise ModelError(f"{path} is not a JSON object; {_RESTORE}")
    return config


def label_order(config: Mapping[str, Any]) -> dict[Label, int]:
    """Read which output of an NLI model stands for which label: ``id2label`` of its config.

    Names are read without regard to case. Raises `ModelError` unless the outputs are exactly
    entailment, neutral and contradiction, in any order.
    """
    names = config.get("id2label")
    if not isinstance(names, dict):
        raise ModelError("the NLI model's config has no id2label, so its labels are unknown")
    order: dict[Label, int] = {}
    for position, name in names.items():
        label = next((known for known in LABELS if known == str(name).strip().lower()), None)
        if label is None or label in order:
            problem = "unknown" if label is None else "repeated"
            raise ModelError(
                f"the NLI model's id2label has the {problem} label {name!r}; "
                f"it must name {', '.join(LABELS)} once each"
            )
        order[label] = _index(position)
    missing = [label for label in LABELS if label not in order]
    if missing:
        raise ModelError(f"the NLI model's id2label has no {' and no '.join(missing)}")
    if sorted(order.values()) != list(range(len(LABELS))):
        raise ModelError(f"the NLI model's id2label must number its labels 0 to 2, not {names}")
    return order


def _index(position: Any) -> int:
    try:
        return int(position)
    except (TypeError, ValueError):
        raise ModelError(f"the NLI model's id2label has the key {position!r}, no number") from None


def _looks_like_path(name: str) -> bool:
    """Tell whether a name is meant as a path.

    So is ``models/nil`` where a folder ``models`` exists, though a hub name could look like it.
    """
    if name.startswith((".", "~")) or Path(name).is_absolute() or "\\" in name:
        return True
    parts = name.split("/")
    if Path(name).suffix.lower() in _FILE_SUFFIXES or len(parts) > 2 or parts[-1] == "":
        return True
    return len(parts) == 2 and Path(parts[0]).is_dir()


def _listed(folder: Path) -> tuple[ModelFile, ...]:
    """Read which files SHA256SUMS lists."""
    path = folder / SUMS
    files = []
    for number, line in enumerate(_read(path).decode("utf-8", "replace").splitlines(), start=1):
        match = _SUM_LINE.fullmatch(line)
        if match is None or not _inside(match["name"]):
            raise ModelError(f"{path}, line {number}: not a digest and a file name; {_RESTORE}")
        files.append(ModelFile(match["name"].removeprefix("./"), match["digest"]))
    if not files:
        raise ModelError(f"{path} lists no file; {_RESTORE}")
    return tuple(files)


def _inside(name: str) -> bool:
    return not Path(name).is_absolute() and ".." not in Path(name).parts


def _text(config: dict[str, Any], key: str, folder: Path) -> str:
    value = config.get(key)
    if not isinstance(value, str) or not value:
        raise ModelError(f"{folder / 'config.json'} does not say the model's {key}; {_RESTORE}")
    return value


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"cannot read {path}: {reason}; {_RESTORE}") from error
