"""The model that Splink scores pairs of rows with: what is compared, in which levels, and what each level says.

The levels are the same on every database. What a level says, in bits, was learned from an invented registry (see
`weights.json` and its data sheet); the evidence of names is their own bits, put in steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2

import numpy as np
from numpy.typing import NDArray

from habeas.match.registry.near import UNKNOWN_NAMES
from habeas.match.registry.weighing import WEAKEST, Weighed

NAME_STEPS = (34, 30, 26, 22, 18, 14, 10, 6, 2, -4, -12)
PLACE_STEPS = (26, 20, 15, 10, 6, 2, -3)
UNIT_STEPS = (9, 6, 3, 1, -6)
_PLACES = 128
"""The bits of name, place and unit that a pair carries are written as one number, of three digits to this,
and then a bit for the clash of given names."""
LEARNED_FROM = 40_000
"""Rows of the registry that the weights were learned from."""
_NOT_TOLD = "({0}_l < 0 or {0}_r < 0)"
_DAY = "year_l = year_r and month_l = month_r and day_l = day_r"
_FULL = "(day_l > 0 and day_r > 0)"
_SLIP = (
    "((year_l = year_r and (month_l = month_r or day_l = day_r)) or (month_l = month_r and day_l = day_r)"
    " or (year_l = year_r and month_l = day_r and day_l = month_r))"
)


def said(weighed: Weighed) -> NDArray[np.int32]:
    """Return bits and clash of pairs of values as one number each, from 0."""
    return weighed.bits - WEAKEST + _PLACES * weighed.clash


def bits_of(column: str) -> str:
    """Return the SQL that takes the bits out of a column of such numbers; 0 bits where it is null."""
    return f"coalesce({column} % {_PLACES} + ({WEAKEST}), 0)"


def clash_of(column: str) -> str:
    """Return the SQL that takes the clash out of a column of such numbers."""
    return f"cast(floor({column} / {_PLACES}) as int)"


def pack(name: str, place: str, unit: str, clash: str) -> str:
    """Return the SQL that writes three numbers of bits and a clash as the one number of a pair, its `match_key`."""
    bits = f"({name} - ({WEAKEST})) * {_PLACES} + {place} - ({WEAKEST})) * {_PLACES} + {unit} - ({WEAKEST})"
    return f"(({bits}) * 2 + {clash}"


def _at_least(digit: int, bits: int) -> str:
    """Return the SQL that asks for the bits at a digit, counted from the right, the clash left out."""
    rest = f"match_key % {_PLACES ** (digit + 1) * 2}" if digit < 2 else "match_key"
    return f"{rest} >= {(bits - WEAKEST) * _PLACES**digit * 2}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a comparison: its name, and the condition in SQL; an empty condition stands for all the rest.

    `says_nothing`: what was compared is not told by one of the rows.
    """

    name: str
    condition: str
    says_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One thing that is compared, in levels; the first that holds counts."""

    name: str
    levels: tuple[Level, ...]


COMPARED = (
    Compared(name="name", levels=(
        Level(name="not told", condition=_NOT_TOLD.format("name"), says_nothing=True),
        *(Level(name=f"{bits} bits", condition=_at_least(2, bits)) for bits in NAME_STEPS),
        Level(name="other", condition=""),
    )),
    Compared(name="given", levels=(
        Level(name="not told", condition=_NOT_TOLD.format("name"), says_nothing=True),
        Level(name="another", condition="match_key % 2 = 1"),
        Level(name="fitting", condition=""),
    )),
    Compared(name="born", levels=(
        Level(name="not told", condition=_NOT_TOLD.format("year"), says_nothing=True),
        Level(name="same day", condition=f"{_DAY} and {_FULL}"),
        Level(name="one slip", condition=f"{_FULL} and {_SLIP}"),
        Level(name="same year", condition=f"year_l = year_r and not ({_FULL})"),
        Level(name="same year, other day", condition="year_l = year_r"),
        Level(name="a year apart", condition=f"abs(year_l - year_r) <= 1 and not ({_FULL})"),
        Level(name="other", condition=""),
    )),
    Compared(name="sex", levels=(
        Level(name="not told", condition=_NOT_TOLD.format("sex"), says_nothing=True),
        Level(name="same", condition="sex_l = sex_r"),
        Level(name="other", condition=""),
    )),
    Compared(name="place", levels=(
        Level(name="not told", condition=_NOT_TOLD.format("place"), says_nothing=True),
        *(Level(name=f"{bits} bits", condition=_at_least(1, bits)) for bits in PLACE_STEPS),
        Level(name="other", condition=""),
    )),
    Compared(name="unit", levels=(
        Level(name="not told", condition=_NOT_TOLD.format("unit"), says_nothing=True),
        *(Level(name=f"{bits} bits", condition=_at_least(0, bits)) for bits in UNIT_STEPS),
        Level(name="other", condition=""),
    )),
)  # fmt: skip
Weights = Mapping[str, Mapping[str, float]]
"""What each level says, in bits, by comparison and level."""


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the program."""
    weights: Weights = json.loads(files("habeas.match.registry").joinpath("weights.json").read_text(encoding="utf-8"))
    return weights


def splink_settings(rows: int, weights: Weights) -> dict[str, object]:
    """Return Splink's settings: the model whole, so that nothing is left to be learned when it runs.

    Args:
        rows: Rows of the registry; any two are one person with a probability of one in so many, and some more.
    """
    fitted = dict(weights) | {"given": _for_a_registry_of(rows, weights["given"])}
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": 1.0 / (rows + UNKNOWN_NAMES),
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "comparisons": [_comparison(compared, fitted[compared.name]) for compared in COMPARED],
    }


def _for_a_registry_of(rows: int, given: Mapping[str, float]) -> dict[str, float]:
    """Return what a clash of given names says in a registry of so many rows.

    In a small one all that agrees says less than where the weights were learned, so that twins, who agree in all else,
    would be one: by three quarters of the bits that are wanting there, a clash says more.
    """
    wanting = log2((LEARNED_FROM + UNKNOWN_NAMES) / (rows + UNKNOWN_NAMES))
    return dict(given) | {"another": given["another"] - 0.75 * max(0.0, wanting)}


def _comparison(compared: Compared, weights: Mapping[str, float]) -> dict[str, object]:
    levels = [_level(level, weights.get(level.name, 0.0)) for level in compared.levels]
    return {"output_column_name": compared.name, "comparison_levels": levels}


def _level(level: Level, bits: float) -> dict[str, object]:
    settings: dict[str, object] = {"sql_condition": level.condition or "ELSE", "label_for_charts": level.name}
    if level.says_nothing:
        return settings | {"is_null_level": True}
    likelier, rarer = 0.5, 0.5 * 2.0 ** -abs(bits)
    m, u = (likelier, rarer) if bits >= 0 else (rarer, likelier)
    return settings | {"m_probability": m, "u_probability": u}


def level_columns() -> Iterator[tuple[str, str]]:
    """Yield for each comparison its name and an SQL expression for the number of the level, counted from 0."""
    for compared in COMPARED:
        whens = " ".join(
            f"when {level.condition} then {number}" for number, level in enumerate(compared.levels) if level.condition
        )
        yield compared.name, f"case {whens} else {len(compared.levels) - 1} end"
