"""Comparisons built by hand for the tests of their renderers; the story is invented."""

from __future__ import annotations

from report_builder import MODELS, digest

from claimcheck.records import DiffPart, Passage, Skipped
from claimcheck.records.comparison import (
    AlteredQuote,
    Clue,
    Comparison,
    Conflict,
    Coverage,
    Disagreement,
    Excerpt,
    LeftOut,
    SharedPassage,
    Side,
    Variant,
    VariantRelation,
)

POST, COPY, GAZETTE, RADIO = "harbour-post", "coast-copy", "island-gazette", "north-radio"
SHARES = {
    (POST, COPY): (10, 9),
    (COPY, POST): (9, 9),
    (POST, GAZETTE): (10, 2),
    (GAZETTE, POST): (8, 2),
    (COPY, GAZETTE): (9, 0),
    (GAZETTE, COPY): (8, 1),
}


def make_comparison() -> Comparison:
    """A comparison of four variants with one of everything; the radio's could not be judged."""
    story = "The ferry will stop on 3 March. The work will cost 4.2 million crowns."
    said = "We will keep a night boat for urgent patients"
    view = "This is what contempt for small places looks like."
    return Comparison(
        claimcheck="0.1.0",
        models=dict(MODELS),
        settings={"windows": 3},
        variants=(
            Variant(POST, "Ferry to stop", digest(story), "en", story, 0, 10, 9),
            Variant(COPY, None, digest(story + "."), "en", story, 0, 9, 9),
            Variant(GAZETTE, "No boat for weeks", digest("g"), "en", view + said, 1, 8, 2),
            Variant(RADIO, None, digest("r"), "und", "Radio.", 2, 1, 0),
        ),
        relations=(
            VariantRelation(
                POST,
                COPY,
                "near_copy",
                0.94,
                1.0,
                POST,
                (Clue("outlet_named", POST, f"{COPY} names The Harbour Post"),),
                None,
                0.62,
                0.94,
                8,
                (SharedPassage(0, 31, 0, 31, 8),),
            ),
            *(
                VariantRelation(a, b, "independent", 0.01, 0.2)
                for a, b in ((POST, GAZETTE), (COPY, GAZETTE), (POST, RADIO), (COPY, RADIO))
            ),
            VariantRelation(GAZETTE, RADIO, "independent", 0.0, 0.0),
        ),
        coverage=tuple(
            Coverage(a, b, judged, entailed, 0, round(entailed / judged, 4))
            for (a, b), (judged, entailed) in SHARES.items()
        )
        + (Coverage(RADIO, POST, 0, 0, 0, None),),
        only_here=(
            Excerpt(GAZETTE, 0, 0, len(view), view, ("opinion",)),
            Excerpt(POST, 1, 32, 70, story[32:], ("number_mismatch",)),
        ),
        editorial_paragraphs=(Excerpt(GAZETTE, 0, 0, len(view), view),),
        altered_quotes=(
            AlteredQuote(
                GAZETTE,
                len(view),
                len(view + said),
                said,
                Passage(POST, 0, 9, "We keep a night boat for patients"),
                (
                    DiffPart("equal", "We"),
                    DiffPart("insert", "will"),
                    DiffPart("equal", "keep a night boat for"),
                    DiffPart("delete", "all"),
                    DiffPart("insert", "urgent"),
                    DiffPart("equal", "patients"),
                ),
            ),
        ),
        conflicts=(
            Conflict(
                POST,
                1,
                32,
                70,
                story[32:],
                "disputed",
                (Passage(COPY, 32, 70, story[32:]),),
                (Passage(GAZETTE, 0, 12, "It will cost 6.2 million crowns."),),
            ),
        ),
        omissions=(LeftOut(COPY, "The yard was not paid last year.", (POST, GAZETTE)),),
        skipped=(Skipped("tidings", "its language (nb) is not the model's"),),
        disagreements=(
            Disagreement(
                (
                    Side(POST, 0, 0, 31, story[:31], ("3 March",)),
                    Side(GAZETTE, 2, 0, 4, "It stops on 5 March.", ("5 March",)),
                )
            ),
        ),
    )


def make_plain_comparison(text: str) -> Comparison:
    """A comparison in which ``text`` stands everywhere that a foreign text can stand."""
    other = f"{text} 2"
    passage = Passage(other, 0, len(text), text)
    span = (0, len(text), text)
    return Comparison(
        claimcheck="0.1.0",
        models=dict.fromkeys(MODELS, text),
        settings={"note": text},
        variants=tuple(
            Variant(name, text, digest(name), text, text, 0, 1, 1) for name in (text, other)
        ),
        relations=(
            VariantRelation(
                text,
                other,
                "paraphrase",
                0.5,
                0.5,
                text,
                (Clue("outlet_named", text, text),),
                0.75,
                0.5,
                0.4,
                9,
                (SharedPassage(*span[:2], *span[:2], 9),),
            ),
        ),
        coverage=(Coverage(text, other, 1, 1, 0, 1.0), Coverage(other, text, 1, 0, 1, 0.0)),
        only_here=(Excerpt(other, 0, *span, ("altered_quote",)),),
        editorial_paragraphs=(Excerpt(text, 0, *span),),
        altered_quotes=(
            AlteredQuote(
                text, *span, passage, (DiffPart("delete", text), DiffPart("insert", text))
            ),
        ),
        conflicts=(Conflict(text, 0, *span, "contradicted", (), (passage,)),),
        omissions=(LeftOut(text, text, (other,)),),
        skipped=(Skipped(text, text),),
        draft=text,
        disagreements=(Disagreement((Side(text, 1, *span, (text,)), Side(other, 1, *span, ()))),),
    )
