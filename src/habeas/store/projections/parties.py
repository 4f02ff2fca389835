"""Parties, and who was judged to be whom, from the log."""

from __future__ import annotations

from habeas.record.kinds import Act, IdentityJudged, PartyNamed
from habeas.store.models import CachedParty
from habeas.store.plain_text import write_plain
from habeas.store.projections.place import Place, Projection


def _party_named(act: Act, place: Place) -> None:
    assert isinstance(act, PartyNamed), "projections are found by kind"
    party = act.party
    place.rows.add(
        CachedParty,
        id=party.id,
        case=place.case,
        seq=place.seq,
        kind=party.kind.value,
        reading=act.reading,
        entity=act.entity,
        plain=write_plain(party),
    )
    place.rows.number(place.case, party.id)
    place.make_searchable("party", party.id, party.name, *party.spellings)


def _identity_judged(act: Act, place: Place) -> None:
    assert isinstance(act, IdentityJudged), "projections are found by kind"
    place.judge_pair(act.left, act.right)


PROJECTIONS: dict[str, Projection] = {PartyNamed.kind: _party_named, IdentityJudged.kind: _identity_judged}
"""What these kinds of entry do to the tables."""
