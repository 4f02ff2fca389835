"""A filled form as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from habeas.act.filled import FilledBox, FilledForm, FilledLine
from habeas.act.formats.standing import note_in_words, standing
from habeas.act.phrasebook import phrasebook

_WIDTH = 96


def render_text(draft: FilledForm) -> str:
    """Return the draft as text, boxes first, then the continuation sheet, sources and questions."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: FilledForm) -> Iterator[str]:
    book = phrasebook(draft.language)
    continued_words = book.say("draft.continued")
    yield draft.title.upper()
    yield from (wrapped(sentence) for sentence in standing(draft))
    for section in draft.sections:
        yield from _heading(section.title)
        for box in section.boxes:
            yield from _box(box, continued_words)
    continued = [box for box in draft.boxes() if box.continued]
    if continued:
        yield from _heading(book.say("draft.continuation"))
        for box in continued:
            yield f"{box.number} {box.label}"
            yield from _filled(box.continued)
    if draft.footnotes:
        yield from _heading(book.say("draft.sources"))
        for note in draft.footnotes:
            yield wrapped(f"[{note.number}] {note_in_words(note, draft.language)}", "    ")
    if draft.printed_questions:
        yield from _heading(book.say("draft.ask"))
        yield from (wrapped(f"- {question}", "  ") for question in draft.printed_questions)


def wrapped(text: str, indent: str = "") -> str:
    """Return a paragraph in lines of at most 96 signs; no word is broken."""
    return fill(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _heading(title: str) -> tuple[str, str, str]:
    return "", title, "-" * len(title)


def _box(box: FilledBox, continued_words: str) -> Iterator[str]:
    if box.label:
        yield f"{box.number} {box.label}{' *' if box.is_needed else ''}"
    if box.words:
        yield wrapped(f"    {box.words}", "    ")
    yield from _filled(box.lines)
    if box.continued:
        yield f"    ({continued_words})"
    if box.is_empty and not box.words:
        yield "    —"


def _filled(lines: Sequence[FilledLine]) -> Iterator[str]:
    for line in lines:
        notes = "".join(f"[{number}]" for number in line.notes)
        yield wrapped(f"    {line.text} {notes}".rstrip(), "    ")
