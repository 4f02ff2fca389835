"""How long nobody has heard from a person: last evidenced contact, last claimed one, last official word.

1. Evidence that the person was in contact is their own direct speech, a recording, a letter or an interview, or the
   word of a relative or lawyer who says that they were in contact themselves. Anybody else's word is claimed contact.
2. Each contact took place on one day of an interval. The last of them all took place on one day from the
   latest first day to the latest last day: that is all that vague dates allow.
3. "Became unreachable on …" tells when silence began; where it is later than all contact, the clock starts there.
4. Days of silence are counted from that interval to `as_of`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.facts.claim import ActClaim, ContactClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.source import Medium, Style
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.watch.evidence import DayCount, Evidence, age, evidence_of, ids_of, is_asserted, reported_by, spoken_on
from habeas.watch.membership import groups_of

_OWN_MEDIA = (Medium.INTERVIEW, Medium.VIDEO, Medium.AUDIO, Medium.LETTER)
_KIN_WORDS = frozenset(
    "mother father wife husband son daughter sister brother parent partner spouse fiancée fiancé grandmother "
    "grandfather uncle aunt cousin relative widow lawyer counsel attorney".split()
)
_OFFICIAL_WORDS = frozenset(
    "commander colonel major captain general prosecutor ombudsman ombudswoman minister ministry governor investigator "
    "spokesman spokeswoman spokesperson official commissar judge".split()
)


class ContactKind(StrEnum):
    """What the clock rests on."""

    EVIDENCED = "evidenced"
    CLAIMED = "claimed"
    LOST = "lost"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One contact, or one official word: on a day of `days`, who heard it, how and through which channel.

    `heard_by` is a party's id, the publisher's name, or empty where the report does not say; `how` is a medium or
    what the claim said.
    """

    days: Days
    heard_by: str
    how: str
    channel: str
    statement: StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """How long a person has been silent, as of a day.

    `began` are the days on one of which the last contact took place, `days` how many have passed since; both are None
    where nothing in the record tells. `kind` says what that rests on, `reset_by` which statement set the clock.
    `says_silent` are the statements that say that the person cannot be reached.
    """

    party: PartyId
    as_of: date
    kind: ContactKind
    began: Days | None
    days: DayCount | None
    reset_by: StatementId | None
    evidenced: Heard | None
    claimed: Heard | None
    official: Heard | None
    rests_on: tuple[StatementId, ...]
    says_silent: tuple[StatementId, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contact:
    kind: ContactKind
    evidence: Evidence
    heard: Heard


def silence(party: PartyId, statements: Sequence[Statement], parties: Mapping[PartyId, Party], as_of: date) -> Silence:
    """Return how long `party` has been silent as of a day.

    The answer is the same for every order of `statements`, and a later `as_of` without new evidence adds exactly its
    days.
    """
    groups = groups_of(party, statements, parties)
    kin = _kin_of(party, statements, parties)
    contacts = sorted(
        (found for one in statements if (found := _contact(one, party, kin, as_of)) is not None),
        key=lambda one: one.evidence.order,
    )
    evidenced = [one for one in contacts if one.kind is ContactKind.EVIDENCED]
    claimed = [one for one in contacts if one.kind is ContactKind.CLAIMED]
    subjects = {party, *groups}
    lost = [gone for one in statements if (gone := _lost(one, subjects, as_of)) is not None]
    kind, start = _start(evidenced, claimed, lost)
    began = None if not start else _last_of(start)
    days = None if began is None or began.last is None else age(began.first, began.last, as_of)
    official = [word for one in statements if (word := _official(one, party, parties, as_of)) is not None]
    return Silence(
        party=party,
        as_of=as_of,
        kind=kind,
        began=began,
        days=days,
        reset_by=max(start, key=lambda one: one.order).statement.id if start else None,
        evidenced=evidenced[-1].heard if evidenced else None,
        claimed=claimed[-1].heard if claimed else None,
        official=_as_official(max(official, key=lambda one: one.order)) if official else None,
        rests_on=ids_of(one.statement for one in start),
        says_silent=ids_of(one.statement for one in lost),
        text=silence_in_words(days, as_of),
    )


def silence_in_words(days: DayCount | None, as_of: date) -> str:
    """Return the length of a silence as it stands in a letter, such as `for 31 days, as of 20 August 2022`."""
    day = f"{as_of.day} {as_of:%B %Y}"
    if days is None:
        return f"for an unknown number of days: nothing in the record tells of a last contact, as of {day}"
    return f"for {days}, as of {day}"


def _start(
    evidenced: Sequence[_Contact], claimed: Sequence[_Contact], lost: Sequence[Evidence]
) -> tuple[ContactKind, list[Evidence]]:
    """Choose what starts the clock: evidence before claims, and a later loss of contact before both."""
    known = evidenced or claimed
    kind = (evidenced or claimed)[0].kind if known else ContactKind.NONE
    contact = [one.evidence for one in known]
    onsets = [one for one in lost if _tells_onset(one)]
    if onsets:
        newest = max(onsets, key=lambda one: one.order)
        if not contact or (newest.first is not None and newest.first > _last(contact)):
            return ContactKind.LOST, [newest]
    if not contact and lost:
        # All that is known is that there was silence by then: it began on that day or any day before.
        earliest = min(lost, key=lambda one: (one.so_by, one.statement.id))
        return ContactKind.LOST, [Evidence(statement=earliest.statement, first=None, last=earliest.so_by)]
    return kind, contact


def _last_of(contacts: Sequence[Evidence]) -> Days:
    firsts = [one.first for one in contacts if one.first is not None]
    return Days(first=max(firsts, default=None), last=_last(contacts))


def _last(contacts: Sequence[Evidence]) -> date:
    return max(one.last for one in contacts)


def _tells_onset(one: Evidence) -> bool:
    """Return whether a loss of contact has a day of its own; without one it only says that there is silence."""
    claim = one.statement.claim
    return one.statement.when is not None and not (isinstance(claim, ContactClaim) and claim.state == "denied")


def _contact(one: Statement, party: PartyId, kin: frozenset[PartyId], as_of: date) -> _Contact | None:
    origin = one.origin
    if origin.speaker == party:
        own = origin.medium in _OWN_MEDIA or origin.style in (Style.DIRECT, Style.MIXED)
        evidence = _spoken(one, as_of)
        heard_by = origin.chain[1].who if len(origin.chain) > 1 else origin.publisher
        how = origin.medium.value if origin.medium is not Medium.UNKNOWN else "own words"
        kind = ContactKind.EVIDENCED if own else ContactKind.CLAIMED
        return None if evidence is None else _as_contact(kind, evidence, heard_by, how, "anyone")
    claim = one.claim
    if isinstance(claim, ContactClaim) and party in claim.of and claim.state == "in contact" and is_asserted(one):
        first_hand = origin.speaker in kin and len(origin.chain) <= 1
        evidence = evidence_of(one, as_of)
        kind = ContactKind.EVIDENCED if first_hand else ContactKind.CLAIMED
        heard_by = origin.speaker or origin.publisher
        return None if evidence is None else _as_contact(kind, evidence, heard_by, claim.state, claim.with_whom)
    return None


def _as_contact(kind: ContactKind, evidence: Evidence, heard_by: str, how: str, channel: str) -> _Contact:
    heard = Heard(days=evidence.days, heard_by=heard_by, how=how, channel=channel, statement=evidence.statement.id)
    return _Contact(kind=kind, evidence=evidence, heard=heard)


def _spoken(one: Statement, as_of: date) -> Evidence | None:
    """Return the saying itself as evidence: the person spoke on a day that the report gives, or by the report's day."""
    said = spoken_on(one)
    latest = reported_by(one)
    first = said.first if said else None
    if latest is None or (latest > as_of and (first is None or first > as_of)) or (first and first > latest):
        return None
    return Evidence(statement=one, first=first, last=min(latest, as_of))


def _lost(one: Statement, subjects: set[PartyId], as_of: date) -> Evidence | None:
    claim = one.claim
    if isinstance(claim, ContactClaim):
        silent = claim.state == "lost" or (claim.state == "denied" and claim.with_whom in ("family", "anyone"))
        of = claim.of
    elif isinstance(claim, WhereaboutsClaim):
        silent, of = claim.state == "silent", claim.of
    elif isinstance(claim, ActClaim):
        silent, of = claim.act in ("denial of contact", "incommunicado detention"), claim.victims
    else:
        return None
    found = evidence_of(one, as_of) if silent and subjects & set(of) and is_asserted(one) else None
    # "Unreachable since March" began in March, however long it has been so.
    return None if found is None else replace(found, last=found.so_by)


def _official(one: Statement, party: PartyId, parties: Mapping[PartyId, Party], as_of: date) -> Evidence | None:
    """Return what holders or offices said of the person: custody said or denied, an answer, an official's own words."""
    claim = one.claim
    if isinstance(claim, WhereaboutsClaim):
        about, official = party in claim.of, claim.custody is not None
    elif isinstance(claim, ResponseClaim):
        about, official = party in claim.to, True
    else:
        about, official = party in claim.references(), False
    speaker = parties.get(one.origin.speaker) if one.origin.speaker else None
    if not about or not (official or (speaker is not None and speaker.id != party and _is_official(speaker))):
        return None
    return evidence_of(one, as_of)


def _is_official(speaker: Party) -> bool:
    words = {word.strip(",.").casefold() for role in speaker.roles for word in role.split()}
    return speaker.kind is PartyKind.UNIT or bool(words & _OFFICIAL_WORDS)


def _as_official(one: Evidence) -> Heard:
    origin = one.statement.origin
    return Heard(
        days=one.days, heard_by=origin.speaker or origin.publisher, how=one.statement.claim.kind, channel="official",
        statement=one.statement.id,
    )  # fmt: skip


def _kin_of(party: PartyId, statements: Sequence[Statement], parties: Mapping[PartyId, Party]) -> frozenset[PartyId]:
    """Return the relatives and lawyers of a person, as ties say it in either direction."""
    found = set()
    for one in statements:
        claim = one.claim
        if isinstance(claim, TieClaim) and is_asserted(one) and _KIN_WORDS & set(claim.tie.split()):
            found |= {PartyId(claim.to)} if claim.from_party == party else set()
            found |= {PartyId(claim.from_party)} if claim.to == party else set()
    return frozenset(found & set(parties))
