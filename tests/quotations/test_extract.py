"""Who says what: speakers, utterances and kinds of the quotations of a document."""

from __future__ import annotations

import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.quotations.extract import is_reported, with_quotations
from claimcheck.records import Document, Quotation


def speech(*paragraphs: str) -> tuple[Quotation, ...]:
    return with_quotations(plain_document("d", "\n".join(paragraphs))).quotations


def mention(text: str) -> str | None:
    """The mention of the first quotation's speaker."""
    speaker = speech(text)[0].speaker
    return speaker.mention if speaker else None


def names(*paragraphs: str) -> list[str | None]:
    return [q.speaker.name if q.speaker else None for q in speech(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Behind the quotation.
        ("“The pier is shut,” said Ann Lee.", "Ann Lee"),
        ("“The pier is shut,” Ann Lee said on Monday.", "Ann Lee"),
        ("“The pier is shut,” said the mayor of Ayr in a letter.", "the mayor of Ayr"),
        ("“The pier is shut,” Lee, the mayor, told reporters.", "Lee"),
        ("“The pier is shut,” Ann Lee, 40, a nurse from Ayr, said.", "Ann Lee"),
        ("“The pier is shut,” Ann Lee, Moore’s lawyer, said.", "Ann Lee"),
        ("“Is it shut?” asked one visitor.", "one visitor"),
        ("“Shut it!” she shouted.", "she"),
        ("“The pier is shut,” scoffed Ann Lee.", "Ann Lee"),
        ("“The pier is shut,” Will Lee later said.", "Will Lee"),
        # Before it.
        ("Ann Lee said: “The pier is shut.”", "Ann Lee"),
        ("Ann Lee, who runs the pier, said that it “is shut for good”.", "Ann Lee"),
        ("In a letter on Monday, Ann Lee wrote, “The pier is shut.”", "Ann Lee"),
        ("According to Ann Lee, “the pier is shut for good”.", "Ann Lee"),
        ("Ann Lee left the room, adding: “The pier is shut.”", "Ann Lee"),
        ("Ann Lee took the chair and said: “The pier is shut.”", "Ann Lee"),
        ("Ann Lee: “The pier is shut.”", "Ann Lee"),
        ("Ann Lee’s statement reads “the pier is shut” and no more.", "Ann Lee’s"),
        ("A statement from Ann Lee called it “a great loss”.", "A statement from Ann Lee"),
        ("LONDON (Wire) — Ann Lee went home, calling the pier “a great loss”.", "Ann Lee"),
        ("Residents have repeatedly called it “a great loss”.", "Residents"),
        # Signed.
        ("“The pier is shut.” — Ann Lee", "Ann Lee"),
    ],
)
def test_the_sentence_names_the_speaker(text: str, expected: str):
    assert mention(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bob Moore was told by Ann Lee that “the pier is shut”.", "Ann Lee"),
        ("Bob Moore was told by June Brekke that “the pier is shut”.", "June Brekke"),
        ("Bob Moore had been warned on Monday by Ann Lee: “The pier is shut.”", "Ann Lee"),
        ("“The pier is shut,” visitors were told by the mayor.", "the mayor"),
        ("Bob Moore was asked by Ann Lee: “Is the pier shut?”", "Ann Lee"),
        ("Told by Ann Lee that “the pier is shut”, Bob Moore left.", "Ann Lee"),
        ("Bob Moore, told by Ann Lee that “the pier is shut”, left.", "Ann Lee"),
        ("The plan was described by Ann Lee as “a great loss”.", "Ann Lee"),
        ("Bob Moore was accused by Ann Lee of “a great loss of nerve”.", "Ann Lee"),
        # Nobody is named, but who hears it or of whom it is said.
        ("Bob Moore was told: “The pier is shut.”", None),
        ("Bob Moore was later told by phone that “the pier is shut”.", None),
        ("Bob Moore has been asked by Monday to say “the pier is shut”.", None),
        ("The plan was widely called “a great loss”.", None),
        # Who is quoted speaks.
        ("Ann Lee was quoted as saying “the pier is shut”.", "Ann Lee"),
        ("Ann Lee was telling visitors that “the pier is shut”.", "Ann Lee"),
        ("Ann Lee had told Bob Moore that “the pier is shut”.", "Ann Lee"),
        ("Ann Lee was told to leave and said: “The pier is shut.”", "Ann Lee"),
        ("Ann Lee said by phone: “The pier is shut.”", "Ann Lee"),
    ],
)
def test_who_speaks_by_a_passive_verb(text: str, expected: str | None):
    assert mention(text) == expected


def test_the_nearest_verb_counts():
    text = "Ann Lee said it was “a loss for all”, while Bob Moore called it “a blessing”."
    assert names(text) == ["Ann Lee", "Bob Moore"]


def test_full_name_from_elsewhere_in_the_text():
    assert names("“The pier is shut,” Lee said.", "Ann Lee runs it.") == ["Ann Lee"]
    assert names("Ann Lee runs the pier.", "“It is shut,” Ms. Lee said.") == ["Ann Lee"]


def test_two_who_share_a_surname_are_not_told_apart():
    text = ("Ann Lee and Bob Lee run the pier.", "“It is shut,” Lee said.")
    assert names(*text) == ["Lee"]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("Ann Lee runs the pier.", "“It is shut,” she said."), "Ann Lee"),
        (("“I go,” Ann Lee said.", "It rained.", "“It is shut,” she said."), "Ann Lee"),
        (("Mr. Zork runs the pier.", "“It is shut,” he said."), "Zork"),
        # A man and a woman are told apart, two men are not.
        (("Ann Lee met Bob Moore.", "“It is shut,” she said."), "Ann Lee"),
        (("Tom Lee met Bob Moore.", "“It is shut,” he said."), None),
        (("“I go,” Tom Lee said.", "Bob Moore stayed.", "“It is shut,” he said."), None),
        (("Bob Moore stayed.", "“I go,” Tom Lee said.", "“It is shut,” he said."), "Tom Lee"),
        # What "he" does goes on about him; a place is no man.
        (("Tom Lee left.", "He had met Bob Moore.", "“It is shut,” he said."), "Tom Lee"),
        (("Tom Lee lives in Harrow.", "“It is shut,” he said."), "Tom Lee"),
        (("The pier is old.", "“It is shut,” he said."), None),
        (("Ann Lee runs the pier.", "“It is shut,” they said."), None),
    ],
)
def test_pronouns(paragraphs: tuple[str, ...], expected: str | None):
    assert names(*paragraphs)[-1] == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("Mayor Ann Lee spoke.", "“It is shut,” the mayor said."), "Ann Lee"),
        (("Ann Lee, the mayor of Ayr, spoke.", "“It is shut,” said the mayor."), "Ann Lee"),
        (("Mayor Ann Lee spoke.", "“It is shut,” the former mayor said."), None),
        (("Mayor Ann Lee spoke.", "“It is shut,” a mayor said."), None),
        (("Mayor Ann Lee met Mayor Bob Moore.", "“It is shut,” the mayor said."), None),
        (("The council met.", "“It is shut,” the president said."), None),
    ],
)
def test_an_office_is_a_person_only_as_the_text_gives_it(
    paragraphs: tuple[str, ...], expected: str | None
):
    assert names(*paragraphs)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is shut,” said the mayor of Ostby, Torvald Enger.", "Torvald Enger"),
        ("“It is shut,” said the guild’s clerk for the coast, Ida Voss.", "Ida Voss"),
        ("“It is shut,” said a spokesman for Tarn Ferries, Bo Li, on Monday.", "Bo Li"),
        ("“It is shut,” said the pier’s owner – Ann Lee – in a letter.", "Ann Lee"),
        ("“It is shut,” the keeper of the light, Eskil Rand, told the council.", "Eskil Rand"),
        (
            "“It is shut,” said its head of works, Ines van der Moor, “and old.”",
            "Ines van der Moor",
        ),
        ("“It is shut,” said Ostby’s police chief, Inspector Mira Enger.", "Mira Enger"),
        ("“It is shut,” said Ostby's pier master, Torvald Enger.", "Torvald Enger"),
        ("“It is shut,” said the head of works, Chief Inspector Ida Voss.", "Ida Voss"),
        ("“It is shut,” Ostby’s clerk, Ms. Ida Voss, told the council.", "Ida Voss"),
        ("“It is shut,” said Ann Lee’s lawyer, Bo Li, in a letter.", "Bo Li"),
        # No name, or nobody's.
        ("“It is shut,” said Ostby’s owner, Tarn Holdings.", None),
        ("“It is shut,” said Ostby’s Harbour Board, Monday.", None),
        ("“It is shut,” said the mayor of Ayr, Scotland.", None),
        ("“It is shut,” said the head of the firm, Tarn Holdings.", None),
        ("“It is shut,” said the mayor, Monday.", None),
        ("“It is shut,” said one of the crew, Ann Lee reported.", None),
        ("“It is shut,” said the mayor of Ostby.", None),
    ],
)
def test_the_name_beside_an_office(text: str, expected: str | None):
    assert names(text)[0] == expected


@pytest.mark.parametrize(
    ("told", "said", "expected"),
    [
        ("The owner of the line, Bo Holt, sued.", "the owner of the line", "Bo Holt"),
        ("Bo Holt, the owner of the line, sued.", "the owner of the line", "Bo Holt"),
        ("Bo Holt, who is owner of the line, sued.", "The owner of the line", "Bo Holt"),
        ("The head of the union, Ida Voss, left.", "the owner of the line", None),
        ("The owner of the line, Bo Holt, sued.", "an owner of the line", None),
        ("The owner of the line, Bo Holt, met the owner of the line, Ann Lee.", "the owner", None),
        ("Ola Aas, the deputy mayor of Tolm, sued.", "Tolm’s deputy mayor", "Ola Aas"),
        ("Tolm’s deputy mayor, Ola Aas, sued.", "the deputy mayor of Tolm", "Ola Aas"),
        ("Ola Aas, Tolm’s deputy mayor, sued.", "Tolm’s deputy mayor", "Ola Aas"),
        ("The clerk of Upper Wales, Ola Aas, sued.", "Upper Wales’ clerk", "Ola Aas"),
        ("Ola Aas, the deputy mayor of Tolm, sued.", "Ayr’s deputy mayor", None),
        ("Tolm’s deputy mayor, Ola Aas, sued.", "the deputy mayor", None),
    ],
)
def test_an_office_that_the_text_explains_elsewhere(told: str, said: str, expected: str | None):
    assert names(told, f"“It is shut,” {said} said.")[0] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("And from its director, Ruth Salander:", "Ruth Salander"),
        ("From Ann Lee:", "Ann Lee"),
        ("And this from Mira Enger:", "Mira Enger"),
        ("And, finally, from Inspector Enger:", "Enger"),
        ("Then it was the turn of the mayor of Ayr, Ann Lee:", "Ann Lee"),
        ("Ann Lee, again:", "Ann Lee"),
        ("Ann Lee wrote to Bob Moore:", "Ann Lee"),
        ("This was sent to Ann Lee and from Bob Moore:", None),
        ("The reply of the agency:", None),
        ("All about Ann Lee:", None),
        ("They came from Mira Enger:", None),
        ("And from the council:", None),
    ],
)
def test_a_line_that_leads_to_a_quotation(line: str, expected: str | None):
    assert names(line, "“The pier is shut for good.”")[0] == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("And from Liv Solli:", "Liv Solli"),
        ("From June Brekke:", "June Brekke"),
        ("And, finally, from Inspector Enger:", "Enger"),
        ("And from its director, Ruth Salander:", "Ruth Salander"),
        ("And from Liv Solli, mayor of Ayr:", "Liv Solli"),
        ("And from the council:", None),
        ("From the day that Ann Lee left:", None),
        ("From Ann Lee’s lawyer:", None),
        ("They came from Mira Enger:", None),
        ("From Ann Lee to Bob Moore:", None),
    ],
)
def test_a_sentence_that_leads_to_its_quotation(lead: str, expected: str | None):
    assert names(f"{lead} “The pier is shut for good.”")[0] == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("“I go,” Eve Hill said.", "Ann Lee came. “It is shut,” she said."), "Ann Lee"),
        (("Eve Hill left.", "The guide Ann Lee answered him. “It is shut,” she said."), "Ann Lee"),
        (("“I go,” Eve Hill said.", "Ann Lee met Ida Voss. “It is shut,” she said."), None),
        (("“I go,” Eve Hill said.", "She met Ann Lee. “It is shut,” she said."), "Eve Hill"),
        (("“I go,” Eve Hill said.", "It hurt her when Ann Lee left. “Oh,” she said."), None),
        (("“I go,” Eve Hill said.", "Bob Moore came. “It is shut,” she said."), "Eve Hill"),
    ],
)
def test_whom_its_own_paragraph_names_a_pronoun_means(
    paragraphs: tuple[str, ...], expected: str | None
):
    assert names(*paragraphs)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "“It is shut,” a spokesman for Ann Lee said.",
        "“It is shut,” the Ann Lee campaign said.",
        "“It is shut,” Ann Lee’s lawyer said.",
        "“It is shut,” the Harbour Authority said.",
        "“It is shut,” Zork Holdings said.",
    ],
)
def test_no_person(text: str):
    assert names("Ann Lee runs the pier.", text) == [None]
    assert mention(text)


def test_a_firm_is_known_for_a_person_by_he_or_she():
    assert names("“It is shut,” Zork said.") == [None]
    assert names("“It is shut,” Zork said, adding that she regretted it.") == ["Zork"]


@pytest.mark.parametrize(
    ("paragraphs", "utterances"),
    [
        (("“It is shut,” said Lee, “and it stays shut.”",), [0, 0]),
        (("“It is shut,” said Lee. “It stays shut.”",), [0, 0]),
        (("“It is shut.", "“It stays shut,” said Lee."), [0, 0]),
        (("“It is shut,” said Lee.", "“It stays shut,” said Lee."), [0, 1]),
        (("“It is shut,” said Lee. “It stays shut,” said Moore.",), [0, 1]),
        (("“It is shut,” said Lee. Nobody spoke. “It stays shut.”",), [0, 1]),
        (("Lee called it “a loss” for all and said it was “a shame”.",), [0, 1]),
    ],
)
def test_pieces_of_one_utterance(paragraphs: tuple[str, ...], utterances: list[int]):
    assert [q.utterance for q in speech(*paragraphs)] == utterances


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“It is shut,” Ann Lee said. “It stays shut. We know.”",),
        ("“It is shut.", "“It stays shut,” Ann Lee said."),
        ("“It is shut,” Ann Lee said.", "“It stays shut.”"),
        ("Ann Lee went on:", "“It is shut.”"),
        ("Ann Lee waved it away. “It is shut.”",),
        ("“Is it shut?” Ann Lee looked up.",),
    ],
)
def test_a_speaker_who_is_named_beside_the_quotations_sentence(paragraphs: tuple[str, ...]):
    assert set(names(*paragraphs)) == {"Ann Lee"}


def test_a_quotation_far_from_any_speaker_has_none():
    assert names("“It is shut,” Ann Lee said.", "It rained.", "“It stays shut.”")[-1] is None


@pytest.mark.parametrize(
    "piece",
    [
        "he said “we go now” and ",
        "Lee said “we go”, adding “we stay” and ",
        "“we go” , ",
        "said, a nurse, “we go” ",
        "“we ‘go ",
    ],
)
def test_many_quotations_in_one_sentence_take_no_longer_each(piece: str):
    """Each verb of saying is read once, whatever stands before it; else this would not end."""
    assert len(speech(f"Ann Lee met him. {piece * 800}")) >= 1


def test_kinds():
    found = speech(
        "Ann Lee called the plan “a farce”.",
        "The street paid for this “progress”.",
        "The choir sang “The Long Ebb”.",
    )
    assert [q.kind for q in found] == ["speech", "scare", "title"]


def test_offsets():
    document = plain_document("d", "Mayor Ann Lee: “It is shut.”\n“It is old,” she said.")
    for quotation in with_quotations(document).quotations:
        speaker = quotation.speaker
        assert speaker is not None
        assert document.text[quotation.start : quotation.end] == quotation.text
        assert document.text[speaker.start : speaker.end] == speaker.mention


def test_nothing_to_read():
    assert speech("No quotation here.") == ()
    assert with_quotations(Document("d", None, "“Yes.”", "en", (), (), ())).quotations == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee said the pier is shut for good.", True),
        ("The pier is shut for good, Lee said.", True),
        ("The pier is shut for good.", False),
        ("Lee said it rained. The pier is shut for good.", False),
    ],
)
def test_reported_speech(text: str, expected: bool):
    document = plain_document("d", text)
    start = text.lower().index("the pier")
    assert is_reported(document, start, start + len("the pier is shut for good")) is expected
