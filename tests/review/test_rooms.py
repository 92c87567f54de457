"""The rooms of the desk: imports between them go one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import claimcheck.review

ROOM = Path(claimcheck.review.__file__).parent
#: Each imports only from the rows before its own, and those of one row do not import one another.
ORDER = (
    ("limits", "rulings", "selections", "standing", "changes", "takeovers"),
    ("undoing",),
    ("storage",),
    ("jobs",),
    ("languagetool",),
    ("desk",),
    ("http",),
    ("opened",),
    ("pages",),
    ("app",),
    ("serving",),
)
#: The same of the modules of one room.
PAGES = (("forms", "panels"), ("actions", "decisions", "exports", "texts", "views"), ("record",))


def names(path: Path) -> set[str]:
    """The dotted names below `claimcheck.review` that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    below = "claimcheck.review."
    return {name.removeprefix(below) for name in found if name.startswith(below)}


def wrong(order: tuple[tuple[str, ...], ...], importer: str, imported: set[str]) -> set[str]:
    """What a room imports though it does not stand before it."""
    (row,) = (n for n, row in enumerate(order) if importer in row)
    before = {name for earlier in order[:row] for name in earlier}
    return imported - before - {importer}


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: path.stem)
def test_rooms_are_imported_one_way(path: Path):
    parts = path.relative_to(ROOM).with_suffix("").parts
    if parts == ("__init__",):
        assert not names(path)
        return
    assert not wrong(ORDER, parts[0], {name.split(".")[0] for name in names(path)})


@pytest.mark.parametrize("page", [page for row in PAGES for page in row])
def test_pages_do_not_import_one_another(page: str):
    imported = {n.split(".")[1] for n in names(ROOM / "pages" / f"{page}.py") if "pages." in n}
    assert not wrong(PAGES, page, imported)


def test_every_page_has_its_row():
    found = {path.stem for path in (ROOM / "pages").glob("*.py")} - {"__init__"}
    assert found == {page for row in PAGES for page in row}


@pytest.mark.parametrize(
    ("importer", "imported", "refused"),
    [("actions", "views", True), ("exports", "views", True), ("views", "panels", False)],
)
def test_the_rule_of_pages(importer: str, imported: str, refused: bool):
    assert wrong(PAGES, importer, {imported}) == ({imported} if refused else set())


def test_what_stands_knows_no_database_and_no_request():
    tree = ast.parse((ROOM / "standing.py").read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules == {"__future__", "collections.abc", "dataclasses", "typing"}
