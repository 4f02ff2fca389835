"""Pairs of statements that cannot both be true of one day: kept side by side, never settled here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from habeas.facts.claim import ActClaim, Claim, ContactClaim, CountClaim, Measure, WhereaboutsClaim
from habeas.facts.ids import StatementId
from habeas.facts.statement import Polarity, Statement
from habeas.facts.when import Days
from habeas.watch.evidence import ASSERTED, is_asserted, origin_key, spoken_on
from habeas.watch.told import STATES_OF_ACTS, told_by

APART_STATES = {
    "held": ("released", "free", "returned", "dead", "with the unit", "at the front"),
    "transferred": ("released", "free", "dead", "at the front"),
    "dead": ("free", "returned", "with the unit", "at the front", "released"),
    "free": ("at the front", "with the unit"),
}
"""States in which nobody can be on the same day."""

_TOLD_AS_EITHER = ("released", "sent back")
"""States that are the same event told as an act or as a state."""

_REACHABLE = ("in contact", "permitted")


class ContradictionKind(StrEnum):
    """In what two statements contradict each other."""

    POLARITY = "polarity"
    COUNT = "count"
    WHEREABOUTS = "whereabouts"
    CUSTODY = "custody"
    CONTACT = "contact"
    HEARD_AFTER_DEATH = "heard after death"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two statements that contradict each other; `same_day` says whether they certainly speak of one day.

    `same_origin` marks a source that contradicts itself.
    """

    kind: ContradictionKind
    left: StatementId
    right: StatementId
    same_day: bool
    same_origin: bool


def contradictions(statements: Sequence[Statement]) -> tuple[Contradiction, ...]:
    """Return the pairs that contradict each other on days that can be the same, sorted, for any order of input."""
    ordered = sorted({one.id: one for one in statements}.values(), key=lambda one: one.id)
    by_subject: dict[tuple[str, str], list[Statement]] = {}
    for one in ordered:
        for subject in one.claim.references() or ("",):
            by_subject.setdefault((_topic(one), subject), []).append(one)
    found: dict[tuple[StatementId, StatementId], Contradiction] = {}
    for alike in by_subject.values():
        for left, right in combinations(alike, 2):
            kind = _contradict(left, right)
            if kind is not None and _can_share_a_day(left, right):
                found[left.id, right.id] = Contradiction(
                    kind=kind, left=left.id, right=right.id, same_day=_share_a_day(left, right),
                    same_origin=origin_key(left) == origin_key(right),
                )  # fmt: skip
    for pair in _heard_after_death(ordered):
        found.setdefault((pair.left, pair.right), pair)
    return tuple(found[ids] for ids in sorted(found))


def by_statement(found: Sequence[Contradiction]) -> Mapping[StatementId, tuple[Contradiction, ...]]:
    """Return the contradictions in which each statement stands."""
    shared: dict[StatementId, list[Contradiction]] = {}
    for one in found:
        shared.setdefault(one.left, []).append(one)
        shared.setdefault(one.right, []).append(one)
    return {statement: tuple(pairs) for statement, pairs in shared.items()}


def _contradict(left: Statement, right: Statement) -> ContradictionKind | None:
    if left.modality not in ASSERTED or right.modality not in ASSERTED:
        return None
    if left.polarity is not right.polarity:
        affirmed, denied = (left, right) if left.polarity is Polarity.AFFIRMED else (right, left)
        return ContradictionKind.POLARITY if _denies(denied, affirmed) else None
    if left.polarity is Polarity.DENIED or left.claim.kind != right.claim.kind:
        return None
    one, other = left.claim, right.claim
    if isinstance(one, CountClaim) and isinstance(other, CountClaim):
        return ContradictionKind.COUNT if _counts_differ(one, other) else None
    if isinstance(one, WhereaboutsClaim) and isinstance(other, WhereaboutsClaim) and set(one.of) & set(other.of):
        if one.custody is not None and other.custody is not None and one.custody is not other.custody:
            return ContradictionKind.CUSTODY
        apart = other.state in APART_STATES.get(one.state, ()) or one.state in APART_STATES.get(other.state, ())
        return ContradictionKind.WHEREABOUTS if apart else None
    if isinstance(one, ContactClaim) and isinstance(other, ContactClaim) and set(one.of) & set(other.of):
        same_channel = one.with_whom == other.with_whom
        differ = (one.state in _REACHABLE) != (other.state in _REACHABLE)
        return ContradictionKind.CONTACT if same_channel and differ and not _lost_after(left, right) else None
    return None


def _lost_after(left: Statement, right: Statement) -> bool:
    """Return whether one tells of contact and the other that it was lost then, or on a day that nobody gives.

    "He called on the 14th" and "I have not heard from him since the 14th" say the same.
    """
    by_state = {one.claim.state: one for one in (left, right) if isinstance(one.claim, ContactClaim)}
    had, lost = by_state.get("in contact"), by_state.get("lost")
    if had is None or lost is None:
        return False
    begun, last = _lost_by(lost), _days_of(had).last
    return begun is None or last is None or last <= begun


def _lost_by(lost: Statement) -> date | None:
    """Return the day on which contact was lost for sure, None where nothing tells."""
    if lost.when is None:
        return None
    return lost.when.every.first if lost.when.every is not None else _days_of(lost).last


def _topic(one: Statement) -> str:
    """Return under what a statement is compared with others: a release is told as an act or as a state."""
    claim = one.claim
    is_of_state = isinstance(claim, WhereaboutsClaim) or (isinstance(claim, ActClaim) and claim.act in STATES_OF_ACTS)
    return "state" if is_of_state else claim.kind


def _denies(denied: Statement, affirmed: Statement) -> bool:
    """Return whether one statement takes back another: all that it names more closely, that names as well.

    That nobody was held at one place does not deny that they are held at another; that they are not held denies both.
    """
    one, other = denied.claim, affirmed.claim
    place = _place_of(denied)
    if place is not None and place != _place_of(affirmed):
        return False
    if one == other:
        return one.kind != "remark"
    doers = set(one.perpetrators) if isinstance(one, ActClaim) else set()
    return (
        _is_one_event(one, other)
        and bool(set(_whom(one)) & set(_whom(other)))
        and (not doers or (isinstance(other, ActClaim) and not doers.isdisjoint(other.perpetrators)))
    )


def _place_of(statement: Statement) -> str | None:
    """Return where it is said to have been; a count or an answer is the same wherever it was told."""
    claim = statement.claim
    if isinstance(claim, WhereaboutsClaim):
        return claim.place or statement.place
    return statement.place if isinstance(claim, ActClaim) else None


def _is_one_event(one: Claim, other: Claim) -> bool:
    """Return whether two claims are of one act or one state; a release is the same as being released.

    To be held is not the same as any one arrest, and who was not killed may have died.
    """
    if isinstance(one, ActClaim) and isinstance(other, ActClaim):
        return one.act == other.act
    state = told_by(one).state
    is_of_kind = one.kind == other.kind == "whereabouts" or state in _TOLD_AS_EITHER
    return is_of_kind and bool(state) and state == told_by(other).state


def _whom(claim: Claim) -> tuple[str, ...]:
    if isinstance(claim, ActClaim):
        return claim.victims
    return claim.of if isinstance(claim, WhereaboutsClaim | ContactClaim) else ()


def _heard_after_death(ordered: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the deaths of people who are said to have spoken, or to have been reached, on a later day."""
    dead: dict[str, list[Statement]] = {}
    for one in ordered:
        for party in _said_dead(one) if one.when is not None and one.when.latest is not None else ():
            dead.setdefault(party, []).append(one)
    for one in ordered if dead else ():
        for heard in _heard(one):
            for death in dead.get(heard.party, ()):
                latest = death.when.latest if death.when else None
                if latest is not None and heard.first > latest:
                    left, right = sorted((death.id, one.id))
                    yield Contradiction(
                        kind=ContradictionKind.HEARD_AFTER_DEATH, left=left, right=right, same_day=False,
                        same_origin=origin_key(death) == origin_key(one),
                    )  # fmt: skip


def _said_dead(one: Statement) -> tuple[str, ...]:
    claim = one.claim
    if not is_asserted(one):
        return ()
    if isinstance(claim, WhereaboutsClaim) and claim.state == "dead":
        return claim.of
    return claim.victims if isinstance(claim, ActClaim) and claim.act == "killing" else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeardFrom:
    party: str
    first: date


def _heard(one: Statement) -> Iterator[_HeardFrom]:
    """Yield who spoke, or was reached, by a statement, and the first day on which that can have been."""
    said = spoken_on(one)
    if one.origin.speaker is not None and said is not None and said.first is not None:
        yield _HeardFrom(party=one.origin.speaker, first=said.first)
    claim, when = one.claim, one.when
    if isinstance(claim, ContactClaim) and claim.state == "in contact" and is_asserted(one) and when and when.earliest:
        for party in claim.of:
            yield _HeardFrom(party=party, first=when.earliest)


def _counts_differ(one: CountClaim, other: CountClaim) -> bool:
    alike = (one.of, one.state, one.about, one.part_of) == (other.of, other.state, other.about, other.part_of)
    loose = {Measure.EACH, Measure.SHARE} & {one.measure, other.measure}
    return alike and one.of is not None and not loose and not one.number.agrees_with(other.number)


def _can_share_a_day(left: Statement, right: Statement) -> bool:
    """Return whether the days of two statements can be the same; neither speaks of days after its own report."""
    one, other = _days_of(left), _days_of(right)
    firsts = [day for day in (one.first, other.first) if day is not None]
    lasts = [day for day in (one.last, other.last) if day is not None]
    return not firsts or not lasts or max(firsts) <= min(lasts)


def _days_of(statement: Statement) -> Days:
    """Return the days on which a statement can hold: up to its report where it has no end of its own."""
    first, last = (statement.when.earliest, statement.when.latest) if statement.when else (None, None)
    told = statement.published_on
    if last is None and told is not None and (first is None or first <= told):
        last = told
    return Days(first=first, last=last)


def _share_a_day(left: Statement, right: Statement) -> bool:
    """Return whether both statements certainly hold on some one day."""
    sure = [one.when.every for one in (left, right) if one.when is not None and one.when.every is not None]
    if len(sure) < 2:
        return False
    firsts = [days.first for days in sure if days.first is not None]
    lasts = [days.last for days in sure if days.last is not None]
    return not firsts or not lasts or max(firsts) <= min(lasts)
