"""Whether a person's custody is acknowledged, and who may reach them, as codes of the standard list.

Source:
    HURIDOCS Micro-thesaurus 30, "whereabouts and outside contact", whose codes serve as identifiers here; the labels
    are our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from habeas.facts.ids import StatementId
from habeas.watch.rows import CHANNEL, CONTACT, CUSTODY, FIRST, ID, IS_ASSERTED, LAST, Row, ids_of

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
    "99": "nobody who holds them has said anything",
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

    `state` is one of `CONTACT_STATES`; `otherwise` are statements of the same days, or of unknown days, that say
    something else. A tuple, as a case has several for everyone.
    """

    channel: str
    state: str
    rests_on: tuple[StatementId, ...]
    otherwise: tuple[StatementId, ...] = ()


_NO_WORD = CustodyWord()


def custody_word(words: Sequence[Row]) -> CustodyWord:
    """Return what those who hold say by the newest words on custody; both at once is `contested`.

    Args:
        words: Evidence about one person that carries such a word, in any order.
    """
    if not words:
        return _NO_WORD
    start = max(words)[FIRST]
    acknowledged: list[Row] = []
    denied: list[Row] = []
    for one in words:
        if one[IS_ASSERTED] and (start is None or one[LAST] >= start):
            (acknowledged if one[CUSTODY] == "acknowledged" else denied).append(one)
    if acknowledged and denied:
        state = CustodyState.CONTESTED
    elif acknowledged or denied:
        state = CustodyState.ACKNOWLEDGED if acknowledged else CustodyState.DENIED
    else:
        return _NO_WORD
    return CustodyWord(state=state, acknowledged=ids_of(acknowledged), denied=ids_of(denied))


def channel_contacts(said: Sequence[Row]) -> tuple[ChannelContact, ...]:
    """Return the newest word on each channel, sorted by channel.

    Args:
        said: What is asserted of contact with one person, in any order.
    """
    channels: dict[str, list[Row]] = {}
    for one in said:
        channels.setdefault(one[CHANNEL], []).append(one)
    return tuple([_contact(channel, channels[channel]) for channel in sorted(channels)])


def label_of(code: str) -> str:
    """Return what a code of the list means, in our own words."""
    if code in _LABELS:
        return _LABELS[code]
    return f"{_LABELS[code[:-2]]} with {_WITH[code[-2:]]}"


def code_of(word: CustodyWord, *, is_held: bool, place_known: bool, contacts: Sequence[ChannelContact]) -> str:
    """Return the deepest code that all of what is known bears out.

    Custody that nobody has acknowledged or denied has no code of its own in the list: it is unknown (99).
    """
    if not is_held:
        return UNKNOWN_CODE if word.state is CustodyState.UNKNOWN else OTHER_CODE
    if word.state is CustodyState.UNKNOWN:
        return UNKNOWN_CODE
    if word.state is CustodyState.CONTESTED:
        return OTHER_CODE
    if word.state is CustodyState.DENIED:
        return DENIED_CODE
    if not place_known:
        return "0102"
    permitted = [one for one in contacts if one.state in _PERMITTED]
    closed = [one for one in contacts if one.state not in _PERMITTED]
    if bool(permitted) == bool(closed):
        return "0101"
    branch, channels = ("010101", permitted) if permitted else ("010102", closed)
    named = [_CHANNEL_DIGITS[one.channel] for one in channels if one.channel in _CHANNEL_DIGITS]
    return branch + named[0] if len(channels) == 1 and named else branch


def _contact(channel: str, said: list[Row]) -> ChannelContact:
    if len(said) == 1:
        return ChannelContact(channel, said[0][CONTACT], (said[0][ID],))
    newest = max(said)
    start, state = newest[FIRST], newest[CONTACT]
    alike: list[Row] = []
    others: list[Row] = []
    for one in said:
        if one[CONTACT] == state:
            alike.append(one)
        elif start is None or one[LAST] >= start:
            others.append(one)
    return ChannelContact(channel, state, ids_of(alike), ids_of(others))
