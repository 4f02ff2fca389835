"""Measure looking names up across scripts, on pairs that the alignments never learned from.

    python benchmarks/matching.py --shared ../shared [--queries 3000] [--distractors NAMES.txt] [--among 50000]

1. Name parts: the held-out fifth of each file of pairs; the scorer of the shared folder prepares the two lists and
   scores what `habeas match lookup` writes, beside rapidfuzz over the romanised spellings (Levenshtein).
2. Full names: an official Latin spelling looked up among the Cyrillic names of the same list and distractors. These
   are names of NAMES.txt, one a line, or else made from the given and family names of the shared lists.
3. Declined Russian first names: the nominative looked up by an oblique case, beside Levenshtein.

Speed is queries a second of this process on one core, everything that a look-up does included.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from habeas.match.names import KnownNames
from habeas.match.parts import split_name
from habeas.match.romanise import romanise

SEED = 20220720
SCRIPTS = ("russian", "arabic", "hebrew")
COMPARED_BY_PEER = 300
"""The peer is slow; it answers this many of the same queries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Known spellings, spellings to look up, and for each of these the places that are right."""

    name: str
    known: Sequence[str]
    queries: Sequence[str]
    gold: Sequence[set[int]]


def report(task: Task, method: str, answer: Callable[[str], Sequence[int]], count: int | None = None) -> None:
    """Answer the queries and print one line of figures."""
    queries = list(zip(task.queries, task.gold, strict=True))[:count]
    begun, first, fifth = time.process_time(), 0, 0
    for query, right in queries:
        places = list(answer(query))
        first += bool(places) and places[0] in right
        fifth += bool(right.intersection(places))
    seconds = time.process_time() - begun
    print(
        f"{task.name:<28} {len(task.known):>8} {method:<14} recall@1 {first / len(queries):.3f}  "
        f"recall@5 {fifth / len(queries):.3f}  {len(queries) / seconds:>8.0f} a second",
        flush=True,
    )


def measure(task: Task) -> None:
    """Print the look-up's figures and those of Levenshtein over romanised spellings."""
    names = KnownNames(task.known)
    report(task, "habeas", lambda query: [hit.place for hit in names.look_up(query, 5)])
    plain = [romanised(spelling) for spelling in task.known]

    def peer(query: str) -> list[int]:
        found = process.extract(romanised(query), plain, scorer=Levenshtein.distance, limit=5)
        return [place for _, _, place in found]

    report(task, "levenshtein", peer, COMPARED_BY_PEER)


def romanised(spelling: str) -> str:
    """Return a spelling in Latin letters by rule, its parts in the order of the alphabet."""
    return " ".join(sorted(romanise(part) for part in split_name(spelling)))


def held_out_task(shared: Path, script: str, queries: int) -> Task:
    """Return the task of one script: the held-out pairs as the shared scorer prepares them."""
    from train_alignment import is_held_out

    pairs = (shared / f"data/matching/tokens_{script}_train.tsv").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        held_out = Path(folder) / "held-out.tsv"
        held_out.write_text("\n".join(line for line in pairs if is_held_out(line.partition("\t")[0])), "utf-8")
        scorer = [sys.executable, str(shared / "eval/matching.py"), "prepare", str(held_out), folder]
        subprocess.run([*scorer, "--queries", str(queries)], check=True, capture_output=True)
        with (Path(folder) / "gold.csv").open(encoding="utf-8", newline="") as stream:
            gold = [{int(line) for line in row["candidate_lines"].split()} for row in csv.DictReader(stream)]
        known, asked = (read_lines(Path(folder) / name) for name in ("cand.txt", "queries.txt"))
    return Task(name=f"name parts, {script}", known=known, queries=asked, gold=gold)


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def full_name_task(shared: Path, distractors: Sequence[str], queries: int) -> Task:
    """Return the task of full names among distractors."""
    pairs = [line.split("\t") for line in read_lines(shared / "data/matching/people_latin_cyrillic_dev.tsv")]
    known = list(dict.fromkeys([*sorted({other for _, other in pairs}), *distractors]))
    place = {spelling: number for number, spelling in enumerate(known)}
    gold: dict[str, set[int]] = defaultdict(set)
    for latin, other in pairs:
        gold[latin].add(place[other])
    return some_of("full names", known, gold, queries)


def some_of(name: str, known: Sequence[str], gold: Mapping[str, set[int]], queries: int) -> Task:
    """Return a task of some of the queries, always the same ones."""
    asked = sorted(gold)
    random.Random(SEED).shuffle(asked)  # noqa: S311 - the same draw every time is meant
    asked = asked[:queries]
    return Task(name=name, known=known, queries=asked, gold=[gold[query] for query in asked])


def make_distractors(shared: Path, count: int) -> list[str]:
    """Return names of nobody: given names and patronymics of the shared list of people, and parts as family names."""
    people = [
        line.split("\t")[1].split() for line in read_lines(shared / "data/matching/people_latin_cyrillic_dev.tsv")
    ]
    whole = [parts for parts in people if len(parts) == 3]
    family = [line.split("\t")[1] for line in read_lines(shared / "data/matching/tokens_russian_train.tsv")]
    draw = random.Random(SEED)  # noqa: S311 - the same draw every time is meant
    return [f"{draw.choice(whole)[0]} {draw.choice(whole)[1]} {draw.choice(family).title()}" for _ in range(count)]


def declined_task(shared: Path, queries: int) -> Task:
    """Return the task of finding a Russian first name by one of its oblique cases in the singular."""
    rows = [line.split("\t") for line in read_lines(shared / "data/matching/declined_first_names_ru.tsv")[1:]]
    known = sorted({lemma for lemma, _, _ in rows})
    place = {lemma: number for number, lemma in enumerate(known)}
    gold: dict[str, set[int]] = defaultdict(set)
    for lemma, word, grammemes in rows:
        if "ед" in grammemes.split(",") and word not in place:
            gold[word].add(place[lemma])
    return some_of("declined first names", known, gold, queries)


def main() -> None:
    """Run all tasks and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--queries", type=int, default=3000)
    parser.add_argument("--distractors", type=Path, help="names of people, one a line")
    parser.add_argument("--among", type=int, default=50_000, help="how many distractors")
    arguments = parser.parse_args()
    for script in SCRIPTS:
        measure(held_out_task(arguments.shared, script, arguments.queries))
    if arguments.distractors:
        distractors = read_lines(arguments.distractors)[: arguments.among]
    else:
        distractors = make_distractors(arguments.shared, arguments.among)
    measure(full_name_task(arguments.shared, distractors, arguments.queries))
    measure(declined_task(arguments.shared, arguments.queries))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
    main()
