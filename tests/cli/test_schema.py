"""The command `schema`."""

from __future__ import annotations

import json

from stubs import RunCli


def test_schema_prints_json(run_cli: RunCli):
    ran = run_cli("schema")
    assert ran.code == 0
    assert "schema_version" in json.loads(ran.out)["properties"]
