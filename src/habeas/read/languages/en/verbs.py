"""Verb forms: from a form to its lemma, and which forms a word can be."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

BE = frozenset("be is are was were been being am 's ’s 're ’re 'm ’m".split())
HAVE = frozenset("have has had having 've ’ve".split())
DO = frozenset("do does did doing done".split())
MODALS = frozenset("will would can could may might must shall should 'll ’ll 'd ’d wo ca".split())

_AUXILIARY_LEMMAS = dict.fromkeys(BE, "be") | dict.fromkeys(HAVE, "have") | dict.fromkeys(DO, "do")
_SLOTS = ("VBP", "VBZ", "VBD", "VBN", "VBG")


@cache
def irregular_forms() -> dict[str, dict[str, str]]:
    """Return form → tag → lemma for the verbs whose forms no rule gives."""
    table: dict[str, dict[str, str]] = {}
    for line in (files(__package__) / "data" / "irregular_verbs.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            forms = line.split()
            for slot, form in zip(_SLOTS, forms, strict=True):
                table.setdefault(form, {})[slot] = forms[0]
    return table


def past_tag(word: str, tag: str) -> str:
    """Return `tag` turned to VBD if the word can be a simple past, else `tag` as it is."""
    return "VBD" if word.endswith("ed") or "VBD" in irregular_forms().get(word, {}) else tag


def participle_tag(word: str, tag: str) -> str:
    """Return `tag` turned to VBN if the word can be a past participle, else `tag` as it is."""
    return "VBN" if word.endswith("ed") or "VBN" in irregular_forms().get(word, {}) else tag


def verb_lemma(word: str, tag: str, known: dict[str, str]) -> str:
    """Return the base form of a verb.

    Args:
        word: One form, in lower case.
        tag: Its tag, VB to VBZ or MD.
        known: Words with tags; a base form that stands there is believed before one that does not.
    """
    if word in _AUXILIARY_LEMMAS:
        return _AUXILIARY_LEMMAS[word]
    irregular = irregular_forms().get(word)
    if irregular:
        return irregular.get(tag) or next(iter(irregular.values()))
    if tag in ("VB", "VBP", "MD"):
        return word
    if tag == "VBZ":
        return singular(word, known)
    for ending in ("ing", "ied", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _base(word[: -len(ending)], ending, known)
    return word


def _base(stem: str, ending: str, known: dict[str, str]) -> str:
    """Return the base form behind a stem: as it stands, with its e, or without its doubled consonant."""
    if ending == "ied":
        return stem + "y"
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lszoe"
    candidates = [stem[:-1], stem, stem + "e"] if doubled else [stem, stem + "e"]
    if not doubled and (_wants_e(stem) or _would_double(stem)):
        candidates = [stem + "e", stem]
    if stem.endswith("ll"):
        candidates.append(stem[:-1])
    if stem.endswith(("is", "iz")) and len(stem) > 4:
        return stem + "e"
    for tags in (("VB", "VBP"), ("NN", "NNP"), ("JJ",)):
        fitting = [word for word in candidates if known.get(word) in tags]
        if fitting:
            return fitting[0]
    return stem + "e" if stem.endswith(("lud", "rud", "od", "in", "im", "um", "ut", "ok")) else candidates[0]


def _wants_e(stem: str) -> bool:
    return not stem.endswith(("our", "eas", "ous")) and stem.endswith(
        ("at", "iz", "is", "us", "os", "as", "v", "c", "g", "u", "ur", "ir", "rs", "dg", "bl", "tl")
    )


def _would_double(stem: str) -> bool:
    """Return whether a short stem would have doubled its last letter, had it no e: "hop" gives "hopped"."""
    if len(stem) < 3 or len(stem) > 5 or stem[-1] in "aeiouwxy":
        return False
    vowels = [letter in "aeiou" for letter in stem]
    return vowels[-2] and sum(vowels) == 1


def singular(word: str, known: dict[str, str]) -> str:
    """Return a word without the -s of the plural or of the third person."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if word[:-1] not in known or len(word) > 5 else word[:-1]
    if word.endswith(("ches", "shes", "sses", "uses", "xes", "zes", "oes")) and word[:-1] not in known:
        return word[:-2]
    if word.endswith("ves") and word[:-1] not in known:
        return word[:-3] + ("fe" if word[:-3] + "fe" in known else "f")
    return word[:-1]
