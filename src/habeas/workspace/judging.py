"""Judgements: a person accepts, corrects, rejects or leaves open what was proposed, and may take it back.

The store is held for writing from looking a proposal up until its judgement is in the log, so that of two people who
judge at once one is told that the other was first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from habeas.facts.anchor import anchor_in
from habeas.facts.claim import Claim
from habeas.facts.errors import MalformedFact
from habeas.facts.exhibit import Exhibit
from habeas.facts.grade import Grade
from habeas.facts.ids import EntryId, PartyId, ProposalId, StatementId, new_id
from habeas.facts.judgement import Verdict
from habeas.facts.party import Party
from habeas.facts.plain import from_plain, to_plain
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Origin, Polarity, Proposal, Statement
from habeas.facts.when import When
from habeas.read import naming as words_naming
from habeas.record.kinds import (
    JudgementUndone,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
    StatementRejected,
    StatementUnsure,
)
from habeas.store.queries import QueuedProposal
from habeas.workspace.errors import JudgedMeanwhile, NothingToUndo, ReasonMissing, UnknownObject, WordsNotThere
from habeas.workspace.naming import Naming, name_parties, persons_among
from habeas.workspace.session import Session

CORRECTABLE = ("claim", "when", "where", "polarity", "modality")
"""The parts of a proposal that a correction may change; its words are never changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one judgement put into the log."""

    entry: EntryId
    statement: Statement | None


def accept(
    session: Session, proposal: ProposalId, *, grade: Grade = Grade(), reason: str = "", over: EntryId | None = None
) -> Judged:
    """Accept a proposal as it stands: its statement enters the record, with a party for everyone it names.

    Args:
        session: Who judges, and in which case.
        proposal: What is judged.
        grade: How far the source and what it says are trusted.
        reason: Why.
        over: The judgement of somebody who was unsure; it is taken back in the same step.

    Raises:
        UnknownObject: the case has no such proposal.
        JudgedMeanwhile: it has a judgement that stands.
    """
    with session.store.writing():
        queued = open_proposal(session, proposal, over=over)
        naming = Naming(session, queued.reading)
        statement = build_statement(session, queued, queued.proposal, naming)
        act = StatementAccepted(
            proposal=proposal, statement=statement, grade=grade, reason=reason, about=naming.persons(statement)
        )
        entries = session.append(*_taken_back(queued, over), *naming.acts(), act)
        return Judged(entry=entries[-1], statement=statement)


def correct(
    session: Session,
    proposal: ProposalId,
    changes: Mapping[str, object],
    *,
    reason: str,
    grade: Grade = Grade(),
    over: EntryId | None = None,
) -> Judged:
    """Put a person's statement in the place of a proposal; both stay visible.

    Args:
        session: Who judges, and in which case.
        proposal: What is corrected.
        changes: Plain values by part (see `CORRECTABLE`); of a claim only the fields that change.
        reason: Why.
        grade: How far the source and what it says are trusted.
        over: As for `accept`.

    Raises:
        ReasonMissing: `reason` is empty.
        MalformedFact: a changed part does not have its shape, or is not one that may be changed.
        UnknownObject: the case has no such proposal.
        JudgedMeanwhile: it has a judgement that stands.
    """
    if not reason.strip():
        raise ReasonMissing(act="a correction")
    with session.store.writing():
        queued = open_proposal(session, proposal, over=over)
        naming = Naming(session, queued.reading)
        changed = corrected(queued.proposal, changes)
        statement = build_statement(session, queued, changed, naming)
        act = StatementCorrected(
            proposal=proposal,
            statement=statement,
            supersedes=None,
            grade=grade,
            reason=reason,
            about=naming.persons(statement),
        )
        entries = session.append(*_taken_back(queued, over), *naming.acts(), act)
        return Judged(entry=entries[-1], statement=statement)


def reject(session: Session, proposal: ProposalId, *, reason: str, over: EntryId | None = None) -> Judged:
    """Reject a proposal: it stays in the record as what a reader proposed and a person refused; `over` as for `accept`.

    Raises:
        ReasonMissing: `reason` is empty.
        UnknownObject: the case has no such proposal.
        JudgedMeanwhile: it has a judgement that stands.
    """
    if not reason.strip():
        raise ReasonMissing(act="a rejection")
    with session.store.writing():
        queued = open_proposal(session, proposal, over=over)
        entries = session.append(*_taken_back(queued, over), StatementRejected(proposal=proposal, reason=reason))
        return Judged(entry=entries[-1], statement=None)


def leave_open(session: Session, proposal: ProposalId, *, reason: str = "", over: EntryId | None = None) -> Judged:
    """Record that a person looked and is unsure; `over` as for `accept`.

    Raises:
        UnknownObject: the case has no such proposal.
        JudgedMeanwhile: it has a judgement that stands.
    """
    with session.store.writing():
        queued = open_proposal(session, proposal, over=over)
        entries = session.append(*_taken_back(queued, over), StatementUnsure(proposal=proposal, reason=reason))
        return Judged(entry=entries[-1], statement=None)


def undo(session: Session, entry: EntryId, *, reason: str) -> EntryId:
    """Take a judgement back by an entry of its own; what it judged is open again.

    Raises:
        ReasonMissing: `reason` is empty.
        NothingToUndo: the entry is not a judgement of this case that stands.
    """
    if not reason.strip():
        raise ReasonMissing(act="undoing")
    with session.store.writing():
        if not session.store.queries.stands(session.case, entry):
            raise NothingToUndo(entry=entry)
        (undone,) = session.append(JudgementUndone(undone=entry, reason=reason))
        return undone


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStatement:
    """A statement that a person found in an exhibit without a reader's help; `claim` points at party ids.

    `new_parties` are those that it names and that the case does not know yet; they enter the record with it.
    """

    layer: Exhibit
    span: Span
    claim: Claim
    speaker: PartyId | None
    speaker_name: str = ""
    when: When | None = None
    place: PartyId | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    new_parties: tuple[Party, ...] = ()


def enter(session: Session, written: WrittenStatement, *, reason: str, grade: Grade = Grade()) -> Judged:
    """Enter a statement by hand, anchored in the exact words of an exhibit.

    Raises:
        ReasonMissing: `reason` is empty.
        WordsNotThere: the span leaves the text.
        UnknownObject: it points at a party that the case does not know and that it does not bring.
    """
    if not reason.strip():
        raise ReasonMissing(act="a statement entered by hand")
    text = session.text(written.layer.id)
    if written.span.end > len(text):
        raise WordsNotThere(exhibit=written.layer.id)
    statement = Statement(
        id=StatementId(new_id("s")),
        claim=written.claim,
        anchor=anchor_in(
            text,
            written.span,
            exhibit=written.layer.id,
            layer_sha256=written.layer.sha256,
            page=_page_at(written.layer, written.span),
        ),
        origin=Origin(
            speaker=written.speaker, speaker_name=written.speaker_name, publisher=written.layer.publisher or ""
        ),
        published_on=written.layer.published_on,
        when=written.when,
        place=written.place,
        polarity=written.polarity,
        modality=written.modality,
    )
    about = persons_among(session, statement, written.new_parties)
    act = StatementEntered(statement=statement, grade=grade, reason=reason, about=about)
    entries = session.append(*name_parties(written.new_parties), act)
    return Judged(entry=entries[-1], statement=statement)


def open_proposal(session: Session, proposal: ProposalId, *, over: EntryId | None = None) -> QueuedProposal:
    """Return a proposal that nobody has judged, or of which somebody else was unsure by the entry `over`.

    Raises:
        UnknownObject: the case has no such proposal.
        JudgedMeanwhile: another judgement stands.
    """
    queries = session.store.queries
    queued = queries.proposal(session.case, proposal)
    if queued is None:
        raise UnknownObject(what="proposal", given=proposal)
    if queued.verdict is not None:
        standing = queries.judgements_of(session.case, (proposal,)).get(proposal)
        if standing is None or standing.verdict is not Verdict.UNSURE or standing.entry != over:
            raise JudgedMeanwhile(proposal=proposal)
    return queued


def _taken_back(queued: QueuedProposal, over: EntryId | None) -> tuple[JudgementUndone, ...]:
    """Return what takes back that somebody else was unsure, where that still stands."""
    if over is None or queued.verdict is None:
        return ()
    return (JudgementUndone(undone=over, reason="judged by somebody else"),)


def corrected(proposal: Proposal, changes: Mapping[str, object]) -> Proposal:
    """Return the proposal with some of its parts changed.

    Raises:
        MalformedFact: a changed part does not have its shape, or is not one that may be changed.
    """
    unknown = sorted(set(changes) - set(CORRECTABLE))
    if unknown:
        raise MalformedFact(what="correction", reason=f"{unknown[0]} cannot be corrected")
    plain = to_plain(proposal)
    assert isinstance(plain, dict), "a proposal is an object in JSON"
    merged = plain | dict(changes)
    claim = changes.get("claim")
    if isinstance(claim, Mapping) and claim.get("kind", proposal.claim.kind) == proposal.claim.kind:
        merged["claim"] = plain["claim"] | dict(claim)
    return replace(from_plain(Proposal, merged), span=proposal.span, quote=proposal.quote)


def build_statement(session: Session, queued: QueuedProposal, proposal: Proposal, naming: Naming) -> Statement:
    """Return the statement that a proposal becomes: its words anchored, its entities turned into parties."""
    reading = naming.reading
    layer = session.store.queries.exhibit(queued.layer)
    text = session.text(queued.layer)
    said = reading.attribution(proposal.attribution) if proposal.attribution else None
    page = _page_at(layer, proposal.span)
    return Statement(
        id=StatementId(new_id("s")),
        claim=proposal.claim.renamed(naming.party_of),
        anchor=anchor_in(text, proposal.span, exhibit=layer.id, layer_sha256=layer.sha256, page=page),
        origin=_origin(said, layer, text, naming),
        published_on=layer.published_on,
        when=proposal.when,
        place=naming.party_of(proposal.where.entity) if proposal.where else None,
        polarity=proposal.polarity,
        modality=proposal.modality,
        proposal=queued.id,
    )


def _page_at(layer: Exhibit, span: Span) -> int | None:
    return max((mark.page for mark in layer.pages if mark.start <= span.start), default=None)


def _origin(said: Attribution | None, layer: Exhibit, text: str, naming: Naming) -> Origin:
    publisher = layer.publisher or ""
    if said is None:
        return Origin(speaker=None, speaker_name="", publisher=publisher)
    speaker = naming.party_of(said.entity) if said.entity else None
    named = naming.reading.entity(said.entity).name if said.entity else said.source.of(text) if said.source else ""
    named = words_naming(named)  # "he" names nobody, and all who are called so would be one origin
    known = {entity.id for entity in naming.reading.entities}
    chain = tuple(replace(link, who=naming.party_of(link.who)) if link.who in known else link for link in said.chain)
    return Origin(
        speaker=speaker,
        speaker_name=named,
        chain=chain,
        publisher=publisher,
        medium=said.medium,
        style=said.style,
        said_edtf=said.said.edtf if said.said else None,
    )
