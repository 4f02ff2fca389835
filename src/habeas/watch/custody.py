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

from habeas.facts.claim import ActClaim, ContactClaim, Custody, WhereaboutsClaim
from habeas.facts.ids import StatementId
from habeas.watch.evidence import Evidence, ids_of, is_asserted

UNKNOWN_CODE = "99"
DENIED_CODE = "02"
OTHER_CODE = "90"
_CHANNEL_DIGITS = {"family": "01", "lawyer": "02", "humanitarian body": "03", "human-rights body": "04"}
_DENYING_ACTS = {"denial of counsel": "lawyer", "denial of contact": "anyone", "incommunicado detention": "anyone"}
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


def custody_word(evidence: Sequence[Evidence]) -> CustodyWord:
    """Return what those who hold say, from whereabouts claims that carry it; both at once is `contested`."""
    sides: dict[Custody, list[Evidence]] = {Custody.ACKNOWLEDGED: [], Custody.DENIED: []}
    for one in evidence:
        claim = one.statement.claim
        if isinstance(claim, WhereaboutsClaim) and claim.custody is not None and is_asserted(one.statement):
            sides[claim.custody].append(one)
    acknowledged = ids_of(one.statement for one in sides[Custody.ACKNOWLEDGED])
    denied = ids_of(one.statement for one in sides[Custody.DENIED])
    if acknowledged and denied:
        state = CustodyState.CONTESTED
    elif acknowledged or denied:
        state = CustodyState.ACKNOWLEDGED if acknowledged else CustodyState.DENIED
    else:
        state = CustodyState.UNKNOWN
    return CustodyWord(state=state, acknowledged=acknowledged, denied=denied)


def channel_contacts(evidence: Sequence[Evidence]) -> tuple[ChannelContact, ...]:
    """Return the newest word on each channel, sorted by channel.

    Args:
        evidence: Contact claims and acts about one person, from the oldest to the newest.
    """
    channels: dict[str, list[_Said]] = {}
    for one in evidence:
        said = _contact(one)
        if said is not None and is_asserted(one.statement):
            channels.setdefault(said.channel, []).append(said)
    return tuple(_newest_of(channel, channels[channel]) for channel in sorted(channels))


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


class _Said(NamedTuple):
    channel: str
    state: str
    evidence: Evidence


def _contact(one: Evidence) -> _Said | None:
    claim = one.statement.claim
    if isinstance(claim, ContactClaim):
        return _Said(claim.with_whom, claim.state, one)
    if isinstance(claim, ActClaim) and claim.act in _DENYING_ACTS:
        return _Said(_DENYING_ACTS[claim.act], "denied", one)
    return None


def _newest_of(channel: str, said: Sequence[_Said]) -> ChannelContact:
    newest = said[-1]
    start = newest.evidence.first
    alike = [one.evidence.statement for one in said if one.state == newest.state]
    others = [
        one.evidence.statement
        for one in said
        if one.state != newest.state and (start is None or one.evidence.last >= start)
    ]
    return ChannelContact(channel=channel, state=newest.state, rests_on=ids_of(alike), otherwise=ids_of(others))
