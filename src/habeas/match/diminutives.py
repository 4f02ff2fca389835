"""Everyday forms of given names, and the full forms that each may stand for, in any script and case.

A form is known by its stem: its reading in Latin letters, folded, less what may be an ending. So "Коля", "Колю" and
"Kolya" are one. The table `diminutives.tsv` was written by hand, by language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from habeas.match.parts import split_name
from habeas.match.romanise import fold_key, romanise

_ENDINGS = re.compile(r"(ogo|omu|aia|oiu|iem|iei|im|om|em|oi|ei|ii|ui|iu|ia|ie|i|a|u|e|o)$")


def stem_of(folded: str) -> str:
    """Return a folded reading less what may be the ending of a case or of a sex; a very short one stays whole."""
    stem = _ENDINGS.sub("", folded)
    return stem if len(stem) >= 2 else folded


@cache
def full_stems() -> Mapping[str, frozenset[str]]:
    """Return for the stem of each everyday form the stems of the full forms that it may stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    table = files("habeas.match").joinpath("diminutives.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            _, full, forms = line.split("\t")
            for form in forms.split():
                found[_stem(form)].add(_stem(full))
    return {form: frozenset(fulls) for form, fulls in found.items()}


def _stem(word: str) -> str:
    (part,) = split_name(word)
    return stem_of(fold_key(romanise(part)))
