"""The verb record: one party, one report, the log, as people see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ActorId, ExhibitId, PartyId, ProposalId, StatementId
from habeas.facts.judgement import Identity, Judgement, Verdict
from habeas.facts.party import PartyKind
from habeas.facts.reading import Reading
from habeas.facts.source import Link
from habeas.facts.statement import Statement
from habeas.facts.wording import claim_in_words
from habeas.read import naming
from habeas.store.queries import Known, QueuedProposal
from habeas.watch import count_groups, silence, tally, whereabouts
from habeas.watch.evidence import count_origins
from habeas.workspace.errors import UnknownObject
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.missed import has_ended, is_missed, missed_in
from habeas.workspace.naming import parties_of
from habeas.workspace.session import Session
from habeas.workspace.tally_shown import tally_view
from habeas.workspace.views import (
    DerivedReport,
    ExhibitView,
    Join,
    OneOrigin,
    PartyView,
    ProposalView,
    ReportView,
    StatementView,
)


def show_party(session: Session, given: str, *, as_of: date, known_on: Known | None = None) -> PartyView:
    """Return everything held about a party, as of a day; what nobody has judged is shown only as of now.

    Raises:
        UnknownObject: nobody answers to what was given.
        AmbiguousName: several do.
    """
    held = hold(session, as_of=as_of, known_on=known_on)
    party = find_party(session, given, held=held)
    cluster = held.clusters[party]
    index = held.index(as_of)
    where = whereabouts(party, index)
    is_counted = cluster.party.kind in (PartyKind.GROUP, PartyKind.UNIT)
    members = set(cluster.members)
    counted = tally(party, index, count_groups(index)) if is_counted else None
    about = held.about(party)
    is_sought = cluster.party.kind is PartyKind.PERSON and is_missed(party, where, missed_in(about))
    reports = {held.report_of(one) for one in about}
    return PartyView(
        number=session.store.queries.number_of(party),
        party=cluster.party,
        members=cluster.members,
        statements=show_statements(session, held, about),
        reports=len(reports),
        origins=count_origins(about),
        one_origin=_one_origin(held, reports),
        undecided=_undecided(session, members) if known_on is None else (),
        whereabouts=where,
        place_name=held.name(where.place) if where.place else "",
        silence=silence(party, index) if is_sought and not has_ended(where) else None,
        tally=counted,
        counted=tally_view(session, counted, index, held) if counted else None,
        joins=_joins(session, members, known_on),
    )


def _joins(session: Session, members: set[PartyId], known_on: Known | None) -> tuple[Join, ...]:
    """Return the decisions by which some parties are one."""
    found = [
        one
        for one in session.store.queries.identities(session.case, known_on=known_on)
        if one.identity is Identity.SAME and members & {one.left, one.right}
    ]
    names = session.store.queries.names_of(party for one in found for party in (one.left, one.right))
    return tuple(Join(entry=one.entry, left=names[one.left], right=names[one.right]) for one in found)


def show_statements(session: Session, held: Held, statements: tuple[Statement, ...]) -> tuple[StatementView, ...]:
    """Return statements with names in the place of ids, and who judged them."""
    names = actor_names(session)
    numbers = session.store.queries.numbers_of(statement.id for statement in statements)
    return tuple(_statement(one, held, names, numbers) for one in statements)


def _one_origin(held: Held, reports: set[ExhibitId]) -> tuple[OneOrigin, ...]:
    """Return those of some reports that count as one."""
    families = (tuple(one for one in family.members if one in reports) for family in held.families)
    return tuple(
        OneOrigin(reports=tuple(held.exhibits[one].title or held.exhibits[one].name for one in family))
        for family in families
        if len(family) > 1
    )


def _statement(
    statement: Statement, held: Held, names: Mapping[ActorId, str], numbers: Mapping[str, str]
) -> StatementView:
    judgement = held.judgements[StatementId(statement.id)]
    origin = statement.origin
    exhibit = held.exhibits[statement.anchor.exhibit]
    return StatementView(
        number=numbers[statement.id],
        statement=statement,
        gist=claim_in_words(statement.claim, held.name),
        speaker=held.name(origin.speaker) if origin.speaker else origin.speaker_name,
        chain=chain_in_words(origin.chain, held.name),
        report=exhibit.title or exhibit.publisher or exhibit.name,
        judgement=judgement,
        judged_by=names.get(judgement.by, judgement.by),
        names={one: held.name(one) for one in (*statement.claim.references(), *(link.who for link in origin.chain))},
        origins=held.origins_of(statement),
    )


def chain_in_words(chain: tuple[Link, ...], name_of: Callable[[str], str]) -> str:
    """Return who passed it on, after the origin: `passed on by the Selenga Foundation (told)`."""
    further = [f"{name_of(link.who)} ({link.how})" for link in chain[1:]]
    return " → ".join(further)


def actor_names(session: Session) -> Mapping[ActorId, str]:
    """Return the name of every enrolled person by id."""
    return {actor.id: actor.name for actor in session.store.queries.actors()}


def _undecided(session: Session, members: set[PartyId]) -> tuple[ProposalView, ...]:
    """Return the proposals nobody accepted whose entities became these parties.

    A party came from a reading of one text, and other readings of the same text can name it too; none else can.
    """
    found: list[ProposalView] = []
    queries = session.store.queries
    layers = [one.derived_from for one in queries.exhibits_of(session.case, queries.entities_of(members))]
    for exhibit in queries.derived(*(one for one in layers if one is not None), role=ExhibitRole.READING):
        entities = {entity for entity, party in parties_of(session, exhibit.id).items() if party.id in members}
        if entities:
            open_or_refused = [
                queued
                for queued in queries.proposals(session.case, exhibit=exhibit.id)
                if (queued.verdict is None or queued.verdict.value in ("rejected", "unsure"))
                and entities & set(queued.proposal.claim.references())
            ]
            found += show_proposals(session, session.reading(exhibit.id), open_or_refused)
    return tuple(found)


def show_report(session: Session, layer: ExhibitId) -> ReportView:
    """Return a report with everything that was proposed from it, in the order of its words.

    Raises:
        UnknownObject: the case has no such text layer.
    """
    exhibit = find_exhibit(session, layer, role=ExhibitRole.TEXT_LAYER)
    assert exhibit.derived_from is not None, "a text layer is made from an original"
    queries = session.store.queries
    views: list[ProposalView] = []
    for reading in queries.derived(layer, role=ExhibitRole.READING):
        queued = queries.proposals(session.case, exhibit=reading.id)
        views += show_proposals(
            session, session.reading(reading.id), [one for one in queued if one.reading == reading.id]
        )
    return ReportView(
        layer=exhibit,
        original=queries.exhibit(exhibit.derived_from),
        text=session.text(layer),
        proposals=tuple(sorted(views, key=lambda view: (view.proposal.span, view.id))),
        derived=_derived(session, exhibit.derived_from),
    )


def _derived(session: Session, report: ExhibitId) -> tuple[DerivedReport, ...]:
    queries = session.store.queries

    def name(exhibit: ExhibitId) -> str:
        found = queries.exhibit(exhibit)
        return found.title or found.name

    return tuple(
        DerivedReport(report=name(one.report), of=name(one.of), derivation=one.derivation)
        for one in queries.derivations(session.case)
        if report in (one.report, one.of)
    )


def show_queue(session: Session, *, is_open: bool | None) -> tuple[ProposalView, ...]:
    """Return the proposals of the case in the order in which they came and stand in their reports."""
    return _in_order(session, session.store.queries.proposals(session.case, is_open=is_open))


def show_unsure_of_others(session: Session) -> tuple[ProposalView, ...]:
    """Return the proposals that somebody else left open as unsure, in the order of the queue."""
    found = _in_order(session, session.store.queries.proposals(session.case, verdict=Verdict.UNSURE))
    return tuple(view for view in found if view.judgement is not None and view.judgement.by != session.actor)


def _in_order(session: Session, queued: Sequence[QueuedProposal]) -> tuple[ProposalView, ...]:
    readings = {one.reading: session.reading(one.reading) for one in queued}
    return tuple(view for one in queued for view in show_proposals(session, readings[one.reading], [one]))


def show_proposal(session: Session, proposal: ProposalId) -> ProposalView:
    """Return one proposal of the case, judged or not.

    Raises:
        UnknownObject: the case has none of that id.
    """
    queued = session.store.queries.proposal(session.case, proposal)
    if queued is None:
        raise UnknownObject(what="proposal", given=proposal)
    return show_proposals(session, session.reading(queued.reading), [queued])[0]


def show_proposals(session: Session, reading: Reading, queued: list[QueuedProposal]) -> list[ProposalView]:
    """Return proposals of one reading with names in the place of its ids."""
    names = {entity.id: entity.name for entity in reading.entities}
    judges = actor_names(session)

    def name_of(reference: str) -> str:
        return names.get(reference, reference)

    judged = (one.id for one in queued if one.verdict is not None)
    judgements = session.store.queries.judgements_of(session.case, judged)
    layers = {layer: session.store.queries.exhibit(layer) for layer in {one.layer for one in queued}}
    texts = {layer: session.text(layer) for layer in layers}
    return [
        _proposal(one, judgements.get(one.id), reading, name_of, judges, layer=layers[one.layer], text=texts[one.layer])
        for one in queued
    ]


def _proposal(
    queued: QueuedProposal,
    judgement: Judgement | None,
    reading: Reading,
    name_of: Callable[[str], str],
    judges: Mapping[ActorId, str],
    *,
    layer: Exhibit,
    text: str,
) -> ProposalView:
    proposal = queued.proposal
    said = reading.attribution(proposal.attribution) if proposal.attribution else None
    # A source that is no known party still speaks: "the regional prosecutor's office" must not read as nobody.
    words = naming(said.source.of(text)) if said and said.source else ""
    return ProposalView(
        id=queued.id,
        proposal=proposal,
        gist=claim_in_words(proposal.claim, name_of),
        report=layer.title or layer.publisher or layer.name,
        published_on=layer.published_on,
        speaker=name_of(said.entity) if said and said.entity else words,
        medium=said.medium.value if said and said.medium.value != "unknown" else "",
        chain=chain_in_words(said.chain, name_of) if said else "",
        place=name_of(proposal.where.entity) if proposal.where else "",
        verdict=queued.verdict,
        judgement=judgement,
        judged_by=judges.get(judgement.by, judgement.by) if judgement else "",
        entities=reading.entities,
        said=said,
        set_off_by=tuple(cue.of(text) for cue in proposal.why.cues) if proposal.why else (),
        layer=layer.id,
    )


def show_exhibits(session: Session) -> tuple[ExhibitView, ...]:
    """Return what was received, newest first, with how far each came."""
    store = session.store
    newest = store.queries.newest_but_views()
    return store.remembered.answer(("inbox", session.case), lambda: _exhibits(session), newest=newest)


def _exhibits(session: Session) -> tuple[ExhibitView, ...]:
    queries = session.store.queries
    read = {one.derived_from for one in queries.exhibits(session.case, role=ExhibitRole.READING)}
    layers = {one.derived_from: one for one in queries.exhibits(session.case, role=ExhibitRole.TEXT_LAYER)}
    originals = queries.exhibits(session.case, role=ExhibitRole.ORIGINAL)
    numbers = queries.numbers_of(one.id for one in originals)
    counts: dict[ExhibitId, list[int]] = {}
    for queued in queries.proposals(session.case):
        counts.setdefault(queued.layer, [0, 0])[0 if queued.verdict is None else 1] += 1
    problems, receipts = queries.unreadable_codes(session.case), queries.receipt_counts(session.case)
    views = []
    for original in reversed(originals):
        layer = layers.get(original.id)
        waiting, judged = counts.get(layer.id, [0, 0]) if layer else [0, 0]
        problem = problems.get((layer or original).id)
        views.append(
            ExhibitView(
                number=numbers[original.id],
                original=original,
                layer=layer.id if layer else None,
                published_on=original.published_on or (layer.published_on if layer else None),
                problem=problem or "",
                is_read=layer is not None and layer.id in read,
                open_proposals=waiting,
                judged_proposals=judged,
                receipts=receipts.get(original.id, 0),
            )
        )
    return tuple(views)


def show_drafts(session: Session, person: PartyId) -> tuple[Exhibit, ...]:
    """Return the exhibits of the drafts made for a person, under whichever party of theirs, newest first."""
    held = hold(session)
    wanted = held.canonical.get(person, person)
    drafts = session.store.queries.drafts(session.case)
    return tuple(held.exhibits[one.exhibit] for one in reversed(drafts) if held.canonical.get(one.person) == wanted)


def find_exhibit(session: Session, exhibit: ExhibitId, *, role: ExhibitRole | None = None) -> Exhibit:
    """Return an exhibit of the case.

    Raises:
        UnknownObject: the case has no such exhibit, or it plays another role.
    """
    found = session.store.queries.exhibits_of(session.case, [exhibit])
    if not found or (role is not None and found[0].role is not role):
        raise UnknownObject(what="exhibit", given=exhibit)
    return found[0]
