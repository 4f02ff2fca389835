"""How many of a group are where, and how many are unaccounted for: bounds only, never a sum of what may overlap.

1. Every count of the group, and of groups that are part of it, becomes a line; equal counts of one state are one
   line with several statements, and origins are counted, not outlets.
2. Lines that count the whole group are told from lines that count some of it.
3. For each whole by itself: the people in the parts taken together are at least the largest part (the others may lie
   inside it) and at most all parts added (none may overlap), and never more than the whole. What is left is
   unaccounted for.
4. Pairs of counts of the same people that no number satisfies are listed; no side is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from habeas.facts.claim import CountClaim, Measure, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.watch.evidence import Evidence, evidence_of, ids_of, in_order, is_asserted, origin_key
from habeas.watch.index import Index

_STATES_OF_BELONGING = ("refused", "refuse", "refused to serve", "refusal to serve", "members", "belong")
"""States that say what makes somebody one of the group rather than what became of them."""

_STATES_UNACCOUNTED = ("missing", "unknown", "silent", "lost", "unreachable", "disappeared")
"""States that say that nobody knows: who is counted in them is not accounted for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """One count: of whom, in which state, by how many origins, in which statements.

    `is_whole` marks a count of all of the group, `is_accounted` one of people of whom it is said what became of them.
    `days` are those of which the newest statement speaks.
    """

    of: PartyId
    state: str | None
    about: str | None
    count: Count
    measure: Measure | None
    is_whole: bool
    is_accounted: bool
    days: Days
    origins: tuple[str, ...]
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """Who is unaccounted for if one count of the whole is right.

    `parts` are the statements of the lines that were taken away, `too_large` those of lines that cannot be parts of
    this whole.
    """

    whole: TallyLine
    unaccounted: Count
    parts: tuple[StatementId, ...]
    too_large: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyConflict:
    """Two counts that no number of people satisfies, if both speak of the same day.

    `same_day` says whether they certainly do.
    """

    left: tuple[StatementId, ...]
    right: tuple[StatementId, ...]
    same_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the record says about the size of a group and about what became of its members.

    `unaccounted` spans all `remainders`; None where nobody counted the whole. `named` are members known by name.
    """

    group: PartyId
    as_of: date
    lines: tuple[TallyLine, ...]
    remainders: tuple[Remainder, ...]
    unaccounted: Count | None
    conflicts: tuple[TallyConflict, ...]
    named: tuple[PartyId, ...]
    origins: int


def tally(group: PartyId, index: Index) -> Tally:
    """Return what is counted of `group` as of a day, the same for every order of `statements`."""
    statements, parties, as_of = index.statements, index.parties, index.as_of
    inside = {group} | _parts_of(group, statements, parties)
    name = parties[group].name if group in parties else ""
    counted = [
        found
        for one in statements
        if is_asserted(one)
        and isinstance(one.claim, CountClaim)
        and (one.claim.of in inside or one.claim.part_of in inside)
        and (found := evidence_of(one, as_of)) is not None
    ]
    lines = _lines(group, name, counted, _located(statements))
    wholes = [line for line in lines if line.is_whole]
    parts = [line for line in lines if line.is_accounted]
    remainders = tuple(_remainder(whole, parts) for whole in wholes)
    return Tally(
        group=group,
        as_of=as_of,
        lines=lines,
        remainders=remainders,
        unaccounted=_hull([one.unaccounted for one in remainders]),
        conflicts=_conflicts(lines, counted),
        named=index.named_members(group),
        origins=len({origin_key(one.statement) for one in counted}),
    )


def _parts_of(group: PartyId, statements: Iterable[Statement], parties: Mapping[PartyId, Party]) -> set[PartyId]:
    """Return the groups that are said to be part of `group`, by the party itself or by a count."""
    larger: dict[PartyId, set[PartyId]] = {}
    for party in parties.values():
        if party.part_of is not None:
            larger.setdefault(party.part_of, set()).add(party.id)
    for one in statements:
        claim = one.claim
        if isinstance(claim, CountClaim) and claim.of and claim.part_of and is_asserted(one):
            larger.setdefault(PartyId(claim.part_of), set()).add(PartyId(claim.of))
    found: set[PartyId] = set()
    waiting = [group]
    while waiting:
        for part in larger.get(waiting.pop(), ()):
            if part not in found and part != group:
                found.add(part)
                waiting.append(part)
    return found


def _located(statements: Iterable[Statement]) -> set[str]:
    """Return the parties of whom it is said where they are: a bare count of such a group accounts for its people."""
    found: set[str] = set()
    for one in statements:
        if isinstance(one.claim, WhereaboutsClaim) and is_asserted(one) and one.claim.state not in _STATES_UNACCOUNTED:
            found.update(one.claim.of)
    return found


def _lines(group: PartyId, name: str, counted: Sequence[Evidence], located: set[str]) -> tuple[TallyLine, ...]:
    together: dict[tuple[str, ...], list[Evidence]] = {}
    for one in sorted(counted, key=in_order):
        claim = _claim(one)
        together.setdefault(_line_key(claim), []).append(one)
    lines = [_line(group, name, together[key], located) for key in sorted(together)]
    return tuple(sorted(lines, key=lambda line: not line.is_whole))


def _line_key(claim: CountClaim) -> tuple[str, ...]:
    bounds = (f"{claim.number.at_least:09}", str(claim.number.at_most))
    return (claim.of or "", claim.state or "", claim.about or "", *bounds, claim.measure or "", claim.part_of or "")


def _line(group: PartyId, name: str, alike: Sequence[Evidence], located: set[str]) -> TallyLine:
    newest = alike[-1]
    claim = _claim(newest)
    is_whole = _counts_whole(claim, group, name)
    tells = claim.state not in (None, *_STATES_OF_BELONGING, *_STATES_UNACCOUNTED)
    known = tells or (claim.of in located and claim.of != group and claim.state not in _STATES_UNACCOUNTED)
    return TallyLine(
        of=PartyId(claim.of or group),
        state=claim.state,
        about=claim.about,
        count=claim.number,
        measure=claim.measure,
        is_whole=is_whole,
        is_accounted=known and not is_whole and claim.measure is not Measure.SHARE,
        days=newest.days,
        origins=tuple(sorted({origin_key(one.statement) for one in alike})),
        statements=ids_of(one.statement for one in alike),
    )


def _counts_whole(claim: CountClaim, group: PartyId, name: str) -> bool:
    """Return whether a count is of the whole group: the group itself, in no state but that of belonging to it."""
    if claim.of != group or claim.part_of is not None or claim.measure in (Measure.EACH, Measure.SHARE):
        return False
    if claim.state is None or claim.measure is Measure.TOTAL or claim.state in _STATES_OF_BELONGING:
        return True
    return any(word.casefold()[:5] == claim.state.casefold()[:5] for word in name.split() if len(word) >= 5)


def _remainder(whole: TallyLine, parts: Sequence[TallyLine]) -> Remainder:
    most = whole.count.at_most
    fitting = [part for part in parts if most is None or part.count.at_least <= most]
    too_large = [part for part in parts if part not in fitting]
    # One line of "each" counts one of an unknown number of groups: it bounds the parts from below only.
    highs = [None if part.measure is Measure.EACH else part.count.at_most for part in fitting]
    union_least = max((part.count.at_least for part in fitting), default=0)
    union_most = None if any(high is None for high in highs) else sum(high for high in highs if high is not None)
    left = Count(
        at_least=0 if union_most is None else max(0, whole.count.at_least - union_most),
        at_most=None if most is None else most - union_least,
        words=f"{whole.count.words} less those counted",
    )
    return Remainder(
        whole=whole,
        unaccounted=left,
        parts=tuple(sorted({one for part in fitting for one in part.statements})),
        too_large=tuple(sorted({one for part in too_large for one in part.statements})),
    )


def _hull(counts: Sequence[Count]) -> Count | None:
    if not counts:
        return None
    highs = [count.at_most for count in counts]
    return Count(
        at_least=min(count.at_least for count in counts),
        at_most=None if any(high is None for high in highs) else max(high for high in highs if high is not None),
        words=" or ".join(dict.fromkeys(count.words for count in counts)),
    )


def _conflicts(lines: Sequence[TallyLine], counted: Sequence[Evidence]) -> tuple[TallyConflict, ...]:
    by_id = {one.statement.id: one for one in counted}
    found = []
    for left, right in combinations(lines, 2):
        if _cannot_both_be(left, right):
            same_day = any(
                _share_a_day(by_id[one], by_id[other]) for one in left.statements for other in right.statements
            )
            first, second = sorted((left.statements, right.statements))
            found.append(TallyConflict(left=first, right=second, same_day=same_day))
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))


def _cannot_both_be(left: TallyLine, right: TallyLine) -> bool:
    if Measure.SHARE in (left.measure, right.measure):
        return False
    if left.is_whole and right.is_whole:
        return not left.count.agrees_with(right.count)
    if left.is_whole or right.is_whole:
        whole, part = (left, right) if left.is_whole else (right, left)
        return whole.count.at_most is not None and part.count.at_least > whole.count.at_most
    if Measure.EACH in (left.measure, right.measure):
        return False
    same = (left.of, left.state, left.about) == (right.of, right.state, right.about)
    return same and not left.count.agrees_with(right.count)


def _share_a_day(left: Evidence, right: Evidence) -> bool:
    """Return whether both counts hold on some one day for certain."""
    sure = [one.statement.when.every if one.statement.when else None for one in (left, right)]
    if sure[0] is None or sure[1] is None:
        return False
    first = max((days.first for days in sure if days and days.first), default=None)
    last = min((days.last for days in sure if days and days.last), default=None)
    return first is None or last is None or first <= last


def _claim(one: Evidence) -> CountClaim:
    claim = one.statement.claim
    assert isinstance(claim, CountClaim), "only counts are gathered here"
    return claim
