"""The command `bench`."""

from __future__ import annotations

from pathlib import Path

from stubs import RunCli

import claimcheck
from claimcheck.cli import bench


def test_bench_runs_the_scripts_of_a_checkout(tmp_path: Path, monkeypatch, run_cli: RunCli):
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    log = tmp_path / "log"
    scripts = {"quality.py": 0, "speed.py": 3, "review.py": 0, "peers.py": 0}
    for name, code in scripts.items():
        (folder / name).write_text(
            "import sys, claimcheck\n"
            "import os; size = os.environ.get('CLAIMCHECK_CACHE_SIZE', 'own')\n"
            f"words = [{name!r}, *sys.argv[1:], *([size] if size != '0' else [])]\n"
            f"open({str(log)!r}, 'a').write(' '.join(words) + '\\n')\n"
            f"sys.exit({code})\n"
        )
    monkeypatch.setattr(bench, "benchmarks_folder", lambda: folder)
    monkeypatch.setenv("PYTHONPATH", str(Path(claimcheck.__file__).parents[1]))
    assert run_cli("bench", "nli", "seeds").code == 0
    assert run_cli("bench").code == 3
    monkeypatch.delenv("CLAIMCHECK_CACHE_SIZE")
    assert run_cli("bench", "review", "--cache").code == 0
    assert run_cli("bench", "review", "--no-cache").code == 0
    assert run_cli("bench", "peers").code == 0, "by its name alone: it installs other checkers"
    assert log.read_text().splitlines() == [
        "quality.py nli seeds",
        " ".join(["quality.py", *(n for n, s in bench.SCRIPTS.items() if s == "quality.py")]),
        "speed.py speed",
        "review.py review",
        "review.py review own",
        "review.py review",
        "peers.py peers",
    ]


def test_bench_outside_a_checkout_and_unknown_names(tmp_path: Path, monkeypatch, run_cli: RunCli):
    monkeypatch.setattr(bench, "__file__", str(tmp_path / "claimcheck" / "cli" / "bench.py"))
    ran = run_cli("bench", "seeds")
    assert (ran.code, "bench needs a source checkout of claimcheck" in ran.err) == (2, True)
    ran = run_cli("bench", "sed")
    assert (ran.code, "unknown benchmark 'sed'; known are seeds" in ran.err) == (2, True)
