"""From statements to counts of groups: which number bounds which group, and which groups lie inside or apart.

1. A count of a group in no state, or in one that says what makes people belong to it ("refused", "signed", "held" of a
   group called "the held"), bounds the group itself.
2. A count of a group in another state bounds those of the group who are in that state, at that place, in that time:
   a group of its own, inside the first. Counts of one state that give no days are taken to be of one time.
3. "Each", "of them" and counts without a group of their own bound an unnamed part from which nothing is known but that
   it lies inside. Parts that one report counts in one breath as "each" are apart.
4. One group lies inside another by a tie "member of", by a count's larger group, or by the party itself.
5. Everyone of a later group was in an earlier one by a tie "came from"; somebody is in both of two by "overlaps with".
6. Groups are apart by a tie "apart from", and where two states exclude each other on one certain day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.facts.claim import CountClaim, Measure, TieClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import PartyKind
from habeas.facts.when import Days
from habeas.watch.contradictions import APART_STATES
from habeas.watch.counting import DEFINED, Apart, Constraint, Flow, Inside, Overlap, Size
from habeas.watch.evidence import Evidence, each_once, is_asserted, origin_key
from habeas.watch.layout import APART_FROM, CAME_FROM, MEMBER_OF, OVERLAPS, Layout
from habeas.watch.times import evidence_of

_BELONGING = (
    "refused", "refuse", "refused to serve", "refusal to serve", "refusing", "signed", "resigned", "members", "belong",
)  # fmt: skip
"""States that say what makes somebody one of the group rather than what became of them."""

UNACCOUNTED = ("missing", "unknown", "silent", "lost", "unreachable", "disappeared", "asked", "threatened")
"""States that do not tell what became of people: who is counted in them is not accounted for."""

_SAME_STATE = {
    "locked": "held", "kept": "held", "detained": "held", "imprisoned": "held", "arrested": "held",
    "went": "with the unit", "came": "returned", "taken": "transferred", "moved": "transferred",
}  # fmt: skip
"""Words of reports for the states of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One count: of whom, in which state, by how many origins, in which statements.

    `group` is the key of the group that it bounds, empty where it bounds none (a share). `is_accounted` marks counts
    of people of whom it is said what became of them. `days` are those of which the newest statement speaks.
    """

    label: str
    group: str
    of: PartyId
    state: str | None
    about: str | None
    count: Count
    measure: Measure | None
    is_accounted: bool
    days: Days
    origins: tuple[str, ...]
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted in a case: lines, constraints, which groups are known about, and who says what by label."""

    lines: tuple[CountLine, ...]
    constraints: tuple[Constraint, ...]
    known: frozenset[str]
    said_by: dict[str, tuple[StatementId, ...]]

    def statements(self, labels: Iterable[str]) -> tuple[StatementId, ...]:
        """Return the statements behind some labels, each once, sorted; a party's own record has none."""
        return tuple(sorted({one for label in labels for one in self.said_by.get(label, ())}))


def count_groups(index: Layout) -> Counted:
    """Return everything that is counted in a case, the same for every order of its statements."""
    counts = [
        one
        for one in index.counts
        if is_asserted(one) and isinstance(one.claim, CountClaim) and (one.claim.of or one.claim.part_of)
    ]
    evidence = [one for one in evidence_of(counts, index.as_of) if one is not None]
    together: dict[tuple[str, ...], list[Evidence]] = {}
    for one in sorted(evidence):
        together.setdefault(_line_key(one, index), []).append(one)
    located = _located(index)
    lines = tuple(_line(key, together[key], located, index) for key in sorted(together))
    said_by = {line.label: line.statements for line in lines}
    breath = _parts_in_one_breath(lines, evidence)
    single = {group for one in breath for group in (one.left, one.right)}
    constraints: list[Constraint] = [
        Size(group=line.group, at_least=line.count.at_least, at_most=_most(line, single), label=line.label)
        for line in lines
        if line.group
    ]
    constraints += [Inside(part=line.group, whole=line.of) for line in lines if line.group and line.group != line.of]
    constraints += breath
    constraints += _apart_by_state(lines)
    constraints += [*_ties(index, said_by), *_larger_groups(evidence, said_by), *_own_wholes(index)]
    known = {line.group for line in lines if line.is_accounted} | set(located)
    return Counted(lines=lines, constraints=tuple(constraints), known=frozenset(known), said_by=said_by)


def state_of(claim: CountClaim) -> str | None:
    """Return the record's word for the state in which people are counted."""
    return None if claim.state is None else _SAME_STATE.get(claim.state, claim.state)


def state_of_line(line: CountLine) -> str | None:
    """Return the record's word for the state of a line."""
    return None if line.state is None else _SAME_STATE.get(line.state, line.state)


def _most(line: CountLine, single: set[str]) -> int | None:
    # "Groups of ten" counts one of an unknown number of parts, so that it bounds the people in them from below only;
    # "groups of nine and fourteen" counts each of them.
    return line.count.at_most if line.measure is not Measure.EACH or line.group in single else None


def _line_key(one: Evidence, index: Layout) -> tuple[str, ...]:
    claim = _claim(one)
    days = one.days if one.statement.when is not None else Days(first=None, last=None)
    # An "each" or "of them" of one report is not that of another; a plain count is the same wherever it is printed.
    own = one.statement.anchor.exhibit if _is_unnamed(claim) else ""
    number = (f"{claim.number.at_least:09}", str(claim.number.at_most))
    return (
        _subject(claim), state_of(claim) or "", claim.about or "", *number, claim.measure or "", claim.part_of or "",
        str(days.first or ""), str(days.last or ""), one.statement.place or "", own,
    ) if not _is_whole(claim, index) else (
        _subject(claim), state_of(claim) or "", claim.about or "", *number, claim.measure or "", "", "", "", "", "",
    )  # fmt: skip


def _line(key: tuple[str, ...], alike: Sequence[Evidence], located: Mapping[str, str], index: Layout) -> CountLine:
    newest = alike[-1]
    claim = _claim(newest)
    of, state = PartyId(_subject(claim)), state_of(claim)
    label = "count:" + "|".join(key)
    if claim.measure is Measure.SHARE:
        group = ""
    elif _is_whole(claim, index):
        group = of
    elif _is_unnamed(claim):
        group = f"part:{label}"
    else:
        # One state of one group at one place in one time is one group, whatever number is given for it.
        group = f"state:{of}|{state or ''}|{claim.about or ''}|{'|'.join(key[-4:-1])}"
    tells = state not in (None, *_BELONGING, *UNACCOUNTED)
    known = tells or (of in located and state not in UNACCOUNTED)
    return CountLine(
        label=label,
        group=group,
        of=of,
        state=claim.state,
        about=claim.about,
        count=claim.number,
        measure=claim.measure,
        is_accounted=bool(group) and (known if group != of else of in located),
        days=newest.days,
        origins=tuple(sorted({origin_key(one.statement) for one in alike})),
        statements=each_once([one.id for one in alike]),
    )


def _subject(claim: CountClaim) -> str:
    return claim.of or claim.part_of or ""


def _is_unnamed(claim: CountClaim) -> bool:
    return claim.measure is Measure.EACH or claim.of is None or claim.of == claim.part_of


def _is_whole(claim: CountClaim, index: Layout) -> bool:
    """Return whether a count is of all of the group: in no state but that of belonging to it."""
    if _is_unnamed(claim) or claim.measure is Measure.SHARE or claim.about is not None:
        return False
    if claim.state is None or claim.state in _BELONGING:
        return True
    party = index.parties.get(PartyId(claim.of or ""))
    words = party.name.split() if party else ()
    return any(word.casefold()[:5] == claim.state.casefold()[:5] for word in words if len(word) >= 5)


def _located(index: Layout) -> dict[str, str]:
    """Return the newest state of the groups of whom it is said where they are: it accounts for all whom they count."""
    found: dict[str, str] = {}
    columns = index.columns
    claims = columns.claims
    for party in index.parties.values():
        if party.kind is PartyKind.GROUP:
            for row in index.told.of(index.number(party.id)).tolist():
                state = index.words[claims.state[row]]
                is_told = isinstance(columns.statement(row).claim, WhereaboutsClaim) and state not in ("", *UNACCOUNTED)
                if is_told and claims.is_asserted[row]:
                    found[party.id] = state
    return found


def _parts_in_one_breath(lines: Sequence[CountLine], evidence: Sequence[Evidence]) -> list[Apart]:
    """Parts of one group that one report counts as "each", such as "groups of nine and fourteen", are apart."""
    exhibits = {one.statement.id: one.statement.anchor.exhibit for one in evidence}
    each = [line for line in lines if line.measure is Measure.EACH]
    return [
        Apart(left=left.group, right=right.group)
        for left, right in combinations(each, 2)
        if (left.of, left.state) == (right.of, right.state)
        and exhibits[left.statements[0]] == exhibits[right.statements[0]]
    ]


def _apart_by_state(lines: Sequence[CountLine]) -> list[Constraint]:
    """Nobody is in two states that exclude each other on one day that both counts certainly speak of."""
    dated = [line for line in lines if line.group.startswith("state:") and line.days.first == line.days.last]
    return [
        Apart(left=left.group, right=right.group)
        for left, right in combinations(dated, 2)
        if left.of == right.of and left.days == right.days and _exclude(state_of_line(left), state_of_line(right))
    ]


def _exclude(one: str | None, other: str | None) -> bool:
    return other in APART_STATES.get(one or "", ()) or one in APART_STATES.get(other or "", ())


def _ties(index: Layout, said_by: dict[str, tuple[StatementId, ...]]) -> list[Constraint]:
    """Return the relations between groups that ties say; those of one kind between the same two share a label."""
    found: dict[tuple[str, str, str], list[StatementId]] = {}
    for one in index.ties:
        claim = one.claim
        if isinstance(claim, TieClaim) and claim.tie in _RELATIONS and _are_groups(claim, index):
            found.setdefault((claim.tie, claim.from_party, claim.to), []).append(one.id)
    relations: list[Constraint] = []
    for (tie, first, second), statements in sorted(found.items()):
        label = f"tie:{tie}|{first}|{second}"
        said_by[label] = tuple(sorted(statements))
        relations.append(_RELATIONS[tie](first, second, label))
    return relations


_RELATIONS: dict[str, Callable[[str, str, str], Constraint]] = {
    MEMBER_OF: lambda first, second, label: Inside(part=first, whole=second, label=label),
    CAME_FROM: lambda first, second, label: Flow(part=first, whole=second, label=label),
    OVERLAPS: lambda first, second, label: Overlap(left=first, right=second, label=label),
    APART_FROM: lambda first, second, label: Apart(left=first, right=second, label=label),
}


def _are_groups(claim: TieClaim, index: Layout) -> bool:
    kinds = [index.parties[one].kind for one in map(PartyId, claim.references()) if one in index.parties]
    return len(kinds) == 2 and PartyKind.PERSON not in kinds and PartyKind.PLACE not in kinds


def _larger_groups(evidence: Sequence[Evidence], said_by: dict[str, tuple[StatementId, ...]]) -> list[Constraint]:
    found: dict[tuple[str, str], list[StatementId]] = {}
    for one in evidence:
        claim = _claim(one)
        if claim.of and claim.part_of and claim.of != claim.part_of:
            found.setdefault((claim.of, claim.part_of), []).append(one.statement.id)
    relations: list[Constraint] = []
    for (part, whole), statements in sorted(found.items()):
        label = f"part:{part}|{whole}"
        said_by[label] = tuple(sorted(statements))
        relations.append(Inside(part=part, whole=whole, label=label))
    return relations


def _own_wholes(index: Layout) -> list[Constraint]:
    """Return what the parties themselves say: a group that a reading found inside another."""
    return [
        Inside(part=party.id, whole=party.part_of, label=DEFINED)
        for party in sorted(index.parties.values(), key=lambda one: one.id)
        if party.part_of is not None
        and party.part_of in index.parties
        and party.kind in (PartyKind.GROUP, PartyKind.UNIT)
    ]


def _claim(one: Evidence) -> CountClaim:
    claim = one.statement.claim
    assert isinstance(claim, CountClaim), "only counts are gathered here"
    return claim
