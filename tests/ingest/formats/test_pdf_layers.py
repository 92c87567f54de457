"""Layers of PDF files: what no viewer shows is not read."""

from __future__ import annotations

import hostile_files as make
import pytest
from pdf_parts import line
from processor import grows_at_most, seconds

from claimcheck.errors import InputError
from claimcheck.ingest.formats.pdf import from_pdf

STORY, DRAFT = "The pier cost 9 million crowns.", "It cost 12 million crowns."
NOTE = "text on layers that are switched off is not read"
#: The objects: 5 the page, 6 a drawing, 7 and 8 layers, 9 a group of layers.
LAYERS = "/OCGs[7 0 R 8 0 R]"
PLAIN = "<</Type/OCG/Name(Draft)>>"
VIEW = "<</Type/OCG/Name(Draft)/Usage<</View<</ViewState/{}>>/Print<</PrintState/{}>>>>>>"


def marked(tag: str = "/OC /L", text: str = DRAFT) -> str:
    return f"{line(STORY, 500)}{tag} BDC {line(text, 400)} EMC"


def layered(
    config: str,
    *,
    content: str = marked(),
    layer: str = PLAIN,
    group: str = "null",
    owner: str = "7 0 R",
    drawing: bytes = b"null",
) -> bytes:
    return make.pdf(
        [make.stream(content), drawing, layer, PLAIN, group],
        catalog=f"/OCProperties<<{LAYERS}/D<<{config}>>>>",
        resources=f"/Properties<</L {owner}/On 8 0 R>>",
    )


def read(data: bytes) -> tuple[bool, str | None]:
    """Whether the draft is read, and the note."""
    found = from_pdf(data, "a.pdf")
    assert STORY in found.text
    return DRAFT in found.text, found.unread


@pytest.mark.parametrize(
    ("config", "layer", "shown"),
    [
        ("", PLAIN, True),
        ("/OFF[8 0 R]", PLAIN, True),
        ("/OFF[7 0 R]", PLAIN, False),
        ("/OFF[8 0 R 7 0 R]", PLAIN, False),
        ("/BaseState/OFF", PLAIN, False),
        ("/BaseState/OFF/ON[8 0 R]", PLAIN, False),
        ("/BaseState/OFF/ON[7 0 R]", PLAIN, True),
        ("/BaseState/Unchanged", PLAIN, True),
        ("", VIEW.format("OFF", "ON"), False),
        ("", VIEW.format("ON", "OFF"), True),
        ("/OFF 3", PLAIN, True),
    ],
)
def test_a_layer_that_is_switched_off(config: str, layer: str, shown: bool) -> None:
    assert read(layered(config, layer=layer)) == (shown, None if shown else NOTE)


@pytest.mark.parametrize(
    ("group", "shown"),
    [
        ("/OCGs 7 0 R", False),
        ("/OCGs 8 0 R", True),
        ("/OCGs[7 0 R 8 0 R]", True),
        ("/OCGs[7 0 R null 99 0 R]", False),
        ("/OCGs[7 0 R 8 0 R]/P/AnyOn", True),
        ("/OCGs[7 0 R 8 0 R]/P/AllOn", False),
        ("/OCGs[8 0 R]/P/AllOn", True),
        ("/OCGs[7 0 R 8 0 R]/P/AnyOff", True),
        ("/OCGs[8 0 R]/P/AnyOff", False),
        ("/OCGs[7 0 R 8 0 R]/P/AllOff", False),
        ("/OCGs[7 0 R]/P/AllOff", True),
        ("/OCGs[]", True),
        ("", True),
    ],
)
@pytest.mark.parametrize("owner", ["9 0 R", "direct"])
def test_a_group_of_layers(group: str, owner: str, shown: bool) -> None:
    members = f"<</Type/OCMD{group}>>"
    direct = owner == "direct"
    data = layered("/OFF[7 0 R]", group=members, owner=members if direct else owner)
    assert read(data)[0] is shown


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (marked("/OC /On"), True),
        (marked("/OC /Nothing"), True),
        (marked("/Span /L"), True),
        (f"{marked(text='No.')} {line(DRAFT, 300)}", True),
        (f"EMC {marked()}", False),
        (f"{line(STORY, 500)} /OC /L BDC /P BMC No EMC {line(DRAFT, 400)} EMC", False),
        (f"{line(STORY, 500)} /OC /L BDC /OC /On BDC {line(DRAFT, 400)} EMC EMC", False),
        (f"{line(STORY, 500)} /OC /L BDC {line(DRAFT, 400)}", False),
        (f"{line(STORY, 500)} BT /OC /L BDC /F1 10 Tf 20 400 Td ({DRAFT}) Tj EMC ET", False),
    ],
)
def test_where_a_layer_begins_and_ends(content: str, shown: bool) -> None:
    assert read(layered("/OFF[7 0 R]", content=content))[0] is shown


@pytest.mark.parametrize(
    ("entries", "content", "shown"),
    [
        ("", "/X0 Do", True),
        ("/OC 8 0 R", "/X0 Do", True),
        ("/OC 7 0 R", "/X0 Do", False),
        ("", "/OC /L BDC /X0 Do EMC", False),
    ],
)
def test_a_drawing_on_a_layer(entries: str, content: str, shown: bool) -> None:
    fonts = "/Resources<</Font<</F1 4 0 R>>>>"
    form = make.stream(line(DRAFT, 400), f"/Subtype/Form/BBox[0 0 400 600]{fonts}{entries}")
    page = f"{content} {line(STORY, 500)}"
    assert read(layered("/OFF[7 0 R]", content=page, drawing=form))[0] is shown


def test_a_drawing_ends_the_layers_that_it_began() -> None:
    fonts = "/Resources<</Font<</F1 4 0 R>>/Properties<</L 7 0 R>>>>"
    form = make.stream("/OC /L BDC", f"/Subtype/Form/BBox[0 0 400 600]{fonts}")
    content = f"{line(STORY, 500)} /X0 Do {line(DRAFT, 400)}"
    assert read(layered("/OFF[7 0 R]", content=content, drawing=form)) == (True, None)


def test_a_file_of_hidden_text_alone_has_none() -> None:
    content = f"/OC /L BDC {line(DRAFT, 400)} EMC"
    with pytest.raises(InputError, match="PDF without text"):
        from_pdf(layered("/OFF[7 0 R]", content=content), "a.pdf")


@pytest.mark.parametrize("config", ["/OFF 9 0 R", "/BaseState 9 0 R", "/ON[9 0 R]"])
def test_a_reference_to_itself_leads_nowhere(config: str) -> None:
    assert read(layered(config, group="9 0 R")) == (True, None)


def test_time_grows_with_marks_and_layers() -> None:
    def took(size: int) -> float:
        content = marked() + "/OC /L BDC EMC " * size
        group = f"<</Type/OCMD/OCGs[{'7 0 R ' * size}]>>"
        data = layered("/OFF[7 0 R]", content=content, group=group, owner="9 0 R")
        return seconds(lambda: read(data))

    assert grows_at_most(took, 1_000, 4_000, 8, 0.15)
