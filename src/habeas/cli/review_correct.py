"""Correcting a proposal at the keyboard: its parts are listed, each is asked for anew, and dates may be in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import click

from habeas.cli.output import say
from habeas.facts.claim import WHEREABOUTS_STATES
from habeas.facts.reading import Entity
from habeas.facts.statement import Modality, Polarity
from habeas.workspace import ProposalView
from habeas.workspace.correcting.choices import number_in, when_in
from habeas.workspace.correcting.corrections import CorrectionForm, changes_from, correction_form, places_of
from habeas.workspace.correcting.errors import DATES_SHOWN, DateNotUnderstood, FormNotUnderstood

NOTHING = "-"
"""What is typed where nobody, nothing or nowhere is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a proposal that can be corrected: how it is called, and what stands there now.

    `name` is its field in the form of the desk. `among` are the entities or the words of which it is one, `is_many`
    says that it may be several of them, `is_open` that it may be other words too.
    """

    label: str
    name: str
    value: str
    among: Mapping[str, str] = field(default_factory=dict)
    is_who: bool = False
    is_many: bool = False
    is_open: bool = False


def ask_changes(view: ProposalView) -> Mapping[str, object]:
    """Ask which parts are wrong and what is right, until nothing more is; return the changes, none where none were.

    Raises:
        MalformedFact: the bounds of a number are crossed.
    """
    typed: dict[str, str] = {}
    chosen: dict[str, Sequence[str]] = {}
    while True:
        parts = tuple(parts_of(correction_form(view.proposal, typed, chosen), view.entities))
        for number, part in enumerate(parts, 1):
            say(f"  {number:2} {part.label}: {part.value or '—'}")
        answer: str = click.prompt(
            "Which is wrong (a number; Enter when all is right)", default="", show_default=False, err=True
        )
        if not answer.strip():
            sent = {**typed, **{name: " ".join(ids) for name, ids in chosen.items()}}
            try:
                return changes_from(
                    sent, view.proposal, entities=view.entities, chosen=chosen, published=view.published_on
                )
            except FormNotUnderstood as refusal:
                say(f"{refusal.field.replace('_', ' ')} cannot be that; choose it again.")
                continue
        wrong = _numbered(answer, parts)
        if wrong is not None and wrong.is_who:
            chosen[wrong.name] = _ask_who(wrong)
        elif wrong is not None:
            typed[wrong.name] = _ask_until_read(wrong, view.published_on)


def parts_of(form: CorrectionForm, entities: Sequence[Entity]) -> Iterator[Part]:
    """Yield the parts of a form: who, what, how many, when, where, and whether it is said to be so."""
    names = {entity.id: entity.name for entity in entities}
    for who in form.who:
        yield Part(
            label=who.name.replace("_", " "), name=f"claim-{who.name}",
            value=", ".join(names.get(one, one) for one in who.chosen), among=names, is_who=True, is_many=who.is_many,
        )  # fmt: skip
    for text in form.fields:
        is_open = (form.has_number, text.name) == (True, "state")
        among = {choice: choice for choice in (WHEREABOUTS_STATES if is_open else text.choices) if choice}
        yield Part(
            label=text.name.replace("_", " "), name=f"claim-{text.name}", value=text.value, among=among, is_open=is_open
        )  # fmt: skip
    if form.has_number:
        yield Part(label="at least", name="at_least", value=form.at_least)
        yield Part(label="at most", name="at_most", value=form.at_most)
    yield Part(label="when", name="when", value=form.when)
    places = {place.id: place.name for place in places_of(entities)}
    if places:
        yield Part(label="where it happened", name="where", value=places.get(form.where, form.where), among=places)
    for name, value, members in (("polarity", form.polarity, Polarity), ("modality", form.modality, Modality)):
        yield Part(label=name, name=name, value=value, among={one.value: one.value for one in members})


def _ask_until_read(part: Part, published: date | None) -> str:
    """Return what stands in the place of a part; a date or a number that cannot be read is asked for again at once."""
    while True:
        given = _ask(part)
        try:
            if part.name == "when":
                when_in({"when": given}, published=published)
            elif part.name in ("at_least", "at_most"):
                number_in({part.name: given}, part.name)
        except DateNotUnderstood:
            say(f"No date can be read in that. Write {DATES_SHOWN}.")
        except FormNotUnderstood:
            say("A whole number, please.")
        else:
            return given


def _ask(part: Part) -> str:
    """Return what stands in the place of a part."""
    if part.is_open:
        return _ask_open(part)
    if part.among:
        (chosen,) = _choose(part, 1) or ("",)
        return chosen
    hint = " (2024-03-05, 2024-03, 2024-03-01/2024-03-09, or in words)" if part.name == "when" else ""
    given: str = click.prompt(f"{part.label}{hint}; {NOTHING} for none", err=True)
    return "" if given.strip() == NOTHING else given


def _ask_open(part: Part) -> str:
    """Return one of the words that are offered, chosen by its number, or other words."""
    listed = _listed(part)
    given: str = click.prompt(f"{part.label} (a number, or other words; {NOTHING} for none)", err=True)
    place = _place(given, len(listed))
    return listed[place] if place is not None else "" if given.strip() == NOTHING else given


def _listed(part: Part) -> tuple[str, ...]:
    """Show what can be chosen by its number, and return it."""
    for number, words in enumerate(part.among.values(), 1):
        say(f"     {number:2} {words}")
    return tuple(part.among)


def _ask_who(part: Part) -> Sequence[str]:
    return _choose(part, len(part.among) if part.is_many else 1)


def _choose(part: Part, most: int) -> tuple[str, ...]:
    """Ask for numbers out of a list until they are some, and return what they stand for."""
    listed = _listed(part)
    several = ", several with commas" if most > 1 else ""
    while True:
        given: str = click.prompt(f"{part.label} (a number{several}; {NOTHING} for none)", err=True)
        if given.strip() == NOTHING:
            return ()
        numbers = [_place(one, len(listed)) for one in given.split(",")]
        if None not in numbers and len(numbers) <= most:
            return tuple(listed[number] for number in numbers if number is not None)
        say(f"Numbers from 1 to {len(listed)}, please.")


def _numbered(answer: str, parts: Sequence[Part]) -> Part | None:
    place = _place(answer, len(parts))
    if place is None:
        say(f"A number from 1 to {len(parts)}, please.")
        return None
    return parts[place]


def _place(typed: str, count: int) -> int | None:
    given = typed.strip()
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 0
    return number - 1 if 1 <= number <= count else None
