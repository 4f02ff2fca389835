"""Which texts of an entry a name is struck out of: every field is listed, so that a new one has to be thought about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import NewType, get_args, get_type_hints

from habeas.facts.reading import Reading
from habeas.record.kinds import REGISTRY
from habeas.workspace.erasing.acts import WITHOUT_WORDS
from habeas.workspace.erasing.fields import NEVER_STRUCK

WORDS = """
    AppealStruck.reason Anchor.cell Anchor.prefix Anchor.quote Anchor.suffix Answer.effect Answer.gist Appeal.addressee
    Appeal.asks Appeal.law AppealClaim.asks AppealClaim.by AppealClaim.to ActClaim.conditions ActClaim.perpetrators
    ActClaim.victims AuthorityForbidden.name AuthorityForbidden.reason AuthorityPermitted.name AuthorityPermitted.reason
    CaseOpened.title CheckpointStamped.name ClockCorrected.reason Consent.fields Consent.given_by
    ConsentWithdrawn.reason ContactClaim.of ContactClaim.with_whom Count.words CountClaim.about CountClaim.base
    CountClaim.of CountClaim.part_of DerivationJudged.reason Entity.name Entity.occupations Entity.of Entity.roles
    Entity.spellings Exhibit.author Exhibit.name Exhibit.publisher Exhibit.title ExhibitReceived.name
    IdentityJudged.reason IncidentPlace.city IncidentPlace.country IncidentPlace.region Incident.violations
    JudgementUndone.reason LeaveAsked.also_names LeaveAsked.purpose LeaveAsked.what LeaveGiven.reason Link.how Link.who
    Origin.key Origin.publisher Origin.speaker_name Party.name Party.occupations Party.roles Party.spellings
    Perpetrator.name Perpetrator.type Proposal.quote ReaderForbidden.model ReaderForbidden.reason ReaderPermitted.model
    ReaderPermitted.reason Reading.reader ReleaseApproved.reason ResponseClaim.about ResponseClaim.by ResponseClaim.to
    Said.words StatementAccepted.reason StatementCorrected.reason StatementEntered.reason StatementRejected.reason
    StatementUnsure.reason TieClaim.from_party TieClaim.to Victim.name Victim.occupations Weighed.reason When.words
    WhereaboutsClaim.of WhereaboutsClaim.place Why.frame Why.says
"""
"""Texts that a person or a program wrote: the name is struck out of them."""

CODES = """
    ActClaim.act Appeal.rule Appeal.state Appeal.zone Attribution.entity Attribution.id Attribution.rule
    AuthorityPermitted.address AuthorityPermitted.roots CheckpointMade.note
    CheckpointStamped.note CheckpointStamped.response ContactClaim.state CountClaim.state Entity.id Exhibit.language
    Exhibit.media_type Exhibit.tool ExhibitReceived.channel ExhibitSealed.address ExhibitSealed.channel
    ExhibitSealed.file_key IncidentWhen.edtf Origin.said_edtf PartyNamed.entity Perpetrator.entity Proposal.attribution
    Proposal.id Proposal.rule ReaderForbidden.address ReaderPermitted.address Reading.language ReleaseProposed.product
    ResponseClaim.response Said.edtf TieClaim.tie Victim.entity When.edtf Where.entity WhereaboutsClaim.state
"""
"""Ids, hashes and words of a closed list that are plain texts to the program: they stay as they are."""

OF_THE_HOUSE = """
    ActorEnrolled.name ActorEnrolled.role BackupDrilled.backup BackupDrilled.code BackupFailed.code
    BackupMade.backup BackupMade.base CheckpointWitnessed.name CheckpointWitnessed.note DraftMade.form
    EntryStruck.body ExhibitUnreadable.code ExportMade.purpose ExportMade.what OwnKeyChanged.public
    OwnKeyGranted.public PersonErased.numbers SettingChanged.name SettingChanged.value SilenceFlipped.after
    SilenceFlipped.before SilenceFlipped.channel ViewLogged.seen ViewLogged.what WitnessEnrolled.name
    WitnessEnrolled.vkey WorkspaceOpened.name WorkspaceOpened.workspace
"""
"""Texts of kinds in which nothing of a report is said; what stands in them nobody typed about somebody of a case."""


def texts_of(kind: type, seen: set[type]) -> Iterator[str]:
    """Yield the fields of a type, and of all that it is made of, that are plain texts: `Party.name`."""
    if kind in seen:
        return
    seen.add(kind)
    hints = get_type_hints(kind)
    for field in fields(kind):
        for part in parts_of(hints[field.name]):
            if part is str:
                yield f"{kind.__name__}.{field.name}"
            elif isinstance(part, type) and is_dataclass(part):
                yield from texts_of(part, seen)


def parts_of(hint: object) -> Iterator[object]:
    """Yield the types that a hint is made of; an id is a type of its own."""
    inner = () if isinstance(hint, NewType) else get_args(hint)
    if not inner:
        yield hint
    for one in inner:
        yield from parts_of(one)


def test_every_text_of_every_kind_is_listed_as_words_a_code_or_the_houses_own() -> None:
    seen: set[type] = set()
    found = sorted({text for kind in (*REGISTRY.kinds.values(), Reading) for text in texts_of(kind, seen)})
    assert found == sorted({*WORDS.split(), *CODES.split(), *OF_THE_HOUSE.split()})


def test_words_are_struck_and_codes_are_not() -> None:
    house = {kind.__name__ for kind in REGISTRY.kinds.values() if kind.kind in WITHOUT_WORDS}
    assert [one for one in WORDS.split() if one.split(".")[1] in NEVER_STRUCK or one.split(".")[0] in house] == []
    assert [one for one in CODES.split() if one.split(".")[1] not in NEVER_STRUCK] == []
    assert [one for one in OF_THE_HOUSE.split() if one.split(".")[0] not in house] == []
