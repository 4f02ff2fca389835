"""Filling a form from accepted statements: every line footnoted, every gap a question, nothing cut off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from habeas.act.arrivals import without_places_of_arrival
from habeas.act.boxes import Author, Brief, Cited, Line, fill_lines
from habeas.act.clock import Clock, Procedure, clock_of
from habeas.act.doubts import find_doubts
from habeas.act.errors import FormNeedsPerson
from habeas.act.filled import FilledBox, FilledForm, FilledLine, FilledSection, Footnote, Gap
from habeas.act.form import Box, Form
from habeas.act.phrasebook import LANGUAGES, phrasebook
from habeas.act.selection import is_asserted
from habeas.act.table import Worded
from habeas.act.wording import day_in_words, origin_in_words
from habeas.facts.claim import AppealClaim, ResponseClaim, TieClaim
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId, PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Modality, Polarity, Statement


def fill_form(
    form: Form,
    person: Party,
    statements: Sequence[Statement],
    parties: Mapping[PartyId, Party],
    as_of: date,
    *,
    exhibits: Mapping[ExhibitId, Exhibit],
    author: Author | None = None,
    family_consents: bool = False,
    given: Mapping[str, tuple[Line, ...]] | None = None,
    language: str | None = None,
) -> FilledForm:
    """Return a draft of `form` about `person` from the statements that stand.

    Args:
        form: The form to fill.
        person: The person whom the form is about.
        statements: What has been accepted, in any order; what was published after `as_of` is left out.
        parties: Every party that the statements point at.
        as_of: The day of the draft, from which terms are counted.
        exhibits: The exhibits in which the statements stand, for footnotes.
        author: Who sends the form.
        family_consents: Whether a consent on record covers sending this form.
        given: Lines worked out elsewhere, by what they fill (`silence`, and of the ledger `appeals`, `responses`).
        language: One that the addressee takes; the form's first one where it is left out.

    Raises:
        LanguageNotTaken: the addressee does not take the language.
        FormNeedsPerson: `person` is a group, a unit, an organisation or a place.
    """
    if person.kind is not PartyKind.PERSON:
        raise FormNeedsPerson(party=person.id, kind=person.kind.value)
    language = form.language(language)
    known = _known(statements, as_of)
    about, through = _concerning(person, known)
    brief = Brief(
        person=person, parties=parties, about=about, through_group=through, known=known, language=language,
        author=author, given=given or {}, family_consents=family_consents,
    )  # fmt: skip
    notes = _Notes({one.id: one for one in known}, parties, exhibits, language)
    sections = tuple(
        FilledSection(
            title=section.title.into(language), boxes=tuple(_fill(box, brief, notes) for box in section.boxes)
        )
        for section in form.sections
    )
    clock = clock_of(form, brief.taking(), as_of) if form.urgent_months else None
    gaps = (*find_doubts(brief, as_of, notes.number), *_gaps(form, sections, clock))
    return FilledForm(
        form=form,
        language=language,
        person=person.id,
        as_of=as_of,
        sections=sections,
        footnotes=tuple(notes.made),
        gaps=gaps,
        clock=clock,
        is_authorised=family_consents,
    )


def _known(statements: Sequence[Statement], as_of: date) -> tuple[Statement, ...]:
    return tuple(
        sorted(without_places_of_arrival([one for one in statements if _is_known(one, as_of)]), key=_age_then_id)
    )


def _is_known(one: Statement, as_of: date) -> bool:
    return one.published_on is None or one.published_on <= as_of


def _age_then_id(one: Statement) -> tuple[date, str]:
    return ((one.when.latest if one.when else None) or one.published_on or date.max, one.id)


def _concerning(person: Party, known: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return what names the person, appeals of and answers to their relatives included, and what names their groups."""
    groups = {_tied(one, person.id, "member of") for one in known}
    kin = {_tied_to(one, person.id) for one in known}
    about = tuple(one for one in known if person.id in one.claim.references() or _is_of_kin(one, kin))
    by_name = {one.id for one in about}
    return about, tuple(one for one in known if one.id not in by_name and groups & set(_subjects(one)))


def _tied(one: Statement, person: PartyId, tie: str) -> str | None:
    claim = one.claim
    matches = isinstance(claim, TieClaim) and claim.from_party == person and claim.tie == tie
    return claim.to if is_asserted(one) and isinstance(claim, TieClaim) and matches else None


def _tied_to(one: Statement, person: PartyId) -> str | None:
    claim = one.claim
    asserted = one.polarity is Polarity.AFFIRMED and one.modality is Modality.ACTUAL
    return claim.from_party if asserted and isinstance(claim, TieClaim) and claim.to == person else None


def _is_of_kin(one: Statement, kin: set[str | None]) -> bool:
    claim = one.claim
    if isinstance(claim, AppealClaim):
        return bool(kin & set(claim.by))
    return isinstance(claim, ResponseClaim) and bool(kin & set(claim.to))


def _subjects(one: Statement) -> tuple[str, ...]:
    claim = one.claim
    return () if isinstance(claim, TieClaim) else claim.references()


class _Notes:
    """Footnotes in the order in which they are first used, one per statement."""

    def __init__(
        self,
        statements: Mapping[StatementId, Statement],
        parties: Mapping[PartyId, Party],
        exhibits: Mapping[ExhibitId, Exhibit],
        language: str,
    ) -> None:
        self._statements, self._parties, self._exhibits = statements, parties, exhibits
        self._language = language
        self._numbers: dict[StatementId | Cited, int] = {}
        self.made: list[Footnote] = []

    def number(self, statement_id: StatementId) -> int | None:
        """Return a statement's footnote number, None for one that is not among those that stand."""
        if statement_id not in self._statements:
            return None
        if statement_id not in self._numbers:
            self._numbers[statement_id] = len(self.made) + 1
            self.made.append(self._footnote(self._statements[statement_id]))
        return self._numbers[statement_id]

    def number_of_entry(self, cited: Cited) -> int:
        """Return the footnote number of an entry of the appeals ledger."""
        if cited not in self._numbers:
            self._numbers[cited] = len(self.made) + 1
            self.made.append(
                Footnote(
                    number=len(self.made) + 1, statement=None, quote="", origin="", exhibit=cited.proof,
                    published_on=None, appeal=cited.number, entry=cited.entry,
                )
            )  # fmt: skip
        return self._numbers[cited]

    def of(self, line: Line) -> tuple[int, ...]:
        """Return the numbers of all footnotes of a line."""
        stated = (number for one in line.rests_on if (number := self.number(one)) is not None)
        return (*stated, *(self.number_of_entry(one) for one in line.cites))

    def _footnote(self, one: Statement) -> Footnote:
        exhibit = self._exhibits.get(one.anchor.exhibit)
        return Footnote(
            number=len(self.made) + 1,
            statement=one.id,
            quote=one.anchor.quote,
            origin=origin_in_words(one.origin, self._parties, self._language),
            exhibit=exhibit.name if exhibit is not None else one.anchor.exhibit,
            published_on=one.published_on,
        )


def _fill(box: Box, brief: Brief, notes: _Notes) -> FilledBox:
    """Fill one box; lines are moved whole to the continuation sheet once the limit is reached."""
    lines = [FilledLine(text=line.text, notes=notes.of(line)) for line in fill_lines(box, brief)]
    fitting: list[FilledLine] = []
    used = 0
    for line in lines:
        used += len(line.text) + (1 if fitting else 0)
        if box.limit is not None and used > box.limit:
            break
        fitting.append(line)
    return FilledBox(
        number=box.number,
        label=box.label.into(brief.language),
        is_needed=box.is_needed,
        words=box.words.into(brief.language),
        lines=tuple(fitting),
        continued=tuple(lines[len(fitting) :]),
        question="" if lines else box.question.into(brief.language),
    )


def _gaps(form: Form, sections: Sequence[FilledSection], clock: Clock | None) -> tuple[Gap, ...]:
    """Return what to ask the family: first what the addressee cannot do without, then the rest."""
    asked = {box.number for section in sections for box in section.boxes if box.is_empty and box.question}
    empty = [
        Gap(number=box.number, question=box.question, is_needed=box.is_needed, is_ours=box.is_ours)
        for box in form.boxes()
        if box.number in asked
    ]
    needed, rest = [gap for gap in empty if gap.is_needed], [gap for gap in empty if not gap.is_needed]
    if clock and clock.procedure is Procedure.PERHAPS_URGENT and clock.ends is not None and clock.ends.last is not None:
        needed.insert(0, _ask_day(clock.ends.last))
    return (*needed, *rest)


def _ask_day(last: date) -> Gap:
    texts = tuple(
        (language, phrasebook(language).say("clock.ask_day", last=day_in_words(last, language)))
        for language in LANGUAGES
    )
    return Gap(question=Worded(texts=texts))
