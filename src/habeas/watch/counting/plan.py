"""Which groups lie where: each inside at most one next larger one, its neighbours apart or free to overlap.

The solver is exact where (a) of the groups that hold a group, each lies inside the next, (b) two groups are said to be
apart only if they lie directly inside the same group (or inside none), and (c) among those, the pattern of who is apart
from whom can be taken to pieces by "everyone here is apart from everyone there" (no four groups in a row of which just
neighbours are apart). Relations that do not fit are left out of the arithmetic and named in `unused`: the bounds are
then true, but may be wider than they need be. So are they where somebody is said to be in both of two groups of which
neither lies in the other: then it is only used that neither group is empty, and that they are not apart.

1. Leave out circles of `Inside`: they would say that all groups of the circle are one, which is for a person to say.
2. Keep of each group's direct wholes the one that lies deepest; the first by name among equals.
3. Turn `Apart` of a group and of what holds it into: nobody is in it.
4. Turn `Overlap` into: somebody is in each, and nobody is where the two, or what holds them, are said to be apart.
5. Take the groups of one whole to pieces: loose where no relation joins them, apart where every one does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.watch.counting.constraint import DEFINED, Apart, Constraint, Inside, Overlap, Size
from habeas.watch.counting.region import Why

TOP = ""
"""The name under which the groups that lie inside no other are listed."""


class Mix(StrEnum):
    """How sets stand to one another."""

    LOOSE = "loose"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """Some sets and how they stand to one another; `why` are the reasons that they are apart."""

    how: Mix
    parts: tuple[Shape, ...]
    why: Why = frozenset()


Shape = str | Mixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What bounds the size of one group, and why."""

    at_least: int
    at_most: int | None
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The groups from the innermost outwards, what each lies in and why, and what lies in each.

    `limits` are what bounds each group's size, `unused` the relations that do not fit, `circles` the groups that are
    said to lie inside one another.
    """

    order: tuple[str, ...]
    whole_of: Mapping[str, str]
    why_inside: Mapping[str, Why]
    shape_of: Mapping[str, Shape]
    limits: Mapping[str, tuple[Limit, ...]]
    unused: tuple[Inside | Apart | Overlap, ...]
    circles: tuple[tuple[str, ...], ...]

    @property
    def is_exact(self) -> bool:
        """Whether every relation fits, so that every bound is reached by some world."""
        return not self.unused


def make_plan(constraints: Sequence[Constraint]) -> Plan:
    """Return the plan of some constraints, the same for every order of them."""
    names = sorted({name for one in constraints for name in _groups_of(one)})
    inside = sorted({one for one in constraints if isinstance(one, Inside) and one.part != one.whole}, key=_inside_key)
    apart = sorted({one for one in constraints if isinstance(one, Apart)}, key=_pair_key)
    wholes: dict[str, set[str]] = {name: set() for name in names}
    for one in inside:
        wholes[one.part].add(one.whole)
    above = {name: _reached(name, wholes) for name in names}
    circles = tuple(sorted({tuple(sorted({name, *_mutual(name, above)})) for name in names if name in above[name]}))
    for name in names:
        wholes[name] -= _mutual(name, above) if name in above[name] else set()
    above = {name: _reached(name, wholes) for name in names}
    whole_of = {name: _deepest(wholes[name], above) for name in names}
    order = _innermost_first(names, whole_of)
    paths = _paths(order, whole_of)
    limits: dict[str, list[Limit]] = {name: [] for name in names}
    for size in sorted((one for one in constraints if isinstance(one, Size)), key=_size_key):
        limits[size.group].append(Limit(at_least=size.at_least, at_most=size.at_most, why=_why(size.label)))
    why_inside = _why_inside(inside, whole_of)
    unused: list[Inside | Apart | Overlap] = [one for one in inside if one.whole not in paths[one.part]]
    overlaps = sorted({one for one in constraints if isinstance(one, Overlap)}, key=_pair_key)
    for overlap in overlaps:
        for name in {overlap.left, overlap.right}:
            limits[name].append(Limit(at_least=1, at_most=None, why=_why(overlap.label)))
        limits[overlap.left] += _never_together(overlap, apart, paths, why_inside)
    unused += [one for one in overlaps if not _is_nested(one, paths)]
    sorted_apart = _sort_apart(apart, whole_of, paths)
    for nested in sorted_apart.nested:
        emptied = _emptied(nested, paths, why_inside)
        limits[emptied.group].append(emptied.limit)
    below: dict[str, list[str]] = {}
    for name in names:
        below.setdefault(whole_of[name], []).append(name)
    shapes = {}
    for whole, groups in below.items():
        shapes[whole], dropped = take_to_pieces(
            groups, [one for one in sorted_apart.side_by_side if whole_of[one.left] == whole]
        )
        unused += dropped
    return Plan(
        order=order,
        whole_of=whole_of,
        why_inside=why_inside,
        shape_of=shapes,
        limits={name: tuple(found) for name, found in limits.items()},
        unused=(*unused, *sorted_apart.cousins),
        circles=circles,
    )


def take_to_pieces(groups: Sequence[str], apart: Sequence[Apart]) -> tuple[Shape, list[Apart]]:
    """Return how some groups stand to one another, and the relations that had to be left out."""
    if len(groups) == 1:
        return groups[0], []
    linked, dropped = _linked(groups, apart), list[Apart]()
    pieces, how = _components(linked), Mix.LOOSE
    if len(pieces) == 1:
        everyone = (1 << len(groups)) - 1
        pieces, how = _components([everyone & ~mask & ~(1 << at) for at, mask in enumerate(linked)]), Mix.APART
    if len(pieces) == 1:
        # Those who are not apart hang together whatever is left out, so only fewer relations can take this to pieces.
        fitting = _until_joined(groups, apart)
        apart, dropped = apart[:fitting], list(apart[fitting:])
        pieces, how = _components(_linked(groups, apart)), Mix.LOOSE
    named = [[name for at, name in enumerate(groups) if piece >> at & 1] for piece in pieces]
    shape, further = _mix(how, named, apart)
    return shape, [*dropped, *further]


def _until_joined(groups: Sequence[str], apart: Sequence[Apart]) -> int:
    """Return how many of the relations, from the first on, leave some of the groups without a link to the others."""
    piece_of = {name: {name} for name in groups}
    for at, one in enumerate(apart):
        left, right = piece_of[one.left], piece_of[one.right]
        if left is not right:
            left |= right
            piece_of.update(dict.fromkeys(right, left))
            if len(left) == len(groups):
                return at
    return len(apart)


def _linked(groups: Sequence[str], apart: Sequence[Apart]) -> list[int]:
    """Return for each group, as bits by their places, those that it is apart from."""
    place = {name: at for at, name in enumerate(groups)}
    linked = [0] * len(groups)
    for one in apart:
        left, right = place[one.left], place[one.right]
        linked[left] |= 1 << right
        linked[right] |= 1 << left
    return linked


def _mix(how: Mix, pieces: Sequence[Sequence[str]], apart: Sequence[Apart]) -> tuple[Shape, list[Apart]]:
    parts, dropped = [], []
    piece_of = {name: at for at, piece in enumerate(pieces) for name in piece}
    within: list[list[Apart]] = [[] for _ in pieces]
    why = set()
    for one in apart:
        if piece_of[one.left] == piece_of[one.right]:
            within[piece_of[one.left]].append(one)
        elif one.label != DEFINED:
            why.add(one.label)
    for piece, relations in zip(pieces, within, strict=True):
        shape, left_out = take_to_pieces(piece, relations)
        parts.append(shape)
        dropped += left_out
    return Mixed(how=how, parts=tuple(parts), why=frozenset(why)), dropped


def _groups_of(one: Constraint) -> tuple[str, ...]:
    match one:
        case Size():
            return (one.group,)
        case Inside():
            return (one.part, one.whole)
        case Apart() | Overlap():
            return (one.left, one.right)


def _inside_key(one: Inside) -> tuple[str, str, str]:
    return (one.part, one.whole, one.label)


def _pair_key(one: Apart | Overlap) -> tuple[str, str, str]:
    return (*sorted((one.left, one.right)), one.label)  # type: ignore[return-value]


def _size_key(one: Size) -> tuple[str, int, int, str]:
    return (one.group, one.at_least, -1 if one.at_most is None else one.at_most, one.label)


def _reached(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(steps[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += steps[name]
    return found


def _mutual(name: str, above: Mapping[str, set[str]]) -> set[str]:
    return {other for other in above[name] if name in above[other]}


def _deepest(wholes: set[str], above: Mapping[str, set[str]]) -> str:
    """Return the whole that lies deepest; a whole above another one of them is not direct."""
    return min(wholes, key=lambda name: (-len(above[name]), name), default=TOP)


def _innermost_first(names: Sequence[str], whole_of: Mapping[str, str]) -> tuple[str, ...]:
    below: dict[str, list[str]] = {}
    for name in names:
        below.setdefault(whole_of[name], []).append(name)
    order, waiting = [], [TOP]
    while waiting:
        for name in below.get(waiting.pop(), ()):
            order.append(name)
            waiting.append(name)
    return tuple(reversed(order))


def _paths(order: Sequence[str], whole_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what each group lies in, from the next whole outwards."""
    paths: dict[str, tuple[str, ...]] = {TOP: ()}
    for name in reversed(order):
        whole = whole_of[name]
        paths[name] = (whole, *paths[whole]) if whole != TOP else ()
    return paths


@dataclass(frozen=True, slots=True, kw_only=True)
class _SortedApart:
    side_by_side: list[Apart]
    nested: list[Apart]
    cousins: list[Apart]


def _sort_apart(
    apart: Sequence[Apart], whole_of: Mapping[str, str], paths: Mapping[str, tuple[str, ...]]
) -> _SortedApart:
    """Tell relations of neighbours from those that empty a group and from those that do not fit."""
    side_by_side = [one for one in apart if one.left != one.right and whole_of[one.left] == whole_of[one.right]]
    known = {frozenset((one.left, one.right)) for one in side_by_side}
    nested, cousins = [], []
    for one in apart:
        left, right = (one.left, *paths[one.left]), (one.right, *paths[one.right])
        if one.right in left or one.left in right:
            nested.append(one)
        elif whole_of[one.left] != whole_of[one.right] and not any(
            frozenset((a, b)) in known for a in left for b in right
        ):
            cousins.append(one)
    return _SortedApart(side_by_side=side_by_side, nested=nested, cousins=cousins)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Emptied:
    group: str
    limit: Limit


def _emptied(one: Apart, paths: Mapping[str, tuple[str, ...]], why_inside: Mapping[str, Why]) -> _Emptied:
    """Return that nobody is in the inner of two groups that are apart though one lies in the other."""
    inner, outer = (one.left, one.right) if one.right in (one.left, *paths[one.left]) else (one.right, one.left)
    steps = (inner, *paths[inner])
    chain = (why_inside.get(name, frozenset()) for name in steps[: steps.index(outer)])
    return _Emptied(group=inner, limit=Limit(at_least=0, at_most=0, why=_why(one.label).union(*chain)))


def _is_nested(one: Overlap, paths: Mapping[str, tuple[str, ...]]) -> bool:
    return one.right in (one.left, *paths[one.left]) or one.left in paths[one.right]


def _never_together(
    overlap: Overlap,
    apart: Sequence[Apart],
    paths: Mapping[str, tuple[str, ...]],
    why_inside: Mapping[str, Why],
) -> list[Limit]:
    """Return a limit of nobody for each way in which two groups that overlap are said to be apart."""
    left, right = (overlap.left, *paths[overlap.left]), (overlap.right, *paths[overlap.right])
    found = []
    for one in apart:
        for a, b in ((one.left, one.right), (one.right, one.left)):
            if a in left and b in right:
                steps = (*left[: left.index(a)], *right[: right.index(b)])
                chain = (why_inside.get(name, frozenset()) for name in steps)
                why = _why(one.label).union(_why(overlap.label), *chain)
                found.append(Limit(at_least=0, at_most=0, why=why))
    return found


def _why(label: str) -> Why:
    return frozenset({label} - {DEFINED})


def _why_inside(inside: Sequence[Inside], whole_of: Mapping[str, str]) -> dict[str, Why]:
    """Return one reason for each group's lying where it does; what is defined needs none."""
    found: dict[str, Why] = {}
    for one in inside:
        if whole_of[one.part] == one.whole:
            label = _why(one.label)
            if one.part not in found or not label:
                found[one.part] = label
    return found


def _components(linked: Sequence[int]) -> list[int]:
    """Return the pieces that links hold together, each as bits, the one with the first place first."""
    left = (1 << len(linked)) - 1
    pieces = []
    while left:
        piece = waiting = left & -left
        while waiting:
            at = waiting.bit_length() - 1
            fresh = linked[at] & left & ~piece
            piece |= fresh
            waiting = waiting & ~(1 << at) | fresh
        pieces.append(piece)
        left &= ~piece
    return pieces
