"""One name in every spelling and script, reduced to forms that are equal when the name is the same.

1. Letters lose case and diacritics; Cyrillic (Russian, Ukrainian, Belarusian) becomes Latin letter by letter.
2. Latin spellings of one sound become one sign: sh/sch/sz/ch, zh/z, kh/h/g, v/w/f/ff, y/j/i, yo/io/e, ts/c, doubled
   letters. More names look alike than are alike: a leak check may ask once too often, never once too seldom.
3. A name matches a word that begins with its stem and goes on with a case ending, so `Петровой` is `Петрова`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіклмнопрстуфхцчшщъыьэюяўѓќ",
        "a b v h h d e ie zh z y i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia u h k".split(" "),
        strict=True,
    )
)
_LATIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
_SOUNDS = (
    ("shch", "C"), ("szcz", "C"), ("tsch", "C"), ("sch", "C"), ("tch", "C"), ("tsh", "C"), ("sh", "C"), ("sz", "C"),
    ("ch", "C"), ("cz", "C"), ("zh", "z"), ("kh", "h"), ("gh", "h"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("tz", "s"),
    ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("g", "h"), ("w", "f"), ("v", "f"), ("y", "i"), ("j", "i"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "e"), ("io", "e"),
)  # fmt: skip
_ENDINGS = frozenset(
    " a u e i o ia iu ii oi ei oiu eiu om em am im m iam ami iami mi imi ah iah ih h ef of ofi efi oho eho iho "
    "omu emu imu aia eia oia uiu s es is as us os".split(" ")
)
"""Case endings of names in Russian and Ukrainian, and the English plural and possessive, after step 2."""

_LEAST_SKELETON = 4
_LEAST_STEM = 3
_LONGEST_ENDING = 4
_MARKS_BETWEEN = re.compile(r"['’ʼ`´]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def romanized(word: str) -> str:
    """Return a word in plain lower-case Latin letters; letters of other scripts stay as they are."""
    folded = unicodedata.normalize("NFKD", _MARKS_BETWEEN.sub("", word).casefold())
    letters = (one for one in folded if not unicodedata.combining(one))
    return "".join(_CYRILLIC.get(one, _LATIN.get(one, one)) for one in letters)


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """Return the forms of a word by its sounds; more than one where a letter stands for two (`c`: k or ts)."""
    return frozenset(_DOUBLED.sub(r"\1", form) for form in _sounds(word))


@lru_cache(maxsize=65536)
def stems(name_part: str) -> frozenset[str]:
    """Return what a word must begin with to be this part of a name, up to a case ending.

    A short part keeps its doubled letters (marked `=`): else `Ann` would be found in every `an`.
    """
    found = set()
    for form in _sounds(name_part):
        skeleton = _DOUBLED.sub(r"\1", form)
        found.add(_stem(skeleton) if len(skeleton) >= _LEAST_SKELETON else "=" + _stem(form))
    return frozenset(found)


@lru_cache(maxsize=65536)
def endings_cut(word: str) -> frozenset[str]:
    """Return every stem of which `word` can be a case form."""
    found = set(stems(word))
    for form in _sounds(word):
        for text, mark in ((_DOUBLED.sub(r"\1", form), ""), (form, "=")):
            found |= {
                mark + text[:cut]
                for cut in range(max(0, len(text) - _LONGEST_ENDING), len(text) + 1)
                if cut and text[cut:] in _ENDINGS
            }
    return frozenset(found)


def _sounds(word: str) -> frozenset[str]:
    # A sign of equality in the word itself must not be taken for the mark of doubled letters.
    text = romanized(word).replace("=", "~")
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    options = [("k", "s") if one == "c" else (one,) for one in text]
    if sum(len(one) > 1 for one in options) > 3:
        options = [one[:1] for one in options]
    return frozenset("".join(letters) for letters in product(*options)) - {""}


def _stem(form: str) -> str:
    cut = len(form)
    while cut > max(_LEAST_STEM, len(form) - 2) and form[cut - 1] in "aeiouy":
        cut -= 1
    return form[:cut]
