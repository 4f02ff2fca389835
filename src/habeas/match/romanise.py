"""Name parts in plain Latin letters by rule, and the key under which loosely like spellings meet.

The rules give the usual reading of each letter; together with what an alignment has learned they only choose which
parts are compared letter by letter, so they need to be broad and not right.
"""

from __future__ import annotations

import re
from functools import lru_cache

from habeas.match.parts import Part, Script

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ђ": "dj", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "ѕ": "dz", "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n",
    "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ў": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "џ": "dz", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "'": "",
}  # fmt: skip
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "k", "ك": "k", "گ": "g", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "ة": "a", "و": "u", "ؤ": "u", "ي": "i", "ى": "a", "ئ": "i", "ء": "",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "o", "ז": "z", "ח": "h", "ט": "t", "י": "i", "כ": "k",
    "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts",
    "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t", "'": "",
}  # fmt: skip
_RULES = {Script.CYRILLIC: _CYRILLIC, Script.ARABIC: _ARABIC, Script.HEBREW: _HEBREW}

_ALIKE = {
    "shch": "s", "tsch": "c", "sch": "s", "tch": "c", "kh": "h", "zh": "s", "sh": "s", "ch": "c", "ts": "c", "tz": "c",
    "cz": "c", "ck": "k", "ph": "f", "th": "t", "gh": "g", "qu": "k", "q": "k", "x": "ks", "w": "v", "z": "s", "j": "i",
    "y": "i", "'": "",
}  # fmt: skip
_ALIKE_PATTERN = re.compile("|".join(sorted(_ALIKE, key=len, reverse=True)))
_REPEATED = re.compile(r"(.)\1+")


def romanise(part: Part) -> str:
    """Return a part in plain Latin letters, by rule; letters that no rule knows stay as they are."""
    rules = _RULES.get(part.script)
    return part.letters if rules is None else "".join(rules.get(letter, letter) for letter in part.letters)


@lru_cache(maxsize=65536)
def fold_key(latin: str) -> str:
    """Return the form in which spellings that are often mixed up are the same."""
    return _REPEATED.sub(r"\1", _ALIKE_PATTERN.sub(lambda found: _ALIKE[found[0]], latin))
