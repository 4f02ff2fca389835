"""Values into a typst template: a tagged PDF (PDF/UA-1) without a network and without fonts of the machine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from importlib.resources import files

import typst

from habeas.act.errors import DraftNotRendered

_NO_GLYPH = re.compile(r'the text [`"]+(.+?)[`"]+ could not be displayed')
_MOST_MISSING_SIGNS = 200


def typeset(template: str, values: Mapping[str, object], *, form: str, as_of: date) -> bytes:
    """Return a PDF made from a template of this package; equal values give equal bytes.

    Everything goes in as values, never as markup. A sign that the fonts lack is written as its code point, such as
    [U+1F600], so that nothing is left out unseen.

    Raises:
        DraftNotRendered: typst refused the values.
    """
    content = json.dumps(values, ensure_ascii=False)
    source = files("habeas.act.formats").joinpath(template).read_bytes()
    made_at = datetime.combine(as_of, time(), tzinfo=UTC)
    for _ in range(_MOST_MISSING_SIGNS):
        try:
            return typst.compile(
                source,
                format="pdf",
                sys_inputs={"content": content},
                ignore_system_fonts=True,
                pdf_standards="ua-1",
                timestamp=made_at,
            )
        except typst.TypstError as error:
            replaced = _spell_out(content, str(error))
            if replaced == content:
                raise DraftNotRendered(form=form, reason=type(error).__name__) from error
            content = replaced
    raise DraftNotRendered(form=form, reason="too many signs that no font has")


def _spell_out(content: str, message: str) -> str:
    found = _NO_GLYPH.search(message)
    if found is None:
        return content
    sign = found[1]
    return content.replace(sign, "".join(f"[U+{ord(one):04X}]" for one in sign))
