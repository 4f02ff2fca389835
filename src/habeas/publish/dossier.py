"""Compiling a dossier: only what consent allows goes in, so there is nothing to take out afterwards.

1. The consents of the person for this purpose, audience and day say which fields may appear. None: refused.
2. Every party gets the name under which it appears; what stays hidden becomes a list of secrets.
3. Statements about the person whose kind may appear become entries, built from allowed parts: names of step 2, dates
   made coarse, words struck out. A free phrase from a report goes through the same striking out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.facts.claim import ContactClaim
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.ids import ConsentId, PartyId, StatementId
from habeas.facts.party import AgeGroup, Party, PartyKind, Sex
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.publish.cast import Cast, cast_for
from habeas.publish.days import shown_days
from habeas.publish.errors import NoConsent, NotAPerson
from habeas.publish.fields import FIELD_OF_KIND, Field, allowed_fields, may_appear, valid_consents
from habeas.publish.phrases import PHRASES, phrase_of
from habeas.publish.redact import redact
from habeas.publish.search import Searcher
from habeas.publish.secrets import Secret

_HEADINGS = {
    Field.ACTS: "What was done",
    Field.WHEREABOUTS: "Where",
    Field.CONTACT: "Contact",
    Field.APPEALS: "What was asked, and what was answered",
    Field.COUNTS: "How many",
    Field.TIES: "Who is tied to whom",
    Field.WORDS: "Other words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLine:
    """One thing shown of the person, with its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement as it is shown; `words` and `days` are empty where they may not be."""

    number: int
    text: str
    days: str
    words: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The entries of one kind."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What may be shown of one person, and nothing else: a renderer needs and gets no more than this."""

    subject: str
    purpose: Purpose
    audience: Audience
    on: date
    profile: tuple[ProfileLine, ...]
    chapters: tuple[Chapter, ...]
    not_shown: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title of the document."""
        return f"Dossier: {self.subject}"

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry in order."""
        return tuple(entry for chapter in self.chapters for entry in chapter.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """How long nobody has heard from a person, in words: counted from a day of `began`, which `told_by` tells of."""

    text: str
    began: Days
    told_by: StatementId

    def is_told_by(self, statement: Statement) -> bool:
        """Return whether a statement tells all of this by itself, with days of its own."""
        if statement.id != self.told_by or statement.when is None:
            return False
        # The day of a report bounds what it tells of, and is not to be shown.
        return {self.began.first, self.began.last} <= {statement.when.earliest, statement.when.latest, None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A dossier, and apart from it what it must not show.

    `allowed` are phrases of our own and names that may be shown: finding a secret's letters within one of them is no
    leak. `rests_on` are the consents that allow it, `fields` what they allow together.
    """

    person: PartyId
    dossier: Dossier
    secrets: tuple[Secret, ...]
    allowed: tuple[str, ...]
    fields: frozenset[Field]
    rests_on: tuple[ConsentId, ...]


def compile_dossier(
    person: Party,
    statements: Sequence[Statement],
    parties: Mapping[PartyId, Party],
    consents: Sequence[Consent],
    *,
    purpose: Purpose,
    audience: Audience,
    on: date,
    unheard: Unheard | None = None,
) -> Compiled:
    """Return what may be shown of `person`, for a purpose, to an audience, on a day.

    Args:
        person: The person, with every spelling known (`parties` of one cluster seen as one).
        statements: What has been accepted, in any order.
        parties: Every party of the case: those who may not be named are searched for in the result.
        consents: The consents on record that have not been withdrawn.
        purpose: What the release is for.
        audience: Who will see it.
        on: The day of the release.
        unheard: How long nobody has heard from the person on that day; shown where a contact of the dossier tells it.

    Raises:
        NotAPerson: `person` is not one person.
        NoConsent: no consent covers the purpose, the audience and the day.
    """
    if person.kind is not PartyKind.PERSON:
        raise NotAPerson(party=person.id, kind=person.kind.value)
    rests_on = valid_consents(person.id, consents, purpose=purpose, audience=audience, on=on)
    if not rests_on:
        ended = _ended(person.id, consents, purpose=purpose, audience=audience, on=on)
        raise NoConsent(
            person=person.id, purpose=purpose.value, audience=audience.value, on=on.isoformat(), ended=ended
        )
    fields = allowed_fields(person.id, consents, purpose=purpose, audience=audience, on=on)
    known = tuple(one for one in statements if one.published_on is None or one.published_on <= on)
    cast = cast_for(person, known, parties, consents, purpose=purpose, audience=audience, on=on)
    allowed = (*cast.shown_names, *PHRASES, *_HEADINGS.values())
    writer = _Writer(cast, Searcher(cast.secrets, allowed), fields)
    about = tuple(one for one in known if person.id in one.claim.references())
    silence = _silence(unheard, about, fields)
    dossier = Dossier(
        subject=cast.label(person.id),
        purpose=purpose,
        audience=audience,
        on=on,
        profile=writer.profile(person, silence),
        chapters=writer.chapters(about),
        not_shown=tuple(field.value for field in Field if field not in fields),
    )
    days = (silence, *(entry.days for entry in dossier.entries()))
    return Compiled(
        person=person.id,
        dossier=dossier,
        secrets=cast.secrets,
        allowed=(*allowed, *filter(None, days)),
        fields=fields,
        rests_on=tuple(one.id for one in rests_on),
    )


def _silence(unheard: Unheard | None, about: Sequence[Statement], fields: frozenset[Field]) -> str:
    """Return how long nobody has heard from a person, where an entry of the dossier tells as much; else nothing.

    It may rest on what the person said of others, on their groups or on the day of a report, none of which is shown;
    and a number of days tells the day that it is counted from, so that it needs the field of the day as well.
    """
    if unheard is None or Field.DAY not in fields:
        return ""
    contacts = (one for one in about if isinstance(one.claim, ContactClaim) and may_appear(one.claim, fields))
    return unheard.text if any(unheard.is_told_by(one) for one in contacts) else ""


def _ended(person: PartyId, consents: Sequence[Consent], *, purpose: Purpose, audience: Audience, on: date) -> str:
    """Return on which day the last of the consents ended that did cover a purpose and an audience, in words."""
    days = [
        one.until_day
        for one in consents
        if one.person == person and one.until_day and one.has_ended(on)
        and purpose in one.purposes and audience in one.audiences
    ]  # fmt: skip
    return f": the one that did ended on {max(days).isoformat()}" if days else ""


class _Writer:
    """Turns parties and statements into what may be shown of them."""

    def __init__(self, cast: Cast, searcher: Searcher, fields: frozenset[Field]) -> None:
        self._cast, self._searcher, self._fields = cast, searcher, fields

    def profile(self, person: Party, silence: str) -> tuple[ProfileLine, ...]:
        lines = {
            Field.SEX: "" if person.sex is Sex.UNKNOWN else person.sex.value,
            Field.AGE_GROUP: "" if person.age_group is AgeGroup.UNKNOWN else person.age_group.value,
            Field.OCCUPATION: "; ".join(self._clean(work) for work in person.occupations),
            Field.ROLES: "; ".join(self._clean(role) for role in person.roles),
        }
        shown = tuple(
            ProfileLine(label=field.value.capitalize(), text=text)
            for field, text in lines.items()
            if field in self._fields and text
        )
        return (*shown, ProfileLine(label="Silence", text=silence)) if silence else shown

    def chapters(self, statements: Sequence[Statement]) -> tuple[Chapter, ...]:
        shown = sorted((one for one in statements if may_appear(one.claim, self._fields)), key=_age_then_id)
        chapters, number = [], 0
        for field, heading in _HEADINGS.items():
            entries = []
            for one in shown:
                if FIELD_OF_KIND[one.claim.kind] is field:
                    number += 1
                    entries.append(self._entry(number, one))
            if entries:
                chapters.append(Chapter(heading=heading, entries=tuple(entries)))
        return tuple(chapters)

    def _entry(self, number: int, one: Statement) -> Entry:
        words = ""
        if Field.WORDS in self._fields:
            days_said = one.when.words if one.when else ""
            words = redact(one.anchor.quote, self._searcher, self._fields, days_said=days_said)
        return Entry(
            number=number,
            text=phrase_of(one, self._cast.label, self._clean),
            days=shown_days(one.when, self._fields),
            words=words,
            origin=self._origin(one),
        )

    def _origin(self, one: Statement) -> str:
        """Say who said it as far as their own consent goes; a source without a name stays a source."""
        # A letter would tie a source to what else is shown of that person, such as whose mother she is.
        named = one.origin.speaker in self._cast.named
        speaker = self._cast.label(one.origin.speaker) if named else "a source not named here"
        published = f", in {one.origin.publisher}" if one.origin.publisher and Field.PUBLISHER in self._fields else ""
        return speaker + published

    def _clean(self, text: str) -> str:
        return redact(text, self._searcher, self._fields)


def _age_then_id(one: Statement) -> tuple[date, str]:
    return ((one.when.earliest if one.when else None) or date.max, one.id)
