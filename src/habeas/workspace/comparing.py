"""A case at two moments, and what lies between: what was learned, what was withdrawn, what changed in what it means.

A moment has two times. What was *known on* it are the entries that the log had; what was *true on* it is told by the
days of the claims. Two moments may differ in one of them or in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from habeas.act.ledger import due
from habeas.facts.appeal import LedgerLine
from habeas.facts.changes import Change, ChangeKind
from habeas.facts.ids import AppealId, EntryId, PartyId, StatementId
from habeas.record.kinds import JudgementUndone
from habeas.store.queries import Known
from habeas.workspace.appeals import Ledger
from habeas.workspace.case_state import (
    CaseChanges,
    CaseState,
    HeldStatement,
    compare_states,
    group_state,
    person_state,
    term_state,
)
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.ledger_shown import lines_seen
from habeas.workspace.session import Session
from habeas.workspace.watching import watch

Value = TypeVar("Value")
Key = TypeVar("Key", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """As true on a day, as known at the end of a day or after so many entries; None stands for now."""

    as_of: date
    known_on: Known | None = None


def moments(
    first: date, last: date, *, as_of: date | None = None, known_on: date | None = None
) -> tuple[Moment, Moment]:
    """Return the moments at the end of two days, one of their two times held still where it is given."""
    before, after = (Moment(as_of=as_of or day, known_on=known_on or day) for day in (first, last))
    return before, after


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCase:
    """A case at one moment: its state, and what is needed to explain it."""

    moment: Moment
    state: CaseState
    held: Held
    lines: Mapping[AppealId, LedgerLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDiff:
    """What lies between two moments of a case, or of one party; `reasons` says why statements were withdrawn."""

    before: SeenCase
    after: SeenCase
    changes: CaseChanges
    about: PartyId | None
    numbers: Mapping[str, str]
    reasons: Mapping[StatementId, str]

    @property
    def is_before_all(self) -> bool:
        """Whether no statement stood at either moment, as on days before anything was entered."""
        return not (self.before.held.statements or self.after.held.statements)

    @property
    def learned(self) -> tuple[Change[StatementId, HeldStatement], ...]:
        """The statements that stand now and did not before, in the order of their reports."""
        came = (one for one in self.changes.statements if one.kind is ChangeKind.CAME)
        return tuple(sorted(came, key=lambda one: _told_on(one.after)))

    @property
    def withdrawn(self) -> tuple[Change[StatementId, HeldStatement], ...]:
        """The statements that stood before and do not now, in the order of their reports."""
        went = (one for one in self.changes.statements if one.kind is ChangeKind.WENT)
        return tuple(sorted(went, key=lambda one: _told_on(one.before)))

    @property
    def reseen(self) -> tuple[Change[StatementId, HeldStatement], ...]:
        """The statements that are graded otherwise now, or told of somebody who was joined or parted since."""
        return tuple(one for one in self.changes.statements if one.kind is ChangeKind.OTHER)

    def name(self, reference: str) -> str:
        """Return the name that somebody has now, or had before."""
        return (self.after if PartyId(reference) in self.after.held.parties else self.before).held.name(reference)

    def quote(self, statement: StatementId) -> str:
        """Return the exact words of a statement."""
        found = self.after.held.statement(statement) or self.before.held.statement(statement)
        return found.anchor.quote if found else ""


def _told_on(held: HeldStatement | None) -> tuple[date, str, int]:
    """Return by what statements follow one another as their reports do, and within one as its words do."""
    assert held is not None, "a statement that came or went stands at one of the two moments"
    one = held.statement
    return one.published_on or date.max, one.anchor.exhibit, one.anchor.span.start


def see_case(session: Session, moment: Moment) -> SeenCase:
    """Return a case as it was known and true at a moment; nothing that came into the log later has any part in it."""
    held = hold(session, as_of=moment.as_of, known_on=moment.known_on)
    seen = watch(session, as_of=moment.as_of, held=held)
    grades = held.grades
    ledger = Ledger(session=session)
    lines = lines_seen(session, held, known_on=moment.known_on)
    agenda = due(lines.values(), ledger.calendars(), ledger.rules(), moment.as_of)
    state = CaseState(
        statements={
            StatementId(one.id): HeldStatement(statement=one, grade=grades[StatementId(one.id)])
            for one in held.statements
        },
        persons={one.party.id: person_state(one) for one in seen.persons},
        groups={one.party.id: group_state(one) for one in seen.groups},
        terms={one.appeal: term_state(one) for one in agenda.dues},
    )
    return SeenCase(moment=moment, state=state, held=held, lines=lines)


def diff(session: Session, before: Moment, after: Moment, *, about: str = "") -> CaseDiff:
    """Return what lies between two moments of a case.

    Args:
        session: The session.
        before: The earlier moment.
        after: The later moment.
        about: A person or group, by name, number or id: only what concerns them.

    Raises:
        UnknownObject, AmbiguousName: nobody answers to what was given, or several do.
    """
    earlier, later = see_case(session, before), see_case(session, after)
    changes = compare_states(earlier.state, later.state)
    party = find_party(session, about, held=later.held) if about else None
    if party is not None:
        changes = _about(changes, party, earlier, later)
    queries = session.store.queries
    keys = (one.key for each in (changes.statements, changes.persons, changes.groups, changes.terms) for one in each)
    return CaseDiff(
        before=earlier,
        after=later,
        changes=changes,
        about=party,
        numbers=queries.numbers_of(keys),
        reasons=_reasons(session, changes, earlier, after.known_on),
    )


def _about(changes: CaseChanges, party: PartyId, earlier: SeenCase, later: SeenCase) -> CaseChanges:
    """Return the changes that concern one party, under whichever of the two names it had."""
    parties = {party, *later.held.clusters[party].members}
    parties |= {earlier.held.canonical[one] for one in parties if one in earlier.held.canonical}
    appeals = {
        appeal
        for seen in (earlier, later)
        for appeal, line in seen.lines.items()
        if parties & {*line.appeal.persons, *line.appeal.by}
    }
    return CaseChanges(
        statements=_only(
            changes.statements, lambda one: any(parties & {*each.statement.parties()} for each in _both(one))
        ),
        persons=_only(changes.persons, lambda one: one.key in parties),
        groups=_only(changes.groups, lambda one: one.key in parties),
        terms=_only(changes.terms, lambda one: one.key in appeals),
    )


def _only(
    changes: Iterable[Change[Key, Value]], wanted: Callable[[Change[Key, Value]], bool]
) -> tuple[Change[Key, Value], ...]:
    return tuple(one for one in changes if wanted(one))


def _both(change: Change[StatementId, HeldStatement]) -> tuple[HeldStatement, ...]:
    return tuple(one for one in (change.before, change.after) if one is not None)


def _reasons(
    session: Session, changes: CaseChanges, earlier: SeenCase, known_on: Known | None
) -> Mapping[StatementId, str]:
    """Return why statements were withdrawn: the reason of the undoing, or of the judgement that came in its place."""
    gone = {one.key: earlier.held.judgements[one.key] for one in changes.statements if one.kind is ChangeKind.WENT}
    if not gone:
        return {}
    queries = session.store.queries
    before = queries.log_size() if known_on is None else queries.position_at(known_on)
    undone: dict[EntryId, str] = {}
    for logged in queries.entries(session.case, kind=JudgementUndone.kind):
        if isinstance(logged.entry.act, JudgementUndone) and logged.seq < before:
            undone[logged.entry.act.undone] = logged.entry.act.reason
    newer = {one.proposal: one for one in queries.judgements(session.case, known_on=before)}
    found: dict[StatementId, str] = {}
    for statement, judgement in gone.items():
        later = newer.get(judgement.proposal) if judgement.proposal is not None else None
        found[statement] = undone.get(judgement.entry) or (later.reason if later and later != judgement else "")
    return found
