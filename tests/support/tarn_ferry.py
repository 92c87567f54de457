"""The sentences of an invented story, each with what was found in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from report_builder import judgement

from claimcheck.records import DiffPart, Passage


def headline() -> dict[str, Any]:
    return {
        "text": "Tarn Island ferry to stop for ten weeks",
        "verdict": "supported",
        "role": "headline",
        "confidence": 0.94,
        "support": 0.94,
        "judgements": (
            judgement(
                "harbour-post", "entailment", "The ferry will be away for ten weeks.", p=0.94
            ),
            judgement("coast-wire", "entailment", "The ferry will be away for ten weeks.", p=0.94),
            judgement("island-gazette", "entailment", "For ten weeks there is no ferry.", p=0.91),
            judgement("north-radio", "neutral", "The hull needs new plates.", p=0.7),
        ),
    }


def closing() -> dict[str, Any]:
    text = (
        "The ferry to Tarn Island will stop on 3 March while its hull is repaired, the port said."
    )
    return {
        "text": text,
        "verdict": "supported",
        "confidence": 0.99,
        "support": 0.99,
        "judgements": (
            judgement("harbour-post", "entailment", text, p=0.99, similarity=1.0, method="exact"),
            judgement(
                "coast-wire",
                "entailment",
                text.replace("The ferry", "A ferry"),
                p=0.98,
                similarity=0.99,
                method="near_exact",
            ),
            judgement("island-gazette", "entailment", "From 3 March the boat is in dock.", p=0.88),
            judgement("north-radio", "entailment", "Repairs to the hull start on 3 March.", p=0.86),
        ),
        "facts": (("3 March", {"kind": "date", "status": "match", "reference": "harbour-post"}),),
    }


def cost() -> dict[str, Any]:
    evidence = "The port puts the cost of the work at 4.2 million crowns."
    return {
        "text": "The work will cost 6.2 million crowns.",
        "verdict": "contradicted",
        "confidence": 0.95,
        "support": 0.03,
        "flags": ("number_mismatch",),
        "judgements": (
            judgement(
                "harbour-post", "contradiction", evidence, p=0.95, similarity=0.88, start=210
            ),
            judgement("north-radio", "neutral", "The hull needs new plates.", similarity=0.41),
        ),
        "facts": (
            (
                "6.2 million",
                {
                    "kind": "number",
                    "status": "mismatch",
                    "reference": "harbour-post",
                    "found": "4.2 million",
                },
            ),
        ),
    }


def night_boat() -> dict[str, Any]:
    said = "We will keep a night boat for urgent patients"
    return {
        "text": "“We will always keep a night boat for patients,” harbour master Ida Lunde said.",
        "verdict": "supported",
        "confidence": 0.83,
        "support": 0.83,
        "flags": ("altered_quote",),
        "judgements": (
            judgement("harbour-post", "entailment", f"“{said},” said Ida Lunde.", p=0.83),
            judgement("coast-wire", "entailment", f"“{said},” said Ida Lunde.", p=0.82),
        ),
        "quotes": (
            (
                "We will always keep a night boat for patients,",
                {
                    "status": "altered",
                    "speaker": "Ida Lunde",
                    "nearest": Passage("harbour-post", 401, 401 + len(said), said),
                    "diff": (
                        DiffPart("equal", "We will"),
                        DiffPart("insert", "always"),
                        DiffPart("equal", "keep a night boat for"),
                        DiffPart("delete", "urgent"),
                        DiffPart("equal", "patients"),
                    ),
                },
            ),
        ),
    }


def mayor() -> dict[str, Any]:
    said = "Nobody asked us,"
    return {
        "text": f"“{said}” said the mayor, Jon Berg.",
        "verdict": "contradicted",
        "confidence": 0.8,
        "support": 0.2,
        "flags": ("misattributed_quote", "name_mismatch"),
        "judgements": (
            judgement("island-gazette", "contradiction", f"“{said}” said teacher Asta Moe.", p=0.8),
        ),
        "quotes": (
            (
                said,
                {
                    "status": "misattributed",
                    "speaker": "Jon Berg",
                    "said_by": "Asta Moe",
                    "nearest": Passage("island-gazette", 90, 90 + len(said), said),
                },
            ),
        ),
        "facts": (
            (
                "Jon Berg",
                {
                    "kind": "name",
                    "status": "mismatch",
                    "reference": "island-gazette",
                    "found": "Asta Moe",
                },
            ),
        ),
    }


def small_boat() -> dict[str, Any]:
    return {
        "text": "A smaller boat will carry post and up to 40 people a day.",
        "verdict": "disputed",
        "confidence": 0.7,
        "support": 0.55,
        "judgements": (
            judgement(
                "island-gazette", "entailment", "A launch will take 40 people daily.", p=0.81
            ),
            judgement("north-radio", "contradiction", "The launch seats only 12 a day.", p=0.77),
        ),
    }


def opened() -> dict[str, Any]:
    return {
        "text": "The crossing opened in 1931.",
        "verdict": "contradicted",
        "confidence": 0.9,
        "flags": ("date_mismatch",),
        "judgements": (
            judgement("coast-wire", "contradiction", "The crossing dates from 1951.", p=0.9),
        ),
        "facts": (
            (
                "1931",
                {"kind": "date", "status": "mismatch", "reference": "coast-wire", "found": "1951"},
            ),
        ),
    }


def schools() -> dict[str, Any]:
    return {
        "text": "Buses will run to the north pier, and three schools have closed.",
        "verdict": "unsupported",
        "confidence": 0.85,
        "flags": ("partial",),
        "part_verdicts": (
            ("Buses will run to the north pier", "supported"),
            ("three schools have closed", "unsupported"),
        ),
        "judgements": (judgement("north-radio", "neutral", "Buses go to the north pier.", p=0.85),),
        "facts": (("three", {"kind": "number", "status": "absent"}),),
    }


def goodbye() -> dict[str, Any]:
    return {
        "text": "One islander called it “a slow goodbye”.",
        "verdict": "unsupported",
        "flags": ("unsourced_quote",),
        "judgements": (
            judgement("island-gazette", "neutral", "Islanders were angry.", similarity=0.38),
        ),
        "quotes": (("a slow goodbye", {"status": "unsourced", "speaker": "One islander"}),),
    }


def may() -> dict[str, Any]:
    return {
        "text": "The repairs end in May.",
        "verdict": "unsupported",
        "confidence": 0.75,
        "flags": ("hedge_dropped", "attribution_dropped"),
        "judgements": (
            judgement(
                "harbour-post", "neutral", "The repairs may end in May, the yard said.", p=0.6
            ),
        ),
        "contrasts": (
            (
                "end",
                {"flag": "hedge_dropped", "reference": "harbour-post", "found": "may end"},
            ),
            (
                "",
                {
                    "flag": "attribution_dropped",
                    "reference": "harbour-post",
                    "found": "the yard said",
                },
            ),
        ),
    }


def bridge() -> dict[str, Any]:
    return {
        "text": "The port has not ruled out a bridge.",
        "verdict": "contradicted",
        "confidence": 0.97,
        "flags": ("negation",),
        "judgements": (
            judgement("harbour-post", "contradiction", "The port has ruled out a bridge.", p=0.97),
        ),
        "contrasts": (
            (
                "has not ruled out",
                {"flag": "negation", "reference": "harbour-post", "found": "has ruled out"},
            ),
        ),
    }


def inspectors() -> dict[str, Any]:
    """A sentence that no finding explains, with long evidence of two windows."""
    long = (
        "The yard works in two shifts, and its foreman told the island council last week that the "
        "plates under the car deck had to be cut out one by one, since nobody had kept drawings of "
        "the hull after the ferry was lengthened, so each new plate is measured on the spot."
    )
    near = judgement("north-radio", "neutral", long, p=0.88, similarity=0.52, start=40)
    far = judgement("north-radio", "neutral", "The hull needs new plates.", similarity=0.31)
    return {
        "text": "Inspectors from Hallsund Maritime found 14 cracks in the hull.",
        "verdict": "unsupported",
        "weak": ("Hallsund Maritime", "14 cracks"),
        "confidence": 0.88,
        "judgements": (replace(near, evidence=(*far.evidence, *near.evidence)),),
        "facts": (
            ("Hallsund Maritime", {"kind": "name", "status": "absent"}),
            ("14", {"kind": "number", "status": "absent"}),
        ),
    }


def editorial() -> tuple[dict[str, Any], ...]:
    texts = (
        "This is what contempt for small places looks like.",
        "The minister should resign before the first boat sails.",
    )
    return tuple(
        {
            "text": text,
            "verdict": "unsupported",
            "confidence": 0.96,
            "opinion": 0.97,
            "flags": ("opinion",),
            "judgements": (
                judgement("north-radio", "neutral", "The minister has not commented.", p=0.9),
            ),
        }
        for text in texts
    )
