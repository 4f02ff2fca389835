"""The verb watch: what the accepted statements of a case mean on a day."""

from __future__ import annotations

from datetime import date

from habeas.facts.claim import CountClaim
from habeas.facts.party import Party, PartyKind
from habeas.store.queries import Known
from habeas.watch import Counted, Index, contradictions, count_groups, silence, tally, whereabouts
from habeas.workspace.held import Held, hold
from habeas.workspace.missed import is_missed, missed_in
from habeas.workspace.session import Session
from habeas.workspace.views import CaseWatch, GroupWatch, PersonWatch


def watch(session: Session, *, as_of: date, known_on: Known | None = None, held: Held | None = None) -> CaseWatch:
    """Return where everyone is, how long silent, and how many are unaccounted for, as of a day.

    People come by the length of their silence, groups by how many are unaccounted for.
    """
    held = held or hold(session, as_of=as_of, known_on=known_on)
    numbers = session.store.queries.numbers_of(held.parties)
    index = held.index(as_of)
    subjects, missed = _subjects(held), missed_in(held.statements)
    persons = [
        _person(party, numbers[party.id], index, missed)
        for party in held.parties.values()
        if party.kind is PartyKind.PERSON and party.id in subjects
    ]
    counted = {
        reference
        for one in held.statements
        if isinstance(one.claim, CountClaim)
        for reference in one.claim.references()
    }
    numbers_said = count_groups(index)
    groups = [
        _group(party, numbers[party.id], index, numbers_said)
        for party in held.parties.values()
        if party.kind in (PartyKind.GROUP, PartyKind.UNIT) and party.id in counted
    ]
    return CaseWatch(
        as_of=as_of,
        persons=tuple(sorted(persons, key=_by_silence)),
        groups=tuple(sorted(filter(_tells_of_a_state, groups), key=_by_gap)),
        contradictions=contradictions(held.statements),
        held=held,
    )


def _tells_of_a_state(one: GroupWatch) -> bool:
    """Return whether some count says what its people did or what became of them.

    A bare number ("sixty servicemen are on leave" read as sixty servicemen) is no group of which anyone is missing.
    """
    return any(line.state for line in one.tally.lines)


def _subjects(held: Held) -> set[str]:
    """Return the parties that some statement is about: who only speaks has no whereabouts to watch."""
    return {
        reference
        for one in held.statements
        if one.claim.kind in ("whereabouts", "contact", "act")
        for reference in (*getattr(one.claim, "of", ()), *getattr(one.claim, "victims", ()))
    }


def _person(party: Party, number: str, index: Index, missed: frozenset[str]) -> PersonWatch:
    where = whereabouts(party.id, index)
    return PersonWatch(
        number=number,
        party=party,
        whereabouts=where,
        silence=silence(party.id, index),
        is_missed=is_missed(party.id, where, missed),
    )


def _group(party: Party, number: str, index: Index, counted: Counted) -> GroupWatch:
    return GroupWatch(
        number=number,
        party=party,
        whereabouts=whereabouts(party.id, index),
        tally=tally(party.id, index, counted),
    )


def _by_silence(one: PersonWatch) -> tuple[bool, bool, int, str]:
    days = one.silence.days
    return (not one.is_out_of_reach, days is None, -days.at_least if days else 0, one.party.id)


def _by_gap(one: GroupWatch) -> tuple[int, int, str]:
    gap = one.tally.unaccounted
    return (0 if gap else 1, -(gap.at_most or gap.at_least) if gap else 0, one.party.id)
