"""The shape of a word: which script, which capitals; as the network for names was trained to see it."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―'`\"«»„“ʼʻ”№…"
_SCRIPT = re.compile(
    rf"(?P<RU>[а-яёіїєґ]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(_MARKS)}]+)", re.IGNORECASE
)


@lru_cache(maxsize=100_000)
def word_shape(word: str) -> str:
    """Return the shape of a word, such as `RU_Xx` or `PUNCT_,`; Ukrainian letters count as Russian ones."""
    match = _SCRIPT.match(word)
    script = match.lastgroup if match else None
    if script in ("RU", "EN"):
        return f"{script}_{_outline(word)}"
    if script == "PUNCT":
        return f"PUNCT_{word}" if len(word) == 1 else "PUNCT_OTHER"
    return script or "OTHER"


def _outline(word: str) -> str:
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    if _is_title(word):
        return "Xx"
    left, dash, right = word.partition("-")
    return "Xx-Xx" if dash and _is_title(left) and _is_title(right) else "OTHER"


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()
