"""What a silence is counted from: evidence of contact before claims, and a later loss of contact before both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.watch.arrays import Numbers, Owned, Shelf, least, most, pick, shelve
from habeas.watch.clocks import Clocks
from habeas.watch.heard import CLAIMED, CLOCK_KINDS, EVIDENCED, Words
from habeas.watch.layout import Layout
from habeas.watch.seen import Seen
from habeas.watch.words import ContactKind

START_KINDS = (ContactKind.NONE, ContactKind.LOST, ContactKind.CLAIMED, ContactKind.EVIDENCED)
"""What a silence can be counted from; it stands in a column by its place here."""

_BY_LOSS, _BY_CLAIM, _BY_EVIDENCE = 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Starts:
    """What the silence of everybody is counted from, by their numbers; columns of shape (parties,).

    `kind` is the place in `START_KINDS`. The silence began on a day of `first` to `last`, by the statement in `row`;
    where nothing tells they are 0, 0 and -1. `heard` are the rows that tell of that kind of contact, `lost` those that
    say that the person, or a group of theirs, cannot be reached.
    """

    kind: Numbers
    first: Numbers
    last: Numbers
    row: Numbers
    heard: Shelf
    lost: Shelf


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Began:
    """One thing that a silence can be counted from; columns of shape (parties,), `row` -1 where there is none."""

    kind: Numbers
    first: Numbers
    last: Numbers
    row: Numbers


def find_starts(clocks: Clocks, of_groups: Seen, layout: Layout) -> Starts:
    """Return what the silence of everybody is counted from, by what is told of them and of their groups.

    1. The newest loss of contact that has a day of its own, where all contact was before it or there was none.
    2. Else the last contact that is evidenced, or else the last that is claimed.
    3. Else the first word of any loss: there was silence by then, and it began on that day or any day before.
    """
    lost, words = _losses(of_groups, layout), clocks.words
    onset, contact, loss = _onset(lost, layout), _contact(words, layout.size), _first_loss(lost, layout)
    has_contact = contact.row >= 0
    by_onset = (onset.row >= 0) & (~has_contact | (onset.first > contact.last))
    chosen = [(by_onset, onset), (has_contact, contact), (loss.row >= 0, loss)]
    cases = [case for case, _ in chosen]
    kind = np.select(cases, [began.kind for _, began in chosen], 0)
    meant = np.where(words.kind == EVIDENCED, _BY_EVIDENCE, np.where(words.kind == CLAIMED, _BY_CLAIM, -1))
    heard = Owned(owner=words.owner, row=words.row).where(meant == kind[words.owner])
    return Starts(
        kind=kind,
        first=np.select(cases, [began.first for _, began in chosen], 0),
        last=np.select(cases, [began.last for _, began in chosen], 0),
        row=np.select(cases, [began.row for _, began in chosen], -1),
        heard=shelve(heard.in_order(), layout.size),
        lost=shelve(lost, layout.size),
    )


def _losses(of_groups: Seen, layout: Layout) -> Owned:
    claims, own = layout.columns.claims, layout.told.owned()
    told = own.followed_by(Owned(owner=of_groups.owner, row=of_groups.row))
    return told.where(claims.is_lost[told.row] & claims.is_asserted[told.row]).in_order()


def _contact(words: Words, size: int) -> _Began:
    """Return the last contact of all that are evidenced, or else of all that are claimed."""
    kinds = len(CLOCK_KINDS)
    key = words.owner * kinds + words.kind
    newest = most(key, np.arange(len(key)), size * kinds).reshape(size, kinds)
    first = most(key, words.first, size * kinds, 0).reshape(size, kinds)
    is_evidenced = newest[:, EVIDENCED] >= 0
    last = np.where(is_evidenced, newest[:, EVIDENCED], newest[:, CLAIMED])
    return _Began(
        kind=np.where(is_evidenced, _BY_EVIDENCE, _BY_CLAIM),
        first=np.where(is_evidenced, first[:, EVIDENCED], first[:, CLAIMED]),
        last=pick(words.last, last),
        row=pick(words.row, last, -1),
    )


def _onset(lost: Owned, layout: Layout) -> _Began:
    """Return the newest loss of contact that has a day of its own; without one it only says that there is silence.

    It goes by the day by which contact was lost: "unreachable since March" began in March, however long it is so.
    """
    claims, times = layout.columns.claims, layout.columns.times
    is_denied = claims.contact[lost.row] == layout.number_of.get("denied", -1)
    lost = lost.where(times.is_dated[lost.row] & (claims.is_of_place[lost.row] | ~is_denied))
    order = (layout.columns.id_order, times.told_on, times.start, times.so_by)
    lost = lost.where(np.lexsort([column[lost.row] for column in order]))
    row = pick(lost.row, most(lost.owner, np.arange(len(lost.row)), layout.size), -1)
    return _Began(kind=np.full(len(row), _BY_LOSS), first=pick(times.first, row), last=pick(times.so_by, row), row=row)


def _first_loss(lost: Owned, layout: Layout) -> _Began:
    times = layout.columns.times
    lost = lost.where(np.lexsort((layout.columns.id_order[lost.row], times.so_by[lost.row])))
    none = len(lost.row)
    place = least(lost.owner, np.arange(none), layout.size, none)
    row = pick(lost.row, np.where(place < none, place, -1), -1)
    return _Began(kind=np.full(len(row), _BY_LOSS), first=np.zeros_like(row), last=pick(times.so_by, row), row=row)
