"""How much of a proof one run tries, and which part of it: said by whoever runs it, the same for scripts and for tests.

A proof is a number of trials, and every trial has a number of its own. `HABEAS_SEED` is the number of the first one
that is to be tried, and whatever is random is drawn from it; `HABEAS_TRIALS` says how many. A proof whose trials are
listed and not drawn, such as every call that can fail, takes a share of its list: `HABEAS_SHARE=3/40`.
`scripts/prove.py` sets all of them. Without them a test tries a few, and a script all.
"""

from __future__ import annotations

import os
from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import sha256

TRIALS, SEED, SHARE = "HABEAS_TRIALS", "HABEAS_SEED", "HABEAS_SHARE"


def trials(usual: int) -> int:
    """Return how many trials to make, `usual` where nobody says."""
    return int(os.environ.get(TRIALS, usual))


def first(usual: int = 0) -> int:
    """Return the number of the first trial, from which everything random is drawn; `usual` where nobody says."""
    return int(os.environ.get(SEED, usual))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One of so many equal parts of a list: part `number`, counted from 0, of `of`."""

    number: int = 0
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Share:
        """Return a share as it is written, such as "3/40".

        Raises:
            ValueError: it is none.
        """
        number, _, of = text.partition("/")
        share = cls(number=int(number), of=int(of))
        if not 0 <= share.number < share.of:
            raise ValueError(f"{text} is no share")
        return share

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{self.number}/{self.of}"

    def has(self, trial: Hashable) -> bool:
        """Return whether a trial is in this share: by its name, so that one more or less in the list moves no other."""
        return int.from_bytes(sha256(str(trial).encode()).digest()[:8]) % self.of == self.number


def share() -> Share:
    """Return the share of a list that is to be tried, the whole list where nobody says."""
    return Share.parse(os.environ.get(SHARE, "0/1"))


def say_tried(tried: int, *, of: int | None = None) -> None:
    """Print how many trials were made, and of how many there are, for whoever keeps count."""
    print(f"tried: {tried}" + (f" of {of}" if of is not None else ""))
