"""A draft on the terminal or as JSON: what fills each box, and the words and papers that it rests on."""

from __future__ import annotations

import click

from habeas.act import FilledBox, FilledForm, Footnote
from habeas.act.formats.standing import note_in_words
from habeas.cli.output import show_rows


def show_draft(draft: FilledForm, files: tuple[str, ...], *, why: bool, as_json: bool) -> None:
    """Print what fills each box; nothing where neither was asked for.

    Args:
        draft: The filled form.
        files: Where its files were written, none for a dry run.
        why: Say what each line rests on.
        as_json: Print one JSON object instead of lines.
    """
    if as_json:
        show_rows([_row(draft, files, why=why)], as_json=True)
    elif why:
        _show_why(draft)


def _show_why(draft: FilledForm) -> None:
    notes = {note.number: note for note in draft.footnotes}
    for box in draft.boxes():
        if box.is_empty:
            continue
        click.echo(f"{box.number} {box.label}".rstrip())
        for line in (*box.lines, *box.continued):
            click.echo(f"    {line.text}")
            for number in line.notes:
                click.echo(f"        [{number}] {note_in_words(notes[number], draft.language)}")


def _row(draft: FilledForm, files: tuple[str, ...], *, why: bool) -> dict[str, object]:
    row: dict[str, object] = {
        "form": draft.form.id,
        "language": draft.language,
        "as_of": draft.as_of,
        "checked": draft.form.read_on or "no",
        "may_be_sent": draft.is_authorised,
        "procedure": draft.clock.procedure.value if draft.clock else None,
        "boxes": [_box(box) for box in draft.boxes()],
        "questions": list(draft.questions),
        "files": list(files),
    }
    return {**row, "why": [_source(note) for note in draft.footnotes]} if why else row


def _box(box: FilledBox) -> dict[str, object]:
    return {
        "number": box.number,
        "label": box.label,
        "needed": box.is_needed,
        "lines": [{"text": line.text, "notes": list(line.notes)} for line in box.lines],
        "continued": [{"text": line.text, "notes": list(line.notes)} for line in box.continued],
        "question": box.question,
    }


def _source(note: Footnote) -> dict[str, object]:
    if note.statement is None:
        return {"number": note.number, "appeal": note.appeal, "entry": note.entry, "exhibit": note.exhibit}
    return {
        "number": note.number,
        "statement": note.statement,
        "exhibit": note.exhibit,
        "said_by": note.origin,
        "words": note.quote,
    }
