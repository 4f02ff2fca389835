"""A filled form as a tagged PDF (PDF/UA-1), set by typst without a network and without fonts of the machine."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from habeas.act.errors import DraftNotRendered
from habeas.act.fill import CONTINUED, FilledBox, FilledForm, FilledLine
from habeas.act.formats.text import source_in_words, standing

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that are not shown, or that turn the reading order around; a name may not hide behind them."""

_NO_GLYPH = re.compile(r'the text [`"]+(.+?)[`"]+ could not be displayed')
_MOST_MISSING_SIGNS = 200


def render_pdf(draft: FilledForm) -> bytes:
    """Return the draft as a PDF; equal drafts give equal bytes.

    Everything from the record goes in as values, never as markup. A sign that the fonts lack is written as its code
    point, such as [U+1F600], so that nothing is left out unseen.

    Raises:
        DraftNotRendered: typst refused the draft.
    """
    content = json.dumps(_content(draft), ensure_ascii=False)
    template = files("habeas.act.formats").joinpath("form.typ").read_bytes()
    made_at = datetime.combine(draft.as_of, time(), tzinfo=UTC)
    for _ in range(_MOST_MISSING_SIGNS):
        try:
            return typst.compile(
                template,
                format="pdf",
                sys_inputs={"content": content},
                ignore_system_fonts=True,
                pdf_standards="ua-1",
                timestamp=made_at,
            )
        except typst.TypstError as error:
            replaced = _spell_out(content, str(error))
            if replaced == content:
                raise DraftNotRendered(form=draft.form.id, reason=type(error).__name__) from error
            content = replaced
    raise DraftNotRendered(form=draft.form.id, reason="too many signs that no font has")


def _spell_out(content: str, message: str) -> str:
    found = _NO_GLYPH.search(message)
    if found is None:
        return content
    sign = found[1]
    return content.replace(sign, "".join(f"[U+{ord(one):04X}]" for one in sign))


def _content(draft: FilledForm) -> dict[str, object]:
    return {
        "title": draft.form.title,
        "standing": [_clean(sentence) for sentence in standing(draft)],
        "continued_words": CONTINUED,
        "sections": [
            {"title": section.title, "boxes": [_box(box, box.lines) for box in section.boxes]}
            for section in draft.sections
        ],
        "continuation": [_box(box, box.continued) for box in draft.boxes() if box.continued],
        "sources": [
            {"number": note.number, "quote": _clean(note.quote), "source": _clean(source_in_words(note))}
            for note in draft.footnotes
        ],
        "questions": [_clean(question) for question in draft.questions],
    }


def _box(box: FilledBox, lines: tuple[FilledLine, ...]) -> dict[str, object]:
    return {
        "number": box.number,
        "label": box.label,
        "needed": box.is_needed,
        "continued": bool(box.continued),
        "lines": [{"text": _clean(line.text), "notes": list(line.notes)} for line in lines],
    }


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)
