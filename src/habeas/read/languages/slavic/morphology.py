"""What a word can be: dictionary form, part of speech, case, gender, number, whether it names someone or a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, Protocol

from habeas.facts.party import Sex
from habeas.read.languages.slavic.automaton import WordAutomaton, quicken

_KNOWN_WORDS = 200_000
_KNOWN_PARSES = 5_000
_LETTERS = re.compile(r"[^\W\d_]")
_CASES = {
    "nomn": "nomn", "gent": "gent", "gen2": "gent", "gen1": "gent", "datv": "datv", "accs": "accs", "acc2": "accs",
    "ablt": "ablt", "loct": "loct", "loc2": "loct", "loc1": "loct", "voct": "voct",
}  # fmt: skip
_OWNING = frozenset("його її їх".split())
_GENDERS = ("masc", "femn", "neut")
_MARKS = ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Init")
_KEPT_FEATURES = (
    "past",
    "pres",
    "futr",
    "1per",
    "2per",
    "3per",
    "perf",
    "impf",
    "actv",
    "pssv",
    "impr",
    "Anph",
    "Ms-f",
)


@dataclass(slots=True, kw_only=True)
class Form:
    """One reading of a word.

    `part` is a part of speech of OpenCorpora (NOUN, ADJF, ADJS, VERB, INFN, PRTF, PRTS, GRND, NUMR, ADVB, NPRO, PREP,
    CONJ, PRCL, INTJ, PRED, COMP), PNCT, NUMB, LATN or UNKN. `case` is nomn, gent, datv, accs, ablt, loct or voct;
    `gender` masc, femn or neut; all are empty where they do not apply. `marks` are of Name, Surn, Patr, Geox, Orgn,
    Abbr; `features` tell tense, person, aspect and voice. `chance` lies in 0..1.
    """

    lemma: Final[str]
    part: Final[str]
    case: Final[str] = ""
    gender: Final[str] = ""
    is_plural: Final[bool] = False
    is_animate: Final[bool] = False
    marks: Final[frozenset[str]] = frozenset()
    features: Final[frozenset[str]] = frozenset()
    chance: Final[float] = 1.0
    is_known: Final[bool] = True


_SEXES = {"masc": Sex.MAN, "femn": Sex.WOMAN}


def sex_of_gender(gender: str) -> Sex | None:
    """Return the sex that a grammatical gender tells of somebody, None where it tells none."""
    return _SEXES.get(gender)


class Morphology(Protocol):
    """Tells the readings of a word of one language."""

    def forms(self, word: str) -> tuple[Form, ...]:
        """Return the readings of a word, the likeliest first; never empty."""
        ...

    def nominative(self, word: str, form: Form) -> str | None:
        """Return that reading of a word put into the nominative of its own number and gender, in lower case.

        None where the dictionary cannot tell.
        """
        ...

    def plural(self, word: str, form: Form) -> str | None:
        """Return that reading of a noun put into the nominative plural, in lower case; None where none can be told."""
        ...


class DictionaryMorphology:
    """Readings from a dictionary of pymorphy3, for `ru` or `uk`. Loads when it is made, which takes half a second."""

    def __init__(self, language: str) -> None:
        """Load the dictionary.

        Raises:
            ValueError: the dictionary of that language is not installed.
        """
        import pymorphy3

        self._analyzer = pymorphy3.MorphAnalyzer(lang=language)
        quicken(self._analyzer)
        self._dictionary = self._analyzer.dictionary
        self._automaton = WordAutomaton(self._analyzer)
        self._tags: dict[object, tuple[Form, bytes]] = {}
        self._parses = lru_cache(maxsize=_KNOWN_PARSES)(self._analyzer.parse)
        self.forms = lru_cache(maxsize=_KNOWN_WORDS)(self._forms)

    def _forms(self, word: str) -> tuple[Form, ...]:
        plain = _unanalysed(word)
        if plain is not None:
            return plain
        readings = self._known(word) if len(word) > 1 else []
        if not readings:
            known: dict[str, bool] = {}
            for parse in self._analyzer.parse(word):
                if parse.word not in known:
                    known[parse.word] = parse.is_known
                readings.append(
                    replace(
                        self._tag(parse.tag)[0], lemma=parse.normal_form, chance=float(parse.score),
                        is_known=known[parse.word],
                    )
                )  # fmt: skip
        found: dict[tuple[object, ...], Form] = {}
        for form in readings:
            key = form.lemma, form.part, form.case, form.gender, form.is_plural, form.marks, form.features
            found.setdefault(key, form)
        return tuple(found.values()) or (Form(lemma=word.lower(), part="UNKN", is_known=False),)

    def _known(self, word: str) -> list[Form]:
        """Return the readings that the dictionary itself has of a word, as its `parse` would; none for others."""
        entries = self._automaton.entries(word)
        if not entries:
            return []
        tags = [self._tag(self._dictionary.build_tag_info(each.paradigm, each.number)) for each in entries]
        shares = self._automaton.shares(word, [code for _, code in tags])
        evenly = not any(shares)
        share = 1.0 / len(entries) if self._automaton.counts else 1.0
        readings = [
            replace(
                form, lemma=self._dictionary.build_normal_form(each.paradigm, each.number, each.spelling),
                chance=share if evenly else counted,
            )
            for each, (form, _), counted in zip(entries, tags, shares, strict=True)
        ]  # fmt: skip
        if evenly and not self._automaton.counts:
            return sorted(readings, key=lambda form: _rarity(word, form))
        return readings if evenly else sorted(readings, key=lambda form: form.chance, reverse=True)

    def _tag(self, tag: object) -> tuple[Form, bytes]:
        """Return what a tag tells of any word, with an empty lemma, and the tag as the automaton spells it."""
        known = self._tags.get(tag)
        if known is None:
            known = self._tags[tag] = _form(tag), str(tag).encode("utf-8")
        return known

    def nominative(self, word: str, form: Form) -> str | None:
        """Return that reading of a word put into the nominative of its own number and gender, in lower case."""
        for parse in self._parses(word):
            read = self._tag(parse.tag)[0]
            if (parse.normal_form, read.part, read.case, read.gender, read.is_plural) == (
                form.lemma, form.part, form.case, form.gender, form.is_plural
            ):  # fmt: skip
                wanted = {"nomn", "plur" if form.is_plural else "sing"}
                if form.gender and not form.is_plural:
                    other = parse.inflect(wanted | {form.gender}) or parse.inflect({"nomn"} | {form.gender})
                else:
                    other = parse.inflect(wanted) or parse.inflect({"nomn"})
                return str(other.word) if other is not None else None
        return None

    def plural(self, word: str, form: Form) -> str | None:
        """Return that reading of a noun put into the nominative plural, in lower case: "человека", "люди"."""
        for parse in self._parses(word):
            if (parse.normal_form, self._tag(parse.tag)[0].case) == (form.lemma, form.case):
                other = parse.inflect({"nomn", "plur"})
                return str(other.word) if other is not None else None
        return None


def _rarity(word: str, form: Form) -> int:
    """Return how rare a reading is, where the dictionary has not counted: 0 for pronouns, 2 for "somebody's".

    "Його" is a pronoun before it calls to yoga, and "чоловіків" are men before they are what belongs to a man.
    """
    if form.part == "NPRO":
        return 1 if form.lemma == word and word in _OWNING else 0
    owned = form.part == "ADJF" and form.lemma == word and word.endswith(("ів", "їв", "ин", "їн"))
    return 2 if owned else 1


def _unanalysed(word: str) -> tuple[Form, ...] | None:
    """Return the reading of what is not a Cyrillic word, None for words."""
    if not word[:1].isalnum():
        return (Form(lemma=word, part="PNCT"),)
    if word[0].isdigit():
        return (Form(lemma=word.lower(), part="NUMB"),)
    if word.isascii():
        return (Form(lemma=word.lower(), part="LATN"),)
    return None


def _form(tag: object) -> Form:
    """Return what a tag tells of a word, without the word."""
    grammemes: Iterable[str] = tag.grammemes  # type: ignore[attr-defined]
    part = str(tag.POS) if tag.POS else "UNKN"  # type: ignore[attr-defined]
    # The Ukrainian dictionary has infinitives among the verbs, and gives some nouns, "дружина" among them, no case
    # where they stand in the nominative.
    part = "INFN" if "infn" in grammemes else part
    return Form(
        lemma="",
        part=part,
        case=next((_CASES[each] for each in grammemes if each in _CASES), "nomn" if part == "NOUN" else ""),
        gender=next((each for each in _GENDERS if each in grammemes), ""),
        is_plural="plur" in grammemes,
        is_animate="anim" in grammemes,
        marks=frozenset(each for each in _MARKS if each in grammemes),
        features=frozenset(each for each in _KEPT_FEATURES if each in grammemes),
    )


class EndingMorphology:
    """Readings by endings alone, where no dictionary is installed: plainer, and `is_known` is always False."""

    def __init__(self, endings: tuple[tuple[str, str, str, str, str], ...]) -> None:
        """Keep rules `ending, replacement, part, case, gender`, the longest ending first."""
        self._endings = tuple(sorted(endings, key=lambda rule: -len(rule[0])))
        self.forms = lru_cache(maxsize=_KNOWN_WORDS)(self._forms)

    def _forms(self, word: str) -> tuple[Form, ...]:
        plain = _unanalysed(word)
        if plain is not None:
            return plain
        lower = word.lower()
        found = [
            Form(lemma=lower.removesuffix(ending) + instead, part=part, case=case, gender=gender, is_known=False)
            for ending, instead, part, case, gender in self._endings
            if lower.endswith(ending) and len(lower) > len(ending) + 1
        ]
        return tuple(found) or (Form(lemma=lower, part="NOUN", is_known=False),)

    def nominative(self, word: str, form: Form) -> str | None:
        """Return None: without a dictionary no other form of a word is certain."""
        del word, form
        return None

    def plural(self, word: str, form: Form) -> str | None:
        """Return None, for the same reason."""
        del word, form
        return None


@cache
def dictionary(language: str) -> DictionaryMorphology:
    """Return the one dictionary of this process for a language.

    Raises:
        ValueError: the dictionary of that language is not installed.
    """
    return DictionaryMorphology(language)
