"""Whether a person's custody is acknowledged, and who may reach them, as codes of the standard list.

Source:
    HURIDOCS Micro-thesaurus 30, "whereabouts and outside contact", whose codes serve as identifiers here; the labels
    are our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.facts.claim import Custody
from habeas.facts.ids import StatementId
from habeas.watch.evidence import Evidence, ids_of

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelContact:
    """Whether one channel (see `CONTACT_CHANNELS`) reaches the person, by the newest evidence.

    `state` is one of `CONTACT_STATES`; `otherwise` are statements of the same days, or of unknown days, that say
    something else.
    """

    channel: str
    state: str
    rests_on: tuple[StatementId, ...]
    otherwise: tuple[StatementId, ...] = ()


_ACKNOWLEDGED = Custody.ACKNOWLEDGED


def custody_word(words: Sequence[Evidence]) -> CustodyWord:
    """Return what those who hold say by the newest words on custody; both at once is `contested`.

    Args:
        words: Whereabouts claims of one person that carry such a word, from the oldest to the newest.
    """
    start = words[-1].first if words else None
    recent = [one for one in words if one.is_asserted and (start is None or one.last >= start)]
    acknowledged = ids_of(one for one in recent if one.told.custody is _ACKNOWLEDGED)
    denied = ids_of(one for one in recent if one.told.custody is not _ACKNOWLEDGED)
    if acknowledged and denied:
        state = CustodyState.CONTESTED
    elif acknowledged or denied:
        state = CustodyState.ACKNOWLEDGED if acknowledged else CustodyState.DENIED
    else:
        return _NO_WORD
    return CustodyWord(state=state, acknowledged=acknowledged, denied=denied)


_NO_WORD = CustodyWord()


def channel_contacts(evidence: Sequence[Evidence]) -> tuple[ChannelContact, ...]:
    """Return the newest word on each channel, sorted by channel.

    Args:
        evidence: What is asserted of contact with one person, from the oldest to the newest.
    """
    channels: dict[str, list[Evidence]] = {}
    for one in evidence:
        channels.setdefault(one.told.channel, []).append(one)
    return tuple(_newest_of(channel, channels[channel]) for channel in sorted(channels))


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


def _newest_of(channel: str, said: Sequence[Evidence]) -> ChannelContact:
    newest = said[-1]
    start, state = newest.first, newest.told.contact
    alike = [one for one in said if one.told.contact == state]
    others = [one for one in said if one.told.contact != state and (start is None or one.last >= start)]
    return ChannelContact(channel=channel, state=state, rests_on=ids_of(alike), otherwise=ids_of(others))
