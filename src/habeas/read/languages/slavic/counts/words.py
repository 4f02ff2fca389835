"""The words of number of one Slavic language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """`numbers` and `scales`: value by dictionary form; `vague`: at least and at most, "" without a bound.

    `senses`: phrases of words before a number, longest first, with what they do to it. `lists` are sets of words,
    `phrases` tuples of words; `leads_of_none` are the first words of those for nothing and nobody.
    """

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, tuple[int, int | None]]
    fractions: frozenset[str]
    senses: tuple[tuple[tuple[str, ...], str], ...]
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    leads_of_none: frozenset[str]


@cache
def load_number_words(language: str) -> NumberWords:
    """Return the words of number of `ru` or `uk`, read once."""
    source = files(f"habeas.read.languages.{language}").joinpath("data/counts.toml")
    tables = tomllib.loads(source.read_text("utf-8"))
    senses = [
        (tuple(phrase.split()), sense) for sense, text in tables["sense"].items() for phrase in text.split("|")
    ]  # fmt: skip
    phrases = {
        name: tuple(tuple(phrase.split()) for phrase in text.split("|")) for name, text in tables["words"].items()
    }
    return NumberWords(
        numbers=_values(tables["numbers"]),
        scales=_values(tables["scales"]),
        vague={word: _bounds(bounds) for bounds, text in tables["vague"].items() for word in text.split()},
        fractions=frozenset(tables["fractions"]["1"].split()),
        senses=tuple(sorted(senses, key=lambda entry: -len(entry[0]))),
        lists={name: frozenset(text.split()) for name, text in tables["words"].items()},
        phrases=phrases,
        leads_of_none=frozenset(phrase[0] for name in ("none", "nobody") for phrase in phrases[name]),
    )


def _values(table: Mapping[str, str]) -> dict[str, int]:
    return {word: int(value) for value, text in table.items() for word in text.split()}


def _bounds(bounds: str) -> tuple[int, int | None]:
    least, _, most = bounds.partition("-")
    return int(least), int(most) if most else None
