"""The words of one language that the shared rules need, from its file `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordlists:
    """Words of one language, in lower case and dictionary form unless said otherwise.

    `abbreviations` stand without their full stop; those `before_names` are followed by a name ("г. Заречье"), those
    `that_end` can close a sentence ("и т. д.").
    """

    language: str
    abbreviations: frozenset[str]
    abbreviations_before_names: frozenset[str]
    abbreviations_of_time: frozenset[str]
    abbreviations_that_end: frozenset[str]
    says: re.Pattern[str]
    lists: dict[str, frozenset[str]]
    tables: dict[str, dict[str, str]]
    places: dict[str, frozenset[str]]

    def words(self, name: str) -> frozenset[str]:
        """Return the list of that name; empty where the language has none."""
        return self.lists.get(name, frozenset())

    def listed(self, word: str) -> frozenset[str]:
        """Return the names of the lists that a word stands in."""
        return self.places.get(word, _NOWHERE)

    def table(self, name: str) -> dict[str, str]:
        """Return the table of that name; empty where the language has none."""
        return self.tables.get(name, {})


@cache
def load_wordlists(language: str) -> Wordlists:
    """Return the words of `ru` or `uk`."""
    text = files(f"habeas.read.languages.{language}").joinpath("words.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    lists = {name: frozenset(words.split()) for name, words in content["lists"].items()}
    lists |= {name: frozenset(phrases) for name, phrases in content.get("phrases", {}).items()}
    places: dict[str, set[str]] = defaultdict(set)
    for name, members in lists.items():
        for word in members:
            places[word].add(name)
    return Wordlists(
        language=language,
        abbreviations=lists["abbreviations"],
        abbreviations_before_names=lists["abbreviations_before_names"],
        abbreviations_of_time=lists["abbreviations_of_time"],
        abbreviations_that_end=lists["abbreviations_that_end"],
        says=re.compile(r"\b(?:" + "|".join(sorted(lists["says_stems"])) + r")\w*", re.IGNORECASE),
        lists=lists,
        places={word: frozenset(names) for word, names in places.items()},
        tables={
            name: {word: told for told, words in table.items() for word in words.split()}
            for name, table in content.get("tables", {}).items()
        },
    )
