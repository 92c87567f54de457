"""Parts of the content of a page, for `hostile_files.pdf`."""


def line(text: str, y: int, x: int = 20) -> str:
    """A line of Courier at ``x`` and ``y`` (from the lower edge), in points."""
    return f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n"
