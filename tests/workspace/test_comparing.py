"""A case at two moments: what was learned, withdrawn, changed; and later entries have no part in earlier days."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from habeas.facts.errors import HabeasError
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity
from habeas.facts.when import on_day
from habeas.workspace import ProposalView, Workspace, WrittenAppeal
from habeas.workspace.case_state import CaseChanges, CaseState, compare_states
from habeas.workspace.comparing import Moment, see_case
from habeas.workspace.errors import UnknownName
from tests.facts.applied import apply_changes
from tests.workspace.conftest import Clock
from trials import first, trials

Proposed = Callable[[str, str], ProposalView]

DAY = date(2023, 10, 20)
HISTORIES = trials(3)
STEPS, LONGEST = 12, 48
"""How many things happen, and how many until enough came to be known."""


class Case:
    """A case in which things happen by chance: judged, taken back, joined, appealed."""

    def __init__(self, workspace: Workspace, clock: Clock, chance: random.Random) -> None:
        self.workspace, self.clock, self.chance = workspace, clock, chance

    def step(self) -> None:
        """Let something happen on a day of its own; what is refused changes nothing."""
        self.clock.move(days=1)
        with suppress(HabeasError, IndexError):
            self.chance.choice((self._judge, self._judge, self._judge, self._undo, self._join, self._appeal))()

    def _judge(self) -> None:
        proposal = self.chance.choice([one.id for one in self.workspace.proposals()])
        grade = Grade(source=SourceGrade.USUALLY, information=self.chance.choice(list(InformationGrade)))
        if self.chance.random() < 0.8:
            self.workspace.accept(proposal, grade=grade)
        else:
            self.workspace.reject(proposal, reason="a caption")

    def _undo(self) -> None:
        queries = self.workspace.session.store.queries
        entries = [one.entry for one in queries.judgements(self.workspace.case.id)]
        self.workspace.undo(self.chance.choice(entries), reason="too quick")

    def _join(self) -> None:
        parties = [party.id for _, party in self.workspace.parties()]
        if len(parties) > 1:
            left, right = self.chance.sample(parties, 2)
            self.workspace.judge_identity(left, right, self.chance.choice(list(Identity)))

    def _appeal(self) -> None:
        written = WrittenAppeal(
            addressee="Garrison prosecutor of Zarechensk",
            persons=("Pavel Orlin",),
            sent=on_day(date(2023, 8, 1)),
            rule="ru-prosecutor",
        )
        line = self.workspace.ledger.file(written)
        if self.chance.random() < 0.5:
            self.workspace.ledger.strike(line.entry, reason="another man's")


def changed(before: CaseState, changes: CaseChanges) -> CaseState:
    """Return what a state becomes by changes of it."""
    return CaseState(
        statements=apply_changes(before.statements, changes.statements),
        persons=apply_changes(before.persons, changes.persons),
        groups=apply_changes(before.groups, changes.groups),
        terms=apply_changes(before.terms, changes.terms),
    )


@pytest.mark.parametrize("seed", range(first(), first() + HISTORIES))
def test_what_was_known_never_depends_on_what_came_later(read: Workspace, clock: Clock, seed: int) -> None:
    case = Case(read, clock, random.Random(seed))
    seen: dict[int, CaseState] = {}
    days: dict[date, CaseState] = {}
    known: set[int] = set()
    for number in range(LONGEST):
        if number >= STEPS and len(known) > 2:
            break
        case.step()
        now = see_case(read.session, Moment(as_of=DAY)).state
        seen[read.session.store.queries.log_size()] = days[clock().date()] = now
        known.add(len(now.statements))
    assert len(known) > 2, "something came to be known, and more than once"
    for size, state in seen.items():
        assert see_case(read.session, Moment(as_of=DAY, known_on=size)).state == state
    for day, state in days.items():
        assert see_case(read.session, Moment(as_of=DAY, known_on=day)).state == state
    states = list(days.values())
    for before, after in zip(states, states[1:] + states[:1], strict=True):
        assert changed(before, compare_states(before, after)) == after


def test_what_was_learned_and_withdrawn_is_told_with_words_and_reasons(
    read: Workspace, proposed: Proposed, clock: Clock
) -> None:
    held = read.accept(proposed("whereabouts", "held in a cellar").id)
    clock.move(days=1)
    read.accept(proposed("act", "detained").id)
    read.undo(held.entry, reason="she was misheard")
    before, after = (Moment(as_of=DAY, known_on=date(2023, 10, day)) for day in (20, 21))
    found = read.diff(before, after)
    (learned,), (withdrawn,) = found.learned, found.withdrawn
    assert "detained near Zarechensk" in found.quote(learned.key)
    assert "held in a cellar" in found.quote(withdrawn.key)
    assert found.reasons == {withdrawn.key: "she was misheard"}
    (person,) = found.changes.persons
    assert person.before is not None
    assert (found.name(person.key), person.before.state) == ("Pavel Orlin", "held")
    assert read.diff(after, before).learned[0].key == withdrawn.key
    assert read.diff(before, before).changes.is_empty


def test_only_what_concerns_somebody_is_told_where_asked(read: Workspace, proposed: Proposed, clock: Clock) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    before = Moment(as_of=DAY, known_on=DAY)
    clock.move(days=1)
    read.accept(proposed("count", "Sixty-one").id)
    read.ledger.file(
        WrittenAppeal(addressee="Prosecutor", persons=("Pavel Orlin",), sent=on_day(DAY), rule="ru-prosecutor")
    )
    after = Moment(as_of=DAY)
    about = read.diff(before, after, about="Pavel Orlin")
    assert (about.learned, len(about.changes.terms)) == ((), 1)
    assert len(read.diff(before, after).learned) == 1
    with pytest.raises(UnknownName):
        read.diff(before, after, about="Nobody")


def test_a_party_named_later_is_not_known_before(read: Workspace, proposed: Proposed, clock: Clock) -> None:
    clock.move(days=1)
    read.accept(proposed("whereabouts", "held in a cellar").id)
    person = PartyId(read.record("Pavel Orlin").party.id)
    assert person in see_case(read.session, Moment(as_of=DAY)).held.parties
    assert person not in see_case(read.session, Moment(as_of=DAY, known_on=DAY)).held.parties
    with pytest.raises(UnknownName):
        read.record("Pavel Orlin", known_on=DAY)


def test_what_was_learned_is_told_in_the_order_of_the_words(read: Workspace) -> None:
    before = Moment(as_of=DAY, known_on=read.session.store.queries.log_size())
    for view in reversed(read.proposals()):
        read.accept(view.id)
    learned = [
        one.after.statement.anchor.span.start for one in read.diff(before, Moment(as_of=DAY)).learned if one.after
    ]
    assert (len(learned) > 2, learned) == (True, sorted(learned))
