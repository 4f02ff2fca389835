"""Many inputs in local processes: in order, the same for any number of them, and one bad input stops nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from habeas.engine import LocalEngine, Outcome
from habeas.engine.errors import InputFailed, ProcessDied
from habeas.facts.errors import HabeasError
from tests.engine.processes import children_of, is_alive


def squared(number: int) -> int:
    """Return the square; 13 is a mistake of the input, 17 a fault, and 19 kills its process."""
    if number == 13:
        raise HabeasError
    if number == 17:
        raise ValueError("words of a report")
    if number == 19:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def told(outcomes: Iterator[Outcome[int]]) -> list[int | str]:
    return [outcome.error.code if outcome.error else outcome.value or 0 for outcome in outcomes]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_outcomes_come_in_input_order_whatever_the_number_of_processes(jobs: int) -> None:
    outcomes = list(LocalEngine(jobs=jobs).run(squared, range(12)))
    assert outcomes == [Outcome(place=number, value=number * number) for number in range(12)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_input_that_fails_stops_nothing(jobs: int) -> None:
    codes = told(LocalEngine(jobs=jobs).run(squared, [12, 13, 14, 17, 18]))
    assert codes == [144, "habeas.error", 196, "engine.input-failed", 324]


def test_fault_is_told_without_the_words_of_the_input() -> None:
    (outcome,) = LocalEngine().run(squared, [17])
    assert isinstance(outcome.error, InputFailed)
    assert (outcome.error.kind, "words of a report" in "".join(outcome.error.lines())) == ("ValueError", False)


def test_process_that_dies_costs_its_own_input_alone() -> None:
    outcomes = list(LocalEngine(jobs=2).run(squared, range(10, 40)))
    died = [outcome.place for outcome in outcomes if isinstance(outcome.error, ProcessDied)]
    assert (died, [outcome.place for outcome in outcomes]) == ([9], list(range(30)))
    assert sum(outcome.error is None for outcome in outcomes) == 27


def test_inputs_are_taken_only_when_there_is_room() -> None:
    taken = []

    def inputs() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    outcomes = LocalEngine(jobs=2).run(squared, (number % 10 for number in inputs()))
    next(outcomes)
    assert len(taken) <= 9
    outcomes.close()  # type: ignore[attr-defined]


ENDLESS = """
from habeas.engine import LocalEngine
if __name__ == "__main__":
    for outcome in LocalEngine(jobs=2).run(abs, iter(int, 1)):
        print(outcome.value, flush=True)
"""


def test_processes_end_with_a_parent_that_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()
    children = children_of(parent.pid)
    assert children
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while any(map(is_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [child for child in children if is_alive(child)] == []
