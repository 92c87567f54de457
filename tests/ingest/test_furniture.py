"""Furniture: what is part of the page but not of the story, and what only looks like it."""

import json
from pathlib import Path

import numpy as np
import pytest
from places import SHARED

from claimcheck.english.sentences import split_sentences
from claimcheck.ingest.document import build
from claimcheck.ingest.furniture.page import RULES, mark
from claimcheck.ingest.load import load

STORY = [
    "The council of Marlow closed the old bridge on Monday, after engineers had found cracks.",
    "“We had no choice,” Mayor Ann Lee told reporters. “It is about the safety of all of us.”",
    "The work is expected to take six weeks and to cost £1.2m, the council said.",
]


def marked(*paragraphs: str) -> list[str]:
    """The sentences of a page that are furniture."""
    sentences = [[p[a:b] for a, b in split_sentences(p)] for p in paragraphs]
    marks = mark(sentences)
    return [
        text
        for index, held in enumerate(sentences)
        for place, text in enumerate(held)
        if marks.holds(index, place)
    ]


def in_story(*paragraphs: str) -> list[str]:
    """The furniture of a story with ``paragraphs`` in its middle."""
    return marked("Marlow bridge closed for six weeks", *STORY[:2], *paragraphs, *STORY[2:])


@pytest.mark.parametrize("sign", ["-", "•", "2."])
def test_a_list_that_a_story_ends_with_is_no_furniture(sign: str) -> None:
    items = [f"{sign} Six weeks of work", f"{sign} A bill of £1.2m", f"{sign} The bridge cost £7m"]
    assert marked("Marlow bridge closed for six weeks", *STORY, *items) == []


@pytest.mark.parametrize(
    "line",
    [
        "https://www.marlow.example/news/bridge?id=3",
        "www.marlow.example desk@marlow.example",
        "marlow.example/news",
        "```",
        "```html",
        "“`html",
        "“`",
        "* * *",
        "———",
        "Tue. Mar 4th, 2031",
        "Tuesday, 4 March 2031",
        "Published 12:04, 3 May",
        "Updated: May 3, 2031, 10:15 a.m. ET",
        "4 March 2031 • 5 min read",
        "2 hours ago",
        "World / Europe",
        "By Ann Lee",
        "By Ann Lee and Bo Li, Political Correspondent",
        "Reporting by Ann Lee; editing by Bo Li.",
        "(Additional reporting by Ann Lee in Henley)",
        "Ann Lee is a staff writer at The Marlow Post.",
        "Photo: Ann Lee",
        "Image credit: Marlow council",
        "Photograph by Ann Lee",
        "Ann Lee / MARLOW",
        "Ann Lee/Getty Images",
        "REUTERS/Ann Lee",
        "The bridge at dusk. Ann Lee / APN",
        "The mayor opens the ferry, which will run until June, on Monday. (Ann Lee/Reuters)",
        "Related article: Why the ferry stopped",
        "Related: Why the ferry stopped",
        "Read more",
        "Read more: Why the ferry stopped",
        "Read more about Marlow here",
        "Also read: Why the ferry stopped",
        "Watch: The bridge from above",
        "Click here for our live coverage.",
        "Continue reading",
        "Sign up for our free daily newsletter",
        "Subscribe to our briefing and get the best stories in your inbox.",
        "Get the news of the day delivered to your inbox every morning.",
        "You will get the letter in your mailbox on Tuesdays.",
        "Enter your email",
        "Already a subscriber? Log in",
        "Subscribers agree to the Privacy Policy",
        "By signing up you agree to our Terms of Use.",
        "We use cookies to make this site better.",
        "Privacy Policy | Contact us",
        "© 2031 The Marlow Post",
        "Copyright 2031 Marlow Media. All rights reserved.",
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "Follow us on Telegram for more news.",
        "Follow The Marlow Post on Facebook",
        "Advertisement",
        "12 comments",
        "Tags: bridge, council, Marlow",
        "Support The Marlow Post!",
        "Support independent journalism today.",
        "Donate now",
        "Your donation helps us keep reporting.",
        "If you value what we do, please consider becoming a member.",
        "Thank you for reading The Marlow Post.",
        "Home > News > Bridges",
        "Politics | Town hall",
        "[Video: the bridge falls, 0:41]",
        "(ENDS)",
        "Words: Ann Lee",
        "By Ann Lee · Tuesday, 07:15",
        "Reading time: 5 minutes",
        "Marlow, Tuesday (Thames Press Agency)",
        "The bridge at dusk. (Picture: Ann Lee)",
        "Thames Press Agency, city desk, desk@marlow.example",
        "Found an error? Write to desk@marlow.example",
        "Follow @marlowpost for the latest",
        "QUIZ: How well do you know the old bridge?",
        "Comments (12)",
        "Log in to comment",
        "The Marlow Post is a member of the Press Standards Council. Complaints: the editor",
    ],
)
def test_lines_that_are_furniture(line: str) -> None:
    assert " ".join(in_story(line)) == line


@pytest.mark.parametrize(
    "line",
    [
        "The minister thanked readers for their support.",
        "“Please support us,” the mayor said. “We need your help.”",
        "“Subscribe to our newsletter,” the firm told its customers.",
        "The charity said that every donation helps.",
        "Donations to the fund rose by 12% in May, and support for the mayor grew.",
        "The newspaper asked its readers to subscribe to its newsletter.",
        "The Post’s newsletter was sent to 40,000 people by mistake.",
        "Support for the bridge has fallen since May.",
        "Supporters of the mayor marched on Tuesday.",
        "The council will share this report on Friday.",
        "Share prices fell on Tuesday after the vote.",
        "He agreed to the terms of the treaty.",
        "The law on cookies was changed in 2031.",
        "She wrote to readers that the paper would close.",
        "Copyright law is to be changed, the minister said.",
        "Read more than one book a week, the minister told pupils.",
        "The photo shows the mayor on the bridge.",
        "The picture was taken in May, police said.",
        "Photographs of the bridge were shown to the court.",
        "By Monday, the bridge was closed.",
        "By land and by sea, the goods reached Marlow.",
        "By subscribing to the treaty, Finland gave up its claims.",
        "On 4 March 2031 the bridge was closed.",
        "Two hours ago the bridge was opened.",
        "He won 12 votes, she 13.",
        "It was over.",
        "Nobody was hurt.",
        "The site www.marlow.example was down on Monday.",
        "Sign-ups for the army rose in May.",
        "Join the club, he told the mayor, and left.",
        "Home owners in Europe were told to leave.",
        "Mr Lee / Ms Li will speak on Monday.",
        "— The bridge will stay closed.",
        "We do not know when the bridge will open.",
        "You could hear the river from the town hall.",
        "Our reporter in Marlow said that the ferry was full.",
        "Related firms were searched by the police as well.",
        "Watch dealers in Marlow complained about the closure.",
        "Follow the money, the prosecutor said.",
        "LEE: Do you think that we will see the bridge open?",
        "(The council was not asked.)",
        "Marlow, Monday’s venue, lies on the Thames.",
        "Complaints about the bridge reached the council in May.",
        "The firm is a member of the chamber of commerce.",
        "What comes next is unclear.",
        "What comes next",
        "The long wait",
        "The mayor resigns",
        "Mayor to resign: report",
        "He wrote to desk@marlow.example in May.",
    ],
)
def test_lines_that_are_news(line: str) -> None:
    assert in_story(line) == []


def test_only_the_sentence_that_is_furniture_is_marked() -> None:
    pointer = "Read more about the bridge here."
    assert in_story(f"The ferry was full on Monday. {pointer}") == [pointer]
    invitation = "Sign up for our newsletter here."
    assert in_story(f"The ferry was full on Monday. Nobody could cross. {invitation}") == [
        invitation
    ]


def test_who_said_a_displayed_quotation() -> None:
    quotation = "“We had no choice. It was about safety.”"
    assert in_story(f"{quotation} ~ Mayor Ann Lee.") == ["~ Mayor Ann Lee."]
    assert in_story(quotation, "— Ann Lee, mayor of Marlow") == ["— Ann Lee, mayor of Marlow"]
    assert in_story(f"{quotation} — Ann Lee said so twice.") == []
    assert in_story("The bridge is closed.", "— Ann Lee, mayor of Marlow") == []


LETTER = [
    "A message from The Marlow Post:",
    "Dear readers,",
    "We are living through hard times. The council has called The Marlow Post a “nuisance” and"
    " taken our desk in the town hall away. This follows our report on the old bridge.",
    "These are attempts to silence us. We see things differently.",
    "Your support, large or small, makes a difference. If you can, please support us today.",
    "By supporting The Marlow Post you defend local news. Thank you for standing with us.",
]
FORM = [
    "Once",
    "Monthly",
    "Yearly",
    "ways to pay",
    "Not ready to support now?",
    "Remind me.",
    "Continue",
]


def test_a_letter_to_readers_is_furniture_from_its_heading_to_its_end() -> None:
    found = marked("Marlow bridge closed", *STORY, *LETTER, *FORM)
    assert "".join(found).replace(" ", "") == "".join(LETTER + FORM).replace(" ", "")


def test_a_letter_in_the_middle_ends_before_the_story_goes_on() -> None:
    assert "".join(in_story(*LETTER)).replace(" ", "") == "".join(LETTER).replace(" ", "")


def test_an_essay_that_says_we_is_no_letter() -> None:
    essay = [
        "We have all crossed the old bridge.",
        "Our town needs it, and you know why.",
        "We must ask what our council has done.",
    ]
    invitation = "Sign up for our newsletter"
    assert marked("We need our bridge", *essay, invitation, *essay) == [invitation]
    assert marked("We need our bridge", *essay, "Donate now", *essay) == ["Donate now"]


def test_labels_among_furniture_but_no_headline() -> None:
    labels = ["Support The Marlow Post!", "Bridge closed", "By Ann Lee"]
    assert marked(*labels, *STORY) == [labels[0], labels[2]]
    assert marked("Bridge closed", *STORY, "Share this article", "Weekend edition") == [
        "Share this article",
        "Weekend edition",
    ]


def test_a_caption_beside_its_credit() -> None:
    caption = "The old bridge in the evening light."
    assert in_story(caption, "Photo: Ann Lee") == [caption, "Photo: Ann Lee"]
    assert in_story("Photo: Ann Lee", caption) == ["Photo: Ann Lee", caption]
    assert in_story("Police closed the bridge.", "Photo: Ann Lee") == ["Photo: Ann Lee"]
    assert marked("Marlow Bridge Closed", "Photo: Ann Lee", *STORY) == ["Photo: Ann Lee"]


def test_a_list_of_links() -> None:
    links = ["Ferry stops for the night", "Mayor: no more bridges?", "Town hall gets a new roof"]
    assert marked("Bridge closed", *STORY, "Most read", *links) == ["Most read", *links]
    assert in_story("Related articles", *links) == ["Related articles", *links]


def test_lines_behind_the_last_sentence_belong_to_the_page() -> None:
    lines = ["Explore further", "What you told us"]
    assert marked("Marlow bridge closed", *STORY, *lines) == lines
    assert marked("Marlow bridge closed", *STORY, "Give what you can") == ["Give what you can"]


def test_lines_at_the_end_that_the_story_needs() -> None:
    cut_off = "The council was told that the river had"
    assert marked("Marlow bridge closed", *STORY, cut_off) == []
    listed = ["The council wants three things:", "a new bridge", "a ferry on Sundays"]
    assert marked("Marlow bridge closed", *STORY, *listed) == []
    verse = ["Over the river", "under the stone"]
    assert marked("A poem for Marlow", "In full:", *verse) == []


BOX = [
    "Help us keep the lamps lit",
    "The Long Bridge takes no advertising. Join 900 members from £4 a month.",
    "Join",
]


def test_a_box_of_heading_text_and_button() -> None:
    assert " ".join(in_story(*BOX)) == " ".join(BOX)
    assert " ".join(marked("Marlow bridge closed", *STORY, *BOX)) == " ".join(BOX)
    free = ["The Bridge is free because some of its readers pay.", "Give what you can"]
    assert marked("Marlow bridge closed", *STORY, *free) == free


def test_the_last_section_of_a_story_is_no_box() -> None:
    section = ["Months of work", "The bridge will be open by June. Cars must go by Henley."]
    assert "The bridge will be open by June." not in marked(
        "Marlow bridge closed", *STORY, *section, "Share this article"
    )
    essay = ["Our bridge", "We have waited too long, and you know why."]
    assert essay[1] not in marked("Marlow", *STORY, *essay, "Share this article")
    assert marked("Marlow", *STORY, essay[1], "Subscribe") == ["Subscribe"]


def test_capitals_between_headline_and_story() -> None:
    assert marked("Marlow bridge closed", "MARLOW POST", *STORY) == ["MARLOW POST"]
    assert marked("BRIDGE CLOSED", *STORY) == []


def test_the_heading_of_an_invitation() -> None:
    box = ["Second opinion", "Our weekly newsletter has more.", "Your email address"]
    assert marked("Marlow bridge closed", *STORY, *box) == box


def test_rules_are_named_and_reasoned() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.reason for rule in RULES)


def furniture_f1(articles: Path, gold: Path) -> tuple[float, float, float]:
    """Precision, recall and F1 of furniture; a sentence gets the label it overlaps most."""
    hits = said = true = 0
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    for name in sorted({row["article"] for row in rows}):
        document = build(load(articles / name))
        spans = []
        for row in (row for row in rows if row["article"] == name):
            at = document.text.find(" ".join(row["text"].split()))
            assert at >= 0, row["text"]
            spans.append((at, at + len(row["text"]), row["verdict"] == "furniture"))
        for sentence in document.sentences:
            overlap = [min(b, sentence.end) - max(a, sentence.start) for a, b, _ in spans]
            expected = spans[int(np.argmax(overlap))][2]
            found = sentence.role == "furniture"
            hits, said, true = hits + (found and expected), said + found, true + expected
    precision, recall = hits / said, hits / true
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.skipif(not SHARED.exists(), reason="the gold labels are not part of the project")
def test_furniture_of_the_seeds() -> None:
    precision, recall, f1 = furniture_f1(SHARED / "seeds", SHARED / "gold" / "seeds.jsonl")
    print(f"furniture: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    assert f1 >= 0.90
