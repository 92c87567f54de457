"""What is given to which worker, and what becomes of the jobs of those that are lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from crews import MadeUpCrew, numbered

from claimcheck.batch.answers import Answer, Task
from claimcheck.batch.crew import LIVES, STILLBORN, WINDOW, Event, Lost, Ready, in_order
from claimcheck.errors import ModelError, SettingsError


def lines(crew: MadeUpCrew, tasks: int, notes: list[str] | None = None) -> list[str]:
    told: list[str] = [] if notes is None else notes
    return [answer.text for answer in in_order(numbered(tasks), crew, told.append)]


@pytest.mark.parametrize("latest", [True, False])
@pytest.mark.parametrize(("size", "tasks"), [(1, 0), (1, 3), (2, 1), (3, 100)])
def test_answers_come_in_the_order_of_the_tasks(size: int, tasks: int, latest: bool):
    crew = MadeUpCrew(size, latest=latest)
    assert lines(crew, tasks) == [f"{number}\n" for number in range(tasks)]
    assert sorted(crew.given) == list(range(tasks))
    assert crew.closed
    assert crew.hired == min(size, tasks), "no more workers than there is work for"


@pytest.mark.parametrize("size", [1, 3])
def test_what_is_taken_up_is_bounded(size: int):
    """The first answer is late; the tasks behind it are done meanwhile, but not all of them."""
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for task in numbered(1000):
            taken += 1
            yield task

    answers = in_order(tasks(), MadeUpCrew(size, latest=True), lambda _: None)
    most = 0
    for number, _ in enumerate(answers):
        most = max(most, taken - number)
    assert most <= WINDOW * size + 1
    assert number == 999


def test_a_caller_that_stops_ends_the_crew():
    crew = MadeUpCrew(2)
    answers = in_order(numbered(10), crew, lambda _: None)
    next(answers)
    answers.close()
    assert crew.closed


def killed(*numbers: int, times: int) -> MadeUpCrew:
    """A crew of two that loses workers at some tasks, so many times each."""

    def answer(number: int, before: int) -> Event:
        if number in numbers and before < times:
            return Lost("killed")
        return Answer(f"{number}\n")

    return MadeUpCrew(2, answer)


def test_a_job_whose_worker_was_lost_is_given_to_another():
    crew, notes = killed(0, 4, times=LIVES - 1), []
    assert lines(crew, 6, notes) == [f"{number}\n" for number in range(6)]
    assert [crew.given.count(number) for number in range(6)] == [2, 1, 1, 1, 2, 1]
    assert crew.hired == 4
    assert "line 4: its worker was lost (killed); the job is given to another" in notes


def test_a_job_that_costs_two_workers_is_given_up_and_the_others_go_on():
    crew, notes = killed(2, times=99), []
    answers = list(in_order(numbered(5), crew, notes.append))
    assert [answer.error for answer in answers] == [None, None, "worker_lost", None, None]
    assert "line 2: 2 workers ended while they checked this job" in answers[2].text
    assert crew.given.count(2) == LIVES
    assert notes[-1] == "line 2: its worker was lost (killed); the job is given up"


@pytest.mark.parametrize("error", [ModelError("damaged"), SettingsError("bad")])
@pytest.mark.parametrize("early", [True, False])
def test_what_would_fail_every_job_ends_the_run(error: Exception, early: bool):
    crew = MadeUpCrew(2, born=lambda _: error) if early else MadeUpCrew(2, lambda *_: error)
    with pytest.raises(type(error)):
        lines(crew, 5)
    assert crew.closed


def test_workers_that_never_get_ready_end_the_run():
    crew, notes = MadeUpCrew(2, born=lambda _: Lost("killed")), []
    with pytest.raises(ModelError, match="3 workers ended before their models were loaded"):
        lines(crew, 5, notes)
    assert STILLBORN <= crew.hired <= STILLBORN + 1
    assert notes[0] == "a worker ended before it was ready (killed)"


def test_one_that_is_ready_does_the_work_of_those_that_never_are():
    crew = MadeUpCrew(3, born=lambda number: Ready() if number == 1 else Lost("killed"))
    assert lines(crew, 50) == [f"{number}\n" for number in range(50)]
    assert crew.hired <= STILLBORN + 3


def test_an_idle_worker_that_ends_costs_no_job():
    class Crew(MadeUpCrew):
        """The second worker is done first, and ends while it waits."""

        def give(self, worker: int, task: Task) -> None:
            super().give(worker, task)
            if worker == 2:
                self._said[:0] = [self._said.pop(), (2, Lost("killed"))]

    assert lines(Crew(2), 2) == ["0\n", "1\n"]
