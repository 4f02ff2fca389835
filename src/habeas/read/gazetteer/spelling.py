"""How a place name is reduced to what is compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {"’": None, "'": None, "‘": None, "ʹ": None, "`": None, "-": " ", "–": " ", "ł": "l", "ø": "o", "ı": "i", ".": None}
)


@lru_cache(maxsize=20_000)
def fold_spelling(spelling: str) -> str:
    """Return `spelling` in small letters, without accents and apostrophes, hyphens as spaces."""
    folded = spelling.lower().translate(_SAME)
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(folded.split())
