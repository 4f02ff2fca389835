"""The statements of a case laid out by whom they are about and who speaks, once for all questions of one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import numpy as np

from habeas.facts.claim import CountClaim, TieClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Statement
from habeas.watch.arrays import Owned, Shelf, shelve
from habeas.watch.channels import Tie
from habeas.watch.columns import Columns, columns_of
from habeas.watch.evidence import is_asserted
from habeas.watch.reading import Reading

MEMBER_OF = "member of"
"""The tie by which a person, or a smaller group, belongs to a group."""

APART_FROM = "apart from"
"""The tie by which two groups have nobody in common."""

OVERLAPS = "overlaps with"
"""The tie by which somebody is in both of two groups."""

CAME_FROM = "came from"
"""The tie by which everyone of a later group was in an earlier one: of those held, those who returned."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """Statements by party, as of a day.

    `read` is what was read of all statements and `columns` the same in rows, `words` the words and ids by the numbers
    in which they stand there. The shelves hold rows by the numbers of parties: `told` are those that are evidence of
    where a party is, whether it can be reached or what befell it, `undated` those that say so but that nothing
    bounds in time, `official` those in which holders or offices speak of it, `speech` those that it is heard to make
    itself. `belongs` are the groups of which a party is said to be a member, `members` those said to be its own, `kin`
    its other ties in either direction, `ties` and `counts` all of those.
    """

    as_of: date
    parties: Mapping[PartyId, Party]
    read: Reading
    columns: Columns
    words: Sequence[str]
    number_of: Mapping[str, int]
    told: Shelf
    undated: Shelf
    official: Shelf
    speech: Shelf
    belongs: Mapping[str, Sequence[Tie]]
    members: Mapping[str, Sequence[Tie]]
    kin: Mapping[str, Sequence[Tie]]
    ties: tuple[Statement, ...]
    counts: tuple[Statement, ...]

    @property
    def size(self) -> int:
        """How many numbers of parties there are: one for each word, and one for all of whom nothing is said."""
        return len(self.words) + 1

    def number(self, party: PartyId) -> int:
        """Return the number under which the rows of a party stand; all of whom nothing is said have one together."""
        return self.number_of.get(party, len(self.words))

    def party(self, number: int) -> PartyId | None:
        """Return the party of a number, None where it is 0."""
        return PartyId(self.words[number]) if number else None

    def groups_of(self, party: PartyId) -> dict[PartyId, tuple[StatementId, ...]]:
        """Return the groups that a party is said to belong to, by any number of steps, each with the ties that say so.

        Units and organisations are left out: where a brigade is does not tell where one of its soldiers is.
        """
        if party not in self.belongs:
            return {}
        found: dict[PartyId, set[StatementId]] = {}
        waiting = [(party, frozenset[StatementId]())]
        while waiting:
            current, path = waiting.pop()
            for tie in self.belongs.get(current, ()):
                group = self.parties.get(tie.to)
                steps = path | {tie.statement}
                if group is None or group.kind is not PartyKind.GROUP or tie.to == party:
                    continue
                if not steps <= found.get(tie.to, set()):
                    found.setdefault(tie.to, set()).update(steps)
                    waiting.append((tie.to, steps))
        return {group: tuple(sorted(found[group])) for group in sorted(found)}

    def named_members(self, group: PartyId) -> tuple[PartyId, ...]:
        """Return the persons who are said to be members of a group, of one within it or of one that came from it."""
        found: set[PartyId] = set()
        seen, waiting = {group}, [group]
        later = self._later()
        while waiting:
            current = waiting.pop()
            for tie in (*self.members.get(current, ()), *later.get(current, ())):
                member = self.parties.get(tie.to)
                if member is not None and member.kind is PartyKind.PERSON:
                    found.add(tie.to)
                elif member is not None and member.kind is PartyKind.GROUP and tie.to not in seen:
                    seen.add(tie.to)
                    waiting.append(tie.to)
        return tuple(sorted(found))

    def _later(self) -> dict[str, list[Tie]]:
        found: dict[str, list[Tie]] = {}
        for one in self.ties:
            if isinstance(one.claim, TieClaim) and one.claim.tie == CAME_FROM:
                tie = Tie(to=PartyId(one.claim.from_party), tie=CAME_FROM, statement=one.id)
                found.setdefault(one.claim.to, []).append(tie)
        return found


def lay_out(read: Reading, parties: Mapping[PartyId, Party], as_of: date) -> Layout:
    """Return what was read of some statements laid out, the same for every order of them."""
    number_of, columns = read.number_of, columns_of(read, parties, as_of)
    told, official = columns.told, columns.official
    spoken = np.flatnonzero(columns.origins.speaker)
    is_evidence, is_claimed = columns.times.last > 0, columns.claims.is_claimed
    ties = tuple(one for one in columns.others if isinstance(one.claim, TieClaim) and is_asserted(one))
    # Who is known only by ties has a number too: through them a group's evidence reaches a person.
    number_of.take(reference for one in ties for reference in one.claim.references())
    name_count = len(number_of) + 1
    return Layout(
        as_of=as_of,
        parties=parties,
        read=read,
        columns=columns,
        words=list(number_of),
        number_of=number_of,
        told=shelve(told.where((is_claimed & is_evidence)[told.row]), name_count),
        undated=shelve(told.where((is_claimed & columns.times.is_undated)[told.row]), name_count),
        official=shelve(official.where(is_evidence[official.row]), name_count),
        speech=shelve(Owned(owner=columns.origins.speaker[spoken], row=spoken).in_order(), name_count),
        ties=ties,
        counts=tuple(one for one in columns.others if isinstance(one.claim, CountClaim)),
        **_lay_out_ties(ties),
    )


class _TiesByParty(TypedDict):
    belongs: Mapping[str, Sequence[Tie]]
    members: Mapping[str, Sequence[Tie]]
    kin: Mapping[str, Sequence[Tie]]


def _lay_out_ties(ties: Sequence[Statement]) -> _TiesByParty:
    belongs: dict[str, list[Tie]] = {}
    members: dict[str, list[Tie]] = {}
    kin: dict[str, list[Tie]] = {}
    for one in ties:
        claim = one.claim
        assert isinstance(claim, TieClaim), "only ties were gathered"
        first, second = PartyId(claim.from_party), PartyId(claim.to)
        left, right = (belongs, members) if claim.tie == MEMBER_OF else (kin, kin)
        left.setdefault(first, []).append(Tie(to=second, tie=claim.tie, statement=one.id))
        right.setdefault(second, []).append(Tie(to=first, tie=claim.tie, statement=one.id))
    for found in (*belongs.values(), *members.values(), *kin.values()):
        found.sort(key=lambda tie: (tie.statement, tie.to))
    return _TiesByParty(belongs=belongs, members=members, kin=kin)
