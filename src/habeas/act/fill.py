"""Filling a form from accepted statements: every line footnoted, every gap a question, nothing cut off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.act.boxes import Author, Brief, Line, fill_lines
from habeas.act.clock import Clock, Procedure, clock_of
from habeas.act.errors import FormNeedsPerson
from habeas.act.form import Box, Form
from habeas.act.wording import day_in_words, origin_in_words
from habeas.facts.claim import AppealClaim, ResponseClaim, TieClaim
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId, PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Modality, Polarity, Statement

CONTINUED = "continued on the continuation sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """What a line rests on: the words, who said them, in which exhibit."""

    number: int
    statement: StatementId
    quote: str
    origin: str
    exhibit: str
    published_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLine:
    """One line of a box with the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledBox:
    """A box with what fits into it, and what goes to the continuation sheet because the box has a limit."""

    number: str
    label: str
    is_needed: bool
    lines: tuple[FilledLine, ...]
    continued: tuple[FilledLine, ...] = ()
    question: str = ""

    @property
    def text(self) -> str:
        """The text that stands in the box."""
        return "\n".join(line.text for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in the record fills the box."""
        return not self.lines and not self.continued


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledSection:
    """Filled boxes under one heading."""

    title: str
    boxes: tuple[FilledBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A draft of a form about one person, as of a day: no one has approved it, and nothing has been sent."""

    form: Form
    person: PartyId
    as_of: date
    sections: tuple[FilledSection, ...]
    footnotes: tuple[Footnote, ...]
    questions: tuple[str, ...]
    clock: Clock

    def boxes(self) -> tuple[FilledBox, ...]:
        """Return every box in the order of the form."""
        return tuple(box for section in self.sections for box in section.boxes)

    def missing(self) -> tuple[FilledBox, ...]:
        """Return the empty boxes without which the addressee takes no action."""
        return tuple(box for box in self.boxes() if box.is_needed and box.is_empty)


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
    given: Mapping[str, Line] | None = None,
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
        family_consents: Whether a consent of the family to this report is on record.
        given: Lines worked out elsewhere, by what they fill (`silence`).

    Raises:
        FormNeedsPerson: `person` is a group, a unit, an organisation or a place.
    """
    if person.kind is not PartyKind.PERSON:
        raise FormNeedsPerson(party=person.id, kind=person.kind.value)
    known = tuple(sorted((one for one in statements if _is_known(one, as_of)), key=_age_then_id))
    brief = _brief(person, known, parties, author, given or {}, family_consents=family_consents)
    notes = _Notes({one.id: one for one in known}, parties, exhibits)
    sections = tuple(
        FilledSection(title=section.title, boxes=tuple(_fill(box, brief, notes) for box in section.boxes))
        for section in form.sections
    )
    clock = clock_of(form, brief.taking(), as_of)
    return FilledForm(
        form=form,
        person=person.id,
        as_of=as_of,
        sections=sections,
        footnotes=tuple(notes.made),
        questions=_questions(sections, clock),
        clock=clock,
    )


def _is_known(one: Statement, as_of: date) -> bool:
    return one.published_on is None or one.published_on <= as_of


def _age_then_id(one: Statement) -> tuple[date, str]:
    return ((one.when.latest if one.when else None) or one.published_on or date.max, one.id)


def _brief(
    person: Party,
    known: Sequence[Statement],
    parties: Mapping[PartyId, Party],
    author: Author | None,
    given: Mapping[str, Line],
    *,
    family_consents: bool,
) -> Brief:
    """Gather what concerns the person: by name, by a group of theirs, and appeals of and answers to their relatives."""
    groups = {_tied(one, person.id, "member of") for one in known}
    kin = {_tied_to(one, person.id) for one in known}
    about = tuple(one for one in known if person.id in one.claim.references() or _is_of_kin(one, kin))
    through = tuple(one for one in known if one not in about and groups & set(_subjects(one)))
    return Brief(
        person=person, parties=parties, about=about, through_group=through, author=author, given=given,
        family_consents=family_consents,
    )  # fmt: skip


def _tied(one: Statement, person: PartyId, tie: str) -> str | None:
    claim = one.claim
    asserted = one.polarity is Polarity.AFFIRMED and one.modality in (Modality.ACTUAL, Modality.ALLEGED)
    matches = isinstance(claim, TieClaim) and claim.from_party == person and claim.tie == tie
    return claim.to if asserted and isinstance(claim, TieClaim) and matches else None


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
    ) -> None:
        self._statements, self._parties, self._exhibits = statements, parties, exhibits
        self._numbers: dict[StatementId, int] = {}
        self.made: list[Footnote] = []

    def number(self, statement_id: StatementId) -> int | None:
        """Return a statement's footnote number, None for one that is not among those that stand."""
        if statement_id not in self._statements:
            return None
        if statement_id not in self._numbers:
            self._numbers[statement_id] = len(self.made) + 1
            self.made.append(self._footnote(self._statements[statement_id]))
        return self._numbers[statement_id]

    def _footnote(self, one: Statement) -> Footnote:
        exhibit = self._exhibits.get(one.anchor.exhibit)
        return Footnote(
            number=len(self.made) + 1,
            statement=one.id,
            quote=one.anchor.quote,
            origin=origin_in_words(one.origin, self._parties),
            exhibit=exhibit.name if exhibit is not None else one.anchor.exhibit,
            published_on=one.published_on,
        )


def _fill(box: Box, brief: Brief, notes: _Notes) -> FilledBox:
    """Fill one box; lines are moved whole to the continuation sheet once the limit is reached."""
    lines = [
        FilledLine(text=line.text, notes=tuple(n for one in line.rests_on if (n := notes.number(one)) is not None))
        for line in fill_lines(box.fill, brief)
    ]
    fitting: list[FilledLine] = []
    used = 0
    for line in lines:
        used += len(line.text) + (1 if fitting else 0)
        if box.limit is not None and used > box.limit:
            break
        fitting.append(line)
    return FilledBox(
        number=box.number,
        label=box.label,
        is_needed=box.is_needed,
        lines=tuple(fitting),
        continued=tuple(lines[len(fitting) :]),
        question="" if lines else box.question,
    )


def _questions(sections: Sequence[FilledSection], clock: Clock) -> tuple[str, ...]:
    """Return what to ask the family: first what the addressee cannot do without, then the rest."""
    empty = [box for section in sections for box in section.boxes if box.is_empty and box.question]
    needed = [f"{box.number} (needed): {box.question}" for box in empty if box.is_needed]
    rest = [f"{box.number}: {box.question}" for box in empty if not box.is_needed]
    if clock.procedure is Procedure.PERHAPS_URGENT and clock.ends is not None and clock.ends.last is not None:
        last = day_in_words(clock.ends.last)
        needed.insert(0, f"On which day exactly was the person taken? The urgent procedure may be open until {last}.")
    return (*needed, *rest)
