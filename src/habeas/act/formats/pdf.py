"""A filled form as a tagged PDF."""

from __future__ import annotations

from habeas.act.filled import FilledBox, FilledForm, FilledLine
from habeas.act.form import Layout
from habeas.act.formats.signs import clean
from habeas.act.formats.standing import not_authorised, note_in_words, standing
from habeas.act.formats.typesetting import typeset
from habeas.act.phrasebook import phrasebook


def render_pdf(draft: FilledForm) -> bytes:
    """Return the draft as a PDF; equal drafts give equal bytes.

    Raises:
        DraftNotRendered: typst refused the draft.
    """
    return typeset("form.typ", _content(draft), form=draft.form.id, as_of=draft.as_of)


def _content(draft: FilledForm) -> dict[str, object]:
    book = phrasebook(draft.language)
    return {
        "title": draft.title,
        "language": draft.language,
        "is_letter": draft.form.layout is Layout.LETTER,
        "warning": not_authorised(draft),
        "standing": [clean(sentence) for sentence in standing(draft)],
        "continued_words": book.say("draft.continued"),
        "headings": {name: book.say(f"draft.{name}") for name in ("continuation", "sources", "ask")},
        "sections": [
            {"title": section.title, "boxes": [_box(box, box.lines) for box in section.boxes]}
            for section in draft.sections
        ],
        "continuation": [_box(box, box.continued) for box in draft.boxes() if box.continued],
        "sources": [
            {"number": note.number, "text": clean(note_in_words(note, draft.language))} for note in draft.footnotes
        ],
        "questions": [clean(question) for question in draft.printed_questions],
    }


def _box(box: FilledBox, lines: tuple[FilledLine, ...]) -> dict[str, object]:
    return {
        "number": box.number,
        "label": box.label,
        "words": box.words,
        "needed": box.is_needed,
        "continued": bool(box.continued),
        "lines": [{"text": clean(line.text), "notes": list(line.notes)} for line in lines],
    }
