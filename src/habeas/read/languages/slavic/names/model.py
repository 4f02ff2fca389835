"""The trained part of finding names: how much features speak for a token to begin a name or go on in one, by kind.

Three chains, one for each kind, so that a place can stand within the name of an organisation: "Верховный суд
Заречья" names a court and a place.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from habeas.read.languages.slavic.names.features import Described
from habeas.read.languages.slavic.names.network import Floats

KINDS = ("person", "organization", "place")
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
_NEVER = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The chains of all kinds side by side: three columns for each of `KINDS` (outside, begin, inside).

    `numbers` tells the row of a feature in `sparse`; `transitions` has shape (kinds, 3, 3).
    """

    numbers: Mapping[str, int]
    sparse: Floats
    dense: Floats
    bias: Floats
    transitions: Floats

    def scores(self, described: Described) -> Floats:
        """Return for each token what speaks for each tag of each kind, shape (tokens, 3 * kinds)."""
        rows: list[int] = []
        begins: list[int] = []
        numbers = self.numbers
        for names in described.sparse:
            begins.append(len(rows))
            rows.append(0)  # the first row is empty, so that every token has one
            rows += [numbers[name] for name in names if name in numbers]
        found: Floats = described.dense @ self.dense + self.bias
        if begins:
            found = found + np.add.reduceat(self.sparse[rows], begins, axis=0)
        return found


def best_path(scores: Floats, transitions: Floats) -> list[int]:
    """Return the tags whose scores and transitions add up to most; no name begins with its inside.

    Args:
        scores: Shape (tokens, 3), for outside, begin, inside.
        transitions: Shape (3, 3), from the tag of a row to that of a column.
    """
    (oo, ob, _), (bo, bb, bi), (io, ib, ii) = transitions.tolist()
    rows = scores.tolist()
    out, begin, inside = rows[0][0], rows[0][1], _NEVER
    history: list[tuple[int, int, int]] = []
    for o, b, i in rows[1:]:
        outs, begins = (out + oo, begin + bo, inside + io), (out + ob, begin + bb, inside + ib)
        to_out, to_begin = max(outs), max(begins)
        insides = (begin + bi, inside + ii)
        to_inside = max(insides)
        history.append((outs.index(to_out), begins.index(to_begin), 1 + insides.index(to_inside)))
        out, begin, inside = to_out + o, to_begin + b, to_inside + i
    last = (out, begin, inside)
    tag = last.index(max(last))
    path = [tag]
    for before in reversed(history):
        tag = before[tag]
        path.append(tag)
    path.reverse()
    return path


@cache
def load_model(language: str) -> Model:
    """Return the chains as trained for a language."""
    packed = files("habeas.read.languages.slavic.names").joinpath(f"model_{language}.json.gz").read_bytes()
    return model_from(json.loads(gzip.decompress(packed)))


def model_from(stored: Mapping[str, Mapping[str, object]]) -> Model:
    """Return the chains from the lists of numbers that a file keeps, in thousandths."""
    names = sorted({name for kind in KINDS for name in _weights(stored[kind])})
    numbers = {name: at for at, name in enumerate(names, start=1)}
    sparse = np.zeros((len(names) + 1, 3 * len(KINDS)), dtype=np.float32)
    for column, kind in enumerate(KINDS):
        for name, row in _weights(stored[kind]).items():
            sparse[numbers[name], 3 * column : 3 * column + 3] = row
    return Model(
        numbers=numbers,
        sparse=sparse / np.float32(1000),
        dense=np.concatenate([_array(stored[kind]["dense"]) for kind in KINDS], axis=1),
        bias=np.concatenate([_array(stored[kind]["bias"]) for kind in KINDS]),
        transitions=np.stack([_array(stored[kind]["transitions"]) for kind in KINDS]),
    )


def _weights(kind: Mapping[str, object]) -> Mapping[str, list[int]]:
    weights = kind["sparse"]
    assert isinstance(weights, dict), "an object"
    return weights


def _array(rows: object) -> Floats:
    return np.asarray(rows, dtype=np.float32) / np.float32(1000)
