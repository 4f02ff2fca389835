"""From bonds between pairs to groups that go back to one origin, and to who was made from whom.

1. Reports that a bond of copying, rewriting or translating ties together make a group, however long the chain.
2. In a group the first comes first: by the day of publication where both are known, then who is credited before who
   credits, then the fuller report before the shorter one, then the name.
3. Each other report comes from the one before it to which it is bound best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from habeas.match.copies.decide import Bond
from habeas.match.copies.profile import Profile
from habeas.match.copies.report import Relation

Bonds = Mapping[tuple[int, int], Bond]
"""Bonds by the places of their two reports, the smaller one first."""
_NEARLY_AS_STRONG = 0.04
_CREDIT_COUNTS = 0.15
_COUNTS_MORE = {Relation.COPY: 0.3, Relation.REWRITE: 0.15}
"""What a bond within one language counts more than one across languages: a copy of a translation comes from it."""


def groups_of(count: int, bonds: Bonds) -> list[list[int]]:
    """Return the places of the reports in groups, the groups in the order of their first members."""
    leaders = list(range(count))
    for (left, right), bond in bonds.items():
        if bond.derives:
            one, other = sorted((_leader(leaders, left), _leader(leaders, right)))
            leaders[other] = one
    groups: dict[int, list[int]] = {}
    for place in range(count):
        groups.setdefault(_leader(leaders, place), []).append(place)
    return list(groups.values())


def _leader(leaders: list[int], place: int) -> int:
    while leaders[place] != place:
        leaders[place] = leaders[leaders[place]]
        place = leaders[place]
    return place


def in_order_of_origin(group: Sequence[int], profiles: Sequence[Profile], bonds: Bonds) -> list[int]:
    """Return the members of a group, the one that the others go back to first."""
    known = [day for day in (profiles[place].report.published for place in group) if day is not None]
    earliest = min(known, default=date.min)
    depths = _credit_depths(group, bonds)

    def key(place: int) -> tuple[date, int, int, str]:
        profile = profiles[place]
        return (profile.report.published or earliest, depths[place], -len(profile.shingles), profile.file)

    return sorted(group, key=key)


def _credit_depths(group: Sequence[int], bonds: Bonds) -> dict[int, int]:
    """Return how many steps of crediting lie between each member and one that credits nobody in the group."""
    members = set(group)
    credited: dict[int, set[int]] = {place: set() for place in group}
    for (left, right), bond in bonds.items():
        if left in members and right in members and bond.left_credits != bond.right_credits:
            credited[left if bond.left_credits else right].add(right if bond.left_credits else left)
    depths = dict.fromkeys(group, 0)
    for _ in range(min(len(group), 5)):
        depths = {place: max((depths[other] + 1 for other in credited[place]), default=0) for place in group}
    return depths


def bond_between(one: int, other: int, bonds: Bonds) -> Bond | None:
    """Return the bond of two reports, whichever comes first."""
    return bonds.get((min(one, other), max(one, other)))


def credits_in(bond: Bond, child: int, parent: int) -> bool:
    """Return whether the child of a bond credits the parent."""
    return bond.left_credits if child < parent else bond.right_credits


def parent_of(child: int, before: Sequence[int], bonds: Bonds) -> int | None:
    """Return the earlier report that a member of a group comes from, None where it is bound to none of them.

    Of those to which it is bound nearly as strongly, the first in order of origin.
    """
    bound = [
        (place, bond.strength + _CREDIT_COUNTS * credits_in(bond, child, place) + _COUNTS_MORE.get(bond.relation, 0.0))
        for place in before
        if (bond := bond_between(child, place, bonds)) is not None and bond.derives
    ]
    if not bound:
        return None
    best = max(strength for _, strength in bound)
    return next(place for place, strength in bound if strength >= best - _NEARLY_AS_STRONG)
