"""Signs that no page may carry: those that are not shown, and those that turn the reading order around."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Return the text with a space in the place of every hidden sign: a name may not hide behind one."""
    return _HIDDEN.sub(" ", text)
