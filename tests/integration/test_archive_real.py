"""An archive with the bundled encoder: other tellings of a story are found among other stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archives import BRIDGE, FERRY, MAYOR
from stubs import RunCli

pytestmark = pytest.mark.slow
#: The stories of the archive in other words, with things that it does not have.
RETOLD = {
    "bridge.txt": "Port Lune's old bridge has been shut since Monday because a crack was found in "
    "one of its pillars. Buses take another way round. The town will pay for the repair.",
    "ferry.txt": "All forty people aboard were brought ashore after a ferry hit the rocks off Tarn "
    "Island early in the morning. No one was injured, according to the harbour master.",
}


@pytest.mark.parametrize("name", RETOLD)
def test_a_story_is_found_in_other_words_and_checked(tmp_path: Path, run_cli: RunCli, name: str):
    texts = {"bridge.txt": BRIDGE, "ferry.txt": FERRY, "mayor.txt": MAYOR}
    (tmp_path / "in").mkdir()
    for told, text in texts.items():
        (tmp_path / "in" / told).write_text(text)
    draft, archive = tmp_path / "draft.txt", tmp_path / "news.db"
    draft.write_text(RETOLD[name])
    assert run_cli("index", "add", archive, tmp_path / "in").code == 0
    found = run_cli("index", "search", archive, draft, "--format", "json")
    (match,) = json.loads(found.out)["matches"]
    assert Path(match["document"]["source"]).name == name
    reports = [
        json.loads(run_cli("score", draft, *references, "--format", "json").out)
        for references in (("--archive", archive), ("--ref", tmp_path / "in" / name))
    ]
    for report in reports:
        del report["timing"]
    assert reports[0] == reports[1]
    assert reports[0]["sentences"][0]["verdict"] == "supported"
