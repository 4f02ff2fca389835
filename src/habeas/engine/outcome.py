"""What comes of one input, and what every engine promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from habeas.engine.errors import InputFailed
from habeas.facts.errors import HabeasError

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[Made]):
    """What came of the input at a place, counted from 0: a value, or the error that stood in its way."""

    place: int
    value: Made | None = None
    error: HabeasError | None = None


class Engine(Protocol):
    """Runs one pure function over many inputs."""

    def run(self, function: Callable[[Given], Made], inputs: Iterable[Given]) -> Iterator[Outcome[Made]]:
        """Yield an outcome for each input, in input order; an input that fails never stops the rest.

        Args:
            function: A function of a module, so that it can be named in another process.
            inputs: Values that can be pickled; taken one by one, when there is room.
        """
        ...


def attempt(function: Callable[[Given], Made], place: int, given: Given) -> Outcome[Made]:
    """Run the function on one input; whatever it raises becomes part of the outcome."""
    try:
        return Outcome(place=place, value=function(given))
    except HabeasError as error:
        return Outcome(place=place, error=error)
    except Exception as error:  # noqa: BLE001 - one bad input must not stop the rest, and the outcome tells of it
        return Outcome(place=place, error=InputFailed.of(error, place))
