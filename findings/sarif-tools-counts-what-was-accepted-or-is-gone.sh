#!/usr/bin/env bash
# Guess:   a report on a SARIF file counts what is still wrong: no result that somebody has accepted
#          (suppressions), none that is gone since the last run (baselineState "absent") and none that passed
#          (kind "pass").
# Found:   sarif-tools 3.0.5: of one error, one accepted error and one that is gone, `sarif summary` counts
#          three, and with the two last alone --check error ends with an exit code of 2. `sarif codeclimate`
#          writes a result of kind "pass" as an issue. Only a filter file leaves out what was accepted.
# So:      a correction that was made, and a finding that an editor has waved through, still stop the story.
#          Take such results out of the file before it is counted, or count them yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sarif-tools==3.0.5
cd "$work" && "$work/venv/bin/python" - <<'PY'
import json
import subprocess
import sys
from pathlib import Path

SARIF = Path(sys.executable).with_name("sarif")
ERROR = {"level": "error"}
ACCEPTED = ERROR | {"suppressions": [{"kind": "external", "status": "accepted"}]}
GONE = ERROR | {"baselineState": "absent"}
PASSED = {"kind": "pass", "level": "none"}


def run(command, *options, of):
    """What the command prints about a file of these results, and its exit code."""
    place = {"physicalLocation": {"artifactLocation": {"uri": "story.md"}, "region": {"startLine": 1}}}
    claims = [{"ruleId": f"R{k}", "message": {"text": f"claim {k}"}} for k in range(len(of))]
    results = [claim | {"locations": [place]} for claim in claims]
    tool = {"driver": {"name": "checker", "rules": [{"id": result["ruleId"]} for result in results]}}
    runs = [{"tool": tool, "results": [result | more for result, more in zip(results, of)]}]
    Path("story.sarif").write_text(json.dumps({"version": "2.1.0", "runs": runs}))
    ended = subprocess.run([SARIF, *options, *command, "story.sarif"], capture_output=True, text=True)
    return ended.stdout, ended.returncode


summary, _ = run(["summary"], of=[ERROR, ACCEPTED, GONE])
_, code = run(["summary"], "--check", "error", of=[ACCEPTED, GONE])
run(["codeclimate", "--output", "story.json"], of=[PASSED])
issues = json.loads(Path("story.json").read_text())
print(summary, code, [(issue["type"], issue["severity"]) for issue in issues])
sys.exit(0 if "error: 3" in summary and code == 2 and len(issues) == 1 else "changed")
PY
