"""Words that must share a comparable key, and words that must not."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from claimcheck.english import stems
from claimcheck.english.stems import key

APART = """
plan/plane planned/planes care/car caring/cars win/wine winning/wines site/sit sites/sitting
rate/rat rates/rats star/stare starred/stared note/not noted/not interview/intervention
contract/contrast professor/profession experience/experiment several/sever author/authority
animal/animate custom/customer political/polite human/humane hospital/hospitality import/important
capital/capitalism busy/business execute/executive ration/rational hard/hardly near/nearly
late/lately short/shortly high/highly like/likely hope/hop hoping/hopping tape/tap scrape/scrap
bare/bar barred/bared fine/fin pine/pin slope/slop cope/cop hate/hat mate/mat stripe/strip cane/can
cube/cub tube/tub robe/rob robed/robbed dine/din twine/twin spite/spit kite/kit wage/wag rage/rag
huge/hug cute/cut mope/mop ripe/rip past/paste state/station state/statement event/even
evening/even police/policy universe/university party/part county/count county/country arm/army
new/news rise/raise lie/lay general/generate organ/organise commune/communicate
invest/investigate active/act secret/secretary mission/miss public/publish passion/pass
direct/director fact/factor lead/leader press/pressure post/poster intern/international
market/marker corn/corner serve/service nation/nature mean/means moral/morale sing/singe
loose/lose quite/quit code/cod pope/pop wake/walk planet/plane shine/shin grime/grim prime/prim
""".split()
TOGETHER = """
delay/delays delay/delayed delay/delaying close/closed close/closing stop/stopped stop/stopping
carry/carried carry/carries agree/agreed agree/agreeing free/freed free/freeing use/used use/using
die/dying rise/rose take/taken company/companies company/company's pass/passed pass/passing
cancel/cancelled cancel/canceled travel/travelled plan/planned plan/planning plane/planes win/won
win/winning wine/wines site/sites sit/sat sit/sitting rate/rated rate/rating star/starred
stare/stared stare/staring note/notes note/noted note/noting care/cared care/caring car/cars
contract/contracted contrast/contrasted interview/interviewed professor/professors vote/voted
vote/voting injure/injured injury/injuries reject/rejected approve/approval
announce/announcement resign/resignation elect/election city/cities try/tried bus/buses
class/classes tax/taxes raise/raised lie/lied tie/tied tie/tying flee/fled see/seen
refer/referred hurry/hurried study/studies study/studying crisis/crises church/churches
hero/heroes knife/knives child/children man/men woman/women foot/feet experiment/experimented
""".split()


def test_there_are_enough_pairs():
    assert (len(set(APART)) >= 60, len(set(TOGETHER)) >= 60) == (True, True)


@pytest.mark.parametrize("pair", APART)
def test_two_words_do_not_meet(pair: str):
    one, other = pair.split("/")
    assert key(one) != key(other)


@pytest.mark.parametrize("pair", TOGETHER)
def test_forms_of_one_word_meet(pair: str):
    one, other = pair.split("/")
    assert key(one) == key(other)


def test_threads_do_not_disturb_one_another():
    ends = [f"{stem}{ending}" for stem in ("elay", "eject", "uarrel") for ending in ("s", "ed")]
    words = [f"{letter}{word}" for letter in "bcdfghjklmnp" for word in ends]
    alone = [stems._stem(word) for word in words]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(stems._stem, words * 50))
    finally:
        sys.setswitchinterval(often)
    assert found == alone * 50
