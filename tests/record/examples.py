"""Invented acts, one of every kind, and a stream of bytes that only looks random."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.facts.anchor import Anchor, Seconds
from habeas.facts.appeal import Answer, Appeal, AppealKind, Dispatch, Response
from habeas.facts.claim import ContactClaim
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.count import Count
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
)
from habeas.facts.judgement import Identity
from habeas.facts.party import Party, PartyKind
from habeas.facts.source import Link, Medium, Style
from habeas.facts.span import Span
from habeas.facts.statement import Origin, Statement
from habeas.facts.when import on_day
from habeas.record.entries import Entry, EntryDraft, Header
from habeas.record.kinds import (
    Act,
    ActorEnrolled,
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
    CaseOpened,
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
    ViewLogged,
    WitnessEnrolled,
    WorkspaceOpened,
)

NOON = datetime(2022, 7, 20, 12, tzinfo=UTC)
CASE = CaseId("c-main")
ACTOR = ActorId("a-first")
SON, MOTHER = PartyId("p-son"), PartyId("p-mother")
CASE_KEY = bytes(range(32))
ORIGIN = "example.org/river-case"
SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(sha256(b"an invented signing key").digest())


def counted_bytes(seed: str = "seed") -> Callable[[int], bytes]:
    """Return a source of bytes that is the same in every run: SHA-256 over a seed and a counter."""

    def stream() -> Iterator[int]:
        count = 0
        while True:
            yield from sha256(f"{seed} {count}".encode()).digest()
            count += 1

    source = stream()
    return lambda length: bytes(next(source) for _ in range(length))


def statement(id: str = "s-1", proposal: str | None = "q-1") -> Statement:  # noqa: A002
    """Return an invented statement, anchored in a recording so that it holds fractions."""
    return Statement(
        id=StatementId(id),
        claim=ContactClaim(of=(SON,), with_whom="family", state="denied"),
        anchor=Anchor(
            exhibit=ExhibitId("x-1"),
            layer_sha256=digest(b"layer"),
            span=Span(start=4, end=14),
            quote="«no calls»\n",
            prefix="and ",
            seconds=Seconds(start_s=0.1, end_s=12.75),
        ),
        origin=Origin(
            speaker=MOTHER,
            speaker_name="Lidia Vesnina",
            chain=(Link(who="Lidia Vesnina", how="said"),),
            medium=Medium.AUDIO,
            style=Style.DIRECT,
        ),
        published_on=date(2022, 7, 20),
        when=on_day(date(2022, 7, 11)),
        proposal=None if proposal is None else ProposalId(proposal),
    )


def accepted(proposal: str = "q-1", id: str = "s-1") -> StatementAccepted:  # noqa: A002
    """Return the acceptance of a proposal."""
    return StatementAccepted(
        proposal=ProposalId(proposal),
        statement=statement(id, proposal),
        grade=Grade(source=SourceGrade.USUALLY, information=InformationGrade.PROBABLY_TRUE),
        reason="her own words",
        about=(SON, MOTHER),
    )


def corrected(proposal: str | None, id: str, supersedes: str | None) -> StatementCorrected:  # noqa: A002
    """Return a correction in the place of a proposal, of a statement, or of both."""
    return StatementCorrected(
        proposal=None if proposal is None else ProposalId(proposal),
        statement=statement(id, proposal),
        supersedes=None if supersedes is None else StatementId(supersedes),
        reason="the words say so",
        about=(SON,),
    )


def rejected(proposal: str = "q-1") -> StatementRejected:
    """Return the rejection of a proposal."""
    return StatementRejected(proposal=ProposalId(proposal), reason="said of somebody else")


def unsure(proposal: str = "q-1") -> StatementUnsure:
    """Return that somebody could not decide about a proposal."""
    return StatementUnsure(proposal=ProposalId(proposal), reason="ask her")


def entered(id: str = "s-9") -> StatementEntered:  # noqa: A002
    """Return a statement that a person wrote down."""
    return StatementEntered(statement=statement(id, None), reason="told on the telephone", about=(SON,))


def undone(entry: str) -> JudgementUndone:
    """Return the undoing of an entry."""
    return JudgementUndone(undone=EntryId(entry), reason="too early")


def judged(left: str, right: str, identity: Identity) -> IdentityJudged:
    """Return a decision about two parties."""
    both = (PartyId(left), PartyId(right))
    return IdentityJudged(left=both[0], right=both[1], identity=identity, reason="same house", about=both)


def derived(report: str, of: str, derivation: Derivation = Derivation.COPY) -> DerivationJudged:
    """Return a decision about two reports."""
    return DerivationJudged(report=ExhibitId(report), of=ExhibitId(of), derivation=derivation, reason="same words")


EXHIBIT = Exhibit(
    id=ExhibitId("x-1"),
    role=ExhibitRole.ORIGINAL,
    sha256=digest(b"report"),
    size_bytes=6,
    media_type="text/plain",
    name="report.txt",
    received_at=NOON,
    published_on=date(2022, 7, 20),
)
CONSENT = Consent(
    id=ConsentId("k-1"),
    person=SON,
    given_by="his mother",
    purposes=(Purpose.STORE, Purpose.PUBLISH),
    audiences=(Audience.UN_BODY,),
    fields=("initials",),
    from_day=date(2022, 7, 21),
)

APPEAL = Appeal(
    id=AppealId("a-1"),
    kind=AppealKind.COMPLAINT,
    by=(MOTHER,),
    persons=(SON,),
    addressee="Garrison prosecutor of Zarechensk",
    sent=on_day(date(2022, 7, 10)),
    dispatch=Dispatch.REGISTERED_POST,
    rule="ru-prosecutor",
    law="article 10",
    asks="his release",
    state="RU",
    proof=ExhibitId("x-1"),
    number=Count(at_least=5, at_most=5, words="some five"),
)

ONE_OF_EACH: tuple[Act, ...] = (
    WorkspaceOpened(workspace="w-1", name="The river case", alone=False),
    CaseOpened(case=CASE, title="Refusals at the river"),
    ActorEnrolled(actor=ACTOR, name="Case worker one", role="editor"),
    SettingChanged(name="silence_days", value="14"),
    ExhibitSealed(exhibit=EXHIBIT, address="ab" * 32, sealed_sha256=digest(b"sealed"), file_key="a2V5", channel="file"),
    ExhibitReceived(exhibit=EXHIBIT.id, name="copy.txt", channel="mail", received_at=NOON),
    ExhibitUnreadable(exhibit=EXHIBIT.id, code="collect.encrypted-pdf"),
    ExhibitDated(exhibit=EXHIBIT.id, published_on=date(2022, 7, 19)),
    accepted(),
    corrected("q-1", "s-2", "s-1"),
    rejected(),
    unsure(),
    entered(),
    undone("e-1"),
    PartyNamed(
        party=Party(id=SON, kind=PartyKind.PERSON, name="Pavel Vesnin", spellings=("Павел Веснин",)),
        reading=ExhibitId("x-3"),
        entity="e1",
        about=(SON,),
    ),
    judged("p-son", "p-other", Identity.UNSURE),
    derived("x-2", "x-1"),
    ConsentGiven(consent=CONSENT, about=(SON,)),
    ConsentWithdrawn(consent=CONSENT.id, reason="he asked", about=(SON,)),
    DraftMade(form="wgeid", person=SON, exhibit=ExhibitId("x-4"), about=(SON,)),
    ReleaseProposed(
        release=ReleaseId("r-1"),
        person=SON,
        purpose=Purpose.PUBLISH,
        audience=Audience.PUBLIC,
        product="dossier",
        exhibits=(ExhibitId("x-5"), ExhibitId("x-6")),
        about=(SON,),
    ),
    ReleaseApproved(release=ReleaseId("r-1"), about=(SON,)),
    ReleasePublished(release=ReleaseId("r-1"), about=(SON,)),
    ViewLogged(what="person", seen="p-son", hour=NOON),
    ExportMade(what="27 statements", purpose="backup"),
    AppealFiled(appeal=APPEAL, about=(SON,)),
    AppealReceived(appeal=APPEAL.id, received=on_day(date(2022, 7, 12)), proof=ExhibitId("x-1"), about=(SON,)),
    AppealReminded(appeal=APPEAL.id, on=date(2022, 8, 1), about=(SON,)),
    AppealAnswered(
        answer=Answer(appeal=APPEAL.id, response=Response.DENIED_THE_EVENT, on=date(2022, 8, 19)), about=(SON,)
    ),
    AppealStruck(appeal=APPEAL.id, struck=EntryId("e-1"), reason="typed twice", about=(SON,)),
    SilenceFlipped(
        person=SON,
        channel="family",
        threshold_days=14,
        before="within",
        after="over",
        as_of=date(2022, 7, 21),
        on_day=date(2022, 7, 20),
        reset_by=StatementId("s-1"),
        about=(SON,),
    ),
    BackupMade(
        backup="b-2",
        base="b-1",
        entries=27,
        size_bytes=81_920,
        record_sha256=digest(b"record"),
        keys_sha256=digest(b"keys"),
        keys_expire_on=date(2022, 8, 24),
    ),
    BackupFailed(code="store.disk-full"),
    BackupDrilled(backup="b-2", code=""),
    WitnessEnrolled(name="lamp.example/witness", vkey="lamp.example/witness+00000000+BA=="),
    CheckpointWitnessed(name="lamp.example/witness", size=27, note="habeas/w-1\n27\nroot\n\n\u2014 signed\n"),
    ReaderPermitted(address="https://models.example:443/v1", model="large", reason="nobody is named in these reports"),
    ReaderForbidden(address="https://models.example:443/v1", model="large", reason="no longer needed"),
    SharesMade(set_number=12345, needed=2, total=3),
    PassphraseChanged(by_shares=False),
    LeaveAsked(
        leave=LeaveId("l-1"),
        what="erase p-1 0f",
        purpose="the family asked",
        also_names=("Pasha",),
        also_exhibits=(ExhibitId("x-1"),),
    ),
    LeaveGiven(leave=LeaveId("l-1"), reason=""),
    LeaveUsed(leave=LeaveId("l-1")),
    LeaveReturned(leave=LeaveId("l-1")),
    CheckpointMade(
        day=date(2022, 7, 20),
        size=27,
        note="habeas/w-1\n27\nroot\n\n\u2014 signed\n",
        missed_from=date(2022, 7, 18),
        missed_to=date(2022, 7, 19),
    ),
    ClockCorrected(newest_at=NOON, reason="the battery of the laptop was empty"),
    AuthorityPermitted(
        name="lamp", address="https://lamp.example/stamp", roots="-----BEGIN CERTIFICATE-----", reason="for the court"
    ),
    AuthorityForbidden(name="lamp", reason="its certificate ends"),
    CheckpointStamped(name="lamp", size=27, note="habeas/w-1\n27\nroot\n", response="MAA=", stamped_at=NOON),
    EntryStruck(place=3, body='{"reason":"███████ asked"}', body_version=1, about=(MOTHER,)),
    PersonErased(
        persons=(SON,), leave=LeaveId("l-1"), entries=(1, 3), numbers=("p-0002",), exhibits_gone=1, exhibits_struck=2
    ),
    CaseErased(erased=CASE, leave=LeaveId("l-2"), entries=(2,), exhibits_gone=4),
    KeysRotated(),
    OwnKeyGranted(person=ActorId("a-2"), public="0f" * 32),
    OwnKeyChanged(person=ActorId("a-2"), public="1f" * 32),
    OwnKeyRevoked(person=ActorId("a-2")),
    PassphraseDropped(),
)


def draft(act: Act) -> EntryDraft:
    """Return a draft of an act, on an invented day."""
    return EntryDraft(act=act, case=CASE, actor=ACTOR, at=NOON)


def logged(*acts: Act | None) -> tuple[Entry, ...]:
    """Return opened entries `e-0`, `e-1` … of these acts, a minute apart; None for one that was erased."""
    return tuple(
        Entry(
            header=Header(
                id=EntryId(f"e-{place}"),
                kind="erased" if act is None else act.kind,
                kind_version=1,
                case=CASE,
                actor=ACTOR,
                at=NOON + timedelta(minutes=place),
                parts=(),
            ),
            act=act,
        )
        for place, act in enumerate(acts)
    )


def flips(original: bytes) -> Iterator[bytes]:
    """Yield every copy of some bytes with one bit flipped, and for each byte one with all its bits flipped."""
    for place, byte in enumerate(original):
        for mask in (1, 2, 4, 8, 16, 32, 64, 128, 255):
            yield original[:place] + bytes([byte ^ mask]) + original[place + 1 :]
