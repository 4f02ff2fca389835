"""What would settle most: the gaps of a case as questions in words, each with whom one can ask."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from habeas.facts.ids import PartyId
from habeas.watch import Gap, GapKind, find_gaps
from habeas.workspace.held import Held
from habeas.workspace.informants import informant_of, is_unreachable
from habeas.workspace.views import CaseWatch

QUESTIONS = {
    GapKind.COUNTS_CONFLICT: "Counts of %(who)s cannot all be true: which is wrong?",
    GapKind.STATEMENTS_CONFLICT: "Statements about %(who)s contradict one another: which holds?",
    GapKind.WHERE: "Where is %(who)s?",
    GapKind.HEARD: "Who heard of %(who)s last, and when?",
    GapKind.WHOLE: "How many are %(who)s altogether?",
    GapKind.UPPER_BOUND: "How many of %(who)s%(state)s at most?",
    GapKind.OVERLAP: "Which counted parts of %(who)s overlap?",
    GapKind.SAME_GROUP: "Are these one group: %(who)s?",
    GapKind.WHICH_DATE: "A statement gives a date before 1900: which date is meant?",
}
"""Each kind of gap as a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """A gap as a question of `who`, named; `about` are numbers and ids of the parties.

    `ask` names those whose words leave it open.
    """

    gap: Gap
    question: str
    about: tuple[tuple[str, PartyId], ...]
    ask: tuple[str, ...]
    who: tuple[str, ...] = ()

    @property
    def change(self) -> str:
        """How many people it would change, in words."""
        return f"{self.gap.would_change:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One person or body to ask: on how many open questions they spoke, and how many people those would change."""

    whom: str
    questions: int
    would_change: float

    @property
    def in_words(self) -> str:
        """The call in words: whom to ask, and what would be settled."""
        asked = "1 question" if self.questions == 1 else f"{self.questions} questions"
        change = f"{self.would_change:.2f}".rstrip("0").rstrip(".")
        return f"{self.whom}: {asked}, {change} {'person' if change == '1' else 'people'}"


def calls(gaps: Sequence[GapView]) -> tuple[Call, ...]:
    """Return whom one can ask, first the one call that would settle most; questions about the same count them once."""
    asked: dict[str, list[GapView]] = {}
    for one in gaps:
        for whom in one.ask:
            asked.setdefault(whom, []).append(one)
    found = (
        Call(whom=whom, questions=len(questions), would_change=_people(questions)) for whom, questions in asked.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.would_change, -one.questions, one.whom)))


def _people(questions: Sequence[GapView]) -> float:
    most: dict[Hashable, float] = {}
    for one in questions:
        subject = one.about or one.gap.rests_on
        most[subject] = max(most.get(subject, 0.0), one.gap.would_change)
    return sum(most.values())


def show_gaps(seen: CaseWatch) -> tuple[GapView, ...]:
    """Return what is open in a case as of a day, what would change most first."""
    missed = [one for one in seen.persons if one.is_missed]
    # Nobody is asked who heard last of one who is dead or free.
    sought = [one for one in missed if one.is_out_of_reach]
    found = find_gaps(
        whereabouts=[one.whereabouts for one in missed],
        silences=[one.silence for one in sought],
        tallies=[one.tally for one in seen.groups],
        contradictions=seen.contradictions,
        statements=seen.held.statements,
    )
    numbers = {one.party.id: one.number for one in seen.persons} | {one.party.id: one.number for one in seen.groups}
    unreachable = frozenset(one.party.id for one in seen.persons if is_unreachable(one.whereabouts.state))
    # Ids are random: of questions that weigh alike, the one that an earlier report leaves open comes first.
    place = {one.id: at for at, one in enumerate(seen.held.statements)}
    ordered = sorted(
        found,
        key=lambda gap: (
            -gap.would_change,
            list(GapKind).index(gap.kind),
            sorted(place.get(one, len(place)) for one in gap.rests_on),
        ),
    )
    return tuple(_view(gap, seen.held, numbers, unreachable) for gap in ordered)


def _view(gap: Gap, held: Held, numbers: dict[PartyId, str], unreachable: frozenset[PartyId]) -> GapView:
    names = tuple(map(held.name, gap.about))
    who = ", ".join(names) or "the case"
    never = unreachable.union(gap.about)
    return GapView(
        gap=gap,
        question=QUESTIONS[gap.kind] % {"who": who, "state": f" are {gap.state}" if gap.state else ""},
        about=tuple((numbers.get(one, one), one) for one in gap.about),
        ask=tuple(dict.fromkeys(one for one in _asked(gap, held, never) if one)),
        who=names,
    )


def _asked(gap: Gap, held: Held, never: frozenset[PartyId]) -> Iterator[str]:
    for one in gap.rests_on:
        statement = held.statement(one)
        if statement is not None:
            yield informant_of(statement, held.name, never=never)
