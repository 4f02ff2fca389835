"""Parties that a person has judged to be the same, seen as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.facts.ids import PartyId
from habeas.facts.party import AgeGroup, Party, Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One or more parties that stand for one and the same; the first member in order of naming lends its id.

    `party` is the cluster seen as one party: the fullest name, every spelling, every role.
    """

    party: Party
    members: tuple[PartyId, ...]


def see_as_one(members: Iterable[Party]) -> Cluster:
    """Return the cluster of `members`, which are in the order in which they were named.

    Where members disagree about sex or age, the cluster says unknown: doubt is for a person to settle.

    Raises:
        ValueError: there are no members.
    """
    parties = tuple(members)
    if not parties:
        raise ValueError("a cluster has at least one member")
    first = parties[0]
    spellings = dict.fromkeys(spelling for party in parties for spelling in (party.name, *party.spellings))
    name = max((party.name for party in parties), key=_fullness)
    sexes = {party.sex for party in parties} - {Sex.UNKNOWN}
    ages = {party.age_group for party in parties} - {AgeGroup.UNKNOWN}
    seen = replace(
        first,
        name=name,
        spellings=tuple(spellings),
        roles=tuple(dict.fromkeys(role for party in parties for role in party.roles)),
        occupations=tuple(dict.fromkeys(work for party in parties for work in party.occupations)),
        sex=sexes.pop() if len(sexes) == 1 else Sex.UNKNOWN,
        age_group=ages.pop() if len(ages) == 1 else AgeGroup.UNKNOWN,
    )
    return Cluster(party=seen, members=tuple(party.id for party in parties))


def _fullness(name: str) -> tuple[int, int, int]:
    """Return by what one name is fuller than another: words of a name first, before "my son" and "Orlin A. S."."""
    return words_of_name(name), len(name.split()), len(name)


def words_of_name(spelling: str) -> int:
    """Return how many words of a spelling can be names: capitals and no initials; "my son" has none, "My son" one.

    The capital may stand behind a hyphen, as in "al-Bakri" and "аль-Бакри".
    """
    return sum(word.rpartition("-")[2][:1].isupper() and len(word.rstrip(".")) > 1 for word in spelling.split())
