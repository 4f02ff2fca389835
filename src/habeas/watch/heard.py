"""Every word heard of everybody: their own, what others tell of contact with them, and official words.

A relative or lawyer is known by ties; a contact that they tell of is theirs, and where they speak for themselves it is
evidence rather than a claim. Who else hears is known by the name of their body (see `habeas.watch.channels`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.facts.ids import PartyId
from habeas.watch.arrays import Numbers, Owned, Table, numbers
from habeas.watch.channels import ANYONE, kin_of
from habeas.watch.layout import Layout
from habeas.watch.words import ContactKind

CLOCK_KINDS = (ContactKind.CLAIMED, ContactKind.EVIDENCED, ContactKind.OFFICIAL)
"""The kinds of word that have a clock, as they are sorted; they stand in columns by their place here."""

CLAIMED, EVIDENCED, OFFICIAL = range(3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words(Table):
    """Words heard of everybody, from the oldest to the newest.

    `owner` is the number of whom each is about, `row` the statement in which it stands, `kind` of which of
    `CLOCK_KINDS` it is, `channel` the number of the channel through which it came. It fell on a day of `first` (0 where
    that is unknown) to `last`.
    """

    owner: Numbers
    row: Numbers
    kind: Numbers
    channel: Numbers
    first: Numbers
    last: Numbers


def find_words(layout: Layout) -> Words:
    """Return every word heard of everybody."""
    kin = _kin_of(layout)
    words = _own_words(layout, kin).followed_by(_told_words(layout, kin), _official_words(layout))
    return words.where(np.lexsort((layout.columns.id_order[words.row], np.maximum(words.first, 1), words.last)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Kin:
    """The relatives and lawyers of everybody, and the channel of each, in rising order of `pairs`.

    A pair is the number of a person times `size`, and the number of their relative.
    """

    pairs: Numbers
    channels: Numbers
    size: int

    def channel_of(self, owner: Numbers, name: Numbers) -> Numbers:
        """Return the channel of those who are kin of their owners, 0 for all others."""
        pairs = owner * self.size + name
        at = np.searchsorted(self.pairs, pairs)
        return np.where(self.pairs[at] == pairs, self.channels[at], 0)


def _kin_of(layout: Layout) -> _Kin:
    found = {
        layout.number(PartyId(party)) * layout.size + layout.number(relative): layout.number_of[channel]
        for party, ties in layout.kin.items()
        for relative, channel in kin_of(ties, layout.parties).items()
    }
    # The last pair is one that nobody can be, so that a search always ends at some pair.
    pairs = [*sorted(found), layout.size * layout.size]
    return _Kin(pairs=numbers(pairs), channels=numbers([found.get(one, 0) for one in pairs]), size=layout.size)


def _own_words(layout: Layout, kin: _Kin) -> Words:
    """Return what people said themselves: they spoke on a day that the report gives, or by the report's day."""
    times, origins = layout.columns.times, layout.columns.origins
    spoken = layout.speech.owned()
    spoken = spoken.where(times.spoke_last[spoken.row] > 0)
    owner, row = spoken.owner, spoken.row
    hearer = origins.hearer[row]
    by_kin = kin.channel_of(owner, hearer)
    return Words(
        owner=owner,
        row=row,
        kind=np.where(origins.is_own_words[row], EVIDENCED, CLAIMED),
        channel=np.where(by_kin > 0, by_kin, layout.columns.body_channel[hearer]),
        first=times.spoke_first[row],
        last=times.spoke_last[row],
    )


def _told_words(layout: Layout, kin: _Kin) -> Words:
    """Return what others tell of contact with people."""
    claims, origins = layout.columns.claims, layout.columns.origins
    told = layout.told.owned()
    is_told = claims.is_reached[told.row] & claims.is_asserted[told.row] & (origins.speaker[told.row] != told.owner)
    told = told.where(is_told)
    owner, row = told.owner, told.row
    teller, channel = origins.teller[row], claims.channel[row]
    by_kin = kin.channel_of(owner, teller)
    by_name = np.where(by_kin > 0, by_kin, layout.columns.body_channel[teller])
    is_evidence = origins.is_first_hand[row] & (kin.channel_of(owner, origins.speaker[row]) > 0)
    return _dated(
        told,
        np.where(is_evidence, EVIDENCED, CLAIMED),
        np.where(channel == layout.number_of[ANYONE], by_name, channel),
        layout,
    )


def _official_words(layout: Layout) -> Words:
    """Return what holders or an office say of people."""
    claims = layout.columns.claims
    said = layout.official.owned()
    said = said.where(layout.columns.origins.speaker[said.row] != said.owner)
    # Only a claim of contact says nothing of a place, and it alone tells of a channel here.
    channel = np.where(claims.is_of_place[said.row], layout.number_of[ANYONE], claims.channel[said.row])
    return _dated(said, np.full(len(said.row), OFFICIAL), channel, layout)


def _dated(said: Owned, kind: Numbers, channel: Numbers, layout: Layout) -> Words:
    """Return words that fell on the days of which their statements are evidence."""
    first, last = layout.columns.times.first[said.row], layout.columns.times.last[said.row]
    return Words(owner=said.owner, row=said.row, kind=kind, channel=channel, first=first, last=last)
