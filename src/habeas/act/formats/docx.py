"""A filled form as DOCX, to edit by hand: the same words as the PDF, headings and tables by their roles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from habeas.act.filled import FilledBox, FilledForm, FilledLine
from habeas.act.form import Layout
from habeas.act.formats.signs import clean
from habeas.act.formats.standing import not_authorised, note_in_words, standing
from habeas.act.phrasebook import phrasebook

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One paragraph of a box; `notes` are the numbers of its sources."""

    text: str
    notes: str = ""
    is_label: bool = False


def render_docx(draft: FilledForm) -> bytes:
    """Return the draft as DOCX; equal drafts give equal bytes, and its properties name nobody."""
    word = Document()
    _set_up(word, draft)
    word.add_heading(draft.title, level=1)
    for sentence in standing(draft):
        word.add_paragraph(clean(sentence))
    for section in draft.sections:
        word.add_heading(section.title, level=2)
        for box in section.boxes:
            _add_box(word, draft, box, box.lines)
    _add_end(word, draft)
    written = BytesIO()
    word.save(written)
    return _without_clock(written.getvalue())


def _set_up(word: Word, draft: FilledForm) -> None:
    """Set title, language and the warning on every page; take the library's own marks out of the properties."""
    properties = word.core_properties
    properties.title, properties.language = draft.title, draft.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.combine(draft.as_of, time())
    normal = word.styles["Normal"].element.get_or_add_rPr()
    languages = normal.find(qn("w:lang"))
    if languages is None:
        languages = normal.makeelement(qn("w:lang"), {})
        normal.append(languages)
    languages.set(qn("w:val"), draft.language)
    warning = not_authorised(draft)
    if warning:
        header = word.sections[0].header.paragraphs[0]
        header.add_run(warning).bold = True


def _add_box(word: Word, draft: FilledForm, box: FilledBox, lines: tuple[FilledLine, ...]) -> None:
    """Add one box as a table of one cell; in a letter its paragraphs stand on the page itself."""
    parts = _parts(draft, box, lines)
    if draft.form.layout is Layout.LETTER:
        for part in parts:
            _write(word.add_paragraph(), part)
        return
    cell = word.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    for place, part in enumerate(parts):
        _write(cell.add_paragraph() if place else cell.paragraphs[0], part)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _parts(draft: FilledForm, box: FilledBox, lines: tuple[FilledLine, ...]) -> list[_Part]:
    """Return the paragraphs of a box: its label, its own words, the lines with their notes, what goes on elsewhere."""
    label = f"{box.number} {box.label}{' *' if box.is_needed else ''}"
    parts = [_Part(text=label, is_label=True)] if box.label else []
    parts += [_Part(text=box.words)] if box.words else []
    parts += [_Part(text=line.text, notes=", ".join(map(str, line.notes))) for line in lines]
    if box.continued and lines is not box.continued:
        parts.append(_Part(text=f"({phrasebook(draft.language).say('draft.continued')})"))
    return parts if len(parts) > bool(box.label) else [*parts, _Part(text="—")]


def _write(paragraph: Paragraph, part: _Part) -> None:
    run = paragraph.add_run(clean(part.text))
    run.bold = part.is_label or None
    if part.notes:
        paragraph.add_run(f" {part.notes}").font.superscript = True


def _add_end(word: Word, draft: FilledForm) -> None:
    """Add the continuation sheet, the sources and the questions, each under its heading where there are any."""
    book = phrasebook(draft.language)
    continued = [box for box in draft.boxes() if box.continued]
    if continued:
        word.add_heading(book.say("draft.continuation"), level=2)
        for box in continued:
            _add_box(word, draft, replace(box, words=""), box.continued)
    if draft.footnotes:
        word.add_heading(book.say("draft.sources"), level=2)
        for note in draft.footnotes:
            word.add_paragraph(clean(f"[{note.number}] {note_in_words(note, draft.language)}"))
    if draft.printed_questions:
        word.add_heading(book.say("draft.ask"), level=2)
        for question in draft.printed_questions:
            word.add_paragraph(clean(question), style="List Bullet")


def _without_clock(content: bytes) -> bytes:
    """Return the archive with every file dated alike, so that equal drafts are equal files."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(written, "w", ZIP_DEFLATED) as anew:
        for name in made.namelist():
            member = ZipInfo(name, date_time=_FIRST_DAY_OF_ZIP)
            member.compress_type = ZIP_DEFLATED
            anew.writestr(member, made.read(name))
    return written.getvalue()
