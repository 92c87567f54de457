"""``claimcheck models``: what is bundled, and whether it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli import console
from claimcheck.errors import ModelError
from claimcheck.models import registry

if TYPE_CHECKING:
    import argparse

_HEADER = ("role", "name", "revision", "files", "size", "licence", "state")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "models",
        help="list and verify the bundled models",
        description="List the bundled models and hash their files; exit with 2 if one is damaged.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes the arguments
    """Print the table; returns 0, or 2 when a model is missing or damaged."""
    rows: list[tuple[str, ...]] = [_HEADER]
    errors: list[ModelError] = []
    for role in registry.ROLES:
        row, error = _describe(role)
        rows.append(row)
        if error is not None:
            errors.append(error)
    console.emit(_table(rows))
    for error in errors:
        console.say(f"error: {error}")
    return ModelError.exit_code if errors else 0


def _describe(role: registry.ModelRole) -> tuple[tuple[str, ...], ModelError | None]:
    """Return a row of the table and what is wrong with the model, if anything is."""
    try:
        model = registry.bundled(role)
    except ModelError as error:
        return (role, "-", "-", "-", "-", "-", "damaged"), error
    problem: ModelError | None = None
    try:
        registry.verify(model.folder)
    except ModelError as error:
        problem = error
    size = f"{model.size / 1e6:.1f} MB"
    state = "damaged" if problem else "ok"
    known = (role, model.name, model.revision, str(len(model.files)), size, model.license, state)
    return known, problem


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows)
    return "".join(line.rstrip() + "\n" for line in lines)
