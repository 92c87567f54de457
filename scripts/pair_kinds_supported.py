"""Hypotheses that their window supports (entailment)."""

from __future__ import annotations

import random
import re

from pair_edits import (
    PEOPLE,
    QUOTES,
    SUBJECTS,
    Edit,
    EditKind,
    Edits,
    Kind,
    Setting,
    child,
    has_first_person,
    lower_first,
    replacement,
    root_of,
    span_of,
    upper_first,
)
from pair_voice import turn_voice
from spacy.tokens import Span, Token

SAYING = frozenset("say tell add state announce report confirm explain note warn".split())
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_WORDS = {word: str(n) for n, word in enumerate(_SMALL, start=2)}
_DIGITS = {digit: word for word, digit in _WORDS.items()}
_SPELLED = (
    (r"(?<=\d)%", " percent"),
    (r"(?<=\d)(?: per ?cent)\b", "%"),
    (r"(?<=\d)m\b(?= |,|\.)", " million"),
    (r"(?<=\d)bn\b", " billion"),
    (r"(?<=\d) ?km\b", " kilometres"),
    (r"(?<=\d) ?kg\b", " kilograms"),
    (r"(?<=\d) ?mph\b", " miles per hour"),
    (r"\bUK\b", "United Kingdom"),
    (r"(?<=the )US\b(?!-)", "United States"),
    (r"(?<=the )U\.S\.(?= [a-z])", "United States"),
    (r"(?<=the )UN\b(?!-)", "United Nations"),
    (r"(?<=the )EU\b(?!-)", "European Union"),
    (r"(?<=the )United States\b", "US"),
    (r"(?<=the )European Union\b", "EU"),
    (r"\bNHS\b(?!-)", "National Health Service"),
    (r"\bJan\.(?= \d)", "January"),
    (r"\bFeb\.(?= \d)", "February"),
    (r"\bAug\.(?= \d)", "August"),
    (r"\bSept\.(?= \d)", "September"),
    (r"\bOct\.(?= \d)", "October"),
    (r"\bNov\.(?= \d)", "November"),
    (r"\bDec\.(?= \d)", "December"),
    (r"\bGov\.(?= [A-Z])", "Governor"),
    (r"\bSen\.(?= [A-Z])", "Senator"),
    (r"\bProf (?=[A-Z])", "Professor "),
    (r"\bInsp\b(?= [A-Z])", "Inspector"),
    (r"\bdidn['’]t\b", "did not"),
    (r"\bdoesn['’]t\b", "does not"),
    (r"\bwasn['’]t\b", "was not"),
    (r"\bwon['’]t\b", "will not"),
    (r"\bhasn['’]t\b", "has not"),
)
_BOUND = re.compile(
    r"\b(of|the|within|these|those|his|their|to|about|around|nearly|almost|over|under|than|least"
    r"|most|some|approximately|up to|only)\W*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\w.,£$€:/-])(\d{1,3}(?:,\d{3})+|\d{2,7})(?= [a-z]{3,})(?! (?:per|to|and)\b)"
)
_QUOTED_FIRST = re.compile(r"^[\"“](?P<words>[^\"“”]+),[\"”] (?P<rest>[^\"“”]+)\.$")


def commas_around(span_start: int, span_end: int, setting: Setting) -> bool:
    """Whether tokens ``span_start`` to ``span_end`` stand between commas or end the sentence."""
    doc = setting.doc
    before = doc[span_start - 1].text if span_start else ""
    after = doc[span_end].text if span_end < len(doc) else "."
    return before == "," and after in (",", ".")


def drop_relative(setting: Setting, rng: random.Random) -> Edits | None:
    """A clause with "who" or "which" between commas goes."""
    spans = [span_of(t) for t in setting.doc if t.dep_ == "relcl"]
    spans = [s for s in spans if s[0].tag_ in ("WP", "WDT") and s[0].text.lower() != "that"]
    return _drop_one([s for s in spans if commas_around(s.start, s.end, setting)], rng)


def drop_appositive(setting: Setting, rng: random.Random) -> Edits | None:
    """What is said of a name between commas goes."""
    spans = [span_of(t) for t in setting.doc if t.dep_ == "appos" and not list(t.conjuncts)]
    return _drop_one([s for s in spans if commas_around(s.start, s.end, setting)], rng)


def _drop_one(spans: list[Span], rng: random.Random) -> Edits | None:
    spans = [s for s in spans if len(s) < len(s.doc) // 2 and not QUOTES.search(s.text)]
    if not spans:
        return None
    span = rng.choice(spans)
    doc = span.doc
    # The comma behind goes with it where it closed the pair, and the one in front at the end.
    end = span.end_char + (doc[span.end : span.end + 1].text == ",")
    return (Edit(doc[span.start - 1].idx, end, ""),)


def drop_adverbial(setting: Setting, rng: random.Random) -> Edits | None:
    """A time, place or circumstance goes, unless what is left would say more than before."""
    root = root_of(setting.doc)
    if child(root, "neg") or QUOTES.search(setting.doc.text) or root.tag_ == "VB":
        return None
    spans = []
    for token in root.children:
        span = span_of(token)
        first = span[0].text.lower()
        timely = token.dep_ == "npadvmod" or (
            token.dep_ == "prep" and first in ("on", "in", "at", "during", "after", "since")
        )
        clause = token.dep_ == "advcl" and first in ("after", "when", "while", "as", "since")
        named_time = any(t.ent_type_ in ("DATE", "TIME", "GPE") for t in span)
        behind = setting.doc[span.end : span.end + 1].text
        if behind not in ("", ",", ".", ";", "that", "and", "but") and span.start:
            continue
        long_enough = len(span) * 5 < len(setting.doc) * 3
        if (
            ((timely and named_time) or clause)
            and long_enough
            and not span.start <= root.i < span.end
        ):
            spans.append(span)
    if not spans:
        return None
    span = rng.choice(spans)
    behind = setting.doc[span.end : span.end + 1].text
    comma = span.start == 0 and behind == ","
    return (Edit(span.start_char, span.end_char + comma, ""),)


def drop_conjunct(setting: Setting, rng: random.Random) -> Edits | None:
    """Of two clauses joined by "and" or "but", the first stays."""
    root = root_of(setting.doc)
    verb = child(root, "conj")
    if verb is None or QUOTES.search(setting.doc.text):
        return None
    mark = child(root, "cc")
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and root.tag_ in ("VBD", "VBZ", "VBP")
    if mark is None or mark.text not in ("and", "but") or not finite or mark.i < root.i + 3:
        return None
    if verb.right_edge.i < len(setting.doc) - 2 or child(verb, "ccomp"):
        return None
    end = verb.right_edge.idx + len(verb.right_edge)
    return (Edit(mark.idx, min(end, len(setting.doc.text.rstrip("."))), ""),)


def number_words(setting: Setting, rng: random.Random) -> Edits | None:
    """Digits for words, or words for digits."""
    choices = []
    for token in setting.doc[1:]:
        other = _WORDS.get(token.text) or _DIGITS.get(token.text)
        follows = setting.doc[token.i + 1 : token.i + 2]
        plain = (
            token.dep_ == "nummod"
            and follows
            and follows[0].pos_ in ("NOUN", "ADJ")
            and len(follows.text) > 2
        )
        if other and plain and setting.doc[token.i - 1].text not in "-–:£$€":
            choices.append(replacement(token, other))
    return (rng.choice(choices),) if choices else None


def spelled_out(setting: Setting, rng: random.Random) -> Edits | None:
    """Units, titles and abbreviations in their other form, and contractions undone."""
    text, choices = setting.doc.text, []
    for pattern, other in _SPELLED:
        choices += [Edit(m.start(), m.end(), other) for m in re.finditer(pattern, text)]
    return (rng.choice(choices),) if choices else None


def rounded(setting: Setting, rng: random.Random) -> Edits | None:
    """A number rounded, with a word that says how."""
    text, choices = setting.doc.text, []
    for match in _COUNT.finditer(text):
        value = int(match[1].replace(",", ""))
        round_to = 10 ** (len(str(value)) - 1 - (value >= 1000))
        low = value // round_to * round_to
        if not counts(setting, match) or value == low:
            continue
        near = round(value / round_to) * round_to
        offers = [f"more than {low:,}", f"over {low:,}", f"fewer than {low + round_to:,}"]
        if abs(near - value) * 12 <= value:
            offers += [f"about {near:,}", f"around {near:,}"]
            offers += [f"nearly {near:,}", f"almost {near:,}"] * (near > value)
        new = rng.choice(offers)
        choices.append(Edit(match.start(), match.end(), new if match.start() else upper_first(new)))
    return (rng.choice(choices),) if choices else None


def counts(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a match of `_COUNT` counts things and has no bound or article yet."""
    token = setting.doc.char_span(match.start(), match.end())
    year = 1900 <= int(match[1].replace(",", "")) <= 2100
    bound = _BOUND.search(setting.doc.text[: match.start()])
    return not year and not bound and token is not None and _counted(token.root)


def _counted(token: Token) -> bool:
    before = token.nbor(-1).text if token.i else ""
    plain = before not in ("a", "another", "-") and not before.istitle()
    return token.dep_ == "nummod" and token.head.tag_ == "NNS" and plain


def name_for_pronoun(setting: Setting, rng: random.Random) -> Edits | None:
    """The one person who is the subject of the sentence before, for "he" or "she"."""
    name = referent(setting)
    token = setting.doc[0]
    return None if name is None else (Edit(0, len(token), name),)


def referent(setting: Setting) -> str | None:
    """Whom a "He" or "She" at the start of the sentence stands for, if that is plain."""
    doc = setting.doc
    if setting.at == setting.start or doc[0].text.lower() not in ("he", "she"):
        return None
    before = setting.sentences[setting.at - 1]
    people = [e for e in before.ents if e.label_ == "PERSON"]
    others = any(t.lemma_.lower() in PEOPLE and t.dep_ in SUBJECTS for t in before)
    if len(people) != 1 or others or people[0].root.dep_ not in SUBJECTS:
        return None
    if any(e.label_ == "PERSON" for e in doc.ents) or people[0].root.head != root_of(before):
        return None
    return re.sub(r"['’]s$", "", people[0].text)


def indirect(setting: Setting, rng: random.Random) -> str | None:
    """Direct speech turned into indirect, where no person of it has to be shifted."""
    spoken = spoken_parts(setting)
    if spoken is None:
        return None
    words, speaker, verb = spoken
    return f"{upper_first(speaker)} {verb} that {words}."


def according(setting: Setting, rng: random.Random) -> str | None:
    """What a speaker said, given as according to the speaker."""
    spoken = spoken_parts(setting) or reported_parts(setting)
    if spoken is None or spoken[1].lower() in ("he", "she", "they", "we", "i", "you"):
        return None
    words, speaker, _ = spoken
    if rng.random() < 0.5:
        return f"According to {speaker}, {words}."
    return f"{upper_first(words)}, according to {speaker}."


def spoken_parts(setting: Setting) -> tuple[str, str, str] | None:
    """The words, speaker and verb of a sentence of the form "...," said X."""
    match = _QUOTED_FIRST.match(setting.doc.text)
    if match is None or has_first_person(match["words"]):
        return None
    verbs = [t for t in setting.doc if t.idx >= match.start("rest") and t.lemma_ == "say"]
    speaker = child(verbs[0], "nsubj") if verbs else None
    if speaker is None or speaker.lemma_.lower() in ("that", "who", "it"):
        return None
    named = span_of(speaker)
    if named.start_char < match.start("rest") or len(named) > 8:
        return None
    words = lower_first(setting.doc, 1)[: len(match["words"])]
    return words, named.text.strip(" ,"), verbs[0].text


def reported_parts(setting: Setting) -> tuple[str, str, str] | None:
    """The words, speaker and verb of a sentence of the form X said that ..."""
    root = root_of(setting.doc)
    speaker, content = child(root, "nsubj"), child(root, "ccomp")
    if root.lemma_ != "say" or root.tag_ != "VBD" or speaker is None or content is None:
        return None
    named, said = span_of(speaker), span_of(content)
    straight = named.start == 0 and named.end == root.i and said.start == root.i + 1
    plain = not QUOTES.search(said.text) and said.end >= len(setting.doc) - 1
    shifted = re.search(r"\b(he|she|they|his|her|their|would|had|it)\b", said.text)
    if not straight or not plain or shifted or child(content, "nsubj", "nsubjpass") is None:
        return None
    if named.root.pos_ == "PRON":
        return None
    name = lower_first(setting.doc)[: named.end_char]
    return re.sub(r"^that ", "", said.text).rstrip("."), name, "said"


def verbatim(setting: Setting, rng: random.Random) -> str | None:
    return setting.doc.text


def two(setting: Setting, rng: random.Random) -> str | None:
    """The sentence and the next one of the window."""
    if setting.at + 1 >= setting.end:
        return None
    return f"{setting.doc.text} {setting.sentences[setting.at + 1].text}"


def merged(setting: Setting, rng: random.Random) -> str | None:
    """The sentence and the next one of the window joined by a conjunction."""
    if setting.at + 1 >= setting.end or not setting.doc.text.endswith("."):
        return None
    following = setting.sentences[setting.at + 1]
    if QUOTES.search(setting.doc.text) or QUOTES.search(following.text) or len(setting.doc) > 30:
        return None
    if following[0].tag_ in ("CC", "RB", "IN") or setting.doc[0].tag_ == "CC":
        return None
    joint = rng.choice([", and ", "; ", ", while ", " and "])
    return setting.doc.text[:-1] + joint + lower_first(following)


#: Edits after which the sentence is still supported; they can be joined with other changes.
EDITS: dict[str, EditKind] = {
    "drop_relative": drop_relative,
    "drop_appositive": drop_appositive,
    "drop_adverbial": drop_adverbial,
    "drop_conjunct": drop_conjunct,
    "number_words": number_words,
    "spelled_out": spelled_out,
    "rounded": rounded,
    "name_for_pronoun": name_for_pronoun,
}
KINDS: dict[str, Kind] = {
    "verbatim": verbatim,
    "two": two,
    "merged": merged,
    "indirect": indirect,
    "according": according,
    "turned_voice": turn_voice,
}
