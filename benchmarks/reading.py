"""Measure reading on public benchmarks: who says what, who did what to whom, whom Russian and Ukrainian texts name.

    python benchmarks/reading.py --shared ../shared [--only attribution|incidents|names-ru|names-uk] [--limit N]

For each benchmark: prepare the texts, read every one of them in this process, write the readings as JSON Lines in
the form of the contract, and let the benchmark's own scorer print its table. Below: articles per second on one core,
and the memory that the process held at most.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.facts.errors import HabeasError
from habeas.facts.plain import to_plain
from habeas.read import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A scorer and its gold, both inside the shared folder."""

    name: str
    scorer: str
    gold: str
    warm_up: str = "She said that he had been taken away."
    language: str = "en"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How reading went: articles, how many failed, their code points, and seconds of processor time."""

    articles: int
    failed: int
    code_points: int
    seconds: float


BENCHMARKS = (
    Benchmark(name="attribution", scorer="eval/attribution.py", gold="data/attribution"),
    Benchmark(
        name="incidents",
        scorer="eval/incidents.py",
        gold="data/incidents/train.json",
        note="The incident models were trained on these articles; cross-validated: docs/why/reading.md",
    ),
    Benchmark(
        name="names-ru",
        scorer="eval/names.py",
        gold="data/names-ru",
        warm_up="Иван Лунин сказал, что его увезли.",
        language="ru",
        note="The model of names was trained on these texts; by halves: docs/why/reading.md",
    ),
    Benchmark(
        name="names-uk",
        scorer="eval/names.py",
        gold="data/names-uk",
        warm_up="Іван Лунін сказав, що його вивезли.",
        language="uk",
    ),
)


def read_all(benchmark: Benchmark, folder: Path, limit: int | None) -> Outcome:
    """Read the texts that `folder/manifest.csv` lists and write `folder/readings.jsonl`."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))[:limit]
    read(benchmark.warm_up, language=benchmark.language)
    failed, code_points, begun = 0, 0, time.process_time()
    with (folder / "readings.jsonl").open("w", encoding="utf-8") as out:
        for row in rows:
            text = (folder / "text" / row["file"]).read_bytes().decode("utf-8")
            code_points += len(text)
            line, sound = read_one(text, row, benchmark.language)
            failed += not sound
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return Outcome(articles=len(rows), failed=failed, code_points=code_points, seconds=time.process_time() - begun)


def read_one(text: str, row: dict[str, str], language: str) -> tuple[dict[str, object], bool]:
    """Return one line of the contract for one text, and whether it could be read."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    try:
        reading = to_plain(read(text, published=published, language=row["language"] or language))
    except HabeasError as error:
        return {"file": row["file"], "error": {"code": error.code, "message": str(error)}}, False
    assert isinstance(reading, dict), "a reading is an object in JSON"
    return {"file": row["file"], **reading}, True


def measure(benchmark: Benchmark, shared: Path, limit: int | None) -> Outcome:
    """Prepare, read and score one benchmark; the scorer prints its table."""
    scorer, gold = shared / benchmark.scorer, shared / benchmark.gold
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(scorer), "prepare", str(gold), name], check=True, capture_output=True)
        outcome = read_all(benchmark, folder, limit)
        sys.stdout.flush()
        subprocess.run([sys.executable, str(scorer), "score", str(gold), str(folder / "readings.jsonl")], check=True)
    return outcome


def main() -> int:
    """Measure the benchmarks asked for and print what they cost; 1 when a text could not be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds eval/ and data/")
    parser.add_argument("--only", choices=[benchmark.name for benchmark in BENCHMARKS])
    parser.add_argument("--limit", type=int, help="read only so many texts; the rest count as not found")
    options = parser.parse_args()
    failed = 0
    for benchmark in BENCHMARKS:
        if options.only in (None, benchmark.name):
            print(f"== {benchmark.name}", flush=True)
            outcome = measure(benchmark, options.shared, options.limit)
            failed += outcome.failed
            print_cost(outcome)
            if benchmark.note:
                print(benchmark.note, flush=True)
    return 1 if failed else 0


def print_cost(outcome: Outcome) -> None:
    """Print articles per second, size of an article, failures, and the most memory held so far."""
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = outcome.articles / outcome.seconds if outcome.seconds else 0.0
    size = outcome.code_points / outcome.articles if outcome.articles else 0.0
    print(
        f"{outcome.articles} articles of {size:,.0f} code points, {outcome.failed} failed; "
        f"{rate:.1f} articles/s on one core; peak memory {peak_mb:,.0f} MB\n"
    )


if __name__ == "__main__":
    sys.exit(main())
