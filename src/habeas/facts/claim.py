"""What is said: the eight kinds of claim.

A claim points at entities by reference: the ids of a reading's entities (`e5`) while it is a proposal, the ids
of parties (`p-…`) once a person has accepted it. `renamed` turns the one into the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Self

from habeas.facts.count import Count

ACTS = (
    "arrest", "detention", "arbitrary detention", "incommunicado detention", "enforced disappearance",
    "abduction", "killing", "torture", "ill-treatment", "threat", "coercion", "confiscation",
    "denial of counsel", "denial of contact", "forced return", "search", "trial", "conviction", "release",
    "refusal to serve", "resignation", "other",
)  # fmt: skip
"""The values of an act claim's `act`."""

WHEREABOUTS_STATES = (
    "held", "transferred", "released", "free", "returned", "sent back", "with the unit", "at the front",
    "silent", "dead", "unknown",
)  # fmt: skip
"""The values of a whereabouts claim's `state`."""

CONTACT_STATES = ("in contact", "lost", "denied", "permitted")
"""The values of a contact claim's `state`."""

CONTACT_CHANNELS = ("family", "lawyer", "humanitarian body", "human-rights body", "anyone")
"""The values of a contact claim's `with`; readers propose only family, lawyer and anyone, people enter the others."""


class Custody(StrEnum):
    """Whether those who hold a person say so."""

    ACKNOWLEDGED = "acknowledged"
    DENIED = "denied"


class Measure(StrEnum):
    """What a number measures: the whole, each part, or a share of a base."""

    TOTAL = "total"
    EACH = "each"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFields:
    """What the kinds of claim have in common: they can name and rename the entities that they point at."""

    kind: ClassVar[str]
    reference_fields: ClassVar[tuple[str, ...]] = ()

    def references(self) -> tuple[str, ...]:
        """Return the ids of the entities that the claim points at, each once, in the order of its fields."""
        found: list[str] = []
        for name in self.reference_fields:
            value = getattr(self, name)
            if isinstance(value, tuple):
                found += value
            elif value:
                found.append(value)
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))

    def renamed(self, rename: Callable[[str], str]) -> Self:
        """Return the same claim with every reference put through `rename`."""
        changes: dict[str, object] = {}
        for name in self.reference_fields:
            value = getattr(self, name)
            if isinstance(value, tuple):
                changes[name] = tuple(rename(reference) for reference in value)
            elif value is not None:
                changes[name] = rename(value)
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountClaim(ClaimFields):
    """How many of whom are in which state; `part_of` is the larger group, `base` what a share is a share of."""

    kind = "count"
    reference_fields = ("of", "part_of", "base")
    of: str | None
    number: Count
    state: str | None = None
    about: str | None = None
    part_of: str | None = None
    measure: Measure | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActClaim(ClaimFields):
    """Who did what to whom; `act` is one of `ACTS`."""

    kind = "act"
    reference_fields = ("victims", "perpetrators")
    act: str
    victims: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    conditions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactClaim(ClaimFields):
    """Whether people can be reached, by whom; `with_whom` is one of `CONTACT_CHANNELS`."""

    kind = "contact"
    reference_fields = ("of",)
    of: tuple[str, ...]
    with_whom: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereaboutsClaim(ClaimFields):
    """Where people are said to be and in which state; `state` is one of `WHEREABOUTS_STATES`."""

    kind = "whereabouts"
    reference_fields = ("of", "place")
    of: tuple[str, ...]
    state: str
    place: str | None = None
    custody: Custody | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieClaim(ClaimFields):
    """How one is tied to another: `from_party` is the mother, husband, commander, member, founder … of `to`."""

    kind = "tie"
    reference_fields = ("from_party", "to")
    tie: str
    from_party: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealClaim(ClaimFields):
    """Who asked whom for what, and how many times."""

    kind = "appeal"
    reference_fields = ("by", "to")
    by: tuple[str, ...]
    to: str | None = None
    asks: str | None = None
    number: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseClaim(ClaimFields):
    """How an appeal was answered: granted, refused, denied the event, no answer."""

    kind = "response"
    reference_fields = ("by", "to")
    by: str | None
    response: str
    to: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkClaim(ClaimFields):
    """Reported speech that fits none of the other kinds."""

    kind = "remark"


Claim = CountClaim | ActClaim | ContactClaim | WhereaboutsClaim | TieClaim | AppealClaim | ResponseClaim | RemarkClaim

CLAIM_KINDS: dict[str, type[Claim]] = {
    kind.kind: kind
    for kind in (
        CountClaim, ActClaim, ContactClaim, WhereaboutsClaim, TieClaim, AppealClaim, ResponseClaim, RemarkClaim,
    )
}  # fmt: skip
"""Every kind of claim by its name in the contract."""
