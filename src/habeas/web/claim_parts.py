"""The parts of every kind of claim, as a person is asked for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from habeas.facts.party import PartyKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WHO = (PartyKind.PERSON, PartyKind.GROUP, PartyKind.UNIT)
"""Of whom something can be said that happened to them."""

ACTORS = (PartyKind.PERSON, PartyKind.GROUP, PartyKind.UNIT, PartyKind.ORGANIZATION)
"""Who can do or say something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPart:
    """A part of a claim that points at parties: one that is known, or the name of a new one.

    Whether somebody must be named, `habeas.workspace.correcting` says.
    """

    name: str
    label: str | _StrPromise
    kinds: tuple[PartyKind, ...]
    is_many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPart:
    """A part of a claim in words; where its kind has a vocabulary, one of those."""

    name: str
    label: str | _StrPromise
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPart:
    """The number of a claim, at least and at most."""

    is_required: bool = False


Part = PartyPart | WordPart | NumberPart

PARTS: Mapping[str, tuple[Part, ...]] = {
    "whereabouts": (
        PartyPart(name="of", label=_("About whom"), kinds=WHO, is_many=True),
        WordPart(name="state", label=_("State"), is_required=True),
        PartyPart(name="place", label=_("Where"), kinds=(PartyKind.PLACE,)),
        WordPart(name="custody", label=_("Custody")),
    ),
    "contact": (
        PartyPart(name="of", label=_("About whom"), kinds=WHO, is_many=True),
        WordPart(name="with", label=_("Contact with"), is_required=True),
        WordPart(name="state", label=_("State"), is_required=True),
    ),
    "act": (
        WordPart(name="act", label=_("What was done"), is_required=True),
        PartyPart(name="victims", label=_("To whom"), kinds=WHO, is_many=True),
        PartyPart(name="perpetrators", label=_("By whom"), kinds=ACTORS, is_many=True),
        WordPart(name="conditions", label=_("Under what conditions")),
    ),
    "count": (
        PartyPart(name="of", label=_("Of whom"), kinds=WHO),
        NumberPart(is_required=True),
        WordPart(name="state", label=_("Said to be")),
        PartyPart(name="part_of", label=_("Part of which group"), kinds=WHO),
    ),
    "tie": (
        PartyPart(name="from", label=_("Who"), kinds=ACTORS),
        WordPart(name="tie", label=_("Is the (mother, lawyer, commander…)"), is_required=True),
        PartyPart(name="to", label=_("Of whom"), kinds=ACTORS),
    ),
    "appeal": (
        PartyPart(name="by", label=_("Who appealed"), kinds=ACTORS, is_many=True),
        PartyPart(name="to", label=_("To whom"), kinds=ACTORS),
        WordPart(name="asks", label=_("For what")),
        NumberPart(),
    ),
    "response": (
        PartyPart(name="by", label=_("Who answered"), kinds=ACTORS),
        WordPart(name="response", label=_("The answer"), is_required=True),
        PartyPart(name="to", label=_("To whom"), kinds=ACTORS, is_many=True),
        WordPart(name="about", label=_("About what")),
    ),
    "remark": (),
}
"""The parts of every kind of claim, in the order in which the form asks for them."""
