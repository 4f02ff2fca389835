"""A filled form: lines with footnotes in boxes, what did not fit, what is missing, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.act.clock import Clock
from habeas.act.form import Form
from habeas.act.phrasebook import phrasebook
from habeas.act.table import Worded
from habeas.facts.ids import EntryId, PartyId, StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """What a line rests on: the words, who said them, in which exhibit.

    Where it rests on the appeals ledger, `appeal` is the number of the appeal and `entry` the entry; it has no words.
    """

    number: int
    statement: StatementId | None
    quote: str
    origin: str
    exhibit: str
    published_on: date | None
    appeal: str = ""
    entry: EntryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLine:
    """One line of a box with the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledBox:
    """A box with what fits into it, and what goes to the continuation sheet because the box has a limit.

    `words` are the form's own; `question` is empty where the record fills the box.
    """

    number: str
    label: str
    is_needed: bool
    lines: tuple[FilledLine, ...]
    words: str = ""
    continued: tuple[FilledLine, ...] = ()
    question: str = ""

    @property
    def text(self) -> str:
        """The text of the record that stands in the box."""
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
class Gap:
    """Something to ask the family: what an empty box needs, or what the record contradicts itself about.

    `number` is the box's, empty where the question belongs to none. `is_ours` marks what the group answers
    itself, not the family.
    """

    question: Worded
    number: str = ""
    is_needed: bool = False
    is_ours: bool = False

    def into(self, language: str) -> str:
        """Return the question with its number, in a language."""
        book = phrasebook(language)
        shape = "draft.needed_question" if self.is_needed else "draft.question"
        fields = {"needed": book.say("draft.needed")} if self.is_needed else {}
        return book.say(shape, number=self.number, question=self.question.into(language), **fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A draft of a form about one person, as of a day, in one language; nothing has been sent.

    `is_authorised` says whether a consent on record covers sending it: where none does, every page says so.
    `clock` is None where the addressee has no urgent procedure.
    """

    form: Form
    language: str
    person: PartyId
    as_of: date
    sections: tuple[FilledSection, ...]
    footnotes: tuple[Footnote, ...]
    gaps: tuple[Gap, ...]
    clock: Clock | None
    is_authorised: bool

    @property
    def title(self) -> str:
        """The form's title in the language of the draft."""
        return self.form.title.into(self.language)

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask the family, in the language of the draft: what the addressee cannot do without comes first."""
        return tuple(gap.into(self.language) for gap in self.gaps)

    @property
    def printed_questions(self) -> tuple[str, ...]:
        """The questions that stand on the draft itself: none on one that may be sent."""
        return () if self.is_authorised else self.questions

    def boxes(self) -> tuple[FilledBox, ...]:
        """Return every box in the order of the form."""
        return tuple(box for section in self.sections for box in section.boxes)

    def missing(self) -> tuple[FilledBox, ...]:
        """Return the empty boxes without which the addressee takes no action."""
        return tuple(box for box in self.boxes() if box.is_needed and box.is_empty)
