"""Laying statements out anew where only a few of them changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from habeas.facts.ids import PartyId
from habeas.facts.party import Party
from habeas.facts.statement import Statement
from habeas.watch.index import Index, TiesByParty, index_statements, lay_out_ties

_Layout = Mapping[str, Sequence[Statement]]


def change_index(
    index: Index, parties: Mapping[PartyId, Party], *, removed: Sequence[Statement], added: Sequence[Statement]
) -> Index:
    """Return the index of the same day over the same statements but for some.

    It takes as long as copying the maps; only what is laid out under the parties of the changed ones is touched.

    Args:
        index: The index as it is; it stays so.
        parties: The parties as they are now. A statement of or about one that changed is to be removed and added.
        removed: Statements that are in the index, as it has them.
        added: Statements that are not in it, or are removed at the same time.
    """
    gone = index_statements(removed, index.parties, index.as_of)
    come = index_statements(added, parties, index.as_of)
    without = {one.id for one in removed}
    ties = (*(one for one in index.ties if one.id not in without), *come.ties)
    if gone.ties or come.ties:
        by_party = lay_out_ties(ties)
    else:
        by_party = TiesByParty(belongs=index.belongs, members=index.members, kin=index.kin)
    return replace(
        index,
        parties=parties,
        told_of=_changed(index.told_of, gone.told_of, come.told_of, without),
        official=_changed(index.official, gone.official, come.official, without),
        speech=_changed(index.speech, gone.speech, come.speech, without),
        ties=ties,
        counts=(*(one for one in index.counts if one.id not in without), *come.counts),
        _timelines={},
        _newest={},
        **by_party,
    )


def _changed(layout: _Layout, gone: _Layout, come: _Layout, without: Collection[str]) -> _Layout:
    if not gone and not come:
        return layout
    changed = dict(layout)
    for party in gone:
        left = [one for one in changed.pop(party) if one.id not in without]
        if left:
            changed[party] = left
    for party, statements in come.items():
        changed[party] = [*changed.get(party, ()), *statements]
    return changed
