"""One group as people see it: what is counted, between which bounds, by which words, and the picture over time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.facts.errors import unchanged
from habeas.facts.ids import StatementId
from habeas.facts.party import Party
from habeas.facts.wording import claim_in_words
from habeas.watch import (
    Bounds,
    CountLine,
    FlowBounds,
    Index,
    Reckoning,
    Series,
    Tally,
    count_groups,
    series_of,
    tally,
)
from habeas.watch.formats import render_svg
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.session import Session

Translate = Callable[[str], str]
"""Turns one of `TEMPLATES` into the reader's language."""

_AT_LEAST, _AT_MOST, _BETWEEN = "at least %(n)d", "at most %(n)d", "%(least)d to %(most)d"
_UNACCOUNTED = "unaccounted for: %(open)s of %(whole)s"
_FLOW = "%(before)s → %(after)s: %(on)s; not: %(stayed)s"
_NAMED, _NAMED_OF_UNCOUNTED = "%(n)d of %(whole)s named", "%(n)d named; nobody counted the whole"
TEMPLATES = (_AT_LEAST, _AT_MOST, _BETWEEN, _UNACCOUNTED, _FLOW, _NAMED, _NAMED_OF_UNCOUNTED)
"""In what words a tally is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundView:
    """One bound in words, `at least 52`, its number, and the statements that make it hold."""

    text: str
    number: int
    is_upper: bool
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One answer in words: `unaccounted for: 52 to 70 of 78`; `without` are the statements that it leaves out.

    `reckoning` is what the words say.
    """

    text: str
    reckoning: Reckoning
    bounds: tuple[BoundView, ...]
    states: tuple[str, ...]
    flows: tuple[str, ...]
    without: tuple[StatementId, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyView:
    """A tally with the words for it; `numbers` are the short numbers of the statements it rests on."""

    number: str
    party: Party
    as_of: date
    tally: Tally
    answers: tuple[AnswerView, ...]
    named: str
    series: tuple[Series, ...]
    numbers: dict[str, str]
    held: Held

    def quote(self, statement: StatementId) -> str:
        """Return the exact words of a statement."""
        found = self.held.statement(statement)
        return found.anchor.quote if found else ""

    def gist(self, statement: StatementId) -> str:
        """Return what a statement claims, in a few words."""
        found = self.held.statement(statement)
        return claim_in_words(found.claim, self.held.name) if found else ""

    @property
    def svg(self) -> str:
        """The picture of the counts over time, empty where there are none."""
        return render_svg(self.series, self.names, title=self.party.name) if self.series else ""

    @property
    def names(self) -> Mapping[str, str]:
        """The names of all parties, by id."""
        return {party.id: party.name for party in self.held.parties.values()}

    @property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The names of the groups that are said to lie inside one another in a circle."""
        return tuple(tuple(map(self.held.name, circle)) for circle in self.tally.circles)


def show_tally(session: Session, given: str, *, as_of: date) -> TallyView:
    """Return what is counted of a group as of a day.

    Raises:
        UnknownName: nobody answers to what was given.
        AmbiguousName: several do.
    """
    held = hold(session, as_of=as_of)
    party = find_party(session, given, held=held)
    index = held.index(as_of)
    return tally_view(session, tally(party, index, count_groups(index)), index, held)


def tally_view(session: Session, counted: Tally, index: Index, held: Held) -> TallyView:
    """Return a tally with the words for it, where it is computed already."""
    party = held.parties[counted.group]
    return TallyView(
        number=session.store.queries.number_of(party.id),
        party=party,
        as_of=index.as_of,
        tally=counted,
        answers=tuple(_answer(one, held) for one in counted.reckonings),
        named=named_in_words(counted),
        series=series_of(counted, index),
        numbers=dict(session.store.queries.numbers_of(_statements(counted))),
        held=held,
    )


def bounds_in_words(bounds: Bounds, translate: Translate = unchanged) -> str:
    """Return a number between two bounds in words: `78`, `52 to 70`, `at least 52`."""
    if bounds.at_most is None:
        return translate(_AT_LEAST) % {"n": bounds.at_least}
    if bounds.at_least == bounds.at_most:
        return str(bounds.at_least)
    return translate(_BETWEEN) % {"least": bounds.at_least, "most": bounds.at_most}


def answer_in_words(one: Reckoning, translate: Translate = unchanged) -> str:
    """Return one answer about a group in words: how many are unaccounted for, of how many."""
    open_people, whole = (bounds_in_words(each, translate) for each in (one.unaccounted, one.whole))
    return translate(_UNACCOUNTED) % {"open": open_people, "whole": whole}


def bound_in_words(number: int, *, is_upper: bool, translate: Translate = unchanged) -> str:
    """Return one bound in words: `at least 52`, `at most 70`."""
    return translate(_AT_MOST if is_upper else _AT_LEAST) % {"n": number}


def flow_in_words(flow: FlowBounds, held: Held, translate: Translate = unchanged) -> str:
    """Return in words how many of an earlier group came into a later one."""
    return translate(_FLOW) % {
        "before": held.name(flow.before),
        "after": held.name(flow.after),
        "on": bounds_in_words(flow.went_on, translate),
        "stayed": bounds_in_words(flow.stayed, translate),
    }


def named_in_words(counted: Tally, translate: Translate = unchanged) -> str:
    """Return in words how many of a group are known by name, against how many they are."""
    named, of = len(counted.named.named), counted.named.of
    if of is None:
        return translate(_NAMED_OF_UNCOUNTED) % {"n": named}
    return translate(_NAMED) % {"n": named, "whole": bounds_in_words(of, translate)}


def line_in_words(line: CountLine) -> str:
    """Return what a count is of: the state, else what is counted; marked where it is an each or a share."""
    said = line.state or line.about or "counted"
    return f"{said} ({line.measure.value})" if line.measure and line.measure.value != "total" else said


def _answer(one: Reckoning, held: Held) -> AnswerView:
    open_people = one.unaccounted
    bounds = [_bound(open_people.at_least, open_people.because_least, is_upper=False)]
    if open_people.at_most is not None:
        bounds.append(_bound(open_people.at_most, open_people.because_most, is_upper=True))
    return AnswerView(
        reckoning=one,
        text=answer_in_words(one),
        bounds=tuple(bounds),
        states=tuple(f"{state.state}: {bounds_in_words(state.bounds)}" for state in one.states),
        flows=tuple(flow_in_words(flow, held) for flow in one.flows),
        without=one.without,
        is_exact=one.is_exact,
    )


def _bound(number: int, statements: tuple[StatementId, ...], *, is_upper: bool) -> BoundView:
    text = bound_in_words(number, is_upper=is_upper)
    return BoundView(text=text, number=number, is_upper=is_upper, statements=statements)


def _statements(counted: Tally) -> tuple[StatementId, ...]:
    """Return every statement that a tally names, each once."""
    found = [one for line in counted.lines for one in line.statements]
    found += [one for conflict in counted.conflicts for side in conflict.sides for one in side]
    for reckoning in counted.reckonings:
        found += [*reckoning.without, *reckoning.unaccounted.because_least, *reckoning.unaccounted.because_most]
    return tuple(dict.fromkeys((*found, *counted.unused)))
