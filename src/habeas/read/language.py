"""Which language a text is in, by its letters and its most frequent words."""

from __future__ import annotations

import re

UNDETERMINED = "und"
"""The code for a language that the letters and words do not tell (ISO 639-3)."""

_SAMPLE = 20_000
_TELLING_LETTERS = 20
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_STOP_WORDS = {
    "en": frozenset(
        "the of and to in a is that for was on with as he she it by at from are were this have has had not been be "
        "they his her their said who which an or but we i you will would".split()
    ),
    "ru": frozenset(
        "и в не на что с по как это он она они к из у за от так же но его её ее все был была были бы мы вы я или "
        "который которые для при до после также уже если нет чтобы".split()
    ),
    "uk": frozenset(
        "і й та в у не на що з із зі як це він вона вони до від за але його її був була були ми ви я або який які "
        "для при після також вже якщо немає щоб про року".split()
    ),
}
_LETTERS = {"ru": frozenset("ыэъё"), "uk": frozenset("іїєґ")}
_BELARUSIAN = "ў"
_BELARUSIAN_SHARE = 0.004
_LEAST_SHARE = 0.12
_UNSEEN = re.compile("[\u00ad\u0300\u0301\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def detect_language(text: str) -> str:
    """Return `en`, `ru`, `uk`, `be`, or `und` where the text is in none of them or too short to tell.

    Looks at the first 20,000 code points: the script of most letters, letters that only one language has, and
    the share of words that are among its most frequent ones.
    """
    sample = _UNSEEN.sub("", text[:_SAMPLE].lower())
    words = _WORD.findall(sample)
    if not words:
        return UNDETERMINED
    cyrillic = sum(1 for letter in sample if "\u0400" <= letter <= "\u04ff")
    latin = sum(1 for letter in sample if "a" <= letter <= "z" or "\u00c0" <= letter <= "\u024f")
    if cyrillic > latin:
        return _detect_cyrillic(sample, words)
    return "en" if latin and _looks_english(sample, words) else UNDETERMINED


def _share(words: list[str], language: str) -> float:
    return sum(1 for word in words if word in _STOP_WORDS[language]) / len(words)


def _looks_english(sample: str, words: list[str]) -> bool:
    """Return whether frequent words, or in a text of a few words plain letters alone, speak for English."""
    if len(words) < 8:
        return sample.isascii() or _share(words, "en") > 0
    return _share(words, "en") >= _LEAST_SHARE


def _detect_cyrillic(sample: str, words: list[str]) -> str:
    # One letter in eighty of Belarusian, and of no other language; one name with it makes no text Belarusian.
    if sample.count(_BELARUSIAN) > _BELARUSIAN_SHARE * len(sample):
        return "be"
    scores = {
        language: sum(1 for letter in sample if letter in letters) / len(sample) + _share(words, language)
        for language, letters in _LETTERS.items()
    }
    best = max(scores, key=lambda language: scores[language])
    if scores[best] > 0 and len(set(scores.values())) == 1:
        # A few words that both languages share: Ukrainian hardly writes twenty letters without one of its own.
        return "ru" if sum(letter.isalpha() for letter in sample) >= _TELLING_LETTERS else UNDETERMINED
    return best if scores[best] > 0 else UNDETERMINED
