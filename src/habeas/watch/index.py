"""The statements of a case with what they mean for everybody, once for all questions of one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from habeas.facts.ids import PartyId
from habeas.facts.party import Party
from habeas.facts.statement import Statement
from habeas.watch.clocks import Clocks, find_clocks
from habeas.watch.custody import Custody, find_custody
from habeas.watch.layout import Layout, lay_out
from habeas.watch.reading import read, read_on
from habeas.watch.seen import Seen, of_groups, see
from habeas.watch.starts import Starts, find_starts
from habeas.watch.states import States, find_states


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index(Layout):
    """The statements of a case as of a day, and what follows from them; built by `index_statements`.

    Everything is worked out for everybody at once, in columns by the numbers of parties: where they are (`states`),
    what holders and channels say of them (`custody`), through whom they were last heard (`clocks`) and since when they
    are silent (`starts`). `seen` is all evidence of where they are. An answer about one party puts these into words.
    """

    seen: Seen
    states: States
    custody: Custody
    clocks: Clocks
    starts: Starts


def index_statements(statements: Sequence[Statement], parties: Mapping[PartyId, Party], as_of: date) -> Index:
    """Return the index of some statements; the answers drawn from it are the same for every order of them."""
    return _index(lay_out(read(statements), parties, as_of))


def change_index(
    index: Index, parties: Mapping[PartyId, Party], *, removed: Sequence[Statement], added: Sequence[Statement]
) -> Index:
    """Return the index of the same day over the same statements but for some.

    Only those that are added are read; what follows from all of them is worked out again.

    Args:
        index: The index as it is; it stays so.
        parties: The parties as they are now.
        removed: Statements that are in the index, as it has them.
        added: Statements that are not in it, or are removed at the same time.
    """
    return _index(lay_out(read_on(index.read, removed=removed, added=added), parties, index.as_of))


def _index(layout: Layout) -> Index:
    others = of_groups(layout)
    seen, clocks = see(layout, others), find_clocks(layout)
    return Index(
        **{one.name: getattr(layout, one.name) for one in fields(layout)},
        seen=seen,
        states=find_states(seen, layout),
        custody=find_custody(seen, layout),
        clocks=clocks,
        starts=find_starts(clocks, others, layout),
    )
