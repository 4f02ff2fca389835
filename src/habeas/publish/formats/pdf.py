"""A dossier as a tagged PDF (PDF/UA-1), set by typst without a network and without fonts of the machine."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from importlib.resources import files

import typst

from habeas.publish.dossier import Dossier
from habeas.publish.errors import NotRendered
from habeas.publish.seen import visible

MEDIA_TYPE = "application/pdf"

OWN_PHRASES = ("Typst", "Adobe", "Identity", "Libertinus Serif")
"""The words that the maker of the PDF puts into every file."""

_NO_GLYPH = re.compile(r'the text [`"]+(.+?)[`"]+ could not be displayed')
_MOST_MISSING_SIGNS = 200


def render_pdf(dossier: Dossier) -> bytes:
    """Return the dossier as a PDF; equal dossiers give equal bytes.

    Everything goes in as values, never as markup; a sign that the fonts lack is written as its code point.

    Raises:
        NotRendered: typst refused the dossier.
    """
    content = _content(dossier)
    template = files("habeas.publish.formats").joinpath("dossier.typ").read_bytes()
    made_at = datetime.combine(dossier.on, time(), tzinfo=UTC)
    for _ in range(_MOST_MISSING_SIGNS):
        try:
            return typst.compile(
                template, format="pdf", sys_inputs={"content": content}, ignore_system_fonts=True,
                pdf_standards="ua-1", timestamp=made_at,
            )  # fmt: skip
        except typst.TypstError as error:
            missing = _NO_GLYPH.search(str(error))
            if missing is None or missing[1] not in content:
                raise NotRendered(format="PDF", reason=type(error).__name__) from error
            content = content.replace(missing[1], "".join(f"[U+{ord(one):04X}]" for one in missing[1]))
    raise NotRendered(format="PDF", reason="too many signs that no font has")


def _content(dossier: Dossier) -> str:
    content = {
        "title": visible(dossier.title),
        "day": f"{dossier.on.day} {dossier.on:%B %Y}",
        "purpose": dossier.purpose.value,
        "audience": dossier.audience.value,
        "profile": [{"label": one.label, "text": visible(one.text)} for one in dossier.profile],
        "chapters": [
            {
                "heading": chapter.heading,
                "entries": [
                    {
                        "number": entry.number,
                        "text": visible(entry.text),
                        "days": entry.days,
                        "words": visible(entry.words),
                        "origin": visible(entry.origin),
                    }
                    for entry in chapter.entries
                ],
            }
            for chapter in dossier.chapters
        ],
        "not_shown": ", ".join(dossier.not_shown),
    }
    return json.dumps(content, ensure_ascii=False)
