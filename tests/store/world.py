"""Invented people and papers, and the steps by which they come into a store."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.facts.anchor import anchor_in
from habeas.facts.appeal import Answer, Appeal, AppealKind, Response
from habeas.facts.claim import Claim, RemarkClaim, WhereaboutsClaim
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.derivation import Derivation
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import (
    ActorId,
    AppealId,
    CaseId,
    ConsentId,
    EntryId,
    ExhibitId,
    LeaveId,
    PartyId,
    ProposalId,
    ReleaseId,
    StatementId,
    digest,
    new_id,
)
from habeas.facts.judgement import Identity
from habeas.facts.party import Party, PartyKind
from habeas.facts.plain import to_plain
from habeas.facts.reading import Entity, Reading
from habeas.facts.span import Span
from habeas.facts.statement import Origin, Proposal, Statement
from habeas.facts.when import on_day
from habeas.record.checkpoint import parse_text, sign_checkpoint
from habeas.record.cosignature import cosign, cosigner_of
from habeas.record.kinds import (
    Act,
    AppealAnswered,
    AppealFiled,
    AppealReceived,
    AppealReminded,
    AppealStruck,
    AuthorityForbidden,
    AuthorityPermitted,
    BackupDrilled,
    BackupFailed,
    BackupMade,
    CaseErased,
    CheckpointMade,
    CheckpointStamped,
    CheckpointWitnessed,
    ClockCorrected,
    ConsentGiven,
    ConsentWithdrawn,
    DerivationJudged,
    DraftMade,
    EntryStruck,
    ExhibitDated,
    ExhibitReceived,
    ExhibitSealed,
    ExhibitUnreadable,
    ExportMade,
    IdentityJudged,
    JudgementUndone,
    KeysRotated,
    LeaveAsked,
    LeaveGiven,
    LeaveReturned,
    LeaveUsed,
    OwnKeyChanged,
    OwnKeyGranted,
    OwnKeyRevoked,
    PartyNamed,
    PassphraseChanged,
    PassphraseDropped,
    PersonErased,
    ReaderForbidden,
    ReaderPermitted,
    ReleaseApproved,
    ReleaseProposed,
    ReleasePublished,
    SettingChanged,
    SharesMade,
    SilenceFlipped,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
    StatementRejected,
    StatementUnsure,
    WitnessEnrolled,
)
from habeas.record.note import parse_note
from habeas.record.stamps import make_stamp_request
from habeas.record.stretching import Argon2Cost
from habeas.store.own_keys import give_own_key, take_own_key
from habeas.store.store import Store
from tests.record.authority import make_authority

NOON = datetime(2022, 7, 20, 12, tzinfo=UTC)
REPORT = "Arvo Kestrel is held near Zarechensk. «Ждём звонка уже неделю», his sister said.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One store, its first case and its first person."""

    store: Store
    case: CaseId
    actor: ActorId

    def append(self, *acts: Act, at: datetime = NOON) -> tuple[EntryId, ...]:
        """Append acts in the first case."""
        return self.store.append(acts, case=self.case, actor=self.actor, at=at)

    def seal(self, content: bytes, role: ExhibitRole = ExhibitRole.ORIGINAL, *, of: Exhibit | None = None) -> Exhibit:
        """Seal and log bytes."""
        identifier = ExhibitId(new_id("x"))
        sealed = self.store.seal(io.BytesIO(content), case=self.case, derived=identifier if of else None)
        exhibit = Exhibit(
            id=identifier,
            role=role,
            sha256=sealed.sha256,
            size_bytes=sealed.size_bytes,
            media_type="text/plain",
            name="report.txt",
            received_at=NOON,
            derived_from=of.id if of else None,
            tool="by hand/1" if of else None,
        )
        self.append(
            ExhibitSealed(
                exhibit=exhibit,
                address=sealed.address,
                sealed_sha256=sealed.sealed_sha256,
                file_key=sealed.file_key,
                channel="file",
            )
        )
        return exhibit

    def read(self, layer: Exhibit, claims: int = 3) -> Exhibit:
        """Seal a reading that proposes some claims, one a word."""
        return self.seal(json.dumps(to_plain(reading(claims))).encode(), ExhibitRole.READING, of=layer)

    def layer(self, text: str = REPORT) -> Exhibit:
        """Seal an original and its text layer."""
        original = self.seal(b"<p>" + text.encode() + b"</p>")
        return self.seal(text.encode(), ExhibitRole.TEXT_LAYER, of=original)

    def statement(self, layer: Exhibit, *, proposal: ProposalId | None = None, claim: Claim | None = None) -> Statement:
        """Return a statement anchored in the first word of the report."""
        return Statement(
            id=StatementId(new_id("s")),
            claim=claim or RemarkClaim(),
            anchor=anchor_in(REPORT, Span(start=0, end=4), exhibit=layer.id, layer_sha256=layer.sha256),
            origin=Origin(speaker=None, speaker_name="his sister"),
            published_on=None,
            proposal=proposal,
        )

    def accept(self, layer: Exhibit, proposal: ProposalId, *, at: datetime = NOON) -> Statement:
        """Accept a proposal."""
        statement = self.statement(layer, proposal=proposal)
        self.append(StatementAccepted(proposal=proposal, statement=statement, reason="", grade=GRADE, about=()), at=at)
        return statement

    def name(self, name: str, *spellings: str, kind: PartyKind = PartyKind.PERSON) -> Party:
        """Name a party by hand."""
        party = Party(id=PartyId(new_id("p")), kind=kind, name=name, spellings=spellings)
        about = (party.id,) if kind is PartyKind.PERSON else ()
        self.append(PartyNamed(party=party, reading=None, entity=None, about=about))
        return party

    def give_own(self, person: ActorId, passphrase: str, *, again: bool = False) -> None:
        """Give a person an own key, or let them change theirs."""
        kind = OwnKeyChanged if again else OwnKeyGranted

        def note(public: str) -> None:
            self.store.append((kind(person=person, public=public),), case=None, actor=self.actor, at=NOON)

        give_own_key(self.store, person, passphrase, note, cost=Argon2Cost(passes=1, memory_kib=64, lanes=1))

    def take_own(self, person: ActorId) -> None:
        """Take an own key away."""

        def note() -> None:
            self.store.append((OwnKeyRevoked(person=person),), case=None, actor=self.actor, at=NOON)

        take_own_key(self.store, person, note)


GRADE = Grade(source=SourceGrade.USUALLY, information=InformationGrade.POSSIBLY_TRUE)


def world_of(store: Store) -> World:
    """Return the first case and the first person of a new store."""
    return World(store=store, case=store.queries.cases()[0].id, actor=store.queries.actors()[0].id)


def reading(claims: int = 3, *, entity: str = "e1") -> Reading:
    """Return an invented reading: one person, some places where he is said to be held, and remarks."""
    person = Entity(id=entity, kind=PartyKind.PERSON, name="Arvo Kestrel", mentions=(Span(start=0, end=12),))
    held = WhereaboutsClaim(of=(entity,), state="held")
    return Reading(
        language="en",
        published=None,
        reader="by hand/1",
        entities=(person,),
        statements=tuple(
            Proposal(
                id=f"s{number}",
                span=Span(start=number, end=number + 4),
                quote=REPORT[number : number + 4],
                attribution=None,
                claim=held if number % 2 == 0 else RemarkClaim(),
                confidence=0.75,
            )
            for number in range(claims)
        ),
    )


def live(world: World, text: str = REPORT) -> World:
    """Put at least one entry of every kind into the log, with judgements made, undone and made again."""
    layer = world.layer(text)
    world.read(layer, 6)
    first, second, third, *_ = world.store.queries.proposals(world.case, exhibit=layer.id)
    world.append(ExhibitReceived(exhibit=layer.id, name="again.txt", channel="mail", received_at=NOON))
    unread = world.seal(b"\x00" + text.encode())
    world.append(ExhibitUnreadable(exhibit=unread.id, code="collect.not-text"))
    world.append(ExhibitDated(exhibit=unread.id, published_on=NOON.date()))
    accepted = world.accept(layer, first.id)
    correction = world.statement(layer, proposal=first.id)
    about = (PartyId("p-somebody"), PartyId("p-else"))
    corrected, rejected, _, _ = world.append(
        StatementCorrected(
            proposal=first.id, statement=correction, supersedes=accepted.id, reason="a slip", about=about
        ),
        StatementRejected(proposal=second.id, reason="a caption"),
        StatementUnsure(proposal=third.id, reason="who is meant?"),
        StatementEntered(statement=world.statement(layer), reason="a reader missed it", about=()),
    )
    (undone,) = world.append(JudgementUndone(undone=corrected, reason="too quick"))
    world.append(JudgementUndone(undone=rejected, reason="it is not"), JudgementUndone(undone=undone, reason="it was"))
    arvo, same = world.name("Arvo Kestrel", "Kestrel"), world.name("Арво Кестрел")
    for identity in (Identity.SAME, Identity.UNSURE):
        world.append(
            IdentityJudged(left=arvo.id, right=same.id, identity=identity, reason="", about=(arvo.id, same.id))
        )
    world.append(DerivationJudged(report=layer.id, of=ExhibitId("x-elsewhere"), derivation=Derivation.COPY, reason=""))
    _release(world, arvo.id, layer)
    _appeal(world, arvo.id)
    world.append(SettingChanged(name="threshold", value="11"), ExportMade(what="3 entries", purpose="court"))
    elsewhere = "https://models.example:443/v1"
    world.append(
        ReaderPermitted(address=elsewhere, model="large", reason="nobody is named"),
        ReaderPermitted(address=elsewhere, model="small", reason="nobody is named"),
        ReaderForbidden(address=elsewhere, model="large", reason="too large"),
    )
    _backups(world)
    _erasures(world)
    _witness(world)
    _days(world)
    world.store.log_view(case=world.case, actor=world.actor, what="person", seen=arvo.id, at=NOON)
    return world


def _backups(world: World) -> None:
    """Enter a backup that was made, one that failed, and a trial."""
    world.append(
        BackupMade(
            backup="b-first",
            base=None,
            entries=12,
            size_bytes=4096,
            record_sha256=digest(b"record"),
            keys_sha256=digest(b"keys"),
            keys_expire_on=NOON.date(),
        ),
        BackupFailed(code="store.disk-full"),
        BackupDrilled(backup="b-first", code=""),
        SharesMade(set_number=12345, needed=2, total=3),
        PassphraseDropped(),
        PassphraseChanged(by_shares=True),
        LeaveAsked(leave=LeaveId("l-first"), what="export", purpose="for the court"),
        LeaveGiven(leave=LeaveId("l-first")),
        LeaveUsed(leave=LeaveId("l-first")),
        LeaveReturned(leave=LeaveId("l-first")),
    )
    other = ActorId("a-other")
    world.give_own(world.actor, "own words of Vera")
    world.give_own(other, "own words of another")
    world.give_own(world.actor, "other words of Vera", again=True)
    world.take_own(other)


def _days(world: World) -> None:
    """Enter the checkpoint of a day, and that the clock is right after all."""
    edge, keyring = world.store.edge(), world.store.keyring
    day = NOON.date()
    note = sign_checkpoint(
        keyring.origin, edge.size, edge.root(), keyring.signing_key(), extensions=(f"day {day.isoformat()}",)
    )
    world.append(
        CheckpointMade(day=day, size=edge.size, note=note.decode()),
        ClockCorrected(newest_at=NOON, reason="the battery was empty"),
    )
    authority = make_authority()
    answer = authority.answer(make_stamp_request(note).content)
    world.append(
        AuthorityPermitted(name="lamp", address="https://lamp.example/", roots=authority.roots, reason="for the court"),
        CheckpointStamped(
            name="lamp",
            size=edge.size,
            note=note.decode(),
            response=base64.b64encode(answer).decode(),
            stamped_at=authority.at,
        ),
        AuthorityForbidden(name="lamp", reason="its certificate ends"),
    )


def _erasures(world: World) -> None:
    """Enter what erasing leaves, for nobody: no entry is named, so that every entry can still be read."""
    leave = LeaveId("l-first")
    world.append(
        PersonErased(persons=(), leave=leave, entries=(), numbers=(), exhibits_gone=0, exhibits_struck=0),
        EntryStruck(place=world.store.queries.log_size() + 1, body="{}", body_version=1, about=()),
        CaseErased(erased=CaseId("c-nowhere"), leave=leave, entries=(), exhibits_gone=0),
        KeysRotated(),
    )


def _witness(world: World) -> None:
    """Choose a witness, and enter the checkpoint that it cosigned."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    witness = cosigner_of("lamp.example/witness", key)
    world.append(WitnessEnrolled(name=witness.name, vkey=witness.to_text()))
    note = parse_note(world.store.checkpoint_note())
    cosigned = note.with_signature(cosign(note, key=key, name=witness.name, at=NOON)).to_bytes().decode()
    world.append(CheckpointWitnessed(name=witness.name, size=parse_text(note.text).size, note=cosigned))


def _appeal(world: World, person: PartyId) -> None:
    """Enter an appeal with all that can follow, one step of it struck out, and a silence that grew too long."""
    about, day = (person,), NOON.date()
    appeal = Appeal(
        id=AppealId(new_id("a")),
        kind=AppealKind.COMPLAINT,
        by=(),
        persons=about,
        addressee="Garrison prosecutor of Zarechensk",
        sent=on_day(day),
        rule="ru-prosecutor",
    )
    _, _, _, wrong, _ = world.append(
        AppealFiled(appeal=appeal, about=about),
        AppealReceived(appeal=appeal.id, received=on_day(day), about=about),
        AppealReminded(appeal=appeal.id, on=day, about=about),
        AppealAnswered(answer=Answer(appeal=appeal.id, response=Response.HELPED, on=day), about=about),
        AppealAnswered(answer=Answer(appeal=appeal.id, response=Response.DENIED_THE_EVENT, on=day), about=about),
    )
    world.append(
        AppealStruck(appeal=appeal.id, struck=wrong, reason="another man's", about=about),
        SilenceFlipped(
            person=person,
            channel="family",
            threshold_days=14,
            before="within",
            after="over",
            as_of=day,
            about=about,
        ),
    )


def _release(world: World, person: PartyId, layer: Exhibit) -> None:
    about, release, consent = (person,), ReleaseId(new_id("r")), ConsentId(new_id("n"))
    allowed = Consent(
        id=consent,
        person=person,
        given_by="his sister",
        purposes=(Purpose.PUBLISH,),
        audiences=(Audience.PUBLIC,),
        fields=("name",),
        from_day=NOON.date(),
        proof=layer.id,
    )
    world.append(
        ConsentGiven(consent=allowed, about=about),
        DraftMade(form="wgeid", person=person, exhibit=layer.id, about=about),
        ReleaseProposed(
            release=release,
            person=person,
            purpose=Purpose.PUBLISH,
            audience=Audience.PUBLIC,
            product="dossier",
            exhibits=(layer.id,),
            about=about,
        ),
        ReleaseApproved(release=release, about=about),
        ReleasePublished(release=release, about=about),
        ConsentWithdrawn(consent=consent, reason="she asked", about=about),
    )
