"""Fetch the news pages with known text that ``benchmarks/news_pages.py`` measures on.

They are Scrapinghub's article extraction benchmark (https://github.com/scrapinghub/
article-extraction-benchmark, MIT; the pages are their publishers'), at one commit, whose digest git
checks. They go to ``runs/pages``, which git ignores: nothing of them is part of this project.

    python scripts/fetch_pages.py [--from REPOSITORY] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import subprocess
import tarfile
import tempfile
from pathlib import Path

SOURCE = "https://github.com/scrapinghub/article-extraction-benchmark"
COMMIT = "4a3bc979f76c0df73cb95fe272e2fc1b96f9f010"
#: What is taken: the pages, and the text of their stories.
WANTED = ("html", "ground-truth.json")


def fetch(source: str, commit: str, out: Path) -> int:
    """Put the `WANTED` files of a commit into ``out``; return how many pages there are.

    ``source`` is a clone on this machine or the address of a repository.
    """
    with tempfile.TemporaryDirectory() as folder:
        if Path(source).is_dir():
            clone = source
        else:
            clone = folder
            git("init", "--quiet", clone)
            git("-C", clone, "fetch", "--quiet", "--depth", "1", source, commit)
        packed = Path(folder) / "pages.tar"
        git("-C", clone, "archive", f"--output={packed}", commit, *WANTED)
        out.mkdir(parents=True, exist_ok=True)
        with tarfile.open(packed) as archive:
            archive.extractall(out, filter="data")
    return len(list((out / "html").glob("*.html.gz")))


def git(*arguments: str) -> None:
    """Run git; raises CalledProcessError where it fails."""
    subprocess.run(["git", *arguments], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", default=SOURCE, help="a clone, or another address")
    parser.add_argument("--commit", default=COMMIT)
    parser.add_argument("--out", type=Path, default=Path("runs/pages"))
    arguments = parser.parse_args()
    count = fetch(arguments.source, arguments.commit, arguments.out)
    print(f"{count} pages in {arguments.out}")
    return 0 if count else 1


if __name__ == "__main__":
    raise SystemExit(main())
