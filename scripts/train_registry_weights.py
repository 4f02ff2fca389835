"""Learn what each level of the registry model says, from an invented registry that shares no row with the benchmark.

    python scripts/make_registry.py NAMES --out TRAIN --people 20000 --records 40000 --seed 7
    python scripts/train_registry_weights.py TRAIN --out src/habeas/match/registry/weights.json

1. The pairs that meet are found as `habeas match dedupe` finds them, and put into levels.
2. A logistic regression with one weight a level is fitted to whether a pair is one person, with the prior of one in as
   many as there are rows held fixed, so that the weights mean the same in a registry of another size.
3. What a clash of given names says is not learned: the invented registry has too few twins to tell.
4. Each weight is drawn to a plain expectation, six tenths of the bits where the level is one of bits, else nothing:
   levels that the invented registry hardly has keep to it. What is not told says nothing.

The same registry gives the same weights.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from habeas.engine.linking.dedupe import meet, weighings_of
from habeas.engine.linking.duck import DuckTables
from habeas.engine.linking.reading import fingerprint, read_rows
from habeas.engine.linking.work import WorkFolder
from habeas.match.registry.gathered import gather
from habeas.match.registry.model import COMPARED, level_columns

OF_ITS_BITS = 0.6
HELD_BY = 20.0
CLASH_BITS = -4.0
NOT_LEARNED = 1e6
"""How firmly a weight that is not learned is held."""
COLUMNS = ("name", "year", "month", "day", "sex", "place", "unit")
Floats = NDArray[np.float64]


def levels_of(folder: Path) -> NDArray[np.int64]:
    """Return the levels of all pairs that meet, a column for each comparison, and first whether they are one person."""
    persons = _persons(folder / "persons.csv")
    with tempfile.TemporaryDirectory() as scratch:
        work = WorkFolder(Path(scratch) / "levels", fingerprint(folder / "people.csv"))
        tables = DuckTables(work.path, threads=1, memory_gb=4.0)
        gathered = gather(read_rows(folder / "people.csv"))
        meet(tables, gathered, weighings_of(gathered, work), work)
        sides = ", ".join(f"l.{name} as {name}_l, r.{name} as {name}_r" for name in COLUMNS)
        levels = ", ".join(f"{sql} as {name}" for name, sql in level_columns())
        path = work.path / "levels.parquet"
        tables.save(
            f"select row_l, row_r, {levels} from "  # noqa: S608
            f"(select l.row as row_l, r.row as row_r, p.match_key, {sides} from pairs p "
            "join records l on l.row = p.join_key_l join records r on r.row = p.join_key_r) order by row_l, row_r",
            path,
        )
        tables.make("levels", f"select * from read_parquet('{path}')")  # noqa: S608
        table = np.array(tables.api().duckdb_con.sql("select * from levels order by row_l, row_r").fetchall(), np.int64)
        tables.close()
    person = np.array([persons[id_] for id_ in gathered.ids])
    same = person[table[:, 0]] == person[table[:, 1]]
    return np.column_stack([same, table[:, 2:]])


def _persons(path: Path) -> Mapping[str, int]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["id"]: int(row["person"]) for row in csv.DictReader(stream)}


def fit(levels: NDArray[np.int64], rows: int) -> dict[str, dict[str, float]]:
    """Return the weights in bits by comparison and level."""
    names = [(compared.name, level) for compared in COMPARED for level in compared.levels]
    starts = np.cumsum([0, *(len(compared.levels) for compared in COMPARED)])
    held = np.zeros((len(levels), len(names)))
    for number in range(len(COMPARED)):
        held[np.arange(len(levels)), starts[number] + levels[:, number + 1]] = 1.0
    held[:, [place for place, (_, level) in enumerate(names) if level.says_nothing]] = 0.0
    expected = np.array([_expected(level.name) for _, level in names]) * np.log(2.0)
    firmly = np.array([NOT_LEARNED if name == "given" else HELD_BY for name, _ in names])
    same, prior = levels[:, 0].astype(np.float64), -np.log(rows)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = prior + held @ weights
        off = weights - expected
        slope: Floats = held.T @ (1.0 / (1.0 + np.exp(-scores)) - same) + firmly * off
        return float((np.logaddexp(0.0, scores) - same * scores).sum() + (firmly * off) @ off / 2), slope

    found = minimize(loss, expected, jac=True, method="L-BFGS-B").x / np.log(2.0)
    weights: dict[str, dict[str, float]] = {compared.name: {} for compared in COMPARED}
    for (compared_name, level), bits in zip(names, found.tolist(), strict=True):
        if not level.says_nothing:
            weights[compared_name][level.name] = round(bits, 2)
    return weights


def _expected(level: str) -> float:
    if level == "another":
        return CLASH_BITS
    number, _, unit = level.partition(" ")
    return OF_ITS_BITS * float(number) if unit == "bits" else 0.0


def main() -> None:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("registry", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    levels = levels_of(arguments.registry)
    rows = sum(1 for _ in (arguments.registry / "people.csv").open(encoding="utf-8")) - 1
    weights = fit(levels, rows)
    arguments.out.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(levels)} pairs, {int(levels[:, 0].sum())} of them one person")


if __name__ == "__main__":
    main()
