"""Before a name is shown to many: what reports about a person say of a wish that it be withheld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.facts.consent import Audience, Consent
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId
from habeas.publish import Field
from habeas.publish.pleas import pleas_in
from habeas.workspace.held import Held, hold
from habeas.workspace.session import Session

_MANY = (Audience.NEWSROOM, Audience.PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plea:
    """One sentence that asks not to name somebody, in the report of a number; whom it means is for a person to read."""

    report: str
    original: ExhibitId
    words: str


def shows_name_to_many(consent: Consent) -> bool:
    """Return whether a consent lets the name be shown to a newsroom or to everybody."""
    return Field.NAME.value in consent.fields and not set(_MANY).isdisjoint(consent.audiences)


def pleas_about(session: Session, given: PartyId) -> tuple[Plea, ...]:
    """Return the sentences of reports about a person that ask not to name somebody, in the order of the reports."""
    held = hold(session)
    layers = dict.fromkeys(_layers(held, held.canonical.get(given, given)))
    numbers = session.store.queries.numbers_of(original for _, original in layers)
    return tuple(
        Plea(report=numbers[original], original=original, words=span.of(text))
        for layer, original in layers
        for text in (session.text(layer),)
        for span in pleas_in(text)
    )


def _layers(held: Held, person: PartyId) -> Iterable[tuple[ExhibitId, ExhibitId]]:
    for one in held.about(person):
        layer = held.exhibits[one.anchor.exhibit]
        if layer.role is ExhibitRole.TEXT_LAYER:
            yield layer.id, held.report_of(one)
