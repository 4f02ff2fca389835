"""Whether a person's custody is acknowledged, and who may reach them, as codes of the standard list.

Source:
    HURIDOCS Micro-thesaurus 30, "whereabouts and outside contact", whose codes serve as identifiers here; the labels
    are our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from habeas.facts.ids import StatementId
from habeas.facts.when import Days
from habeas.watch.arrays import Numbers, Owned, Shelf, most, pick, shelve
from habeas.watch.evidence import day_in_words, range_of
from habeas.watch.layout import Layout

UNKNOWN_CODE = "99"
DENIED_CODE = "02"
OTHER_CODE = "90"
_LABELS = {
    "01": "held, as those who hold them say",
    "0101": "held, as those who hold them say; the place is known",
    "010101": "held at a known place; contact is permitted",
    "010102": "held at a known place; contact is not permitted",
    "0102": "held, as those who hold them say; the place is not known",
    "02": "those who hold them deny it",
    "90": "another: those who hold them contradict one another, or they are not held",
    "99": "not known what those who hold them say",
}
_WITH = {"01": "the family", "02": "counsel", "03": "a humanitarian body", "04": "a human-rights body"}
_CHANNEL_DIGITS = {"family": "01", "lawyer": "02", "humanitarian body": "03", "human-rights body": "04"}
_PERMITTED = ("permitted", "in contact")


class CustodyState(StrEnum):
    """What those who hold a person say of it."""

    ACKNOWLEDGED = "acknowledged"
    DENIED = "denied"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyWord:
    """What those who hold say: the statements that report an acknowledgement, and those that report a denial."""

    state: CustodyState = CustodyState.UNKNOWN
    acknowledged: tuple[StatementId, ...] = ()
    denied: tuple[StatementId, ...] = ()


class ChannelContact(NamedTuple):
    """Whether one channel (see `CONTACT_CHANNELS`) reaches the person, by the newest evidence.

    `state` is one of `CONTACT_STATES`, as it was on one of `days`; `otherwise` are statements of the same days, or of
    unknown days, that say something else. A tuple, as a case has several for everyone.
    """

    channel: str
    state: str
    rests_on: tuple[StatementId, ...]
    otherwise: tuple[StatementId, ...] = ()
    days: Days | None = None

    @property
    def in_words(self) -> str:
        """The newest word with its day, such as `last in contact on 9 November 2022`: it tells of then, not of now."""
        if self.days is None or self.days.last is None:
            return f"{'last ' if self.state == 'in contact' else ''}{self.state}, on an unknown day"
        first, last = self.days.first, day_in_words(self.days.last)
        if self.state != "in contact":
            return f"{self.state}, by the newest word, of {last}"
        if first == self.days.last:
            return f"last in contact on {last}"
        return f"last in contact between {day_in_words(first)} and {last}" if first else f"last in contact by {last}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Custody:
    """What holders and channels say of everybody, by their numbers.

    `acknowledged` and `denied` are the rows of the newest words on custody that say so. Of each pair of a party and a
    channel through which something is told, in rising order, `channel` and `contact` are numbers of words, `alike` are
    the rows that tell the newest contact, `others` those of the same days that tell another; the pairs of party `n` are
    those from `starts[n]` to `starts[n + 1]`.
    """

    acknowledged: Shelf
    denied: Shelf
    channel: Numbers
    contact: Numbers
    starts: Numbers
    alike: Shelf
    others: Shelf

    def word(self, party: int, layout: Layout) -> CustodyWord:
        """Return what those who hold a party say; both at once is `contested`."""
        acknowledged, denied = (layout.columns.ids_of(shelf.of(party)) for shelf in (self.acknowledged, self.denied))
        state = _state(is_acknowledged=bool(acknowledged), is_denied=bool(denied))
        return CustodyWord(state=state, acknowledged=acknowledged, denied=denied)

    def contacts(self, party: int, layout: Layout) -> tuple[ChannelContact, ...]:
        """Return the newest word on each channel to a party, sorted by channel."""
        found = [
            ChannelContact(
                layout.words[self.channel[pair]],
                layout.words[self.contact[pair]],
                layout.columns.ids_of(self.alike.of(pair)),
                layout.columns.ids_of(self.others.of(pair)),
                _days_of(int(self.alike.of(pair).max()), layout),
            )
            for pair in range(self.starts[party], self.starts[party + 1])
        ]
        return tuple(sorted(found))

    def code(self, party: int, layout: Layout, *, is_held: bool, place_known: bool) -> str:
        """Return the deepest code that all of what is known bears out.

        Custody that nobody has acknowledged or denied has no code of its own in the list: it is unknown (99).
        """
        is_acknowledged, is_denied = self.acknowledged.has(party), self.denied.has(party)
        if not (is_acknowledged or is_denied):
            return UNKNOWN_CODE
        if not is_held or (is_acknowledged and is_denied):
            return OTHER_CODE
        if is_denied:
            return DENIED_CODE
        return _deepest_code(self._contact_by_channel(party, layout)) if place_known else "0102"

    def _contact_by_channel(self, party: int, layout: Layout) -> dict[str, str]:
        first, last = self.starts[party], self.starts[party + 1]
        channels, contacts = self.channel[first:last].tolist(), self.contact[first:last].tolist()
        return {layout.words[one]: layout.words[of] for one, of in zip(channels, contacts, strict=True)}


def find_custody(told: Owned, layout: Layout) -> Custody:
    """Return what holders and channels say of everybody, of all that is told of them."""
    columns, size = layout.columns, layout.size
    claims, times = columns.claims, columns.times
    words = told.where(claims.is_custody[told.row])
    since = pick(times.first, most(words.owner, words.row, size))
    words = words.where(claims.is_asserted[words.row] & (times.last[words.row] >= since[words.owner]))
    is_acknowledged = claims.is_acknowledged[words.row]
    said = told.where((claims.channel[told.row] > 0) & claims.is_asserted[told.row])
    word_count = len(layout.words)
    pairs, pair = np.unique(said.owner * word_count + claims.channel[said.row], return_inverse=True)
    newest = most(pair, said.row, len(pairs))
    contact = claims.contact[newest]
    is_alike = claims.contact[said.row] == contact[pair]
    # Contact on the day since when it is lost is what was lost; and an undated word is taken as of its last day.
    first = times.first[newest]
    since = np.where(first > 0, first + (contact == layout.number_of.get("lost", -1)), times.last[newest])
    is_other = ~is_alike & (times.last[said.row] >= since[pair])
    by_pair = Owned(owner=pair, row=said.row)
    return Custody(
        acknowledged=shelve(words.where(is_acknowledged), size),
        denied=shelve(words.where(~is_acknowledged), size),
        channel=pairs % word_count,
        contact=contact,
        starts=np.searchsorted(pairs, np.arange(size + 1) * word_count),
        alike=shelve(by_pair.where(is_alike).in_order(), len(pairs)),
        others=shelve(by_pair.where(is_other).in_order(), len(pairs)),
    )


def _days_of(row: int, layout: Layout) -> Days | None:
    times = layout.columns.times
    first, last = int(times.first[row]), int(times.last[row])
    return range_of(first, last) if last else None


def label_of(code: str) -> str:
    """Return what a code of the list means, in our own words."""
    if code in _LABELS:
        return _LABELS[code]
    return f"{_LABELS[code[:-2]]} with {_WITH[code[-2:]]}"


def _deepest_code(contacts: Mapping[str, str]) -> str:
    """Return the code of one held at a known place, who may reach them as deep as one branch goes."""
    permitted = [channel for channel, contact in contacts.items() if contact in _PERMITTED]
    closed = [channel for channel, contact in contacts.items() if contact not in _PERMITTED]
    if bool(permitted) == bool(closed):
        return "0101"
    branch, channels = ("010101", permitted) if permitted else ("010102", closed)
    named = [_CHANNEL_DIGITS[channel] for channel in channels if channel in _CHANNEL_DIGITS]
    return branch + named[0] if len(channels) == 1 and named else branch


def _state(*, is_acknowledged: bool, is_denied: bool) -> CustodyState:
    if is_acknowledged and is_denied:
        return CustodyState.CONTESTED
    if is_acknowledged or is_denied:
        return CustodyState.ACKNOWLEDGED if is_acknowledged else CustodyState.DENIED
    return CustodyState.UNKNOWN
