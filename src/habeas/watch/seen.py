"""All evidence of where people are: what is told of themselves, and of the groups that they are said to belong to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.facts.ids import PartyId
from habeas.watch.arrays import Numbers, Owned, marked, numbers
from habeas.watch.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen(Owned):
    """Evidence by the number of whose it is, that of one together, from the oldest to the newest.

    `through` is the number of the group through which alone a row reaches its owner, 0 where it names them.
    """

    through: Numbers

    def groups_reaching(self, owner: int) -> Numbers:
        """Return the numbers of the groups through which something reaches an owner."""
        first, last = np.searchsorted(self.owner, (owner, owner + 1))
        groups = np.unique(self.through[first:last])
        return groups[groups > 0]


def of_groups(layout: Layout) -> Seen:
    """Return everything that is told of the groups of all who belong to some, in the order of the groups of each."""
    found = {PartyId(one): layout.groups_of(PartyId(one)) for one in layout.belongs}
    members = numbers([layout.number(one) for one, groups_of_one in found.items() for _ in groups_of_one])
    groups = numbers([layout.number(group) for groups_of_one in found.values() for group in groups_of_one])
    told = layout.told.of_each(groups)
    return Seen(owner=members[told.owner], row=told.row, through=groups[told.owner])


def see(layout: Layout, others: Seen) -> Seen:
    """Return all that tells where everybody is, of themselves and, in `others`, of their groups.

    A claim that names the person too counts there, and one that names two of their groups in the first of them.
    """
    told = layout.told.owned()
    own = Seen(owner=told.owner, row=told.row, through=np.zeros(len(told.row), np.int64))
    if not len(others.through):
        return own
    claims, row_count = layout.columns.claims, len(layout.columns.statements)
    tells = (claims.state > 0) | claims.is_custody | ((claims.channel > 0) & claims.is_asserted)
    others = others.where(tells[others.row])
    of_members = own.where(marked(others.owner, layout.size)[own.owner])
    others = others.where(~np.isin(others.pairs(row_count), of_members.pairs(row_count)))
    _, first, pair = np.unique(others.pairs(row_count), return_index=True, return_inverse=True)
    others = others.where(others.through == others.through[first[pair]])
    return own.followed_by(others).in_order()
