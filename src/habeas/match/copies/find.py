"""Reports in, for each where it comes from out: the same whatever the order of the reports.

1. Reports of the very same words are one until the end.
2. Candidates are found without laying everything beside everything (see `candidates`), laid side by side
   (`compare`) and judged (`decide`).
3. Bonds make groups, and in each group everybody but the first comes from somebody (`grouping`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.match.copies.candidates import candidate_pairs, rarity
from habeas.match.copies.changes import changes_between
from habeas.match.copies.compare import Likeness, Sides, compare
from habeas.match.copies.decide import Bond, decide, score_of
from habeas.match.copies.grouping import bond_between, credits_in, groups_of, in_order_of_origin, parent_of
from habeas.match.copies.profile import Profile, profile_of
from habeas.match.copies.releases import comes_from_release, print_one_release
from habeas.match.copies.report import Derived, Origins, Relation, Report
from habeas.match.copies.why import COMMON_ORIGINAL, SAME_WORDS, reasons_for, stands_alone

_NEAR = 0.12
"""Score from which an independent report is told which one is nearest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What was found of distinct reports: their bonds, and for each the nearest report it is not bound to."""

    profiles: Sequence[Profile]
    bonds: Mapping[tuple[int, int], Bond]
    nearest: Mapping[int, tuple[float, int]]
    quoted: Mapping[int, Sequence[int]]


def find_copies(reports: Iterable[Report], *, at_step: Callable[[int, int], None] | None = None) -> Origins:
    """Return for each report where it comes from, in the order of their names.

    Args:
        reports: Reports with distinct names.
        at_step: Called with how many pairs have been compared, and of how many.
    """
    profiles = [profile_of(report) for report in sorted(reports, key=lambda report: report.file)]
    distinct, twins = _without_twins(profiles)
    found = _bind(distinct, at_step)
    derived = {one.file: one for group in groups_of(len(distinct), found.bonds) for one in _explain(group, found)}
    for twin, first in twins.items():
        derived[twin] = _twin_of(derived[first], twin)
    return Origins(reports=tuple(_numbered(derived, [profile.file for profile in profiles])))


def _without_twins(profiles: Sequence[Profile]) -> tuple[list[Profile], dict[str, str]]:
    """Return the reports of distinct words, and for each other one the first report of the same words."""
    firsts: dict[bytes, Profile] = {}
    twins: dict[str, str] = {}
    for profile in sorted(profiles, key=lambda one: (one.report.published or date.max, one.file)):
        first = firsts.setdefault(profile.digest, profile) if profile.sentences else profile
        if first is not profile:
            twins[profile.file] = first.file
    return [profile for profile in profiles if profile.file not in twins], twins


def _bind(profiles: Sequence[Profile], at_step: Callable[[int, int], None] | None) -> _Found:
    rarities = rarity(profiles)
    pairs = candidate_pairs(profiles, rarities)
    weighed = Sides(rarities)
    bonds: dict[tuple[int, int], Bond] = {}
    nearest: dict[int, tuple[float, int]] = {}
    quoted: dict[int, list[int]] = {}
    for step, (left, right) in enumerate(pairs, start=1):
        likeness = compare(profiles[left], profiles[right], weighed)
        bond = decide(profiles[left], profiles[right], likeness)
        if bond is not None:
            bonds[left, right] = bond
            if not bond.derives:
                quoted.setdefault(left, []).append(right)
                quoted.setdefault(right, []).append(left)
        for one, other in ((left, right), (right, left)):
            nearest[one] = max(nearest.get(one, (0.0, other)), (score_of(likeness), other), key=lambda pair: pair[0])
        if at_step is not None:
            at_step(step, len(pairs))
    return _Found(profiles=profiles, bonds=bonds, nearest=nearest, quoted=quoted)


def _explain(group: Sequence[int], found: _Found) -> Iterator[Derived]:
    """Yield the members of a group with where they come from; the number of the group is that of its first place."""
    number = group[0]
    if len(group) == 1:
        yield _alone(group[0], number, found)
        return
    order = in_order_of_origin(group, found.profiles, found.bonds)
    first = order[0]
    siblings = {
        place
        for place in order[1:]
        if print_one_release(found.profiles[first], found.profiles[place], bond_between(first, place, found.bonds))
    }
    yield _first_of(first, number, found, is_release=bool(siblings))
    for at, place in enumerate(order[1:], start=1):
        if place in siblings:
            yield _sibling(place, first, number, found)
        else:
            yield _child(place, order[:at], number, found)


def _first_of(place: int, number: int, found: _Found, *, is_release: bool) -> Derived:
    file = found.profiles[place].file
    if is_release and comes_from_release(found.profiles[place]):
        return Derived(file=file, group=number, relation=Relation.COPY, of=None, why=(COMMON_ORIGINAL,))
    return Derived(file=file, group=number, relation=Relation.ORIGINAL, of=None, why=("the first of its group",))


def _sibling(place: int, first: int, number: int, found: _Found) -> Derived:
    """Return a report that prints the same release as the first of its group, made from neither."""
    child, parent = found.profiles[place], found.profiles[first]
    bond = bond_between(place, first, found.bonds)
    assert bond is not None, "siblings are bound"
    why = (f"shares its words with {parent.file}: {COMMON_ORIGINAL}", *_changes(child, parent, bond.likeness))
    return Derived(file=child.file, group=number, relation=Relation.COPY, of=None, why=why)


def _child(place: int, before: Sequence[int], number: int, found: _Found) -> Derived:
    parent_place = parent_of(place, before, found.bonds)
    child = found.profiles[place]
    if parent_place is None:
        parent = found.profiles[before[0]]
        relation = Relation.REWRITE if child.language == parent.language else Relation.TRANSLATION
        why: tuple[str, ...] = ("bound to the group by later reports of it",)
        return Derived(file=child.file, group=number, relation=relation, of=parent.file, why=why)
    parent = found.profiles[parent_place]
    bond = bond_between(place, parent_place, found.bonds)
    assert bond is not None, "a parent is bound to its child"
    told = reasons_for(child, parent, bond, child_credits=credits_in(bond, place, parent_place))
    why = (*told, *_changes(child, parent, bond.likeness))
    return Derived(file=child.file, group=number, relation=bond.relation, of=parent.file, why=why)


def _changes(child: Profile, parent: Profile, likeness: Likeness) -> tuple[str, ...]:
    return changes_between(
        child, parent, likeness, child_is_lighter=likeness.left_is_lighter == (child.file < parent.file)
    )


def _alone(place: int, number: int, found: _Found) -> Derived:
    """Return a report that goes back to no other, though it may quote one."""
    profile = found.profiles[place]
    for other in found.quoted.get(place, ()):
        bond = bond_between(place, other, found.bonds)
        if bond is None or not _quotes(profile, found.profiles[other], credits_in(bond, place, other), bond):
            continue
        told = reasons_for(profile, found.profiles[other], bond, child_credits=credits_in(bond, place, other))
        return Derived(
            file=profile.file, group=number, relation=Relation.QUOTES, of=found.profiles[other].file, why=tuple(told)
        )
    share, nearest = found.nearest.get(place, (0.0, place))
    why = (
        stands_alone(share, found.profiles[nearest].file) if share >= _NEAR else "shares nothing that tells of copying"
    )
    return Derived(file=profile.file, group=number, relation=Relation.INDEPENDENT, of=None, why=(why,))


def _quotes(profile: Profile, other: Profile, credited: bool, bond: Bond) -> bool:
    """Return whether a report quotes another: it credits it, or has its quotation and came out after it."""
    mine, theirs = profile.report.published, other.report.published
    is_later = mine is not None and theirs is not None and mine > theirs
    return credited or (is_later and bond.likeness.quotes > 0)


def _twin_of(first: Derived, twin: str) -> Derived:
    return Derived(file=twin, group=first.group, relation=Relation.COPY, of=first.file, why=(SAME_WORDS,))


def _numbered(derived: Mapping[str, Derived], files: Sequence[str]) -> Iterator[Derived]:
    """Yield the reports in the order of their names, groups numbered from 1 in the order in which they come."""
    numbers: dict[int, int] = {}
    twinned = {one.of for one in derived.values() if one.of is not None}
    for file in files:
        one = derived[file]
        group = numbers.setdefault(one.group, len(numbers) + 1)
        is_first = one.relation is Relation.INDEPENDENT and file in twinned and one.of is None
        relation, why = (Relation.ORIGINAL, ("the first of its group",)) if is_first else (one.relation, one.why)
        yield Derived(file=file, group=group, relation=relation, of=one.of, why=why)
