"""Reports built by hand for the tests of renderers and their users; the story is invented."""

from __future__ import annotations

from dataclasses import replace

import tarn_ferry
from report_builder import MODELS, Builder, digest, judgement

from claimcheck.records import DiffPart, Omission, Passage, ReferenceInfo, Report, Skipped, Verdict


def make_report() -> Report:
    """A report with one of every verdict, role, paragraph kind, quote status and flag."""
    story = Builder()
    story.paragraph(tarn_ferry.headline(), kind="headline")
    story.paragraph(tarn_ferry.closing(), tarn_ferry.cost())
    story.paragraph(tarn_ferry.night_boat(), tarn_ferry.mayor())
    story.paragraph(
        {"text": "Photograph: Tarn Harbour Office", "verdict": "not_checked", "role": "furniture"},
        kind="furniture",
    )
    story.paragraph(
        {"text": "Sign up for our evening letter.", "verdict": "not_checked", "role": "furniture"},
        kind="furniture",
    )
    story.paragraph(tarn_ferry.small_boat(), tarn_ferry.opened(), tarn_ferry.schools())
    story.paragraph(
        tarn_ferry.goodbye(), tarn_ferry.may(), tarn_ferry.bridge(), tarn_ferry.inspectors()
    )
    story.paragraph(*tarn_ferry.editorial(), kind="editorial")
    story.paragraph(
        {
            "text": "Ferja kjem att når skroget er sveist.",
            "verdict": "not_checked",
            "confidence": 0.0,
            "support": 0.0,
            "reason": "not English: the NLI model in use reads English only",
        }
    )
    left_out = "The yard has not been paid for last year's work, its owner said."
    return story.report(
        "Tarn Island ferry to stop for ten weeks",
        (Omission(left_out, ("island-gazette", "north-radio")),),
    )


def make_plain_report(text: str, *, verdict: Verdict = "contradicted") -> Report:
    """A report in which ``text`` stands everywhere that a foreign text can stand."""
    story = Builder()
    story.paragraph(
        {
            "text": text,
            "verdict": verdict,
            "reason": text if verdict == "not_checked" else None,
            "flags": ("partial", "altered_quote", "name_mismatch", "negation"),
            "part_verdicts": ((text, "unsupported"),),
            "judgements": (judgement(text, "contradiction", text),),
            "quotes": (
                (
                    text,
                    {
                        "status": "altered",
                        "nearest": Passage(text, 0, len(text), text),
                        "diff": (DiffPart("delete", text), DiffPart("insert", text)),
                        "speaker": text,
                    },
                ),
            ),
            "facts": (
                (text, {"kind": "name", "status": "mismatch", "reference": text, "found": text}),
            ),
            "contrasts": ((text, {"flag": "negation", "reference": text, "found": text}),),
        }
    )
    story.paragraph({"text": text, "verdict": "not_checked", "role": "furniture"}, kind="furniture")
    report = story.report(text, (Omission(text, (text,)),))
    return replace(
        report,
        models=dict.fromkeys(MODELS, text),
        settings={"note": text},
        article=replace(report.article, id=text, language=text),
        references=(ReferenceInfo(text, text, digest(text), 0),),
        skipped=(Skipped(text, text),),
    )
