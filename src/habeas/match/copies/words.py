"""Words of a report as keys: one that meets its synonyms and forms in its own language, one that meets translations.

1. A number or a day is the same key everywhere (see `numbers`).
2. A word of the table of concepts is its concept, everywhere.
3. Any other word is its stem in its own language; towards other languages it is its consonants in Latin letters, by
   which names and words of common descent meet ("commander", "командир"; "Badmaev", "Бадмаевым").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from habeas.match.parts import Script, make_part
from habeas.match.romanise import fold_key, romanise

LANGUAGES = ("en", "ru", "uk")
_SHORTEST_PREFIX = 3
_NAME_WEIGHT, _COGNATE_WEIGHT = 1.4, 0.45
_STEM_LENGTH = 7
_ENGLISH_ENDINGS = re.compile(r"('s|s'|ations?|ments?|ingly|edly|ings?|ied|ies|ed|es|ers?|ly|s)$")
_CYRILLIC_ENDINGS = re.compile(
    r"(ившись|ывшись|ующий|ующих|ающих|ящих|ого|его|ому|ему|ыми|ими|ами|ями|ией|иям|иях|ием|ах|ях|ой|ей|ий|ый|ая|яя"
    r"|ое|ее|ые|ие|ов|ев|ом|ем|ам|ям|ую|юю|ия|ии|ию|ешь|ишь|ала|ила|али|или|ать|ить|еть|ал|ил|ел|ели|ела|ет|ит|ют|ут|ят|ат"
    r"|ться|тся|лась|лись|лся|ення|ання|ого|ому|ими|ій|ою|ею|ям|ях|ів|їв|ові|еві|ить|ють|уть|ать|ять|ав|ів|ив|ла|ли|ло|ти"
    r"|а|я|о|е|ы|и|у|ю|ь|й|і|ї|є)$"
)
_SURNAME_CASES = re.compile(r"(ыми|ими|ого|ому|ой|ою|ым|им|ом|ем|ами|у|ю|а|я|е|и|ы|і|ові|еві|ї|й|ь)$")
_CASES_KEPT = 4
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What one word stands for: `own` within its language, `shared` across languages or "", and their weights."""

    own: str
    shared: str
    own_weight: float
    shared_weight: float


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(files("habeas.match.copies").joinpath("stopwords.txt").read_text("utf-8").split())


@cache
def _concepts(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the concepts of a language by whole word and by prefix."""
    whole: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    column = LANGUAGES.index(language)
    lines = files("habeas.match.copies").joinpath("concepts.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            cells = line.split("|")
            concept = f"c:{cells[0].split()[0].rstrip('*')}"
            for word in cells[column].split():
                (prefixes if word.endswith("*") else whole)[word.rstrip("*")] = concept
    return whole, prefixes


def concept_of(word: str, language: str) -> str | None:
    """Return the concept that a folded word stands for, None where the table has none."""
    if language not in LANGUAGES:
        return None
    whole, prefixes = _concepts(language)
    found = whole.get(word)
    for size in range(len(word), _SHORTEST_PREFIX - 1, -1):
        if found is not None:
            return found
        found = prefixes.get(word[:size])
    return found


@lru_cache(maxsize=200_000)
def key_of(word: str, language: str, *, is_name: bool) -> Key | None:
    """Return the key of a folded word, None for one that says nothing of what a report is about.

    Args:
        is_name: Whether the word has a capital where a sentence would not give it one.
    """
    if len(word) < 2 or word in _stopwords():
        return None
    concept = concept_of(word, language)
    if concept is not None:
        return Key(own=concept, shared=concept, own_weight=1.0, shared_weight=1.0)
    bones = skeleton(word)
    weight = _NAME_WEIGHT if is_name else 1.0
    if is_name and len(bones) >= 2:
        return Key(own=f"k:{bones}", shared=f"k:{bones}", own_weight=weight, shared_weight=weight)
    if len(bones) < 4:
        return Key(own=f"{language}:{stem(word, language)}", shared="", own_weight=weight, shared_weight=0.0)
    return Key(
        own=f"{language}:{stem(word, language)}", shared=f"k:{bones}", own_weight=weight, shared_weight=_COGNATE_WEIGHT
    )


def stem(word: str, language: str) -> str:
    """Return what the forms of a folded word have in common, roughly."""
    endings = _ENGLISH_ENDINGS if language == "en" else _CYRILLIC_ENDINGS
    cut = endings.sub("", word)
    return (cut if len(cut) >= 3 else word)[:_STEM_LENGTH]


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word in Latin letters, its ending of case left out."""
    part = make_part(word)
    if part.script is Script.CYRILLIC:
        cut = _SURNAME_CASES.sub("", part.letters)
        part = make_part(cut) if len(cut) >= _CASES_KEPT else part
    latin = romanise(part).replace("'", "")
    if part.script is Script.LATIN:
        latin = re.sub(r"c(?![hkz])", "k", re.sub(r"c(?=[eiy])", "s", re.sub(r"s$", "", latin)))
    folded = fold_key(latin)
    return re.sub(r"(.)\1+", r"\1", folded[:1].replace("i", "").replace("e", "") + _VOWELS.sub("", folded[1:]))
