"""One test of sameness: pairs of names that may mean the same, and pairs that must not."""

import pytest

from claimcheck.mentions.given_names import is_form
from claimcheck.mentions.same_name import alike, fold, folded, same_name

#: Names that may mean the same, a kind a block.
SAME = """
Ann Lee|Lee
Ann Lee|Ann
Ann Lee|Ann Lee
Ann Lee|ANN LEE
Ann B. Lee|Ann Lee
Maria Sanchez Lopez|Maria Sanchez
Maria van der Berg|Maria Berg
Vane|Martin Vane
Vane|Maria Vane

M. Vane|Martin Vane
M. Vane|Maria Vane
J.D. Moore|James David Moore
J. D. Moore|J.D. Moore
Joseph R. Vane|Joe Vane
Larsund Harbour Board|LHB

Bob Lee|Robert Lee
Bill Moore|William Moore
Peggy Moore|Margaret Moore
Al Zork|Albert Zork
Al Zork|Alan Zork
Sasha Zork|Alexandra Zork
Vlad Zork|Volodymyr Zork
Met Police|Metropolitan Police

Zoë Brontë|Zoe Bronte
Søren Ødegård|Soren Odegard
Đorđe Kovačević|Dorde Kovacevic
Stanisław Wałek|Stanislaw Walek
Yıldız Işık|Yildiz Isik
Æsa Rø|Aesa Ro
Franz Weiß|Franz Weiss
Þóra Eiðsdóttir|Thora Eidsdottir
Lars Müller|Lars Mueller
Lars Müller|Lars Muller
Jörg Möbius|Jorg Moebius
O’Neill|ONeill
Jean-Claude Roux|Jean Claude Roux
Kim Sung-ho|Kim Sung Ho

Qaddafi|Gaddafi
Kadafi|Gaddafi
Khadafy|Qaddafi
al-Qaddafi|Gaddafi
Moammar Gaddafi|Moammar al-Gadhafi
El-Baradi|Baradi
Ad-Duri|al-Duri
Zelensky|Zelenskyy
Zelensky|Zelenskiy
Olena Zelenskaya|Zelenska
Mohammed Haddad|Muhammad Haddad
Mohamed Haddad|Mohammed Hadad
Yusuf Karimi|Yousef Karimi
Hussein Zork|Hossein Zork
Sergei Volkov|Sergey Volkoff
Dmitri Volkov|Dmitry Volkov
Dostoevsky|Dostoyevsky
Yanukovych|Yanukovich
Tymoshenko|Timoshenko
Khrushchev|Khruschev
Tchaikovsky|Chaikovsky
Netanyahu|Netaniahu
Ahmadinejad|Ahmedinejad
Macdonald|McDonald
Hoffman|Hofmann
Abdullah|Abdulla
Houthi|Houthis

Kyiv|Kiev
Kyiv|Ukraine
Kiev|Ukrainian
Latvia|Latvian
Latvia|Riga
Niger|Nigerien
Georgia|Georgian
Georgia|Tbilisi
USA|America
Fla|Florida
Democrats|Democratic Party
Department of Justice|Justice Department
Department of Justice|DOJ
US Embassy|American Embassy
Dynamo Kyiv|Dynamo Kiev
Lib Dem|Liberal Democrats
"""
#: Names that must not be taken for one.
OTHERS = """
Martin Vane|Maria Vane
Martin Vane|Marvin Vane
Martin Vane|Martina Vane
Ann Lee|Bob Lee
Ann Lee|Ann Moore
Ann Lee|Anna Leeson
Ann B. Lee|Ann C. Lee
Ann Lee|Bob Moore
Ann Lee Jr.|Bob Moore Jr.
M. Vane|Bob Vane
J.D. Moore|John Moore Lee
Robert Lee|Roberta Lee
Albert Zork|Alan Zork
Alexander Zork|Alexandra Zork
Daniel Zork|Danielle Zork
Christine Zork|Christian Zork
Frederick Zork|Frederica Zork
Stephen Zork|Steffi Zork
Paul Zork|Paula Zork
Maria Sanchez Lopez|Maria Sanchez Perez
Kim Sung-ho|Kim Min-ho

Martin|Marvin
Martin|Morton
Martin|Martinez
Johansen|Johnson
Johnson|Johnston
Thompson|Thomson
Clinton|Clifton
Sanders|Saunders
Kean|Keane
Kelly|Keller
Burton|Barton
Hansen|Hanson
Warner|Werner
Allen|Ellen
Moller|Muller
Smith|Smyth
Kerry|Gerry
Williams|Williamson
Stephen|Stephens
Richards|Richardson
Robertson|Robinson
Harrison|Garrison
Lambert|Lampert
Edwards|Edmunds
Henderson|Anderson
Fisher|Fischler
Lee|Li
Quill|Quist
Byron|Brown
Moore|Moor

Iran|Iraq
Iranian|Iraqi
Austria|Australia
Austrian|Australian
Slovakia|Slovenia
Slovak|Slovene
Niger|Nigeria
Nigerien|Nigerian
Mali|Malta
Mali|Malawi
Gambia|Zambia
Guinea|Guyana
Mauritania|Mauritius
Sweden|Switzerland
Latvia|Lithuania
Libya|Liberia
India|Indiana
Mexico|New Mexico
Virginia|West Virginia
Ireland|Northern Ireland
North Korea|South Korea
Sudan|South Sudan
Dominican Republic|Dominica
Ukraine|Russia
Brazil|Belize
Paraguay|Uruguay
Bank of England|Bank of Scotland
New York Times|New York Post
Labour Party|Conservative Party
Bank Austria|Bank Australia
Senate|Supreme Court
Good Morning America|U.S.
House Ways|Senate
Persian Gulf|Iran
US Embassy|Iranian Embassy
Georgia|Alabama
"""


def pairs(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines() if line]


def same(one: str, other: str) -> bool:
    found = same_name(folded(one), folded(other))
    assert same_name(folded(other), folded(one)) is found
    return found


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_may_mean_the_same(one: str, other: str):
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), pairs(OTHERS))
def test_are_two_names(one: str, other: str):
    assert not same(one, other)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("O’Neill’s", "oneill"),
        ("U.S.", "us"),
        ("Mr.", "mr"),
        ("İzmir", "izmir"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("al-Sharif", "sharif"),
        ("Jean-Luc", "jean-luc"),
        ("Adler-Roth", "adler-roth"),
    ],
)
def test_fold(word: str, expected: str):
    assert fold(word) == expected


def test_every_spelling_is_alike_both_ways():
    assert alike("volkoff", "volkov")
    assert alike("volkov", "volkoff")
    assert not alike("volkov", "volkova")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("bob", "robert", True), ("robert", "bob", True), ("albert", "robert", False)],
)
def test_forms_of_given_names(one: str, other: str, expected: bool):
    """A short form may be of two names, which are not forms of each other."""
    assert is_form(one, other) is expected
