"""What of a case can change from one moment to another, as plain values, and the comparison of two such states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.act.ledger import Due, DueState
from habeas.facts.changes import Change, compare
from habeas.facts.count import Count
from habeas.facts.grade import Grade
from habeas.facts.ids import AppealId, PartyId, StatementId
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.watch import Bounds, ContactKind
from habeas.workspace.views import GroupWatch, PersonWatch


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldStatement:
    """A statement that stands, and how it is graded."""

    statement: Statement
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonState:
    """Where a person is and since when nothing was heard; the days that pass by themselves change nothing here."""

    state: str
    code: str
    place: PartyId | None
    since: Days | None
    is_contested: bool
    silent_since: Days | None
    heard: ContactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A number between two bounds; `at_most` is None where nothing bounds it."""

    at_least: int
    at_most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupState:
    """How many of a group are where: what is said of it, and bounds of the whole, the unaccounted for, each state."""

    state: str
    whole: Between | None
    unaccounted: Between | None
    states: Mapping[str, Between]
    conflicts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermState:
    """How an appeal stands: its state, and the days on one of which its term ends."""

    state: DueState
    ends: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """A case at one moment, in four maps."""

    statements: Mapping[StatementId, HeldStatement]
    persons: Mapping[PartyId, PersonState]
    groups: Mapping[PartyId, GroupState]
    terms: Mapping[AppealId, TermState]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChanges:
    """What changed from one state of a case to another."""

    statements: tuple[Change[StatementId, HeldStatement], ...]
    persons: tuple[Change[PartyId, PersonState], ...]
    groups: tuple[Change[PartyId, GroupState], ...]
    terms: tuple[Change[AppealId, TermState], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.statements or self.persons or self.groups or self.terms)


def compare_states(before: CaseState, after: CaseState) -> CaseChanges:
    """Return what changed between two states of a case."""
    return CaseChanges(
        statements=compare(before.statements, after.statements),
        persons=compare(before.persons, after.persons),
        groups=compare(before.groups, after.groups),
        terms=compare(before.terms, after.terms),
    )


def person_state(one: PersonWatch) -> PersonState:
    """Return what of a person can change."""
    where = one.whereabouts
    return PersonState(
        state=where.state,
        code=where.code,
        place=where.place,
        since=where.since,
        is_contested=where.is_contested,
        silent_since=one.silence.began,
        heard=one.silence.kind,
    )


def group_state(one: GroupWatch) -> GroupState:
    """Return what of a group can change."""
    gap = one.tally.unaccounted
    reckoned = one.tally.reckonings
    return GroupState(
        state=one.whereabouts.state,
        whole=_between(reckoned[0].whole) if reckoned else None,
        unaccounted=None if gap is None else _between(gap),
        states={one.state: _between(one.bounds) for one in reckoned[0].states} if reckoned else {},
        conflicts=len(one.tally.conflicts),
    )


def _between(bounds: Bounds | Count) -> Between:
    return Between(at_least=bounds.at_least, at_most=bounds.at_most)


def term_state(one: Due) -> TermState:
    """Return what of an appeal can change."""
    return TermState(state=one.state, ends=None if one.running is None else one.running.ends)
