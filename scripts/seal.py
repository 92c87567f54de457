"""Write the SHA256SUMS of model folders, after their files and cards are final.

python scripts/seal.py models/*
"""

from __future__ import annotations

import argparse
from pathlib import Path

from claimcheck.models.registry import SUMS, sha256


def seal(folder: Path) -> None:
    """List every other file of ``folder`` with its digest, as ``sha256sum`` does."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != SUMS)
    lines = [f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    for folder in parser.parse_args().folders:
        seal(folder)
        print(folder)


if __name__ == "__main__":
    main()
