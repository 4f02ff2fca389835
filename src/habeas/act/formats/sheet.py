"""The questions for the family as a sheet to print: their language, room to write, and no name on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.act.filled import FilledForm, Gap
from habeas.act.formats.signs import clean
from habeas.act.formats.text import wrapped
from habeas.act.formats.typesetting import typeset
from habeas.act.phrasebook import phrasebook
from habeas.act.wording import day_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Which questions, in which language, under which number; the person is not named."""

    draft: FilledForm
    language: str
    reference: str

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What the family is asked; what the group answers itself is left out."""
        return tuple(gap for gap in self.draft.gaps if not gap.is_ours)


def render_sheet_text(sheet: Sheet) -> str:
    """Return the questions as text with lines to write on."""
    return "\n".join(_lines(sheet)) + "\n"


def render_sheet_pdf(sheet: Sheet) -> bytes:
    """Return the questions as a tagged PDF with lines to write on.

    Raises:
        DraftNotRendered: typst refused the questions.
    """
    book = phrasebook(sheet.language)
    values = {
        "title": book.say("sheet.title"),
        "language": sheet.language,
        "opening": list(_opening(sheet)),
        "answer": book.say("sheet.answer"),
        "how_known": book.say("sheet.how_known"),
        "questions": [
            {"number": f"{place}.", "text": clean(gap.question.into(sheet.language)), "needed": gap.is_needed}
            for place, gap in enumerate(sheet.gaps, 1)
        ],
    }
    return typeset("sheet.typ", values, form=sheet.draft.form.id, as_of=sheet.draft.as_of)


def _opening(sheet: Sheet) -> tuple[str, ...]:
    book = phrasebook(sheet.language)
    day = day_in_words(sheet.draft.as_of, sheet.language)
    sentences = [book.say("sheet.reference", reference=sheet.reference, day=day)]
    sentences += [book.say("sheet.intro"), book.say("sheet.safety")]
    if any(gap.is_needed for gap in sheet.gaps):
        sentences.append(book.say("sheet.needed"))
    return tuple(sentences)


def _lines(sheet: Sheet) -> Iterator[str]:
    book = phrasebook(sheet.language)
    yield book.say("sheet.title").upper()
    yield from (wrapped(sentence) for sentence in _opening(sheet))
    for place, gap in enumerate(sheet.gaps, 1):
        mark = " ●" if gap.is_needed else ""
        yield ""
        yield wrapped(f"{place}. {clean(gap.question.into(sheet.language))}{mark}", "   ")
        yield f"   {book.say('sheet.answer')} {'_' * 60}"
        yield f"   {'_' * 80}"
        yield f"   {book.say('sheet.how_known')} {'_' * 50}"
