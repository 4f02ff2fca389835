"""Clocks: how long since the last word of each kind through each channel.

Each word fell on one day of an interval. The last of them all fell on one day from the latest first day to the latest
last day: that is all that vague dates allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from habeas.facts.when import Days
from habeas.watch.arrays import Numbers, most, numbers, once_each
from habeas.watch.channels import ANY_CHANNEL, ANYONE
from habeas.watch.evidence import DayCount, days_since, range_of
from habeas.watch.heard import CLOCK_KINDS, Words, find_words
from habeas.watch.layout import Layout
from habeas.watch.words import ContactKind, Word, word_in

_KINDS = len(CLOCK_KINDS)


class Clock(NamedTuple):
    """How long since the last word of one kind through one channel; channel `any` takes all of them together.

    `began` are the days on one of which that word fell, `heard` is the newest such word, and what reset the clock. A
    tuple, as a case has several for everyone.
    """

    channel: str
    kind: ContactKind
    began: Days
    days: DayCount
    heard: Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clocks:
    """The clocks of everybody, and the words that they are made of; columns of shape (clocks,).

    They stand by the numbers of parties, of each by channel (its place in `channels`), `any` first, and of each channel
    by kind of word: those of party `n` from `starts[n]` to `starts[n + 1]`. `newest` is the place of the newest of each
    among the words; the last word fell on a day of `first` (0 where that is unknown) to `last`.
    """

    words: Words
    channels: Sequence[str]
    channel: Numbers
    kind: Numbers
    newest: Numbers
    first: Numbers
    last: Numbers
    starts: Numbers

    def of(self, party: int, layout: Layout) -> tuple[Clock, ...]:
        """Return the clocks of one party."""
        return tuple(self._clock(at, layout) for at in range(self.starts[party], self.starts[party + 1]))

    def _clock(self, at: int, layout: Layout) -> Clock:
        first, last = int(self.first[at]), int(self.last[at])
        return Clock(
            self.channels[self.channel[at]],
            CLOCK_KINDS[self.kind[at]],
            range_of(first, last),
            days_since(first, last, layout.as_of),
            self._heard(int(self.newest[at]), layout),
        )

    def _heard(self, at: int, layout: Layout) -> Word:
        words = self.words
        return word_in(
            layout.columns.statement(int(words.row[at])),
            of=layout.words[words.owner[at]],
            kind=CLOCK_KINDS[words.kind[at]],
            channel=layout.words[words.channel[at]],
            days=range_of(int(words.first[at]), int(words.last[at])),
        )


def find_clocks(layout: Layout) -> Clocks:
    """Return the clocks of everybody."""
    words = find_words(layout)
    told = np.flatnonzero(words.channel != layout.number_of[ANYONE])
    channels = [ANY_CHANNEL, *sorted(layout.words[one] for one in once_each(words.channel[told]).tolist())]
    word = np.concatenate((np.arange(len(words.row)), told))
    # The first of the channels, which takes all of them together, has the place 0.
    channel = np.concatenate((np.zeros(len(words.row), np.int64), _places(words.channel[told], channels, layout)))
    keys, clock = np.unique(
        (words.owner[word] * len(channels) + channel) * _KINDS + words.kind[word], return_inverse=True
    )
    newest = most(clock, word, len(keys))
    return Clocks(
        words=words,
        channels=channels,
        channel=keys // _KINDS % len(channels),
        kind=keys % _KINDS,
        newest=newest,
        first=most(clock, words.first[word], len(keys)),
        last=words.last[newest],
        starts=np.searchsorted(keys, np.arange(layout.size + 1) * len(channels) * _KINDS),
    )


def _places(channel: Numbers, channels: Sequence[str], layout: Layout) -> Numbers:
    """Return where channels stand in a list of their names, by their numbers."""
    known = numbers([layout.number_of[one] for one in channels])
    order = np.argsort(known)
    return order[np.searchsorted(known[order], channel)]
