"""A filled form as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from habeas.act.clock import Clock
from habeas.act.fill import CONTINUED, FilledBox, FilledForm, FilledLine, Footnote
from habeas.act.wording import day_in_words
from habeas.facts.when import Days

_WIDTH = 96


def render_text(draft: FilledForm) -> str:
    """Return the draft as text, boxes first, then the continuation sheet, sources and questions."""
    return "\n".join(_lines(draft)) + "\n"


def standing(draft: FilledForm) -> tuple[str, ...]:
    """Return the sentences that say what the draft is, and that nobody has compared the form with the official one."""
    form = draft.form
    checked = (
        f"Boxes compared with the official form on {day_in_words(form.checked_on)}."
        if form.checked_on is not None
        else "The boxes have NOT been compared with the official form: compare them before sending."
    )
    return (
        f"Draft of {day_in_words(draft.as_of)}, to: {form.addressee}. Not sent.",
        checked,
        clock_in_words(draft.clock),
        *form.notes,
    )


def clock_in_words(clock: Clock) -> str:
    """Return the procedure and its end in one sentence."""
    words = f"Procedure: {clock.procedure.value}"
    if clock.ends is not None:
        words += f", the urgent one open until {_end(clock.ends)}"
    return f"{words}. Rule: {clock.rule}."


def _end(ends: Days) -> str:
    last = day_in_words(ends.last) if ends.last else "an unknown day"
    if ends.first == ends.last:
        return last
    return f"a day between {day_in_words(ends.first)} and {last}" if ends.first else f"{last} at the latest"


def source_in_words(note: Footnote) -> str:
    """Return who said it, in which exhibit, of which day."""
    day = f", {day_in_words(note.published_on)}" if note.published_on else ""
    return f"{note.origin}; {note.exhibit}{day}; statement {note.statement}"


def _lines(draft: FilledForm) -> Iterator[str]:
    yield draft.form.title.upper()
    yield from (_wrapped(sentence) for sentence in standing(draft))
    for section in draft.sections:
        yield from ("", section.title, "-" * len(section.title))
        for box in section.boxes:
            yield from _box(box)
    continued = [box for box in draft.boxes() if box.continued]
    if continued:
        yield from ("", "Continuation sheet", "------------------")
        for box in continued:
            yield f"{box.number} {box.label}"
            yield from _filled(box.continued)
    if draft.footnotes:
        yield from ("", "Sources", "-------")
        for note in draft.footnotes:
            yield _wrapped(f"[{note.number}] “{note.quote}” — {source_in_words(note)}", "    ")
    if draft.questions:
        yield from ("", "To ask the family", "-----------------")
        yield from (_wrapped(f"- {question}", "  ") for question in draft.questions)


def _box(box: FilledBox) -> Iterator[str]:
    yield f"{box.number} {box.label}{' *' if box.is_needed else ''}"
    yield from _filled(box.lines)
    if box.continued:
        yield f"    ({CONTINUED})"
    if box.is_empty:
        yield "    —"


def _filled(lines: Sequence[FilledLine]) -> Iterator[str]:
    for line in lines:
        notes = "".join(f"[{number}]" for number in line.notes)
        yield _wrapped(f"    {line.text} {notes}".rstrip(), "    ")


def _wrapped(text: str, indent: str = "") -> str:
    return fill(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
