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
from dataclasses import dataclass
from itertools import groupby
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
from habeas.match.registry.parting import Tie, part_into_people
from habeas.match.registry.reasons import ALONE, Reasons
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
    """Return the file of scored pairs: row_l, row_r, bits and what they hang together in, ordered by that."""

    def score(path: Path) -> None:
        tables = open_tables()
        try:
            progress(STAGES[2])
            meet(tables, gathered, weighings, work)
            progress(STAGES[3])
            found = score_pairs(
                tables.api(), records="records", pairs="pairs", rows=len(gathered.ids), weights=load_weights()
            )
            tables.save(
                "select s.row_l, s.row_r, round(s.match_weight, 3) as bits, l.cluster_id as hanging, "
                f"l.cluster_id = r.cluster_id as together from {found.pairs} s join {found.hanging} l "
                f"on l.row = s.row_l join {found.hanging} r on r.row = s.row_r order by hanging, row_l, row_r",
                path,
            )
        finally:
            tables.close()

    return work.stage("scored", score)


def meet(tables: Tables, gathered: Gathered, weighings: dict[str, Weighing], work: WorkFolder) -> None:
    """Make the tables of the rows and of the pairs that meet."""
    cells, parts = cells_of(gathered.name, weighings["name"].letters), place_parts_of(gathered.place)
    rows = np.arange(len(gathered.ids), dtype=np.int32)
    found: dict[str, dict[str, NDArray[np.generic]]] = {
        "records": {"row": rows, **gathered.columns},
        "cells": {"name": cells.name, "part": cells.part, "letter": cells.letter},
        "place_parts": {"place": parts.place, "part": parts.part},
    }
    for table, columns in found.items():

        def make(path: Path, columns: dict[str, NDArray[np.generic]] = columns) -> None:
            pq.write_table(pa.table(columns), path)

        tables.load(table, work.stage(table, make))
    tables.load("near", work.path / "near_name.parquet")
    for kind, weighing in weighings.items():
        tables.teach(kind, weighing)
    for step in STEPS:
        tables.make(step.table, step.sql)
    for kind in ("name", "place"):
        tables.remember(
            kind,
            f'select l.{kind} as "left", r.{kind} as "right", w.{kind} as bits from weighed w join pairs p '
            "on p.join_key_l = w.row_l and p.join_key_r = w.row_r join records l on l.row = w.row_l "
            f"join records r on r.row = w.row_r where l.{kind} >= 0 and r.{kind} >= 0",
        )


def _place(gathered: Gathered, weighings: dict[str, Weighing], scored: Path) -> Iterator[Placed]:
    """Yield every row with its group, its score and its reason."""
    count = len(gathered.ids)
    first, partner, stranger = np.arange(count), np.full(count, -1, np.int64), np.full(count, -1, np.int64)
    strongest, elsewhere = np.full(count, -np.inf), np.full(count, -np.inf)
    for ties in _hanging_together(scored):
        for group in part_into_people(ties):
            first[list(group.rows)] = group.rows[0]
    for found in _scored_pairs(scored):
        for one, other in ((found.tie.left, found.tie.right), (found.tie.right, found.tie.left)):
            if first[one] != first[other]:
                if found.tie.bits > max(elsewhere[one], PERHAPS_BITS):
                    elsewhere[one], stranger[one] = found.tie.bits, other
            elif found.tie.bits > strongest[one]:
                strongest[one], partner[one] = found.tie.bits, other
    reasons = Reasons(gathered, weighings)
    for begin in range(0, count, _BATCH):
        rows = np.arange(begin, min(begin + _BATCH, count))
        joined, doubtful = rows[partner[rows] >= 0], rows[(partner[rows] < 0) & (stranger[rows] >= 0)]
        why = dict(zip(joined.tolist(), reasons.for_pairs(joined, partner[joined]), strict=True))
        perhaps = reasons.for_pairs(doubtful, stranger[doubtful])
        why |= {row: f"perhaps {reason}" for row, reason in zip(doubtful.tolist(), perhaps, strict=True)}
        for row in rows.tolist():
            bits = strongest[row] if partner[row] >= 0 else -elsewhere[row]
            yield Placed(
                id=gathered.ids[row],
                cluster=gathered.ids[first[row]],
                score=round(float(1.0 / (1.0 + 2.0 ** -np.clip(bits, -60.0, 60.0))), 4),
                why=why.get(row, ALONE),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _ScoredPair:
    tie: Tie
    hanging: int
    is_together: bool


def _hanging_together(scored: Path) -> Iterator[list[Tie]]:
    """Yield the ties of what hangs together, one lot after the other."""
    together = (found for found in _scored_pairs(scored) if found.is_together)
    for _, lot in groupby(together, key=lambda found: found.hanging):
        yield [found.tie for found in lot]


def _scored_pairs(scored: Path) -> Iterator[_ScoredPair]:
    """Yield all scored pairs in the order of the file, from a batch at a time."""
    with pq.ParquetFile(scored) as file:
        for batch in file.iter_batches(columns=["row_l", "row_r", "bits", "hanging", "together"]):
            for one, other, bits, hanging, together in zip(
                *(column.to_pylist() for column in batch.columns), strict=True
            ):
                tie = Tie(left=min(one, other), right=max(one, other), bits=bits)
                yield _ScoredPair(tie=tie, hanging=hanging, is_together=together)
