"""Shares of the root key on paper: any few of them together open the workspace, fewer than that tell nothing.

Source:
    SLIP-0039, Shamir's secret sharing as words with a checksum, by the package `shamir-mnemonic`. A share is 33 words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from habeas.record.errors import SharesDoNotFit
from habeas.record.keys import RootKey

MOST_SHARES = 16
"""How many shares there can be at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareMark:
    """What a share says of itself: which set it belongs to, and how many of the set open the workspace."""

    set_number: int
    number: int
    needed: int


def make_shares(root: RootKey, *, needed: int, total: int) -> tuple[str, ...]:
    """Return shares of a root key as words; any `needed` of them give it back.

    Args:
        root: The key.
        needed: How many are needed, at least 2.
        total: How many there are, at most 16.

    Raises:
        SharesDoNotFit: the numbers are not possible.
    """
    if not 2 <= needed <= total <= MOST_SHARES:
        raise SharesDoNotFit(reason=f"{needed} of {total} is not possible: between 2 and {MOST_SHARES}, needed first")
    ((*shares,),) = generate_mnemonics(1, [(needed, total)], root.secret)
    return tuple(shares)


def read_share(words: str) -> ShareMark:
    """Return what a share says of itself, once its checksum holds: no word of it was misread.

    Raises:
        SharesDoNotFit: a word is unknown, missing or misread.
    """
    try:
        share = Share.from_mnemonic(_tidied(words))
    except MnemonicError as error:
        raise SharesDoNotFit(reason="a word is missing, unknown or misread") from error
    return ShareMark(set_number=share.identifier, number=share.index + 1, needed=share.member_threshold)


def combine_shares(shares: Sequence[str]) -> RootKey:
    """Return the root key that enough shares of one set give back.

    Raises:
        SharesDoNotFit: a share is misread, there are too few, or they are of several sets.
    """
    marks = {read_share(words) for words in shares}
    if len({one.set_number for one in marks}) != 1:
        raise SharesDoNotFit(reason="they are of different sets")
    needed = next(iter(marks)).needed
    if len(marks) < needed:
        raise SharesDoNotFit(reason=f"{needed} different ones are needed; here are {len(marks)}")
    chosen = {read_share(words).number: _tidied(words) for words in shares}
    try:
        return RootKey(combine_mnemonics(list(chosen.values())[:needed]))
    except MnemonicError as error:
        raise SharesDoNotFit(reason="they do not belong together") from error


def _tidied(words: str) -> str:
    """Return the words of a share without the numbers and signs that stand beside them on paper."""
    letters = "".join(sign if sign.isalpha() else " " for sign in words.lower())
    return " ".join(letters.split())
