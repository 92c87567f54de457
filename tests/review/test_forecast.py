"""How long a check still takes."""

from __future__ import annotations

import pytest

from claimcheck.review.jobs.forecast import NEARLY, Forecast


class Clock:
    """A clock that is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def forecast(clock: Clock) -> Forecast:
    return Forecast(clock)


def judge(forecast: Forecast, clock: Clock, rounds: list[int], seconds: float) -> list[float]:
    """Judge rounds of pairs at ``seconds`` a pair; the shares after each pair."""
    shares = []
    for pairs in rounds:
        forecast.round(pairs)
        for _ in range(pairs):
            clock.now += seconds
            forecast.advance(1)
            shares.append(forecast.share())
    return shares


def test_nothing_is_said_before_anything_tells(forecast: Forecast, clock: Clock):
    forecast.begin(1000)
    clock.now = 5
    assert (forecast.left(), forecast.share()) == (None, 0)
    forecast.round(10)
    assert forecast.left() is None


def test_the_first_check_goes_by_its_own_pace(forecast: Forecast, clock: Clock):
    forecast.begin(1000)
    clock.now = 4
    judge(forecast, clock, [10], 0.5)
    assert forecast.left() == pytest.approx(5)  # as many pairs again
    assert forecast.share() == pytest.approx(9 / 14)


def test_the_next_check_knows_before_it_judges(forecast: Forecast, clock: Clock):
    forecast.begin(1000)
    clock.now = 4
    judge(forecast, clock, [10, 20], 0.5)
    forecast.end()
    forecast.begin(2000)
    assert forecast.left() == pytest.approx(2 * (4 + 15))
    clock.now += 8
    assert forecast.left() == pytest.approx(30)
    clock.now += 60  # longer than thought
    assert forecast.left() == pytest.approx(30)


@pytest.mark.parametrize("rounds", [[10], [10, 10], [10, 3, 40, 1], [1, 50], [0, 5]])
def test_the_one_bar_never_falls_and_is_not_full_before_the_end(rounds, forecast, clock):
    for _ in range(3):
        forecast.begin(1000)
        clock.now += 2
        shares = judge(forecast, clock, rounds, 0.5)
        assert shares == sorted(shares)
        assert shares[-1] <= NEARLY
        forecast.end()


def test_a_check_of_unknown_size_or_without_pairs_teaches_nothing(forecast, clock):
    forecast.begin(0)
    judge(forecast, clock, [10], 0.5)
    forecast.end()
    forecast.begin(1000)
    forecast.end()
    forecast.begin(1000)
    assert forecast.left() is None
