"""The words of a Slavic calendar, read from a language's list, and the patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_FORMS = re.compile(r"\[([^\]]*)\]")
_APOSTROPHE = re.compile(r"['’ʼ]")


def key(words: str) -> str:
    """Return words as the lists hold them: lower case, е for ё, one kind of apostrophe, single spaces."""
    return _APOSTROPHE.sub("'", " ".join(words.lower().replace("ё", "е").split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A table of words: what each means, and a pattern for any of them, longest first.

    `pattern` matches them in any case, with their spaces and apostrophes as people type them. It is made once,
    since some forms ask for it at each date that they meet.
    """

    meanings: Mapping[str, str]
    pattern: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        longest_first = sorted(self.meanings, key=len, reverse=True)
        any_of_them = "(?:" + "|".join(map(_pattern, longest_first)) + ")" if longest_first else r"(?!)"
        object.__setattr__(self, "pattern", any_of_them)

    def __getitem__(self, words: str) -> str:
        """Return what words of a text mean.

        Raises:
            KeyError: the table does not hold them.
        """
        return self.meanings[key(words)]

    def __contains__(self, words: str) -> bool:
        """Return whether the table holds these words of a text."""
        return key(words) in self.meanings

    @property
    def first_words(self) -> frozenset[str]:
        """The word that each entry begins with."""
        return frozenset(re.split(r"[ -]", words)[0] for words in self.meanings)


def _pattern(words: str) -> str:
    return re.escape(words).replace("е", "[её]").replace("\\ ", r"\s+").replace("'", "['’ʼ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """The lists of one language; `phrases` and `outlook` hold the words of single forms and of tenses."""

    months: Words
    short_months: Words
    weekdays: Words
    seasons: Words
    season_adverbs: Words
    units: Words
    near: Words
    days: Words
    parts: Words
    hours: Words
    relations: Words
    numbers: Words
    vague: Words
    ordinals: Words
    holidays: Words
    phrases: Mapping[str, Words]
    joints: Mapping[str, Words]
    outlook: Mapping[str, re.Pattern[str]]


@cache
def load_words(language: str) -> CalendarWords:
    """Return the calendar words of a language, `ru` or `uk`, read once."""
    source = files(f"habeas.read.languages.{language}").joinpath("data/dates.toml")
    tables = tomllib.loads(source.read_text("utf-8"))
    endings = {name: tuple(text.split(",")) for name, text in tables["endings"].items()}

    def words(entries: Iterable[tuple[str, str]]) -> Words:
        return Words(
            meanings={form: meaning for meaning, text in entries for form in _expanded(text, endings)}
        )  # fmt: skip

    def table(name: str) -> Words:
        return words(tables[name].items())

    def numbered(name: str, first: int) -> Words:
        return words((str(number), text) for number, text in enumerate(tables["calendar"][name], first))

    def alone(name: str) -> Words:
        return words([(name, tables["calendar"][name])])

    return CalendarWords(
        months=numbered("months", 1), short_months=numbered("month_short", 1), weekdays=numbered("weekdays", 0),
        seasons=numbered("seasons", 1), season_adverbs=alone("season_adverbs"), units=table("units"),
        near=table("near"), days=table("days"), parts=table("parts"), hours=table("hours"),
        relations=table("relations"), numbers=table("numbers"), vague=table("vague"), ordinals=table("ordinals"),
        holidays=table("holidays"),
        phrases={name: words([(name, text)]) for name, text in tables["phrases"].items()},
        joints={name: alone(name) for name in ("joints", "loose", "leads_from", "leads_between", "leads_night")},
        outlook={name: re.compile(rf"\b(?:{text})", re.IGNORECASE) for name, text in tables["outlook"].items()},
    )  # fmt: skip


def _expanded(text: str, endings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return every form that an entry stands for."""
    forms: list[str] = []
    for entry in text.split():
        stem, plus, paradigm = entry.partition("+")
        if plus:
            forms += [stem + ending for ending in endings[paradigm]]
        else:
            forms += _choices(entry)
    return [key(form.replace("_", " ")) for form in forms]


def _choices(entry: str) -> list[str]:
    """Return the forms of an entry with bracketed endings; two brackets give every pairing."""
    match = _FORMS.search(entry)
    if match is None:
        return [entry]
    return [
        form
        for ending in match[1].split(",")
        for form in _choices(entry[: match.start()] + ending + entry[match.end() :])
    ]  # fmt: skip
