"""From a registry to the groups of its rows that speak of one person.

1. Gather: the rows become numbers for distinct names, places and units, in a vocabulary of distinct parts.
2. Near: the table (part, neighbour, bits) of each vocabulary, made once and kept as Parquet.
3. Meet: equi-joins over that table give the pairs that are worth scoring.
4. Score: Splink sums up what the levels of each pair say, and finds what hangs together.
5. Part: what hangs together is parted into people, and each row gets its reason.

The stages from 2 to 4 are kept in the work folder. DuckDB and Spark run the same SQL, and give the same groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from habeas.engine.linking.reading import read_rows
from habeas.engine.linking.scoring import score_pairs
from habeas.engine.linking.tables import Tables
from habeas.engine.linking.work import WorkFolder, refused_for_want_of_room
from habeas.match.registry.gathered import Gathered, cells_of, gather, place_parts_of
from habeas.match.registry.meeting import STEPS
from habeas.match.registry.model import load_weights
from habeas.match.registry.near import NearParts
from habeas.match.registry.parting import part_into_people
from habeas.match.registry.reasons import ALONE, Reasons
from habeas.match.registry.ties import NOBODY, Ties
from habeas.match.registry.weighing import NAME_COSTS, PLACE_COSTS, UNIT_COSTS, Weighing

STAGES = ("reading the rows", "near parts", "pairs that meet", "scores", "people")
"""What is told of the progress, in order."""
_COSTS = {"name": NAME_COSTS, "place": PLACE_COSTS, "unit": UNIT_COSTS}
_BATCH = 50_000
PERHAPS_BITS = -4.0
"""From here on a row that was put with no other is told to be perhaps like one."""
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row of a registry in its group; `score` in 0..1 is how probable it is that it belongs there."""

    id: str
    cluster: str
    score: float
    why: str


def find_duplicates(
    registry: Path, work: WorkFolder, open_tables: Callable[[], Tables], progress: Progress
) -> Iterator[Placed]:
    """Yield every row of a registry once, in its order, with its group: the id of the group's first row.

    Args:
        open_tables: Opens the database to work in; it is closed again.
        progress: Is told the name of each of `STAGES` when it begins.

    Raises:
        UnreadableRegistry, WrongColumns, WrongRow: the registry is not as it should be.
        NoRoom: the disk is full.
    """
    progress(STAGES[0])
    gathered = gather(read_rows(registry))
    progress(STAGES[1])
    with refused_for_want_of_room(work.path):
        weighings = weighings_of(gathered, work)
        scored = _score(gathered, weighings, work, open_tables, progress)
    progress(STAGES[4])
    yield from _place(gathered, weighings, scored)


def weighings_of(gathered: Gathered, work: WorkFolder) -> dict[str, Weighing]:
    """Return what weighs pairs of names, places and units; the tables of near parts are made if they are not there."""
    found = {}
    for kind, costs in _COSTS.items():

        def make(path: Path, kind: str = kind) -> None:
            near = gathered.spoken(kind).near_parts(given_names=kind == "name")
            pq.write_table(pa.table({"part": near.part, "neighbour": near.neighbour, "bits": near.bits}), path)

        table = pq.read_table(work.stage(f"near_{kind}", make))
        near = NearParts(**{column: table.column(column).to_numpy() for column in ("part", "neighbour", "bits")})
        found[kind] = gathered.spoken(kind).weighing(near, costs)
    return found


def _score(
    gathered: Gathered,
    weighings: dict[str, Weighing],
    work: WorkFolder,
    open_tables: Callable[[], Tables],
    progress: Progress,
) -> Path:
    """Return the file of scored pairs: row_l, row_r and bits."""

    def score(path: Path) -> None:
        progress(STAGES[2])
        with closing(open_tables()) as tables, tables.told_plainly():
            meet(tables, gathered, weighings, work)
            progress(STAGES[3])
            scored = score_pairs(
                tables.api(), records="records", pairs="pairs", rows=len(gathered.ids), weights=load_weights()
            )
            tables.save(f"select row_l, row_r, match_weight as bits from {scored}", path)

    return work.stage("scored", score)


def meet(tables: Tables, gathered: Gathered, weighings: dict[str, Weighing], work: WorkFolder) -> None:
    """Make the tables of the rows and of the pairs that meet."""
    cells, parts = cells_of(gathered.name, weighings["name"].letters), place_parts_of(gathered.place)
    rows = np.arange(len(gathered.ids), dtype=np.int32)
    found: dict[str, dict[str, NDArray[np.generic]]] = {
        # Splink reads each column that a level names from the rows, too; the key that counts is that of the pair.
        "records": {"row": rows, "match_key": np.zeros(len(rows), np.int32), **gathered.columns},
        "cells": {"name": cells.name, "part": cells.part, "letter": cells.letter},
        "place_parts": {"place": parts.place, "part": parts.part},
    }
    for table, columns in found.items():

        def make(path: Path, columns: dict[str, NDArray[np.generic]] = columns) -> None:
            pq.write_table(pa.table(columns), path)

        tables.load(table, work.stage(table, make))
    tables.load("near", work.path / "near_name.parquet")
    for step in STEPS:
        if step.weighs is None:
            tables.make(step.table, step.sql)
        else:
            tables.weigh(step.table, step.sql, weighings[step.weighs])


def _place(gathered: Gathered, weighings: dict[str, Weighing], scored: Path) -> Iterator[Placed]:
    """Yield every row with its group, its score and its reason."""
    count = len(gathered.ids)
    ties = read_ties(scored)
    first = part_into_people(ties, count)
    is_joined = first[ties.left] == first[ties.right]
    partner = ties.chosen(is_joined).strongest(count)
    stranger = ties.chosen(~is_joined & (ties.bits > PERHAPS_BITS)).strongest(count)
    is_alone = partner.other == NOBODY
    like = np.where(is_alone, stranger.other, partner.other)
    said = np.where(is_alone, -stranger.bits, partner.bits)
    reasons = Reasons(gathered, weighings)
    for begin in range(0, count, _BATCH):
        rows = np.arange(begin, min(begin + _BATCH, count))
        some = rows[like[rows] != NOBODY]
        why = dict(zip(some.tolist(), reasons.for_pairs(some, like[some]), strict=True))
        scores = np.round(1.0 / (1.0 + 2.0 ** -np.clip(said[rows], -60.0, 60.0)), 4).tolist()
        for row, score in zip(rows.tolist(), scores, strict=True):
            perhaps = "perhaps " if is_alone[row] and row in why else ""
            yield Placed(
                id=gathered.ids[row],
                cluster=gathered.ids[first[row]],
                score=score,
                why=f"{perhaps}{why.get(row, ALONE)}",
            )


def read_ties(scored: Path) -> Ties:
    """Return the scored pairs of a file as ties in order, the same whatever database wrote them."""
    found = pq.read_table(scored)
    left, right = (found.column(name).to_numpy().astype(np.int32) for name in ("row_l", "row_r"))
    return Ties.of(left, right, np.round(found.column("bits").to_numpy(), 3))
