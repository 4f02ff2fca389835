"""The statements of a case laid out by whom they are about and who speaks, once for all questions of one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.facts.claim import ActClaim, Claim, ContactClaim, CountClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Polarity, Statement
from habeas.watch.evidence import ASSERTED, Evidence, evidence_of, in_order, is_asserted, reported_by
from habeas.watch.offices import is_official

MEMBER_OF = "member of"
"""The tie by which a person, or a smaller group, belongs to a group."""

APART_FROM = "apart from"
"""The tie by which two groups have nobody in common."""


_CLOSE = ("family", "anyone")
_ISOLATING = ("denial of contact", "incommunicado detention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One tie of a party: to whom, in which words, and the statement that says so."""

    to: PartyId
    tie: str
    statement: StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The evidence of one party from the oldest to the newest, and the statements that nothing bounds in time.

    What is said not to be so is in it; what is threatened or planned is not. `in_contact` are those that say that the
    party was reached, `losses` those that say that it cannot be.
    """

    dated: tuple[Evidence, ...]
    in_contact: tuple[Evidence, ...]
    losses: tuple[Evidence, ...]
    undated: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Statements by party, as of a day; built by `index_statements`.

    `subject_of` are the statements that say where a party is, whether it can be reached or what befell it, `official`
    those in which holders or offices speak of it, `by` those of which it is the speaker, `belongs` the groups that it
    is said to be a member of, `members` those said to be its own, `kin` its other ties in either direction, `ties` and
    `counts` all of those.
    """

    as_of: date
    parties: Mapping[PartyId, Party]
    statements: tuple[Statement, ...]
    subject_of: Mapping[str, Sequence[Statement]]
    official: Mapping[str, Sequence[Statement]]
    by: Mapping[str, Sequence[Statement]]
    belongs: Mapping[str, Sequence[Tie]]
    members: Mapping[str, Sequence[Tie]]
    kin: Mapping[str, Sequence[Tie]]
    ties: tuple[Statement, ...]
    counts: tuple[Statement, ...]
    _timelines: dict[str, Timeline] = field(default_factory=dict, repr=False, compare=False)

    def timeline(self, subject: str) -> Timeline:
        """Return what is said of where a party is and what befell it; worked out once for each party."""
        known = self._timelines.get(subject)
        if known is None:
            known = self._timelines[subject] = _timeline(self.subject_of.get(subject, ()), self.as_of)
        return known

    def groups_of(self, party: PartyId) -> dict[PartyId, tuple[StatementId, ...]]:
        """Return the groups that a party is said to belong to, by any number of steps, each with the ties that say so.

        Units and organisations are left out: where a brigade is does not tell where one of its soldiers is.
        """
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
        """Return the persons who are said to be members of a group or of a group within it, sorted."""
        found: set[PartyId] = set()
        seen, waiting = {group}, [group]
        while waiting:
            for tie in self.members.get(waiting.pop(), ()):
                member = self.parties.get(tie.to)
                if member is not None and member.kind is PartyKind.PERSON:
                    found.add(tie.to)
                elif member is not None and member.kind is PartyKind.GROUP and tie.to not in seen:
                    seen.add(tie.to)
                    waiting.append(tie.to)
        return tuple(sorted(found))


def index_statements(statements: Sequence[Statement], parties: Mapping[PartyId, Party], as_of: date) -> Index:
    """Return the index of some statements; the answers drawn from it are the same for every order of them."""
    subject_of: dict[str, list[Statement]] = {}
    official: dict[str, list[Statement]] = {}
    offices = {party.id for party in parties.values() if is_official(party)}
    by: dict[str, list[Statement]] = {}
    belongs: dict[str, list[Tie]] = {}
    members: dict[str, list[Tie]] = {}
    kin: dict[str, list[Tie]] = {}
    ties: list[Statement] = []
    counts: list[Statement] = []
    for one in statements:
        claim = one.claim
        for subject in subjects_of(claim):
            subject_of.setdefault(subject, []).append(one)
        speaker = one.origin.speaker
        if speaker is not None:
            by.setdefault(speaker, []).append(one)
        for reference in _spoken_of_officially(claim, is_office=speaker in offices):
            official.setdefault(reference, []).append(one)
        if isinstance(claim, TieClaim) and is_asserted(one):
            ties.append(one)
            first, second = PartyId(claim.from_party), PartyId(claim.to)
            left, right = (belongs, members) if claim.tie == MEMBER_OF else (kin, kin)
            left.setdefault(first, []).append(Tie(to=second, tie=claim.tie, statement=one.id))
            right.setdefault(second, []).append(Tie(to=first, tie=claim.tie, statement=one.id))
        elif isinstance(claim, CountClaim):
            counts.append(one)
    for found in (*belongs.values(), *members.values(), *kin.values()):
        found.sort(key=lambda tie: (tie.statement, tie.to))
    return Index(
        as_of=as_of, parties=parties, statements=tuple(statements), subject_of=subject_of, official=official, by=by,
        belongs=belongs, members=members, kin=kin, ties=tuple(ties), counts=tuple(counts),
    )  # fmt: skip


def _timeline(statements: Sequence[Statement], as_of: date) -> Timeline:
    dated: list[Evidence] = []
    in_contact: list[Evidence] = []
    losses: list[Evidence] = []
    undated: list[StatementId] = []
    for one in statements:
        if one.modality in ASSERTED or one.polarity is Polarity.DENIED:
            found = evidence_of(one, as_of)
            if found is not None:
                dated.append(found)
                contact = _contact_told(one)
                if contact is not None:
                    (in_contact if contact else losses).append(found)
            elif one.when is None or (one.when.latest is None and reported_by(one) is None):
                undated.append(one.id)
    if len(dated) > 1:
        dated.sort(key=in_order)
    return Timeline(
        dated=tuple(dated), in_contact=tuple(in_contact), losses=tuple(losses), undated=tuple(undated)
    )  # fmt: skip


def _contact_told(one: Statement) -> bool | None:
    """Return whether a statement says that its people were reached, or cannot be; None where it says neither."""
    claim = one.claim
    if isinstance(claim, ContactClaim):
        told = claim.state == "in contact"
        if not told and claim.state != "lost" and (claim.state != "denied" or claim.with_whom not in _CLOSE):
            return None
    elif isinstance(claim, ActClaim):
        if claim.act not in _ISOLATING:
            return None
        told = False
    elif isinstance(claim, WhereaboutsClaim) and claim.state == "silent":
        told = False
    else:
        return None
    return told if is_asserted(one) else None


def subjects_of(claim: Claim) -> tuple[str, ...]:
    """Return of whom a claim says where they are, whether they can be reached, or what befell them."""
    if isinstance(claim, WhereaboutsClaim | ContactClaim):
        return claim.of
    return claim.victims if isinstance(claim, ActClaim) else ()


def _spoken_of_officially(claim: Claim, *, is_office: bool) -> tuple[str, ...]:
    """Return of whom a claim is an official word: custody said or denied, an answer, or whatever an office says."""
    if isinstance(claim, WhereaboutsClaim):
        return claim.of if is_office or claim.custody is not None else ()
    if isinstance(claim, ResponseClaim):
        return claim.to
    return claim.references() if is_office else ()
