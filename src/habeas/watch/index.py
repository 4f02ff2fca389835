"""The statements of a case laid out by whom they are about and who speaks, once for all questions of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypedDict

from habeas.facts.claim import Claim, CountClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Polarity, Statement
from habeas.watch.channels import Tie
from habeas.watch.evidence import ASSERTED, bounds_nothing, is_asserted
from habeas.watch.offices import is_official
from habeas.watch.rows import Row, row_of
from habeas.watch.told import subjects_of

MEMBER_OF = "member of"
"""The tie by which a person, or a smaller group, belongs to a group."""

APART_FROM = "apart from"
"""The tie by which two groups have nobody in common."""

OVERLAPS = "overlaps with"
"""The tie by which somebody is in both of two groups."""

CAME_FROM = "came from"
"""The tie by which everyone of a later group was in an earlier one: of those held, those who returned."""


# Looking a member up in its class takes longer than what is done with it for every statement of a case.
_DENIED, _PERSON = Polarity.DENIED, PartyKind.PERSON


class Timeline(NamedTuple):
    """What is said of where a party is and what befell it, in no order; what is threatened or planned is left out.

    `undated` are the statements that nothing bounds in time.
    """

    rows: list[Row]
    undated: list[StatementId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Statements by party, as of a day; built by `index_statements`.

    `told_of` are those that say where a party is, whether it can be reached or what befell it, `official` those in
    which holders or offices speak of it, `speech` those that it is heard to make itself, `belongs` the groups that it
    is said to be a member of, `members` those said to be its own, `kin` its other ties in either direction, `ties` and
    `counts` all of those.
    """

    as_of: date
    parties: Mapping[PartyId, Party]
    told_of: Mapping[str, Sequence[Statement]]
    official: Mapping[str, Sequence[Statement]]
    speech: Mapping[str, Sequence[Statement]]
    belongs: Mapping[str, Sequence[Tie]]
    members: Mapping[str, Sequence[Tie]]
    kin: Mapping[str, Sequence[Tie]]
    ties: tuple[Statement, ...]
    counts: tuple[Statement, ...]
    _timelines: dict[str, Timeline] = field(default_factory=dict, repr=False, compare=False)
    _newest: dict[str, Timeline] = field(default_factory=dict, repr=False, compare=False)

    def timeline(self, subject: str) -> Timeline:
        """Return what is said of where a party is and what befell it.

        That of a group is kept, as it bears on all its members; of the others only the one asked for last: a case has
        more of them than memory should hold at once.
        """
        known = self._newest.get(subject) or self._timelines.get(subject)
        if known is None:
            known = _timeline(self.told_of.get(subject, ()), self.as_of)
            party = self.parties.get(PartyId(subject))
            if party is not None and party.kind is not _PERSON:
                self._timelines[subject] = known
            else:
                self._newest.clear()
                self._newest[subject] = known
        return known

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


def index_statements(statements: Sequence[Statement], parties: Mapping[PartyId, Party], as_of: date) -> Index:
    """Return the index of some statements; the answers drawn from it are the same for every order of them."""
    told_of: defaultdict[str, list[Statement]] = defaultdict(list)
    official: defaultdict[str, list[Statement]] = defaultdict(list)
    speech: defaultdict[str, list[Statement]] = defaultdict(list)
    ties: list[Statement] = []
    counts: list[Statement] = []
    speakers = {one.origin.speaker for one in statements if one.origin.speaker in parties}
    offices = {speaker for speaker in speakers if speaker is not None and is_official(parties[speaker])}
    for one in statements:
        claim, speaker = one.claim, one.origin.speaker
        if speaker is not None:
            speech[speaker].append(one)
        for subject in subjects_of(claim):
            told_of[subject].append(one)
        if isinstance(claim, TieClaim):
            ties.append(one)
        elif isinstance(claim, CountClaim):
            counts.append(one)
        if speaker in offices:
            officially = _told_by_office(claim)
        elif isinstance(claim, WhereaboutsClaim):
            # Custody that is said or denied, or an answer, is an official word whoever passes it on.
            officially = () if claim.custody is None else claim.of
        else:
            officially = claim.to if isinstance(claim, ResponseClaim) else ()
        for subject in officially:
            official[subject].append(one)
    asserted = tuple(one for one in ties if is_asserted(one))
    return Index(
        as_of=as_of, parties=parties, told_of=told_of, official=official, speech=speech, ties=asserted,
        counts=tuple(counts), **lay_out_ties(asserted),
    )  # fmt: skip


class TiesByParty(TypedDict):
    """The maps of an index that are made of ties alone."""

    belongs: Mapping[str, Sequence[Tie]]
    members: Mapping[str, Sequence[Tie]]
    kin: Mapping[str, Sequence[Tie]]


def lay_out_ties(ties: Sequence[Statement]) -> TiesByParty:
    """Return asserted ties by the parties that they tie."""
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
    return TiesByParty(belongs=belongs, members=members, kin=kin)


def _timeline(statements: Sequence[Statement], as_of: date) -> Timeline:
    rows: list[Row] = []
    undated: list[StatementId] = []
    for one in statements:
        if one.modality in ASSERTED or one.polarity is _DENIED:
            row = row_of(one, as_of)
            if row is not None:
                rows.append(row)
            elif bounds_nothing(one):
                undated.append(one.id)
    return Timeline(rows, undated)


def _told_by_office(claim: Claim) -> tuple[str, ...]:
    """Return of whom an office speaks, whatever it says."""
    if isinstance(claim, WhereaboutsClaim):
        return claim.of
    return claim.to if isinstance(claim, ResponseClaim) else claim.references()
