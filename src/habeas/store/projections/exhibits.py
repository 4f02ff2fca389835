"""Exhibits, receipts and what readings propose, from the log."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from habeas.facts.errors import MalformedFact
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ProposalId, Sha256
from habeas.facts.plain import from_plain
from habeas.facts.reading import Reading
from habeas.facts.statement import Proposal
from habeas.record.kinds import Act, ExhibitDated, ExhibitReceived, ExhibitSealed, ExhibitUnreadable
from habeas.store.models import CachedExhibit, CachedJudgement, CachedProposal, CachedReceipt
from habeas.store.plain_text import read_plain, write_plain
from habeas.store.projections.place import Place, Projection
from habeas.store.proposal_ids import proposal_id
from habeas.store.standing import OVERTAKEN, PENDING


def _exhibit_sealed(act: Act, place: Place) -> None:
    assert isinstance(act, ExhibitSealed), "projections are found by kind"
    exhibit = act.exhibit
    place.rows.add(
        CachedExhibit,
        id=exhibit.id,
        case=place.case,
        seq=place.seq,
        role=exhibit.role.value,
        address=act.address,
        derived_from=exhibit.derived_from,
        unreadable=None,
        plain=write_plain(exhibit),
    )
    place.rows.number(place.case, exhibit.id)
    if exhibit.role is ExhibitRole.ORIGINAL:
        _add_receipt(
            place, exhibit.id, name=exhibit.name, channel=act.channel, received_at=exhibit.received_at.isoformat()
        )
        place.make_searchable("exhibit", exhibit.id, exhibit.name, exhibit.publisher or "", exhibit.title or "")
    elif exhibit.role is ExhibitRole.TEXT_LAYER:
        text = _parse_text(b"".join(place.open_exhibit(act.address, act.file_key)))
        place.make_searchable("text", exhibit.derived_from or exhibit.id, text)
    elif exhibit.role is ExhibitRole.READING:
        _add_proposals(place, exhibit, b"".join(place.open_exhibit(act.address, act.file_key)))


def _exhibit_received(act: Act, place: Place) -> None:
    assert isinstance(act, ExhibitReceived), "projections are found by kind"
    _add_receipt(place, act.exhibit, name=act.name, channel=act.channel, received_at=act.received_at.isoformat())
    place.make_searchable("exhibit", act.exhibit, act.name)


def _exhibit_unreadable(act: Act, place: Place) -> None:
    assert isinstance(act, ExhibitUnreadable), "projections are found by kind"
    place.rows.write()
    CachedExhibit.objects.filter(id=act.exhibit).update(unreadable=act.code)


def _exhibit_dated(act: Act, place: Place) -> None:
    assert isinstance(act, ExhibitDated), "projections are found by kind"
    place.rows.write()
    texts = CachedExhibit.objects.filter(derived_from=act.exhibit, role=ExhibitRole.TEXT_LAYER.value)
    for row in CachedExhibit.objects.filter(id=act.exhibit).union(texts, all=True):
        dated = replace(read_plain(Exhibit, row.plain), published_on=act.published_on)
        CachedExhibit.objects.filter(id=row.id).update(plain=write_plain(dated))


def _add_receipt(place: Place, exhibit: str, *, name: str, channel: str, received_at: str) -> None:
    place.rows.add(
        CachedReceipt,
        seq=place.seq,
        case=place.case,
        exhibit=exhibit,
        name=name,
        channel=channel,
        received_at=received_at,
    )


def _add_proposals(place: Place, exhibit: Exhibit, content: bytes) -> None:
    """Queue what a reading proposes and no earlier reading of the same text has proposed.

    Where the same reader was told another day of publication than before, what it proposes again takes the place of
    what it proposed then, for the days in it are others; what a person has judged stands in their judgement as it was.
    What it does not propose any more, and nobody has judged, waits no longer.
    """
    place.rows.write()
    layer = exhibit.derived_from or exhibit.id
    reading, layer_sha256 = _parse_reading(content), _hash_of(layer)
    proposed: dict[ProposalId, Proposal] = {}
    for proposal in reading.statements:
        # What is left of a struck reading keeps the ids that its judgements point at: they were hashes of the words.
        known = ProposalId(proposal.id) if exhibit.is_struck else proposal_id(layer_sha256, reading, proposal)
        proposed.setdefault(known, proposal)
    rows = CachedProposal.objects.filter(case=place.case, id__in=list(proposed))
    queued = {identifier: (by, state) for identifier, by, state in rows.values_list("id", "reading", "state")}
    dated_anew = _read_as_of_another_day(exhibit, {by for by, _ in queued.values()})
    for again, (by, state) in queued.items():
        proposal = proposed.pop(ProposalId(again))
        if by in dated_anew or state == OVERTAKEN:
            rows.filter(id=again).update(reading=exhibit.id, plain=write_plain(proposal))
            rows.filter(id=again, state=OVERTAKEN).update(state=PENDING)
    _overtake(exhibit, place, layer, kept=queued)
    for index, (identifier, proposal) in enumerate(proposed.items()):
        place.rows.add(
            CachedProposal,
            case=place.case,
            id=identifier,
            seq=place.seq,
            place=index,
            reading=exhibit.id,
            layer=layer,
            state=PENDING,
            plain=write_plain(proposal),
        )
        place.rows.number(place.case, identifier)


def _overtake(exhibit: Exhibit, place: Place, layer: str, *, kept: Collection[str]) -> None:
    """Take out of the queue what the same reader proposed as of another day, does not propose again, and nobody judged.

    Whether somebody judged it at all is asked, not whether that stands: a rebuild finds out what stands at its end.
    """
    rows = CachedProposal.objects.filter(case=place.case, layer=layer, state=PENDING).exclude(id__in=list(kept))
    waiting = dict(rows.values_list("id", "reading"))
    earlier = _read_as_of_another_day(exhibit, set(waiting.values()))
    overtaken = {identifier for identifier, by in waiting.items() if by in earlier}
    judged = CachedJudgement.objects.filter(case=place.case, proposal__in=list(overtaken))
    overtaken -= set(judged.values_list("proposal", flat=True))
    rows.filter(id__in=list(overtaken)).update(state=OVERTAKEN)


def _read_as_of_another_day(exhibit: Exhibit, readings: set[str]) -> set[str]:
    """Return which of some readings are by the same reader as a new one, who was told another day of publication."""
    earlier = (read_plain(Exhibit, row.plain) for row in CachedExhibit.objects.filter(id__in=readings))
    return {one.id for one in earlier if one.tool == exhibit.tool and one.published_on != exhibit.published_on}


def _parse_text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise MalformedFact(what="text layer", reason="it is not UTF-8") from error


def _parse_reading(content: bytes) -> Reading:
    try:
        return from_plain(Reading, json.loads(content))
    except ValueError as error:
        raise MalformedFact(what="reading", reason=type(error).__name__) from error


def _hash_of(layer: str) -> Sha256:
    row = CachedExhibit.objects.filter(id=layer).first()
    if row is None:
        raise MalformedFact(what="reading", reason=f"its text layer {layer} is not in the log")
    return read_plain(Exhibit, row.plain).sha256


PROJECTIONS: dict[str, Projection] = {
    ExhibitSealed.kind: _exhibit_sealed,
    ExhibitReceived.kind: _exhibit_received,
    ExhibitUnreadable.kind: _exhibit_unreadable,
    ExhibitDated.kind: _exhibit_dated,
}
"""What these kinds of entry do to the tables."""
