"""What a claim says of its subjects: a state, a word of those who hold them, contact through a channel.

A claim is read for its meaning once, and there are few different ones, so that each is made once and shared.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from habeas.facts.claim import ActClaim, Claim, ContactClaim, Custody, WhereaboutsClaim

STATES_OF_ACTS = {
    "arrest": "held", "detention": "held", "arbitrary detention": "held", "incommunicado detention": "held",
    "enforced disappearance": "held", "abduction": "held", "release": "released", "killing": "dead",
    "forced return": "sent back",
}  # fmt: skip
"""What being the victim of an act says of where a person is afterwards."""

_KINDS = 1024
_ONSETS = ("transferred", "released", "returned", "sent back", "dead", "silent")
_CLOSE = ("family", "anyone")
_CLOSING_ACTS = {"denial of counsel": "lawyer", "denial of contact": "anyone", "incommunicado detention": "anyone"}
_ISOLATING = ("denial of contact", "incommunicado detention")


class Told(NamedTuple):
    """What one claim says of its subjects; what it does not speak of is empty.

    `is_onset` marks a state that is told as an event: its first day is when it began. `custody` is one of `Custody`,
    `contact` one of `CONTACT_STATES` through `channel`. `reached` says whether somebody was in contact with them, or
    cannot be. `is_of_place` is false for a silence: it does not say where anybody is.
    """

    state: str = ""
    is_onset: bool = False
    is_of_place: bool = True
    custody: str = ""
    channel: str = ""
    contact: str = ""
    reached: bool | None = None


NOTHING = Told()
"""What a claim of another kind says of where anybody is."""


def told_by(claim: Claim) -> Told:
    """Return what a claim says of where its subjects are and whether they can be reached."""
    if isinstance(claim, WhereaboutsClaim):
        return _of_whereabouts(claim.state, claim.custody)
    if isinstance(claim, ContactClaim):
        return _of_contact(claim.with_whom, claim.state)
    return _of_act(claim.act) if isinstance(claim, ActClaim) else NOTHING


@lru_cache(maxsize=_KINDS)
def _of_whereabouts(state: str, custody: Custody | None) -> Told:
    return Told(
        state="" if state == "unknown" else state,
        is_onset=state in _ONSETS,
        custody="" if custody is None else custody.value,
        reached=False if state == "silent" else None,
    )


@lru_cache(maxsize=_KINDS)
def _of_contact(channel: str, contact: str) -> Told:
    is_lost = contact == "lost" or (contact == "denied" and channel in _CLOSE)
    return Told(
        state="silent" if contact == "lost" else "",
        is_onset=True,
        channel=channel,
        contact=contact,
        reached=True if contact == "in contact" else False if is_lost else None,
        is_of_place=False,
    )


@lru_cache(maxsize=_KINDS)
def _of_act(act: str) -> Told:
    state, channel = STATES_OF_ACTS.get(act, ""), _CLOSING_ACTS.get(act, "")
    if not state and not channel:
        return NOTHING
    return Told(
        state=state,
        is_onset=True,
        channel=channel,
        contact="denied" if channel else "",
        reached=False if act in _ISOLATING else None,
    )
