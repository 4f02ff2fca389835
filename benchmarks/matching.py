"""Measure looking names up across scripts, on pairs that the alignments never learned from.

    python benchmarks/matching.py --shared ../shared [--peers .venv-peers/bin/python] [--queries 3000]
        [--distractors NAMES.txt] [--among 50000] [--groups PERSONS.txt] [--page docs/why/matching.md]

Other tools answer the same queries in the same run, in an environment of their own (`benchmarks/peers.py`), each on one
core; slow ones answer fewer of them. For each: the error (1 - recall@1) and queries a second, and how many times
ours they are. `--page` writes the table into a page of the manual.

1. Name parts: the held-out fifth of each file of pairs, prepared by the scorer of the shared folder; with `--groups`
   also the held-out Ukrainian and Belarusian forms of rigour's file (see `scripts/list_variants.py`).
2. Full names: an official Latin spelling looked up among the Cyrillic names of the same list and distractors. These
   are names of NAMES.txt, one a line, or else made from the given and family names of the shared lists.
3. Declined Russian first names: the nominative looked up by an oblique case.

Speed is queries a second of this process on one core, everything that a look-up does included.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.match.names import KnownNames
from habeas.match.parts import split_name
from habeas.match.romanise import romanise
from page import write_section

SEED = 20220720
SCRIPTS = ("russian", "arabic", "hebrew")
ANSWERED_BY_PEERS = 300
"""Other tools are slow; they answer this many of the same queries."""

FEWEST_ANSWERS = 30
"""Of a tool that answers fewer in its time no error is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Known spellings, spellings to look up, and for each of these the places that are right."""

    name: str
    known: Sequence[str]
    queries: Sequence[str]
    gold: Sequence[set[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How one tool answered one task; `answered` queries, `right` of them with the best hit, in `seconds`."""

    task: str
    known: int
    method: str
    answered: int
    right: int
    seconds: float

    @property
    def error(self) -> float:
        """The share of queries whose best hit was wrong."""
        return 1.0 - self.right / max(self.answered, 1)

    @property
    def speed(self) -> float:
        """Queries a second."""
        return self.answered / max(self.seconds, 1e-9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What the figures are taken with: the environment of the other tools, None without them; queries they answer."""

    peers: Path | None
    limit: int


def measure(task: Task, run: Run) -> list[Figures]:
    """Return the figures of the look-up and of the other tools; print them as they come."""
    found = [measure_ours(task)]
    if run.peers is not None:
        found += measure_peers(task, run)
    for one in found:
        error, speed = times(one.error, found[0].error), times(one.speed, found[0].speed)
        print(
            f"{one.task:<28} {one.known:>8} {one.method:<42} error {one.error:.3f} ({error}x) "
            f"{one.speed:>9.1f} a second ({speed}x)",
            flush=True,
        )
    return found


def times(one: float, ours: float) -> str:
    """Return how many times ours a figure is, a dash where ours is 0."""
    return f"{one / ours:.2f}" if ours else "–"


def measure_ours(task: Task) -> Figures:
    """Return the figures of the look-up; print its slowest twentieth and what its index takes besides."""
    begun = time.process_time()
    names = KnownNames(task.known)
    indexed = time.process_time() - begun
    right, taken = 0, []
    for query, gold in zip(task.queries, task.gold, strict=True):
        begun = time.process_time()
        hits = names.look_up(query, 5)
        taken.append(time.process_time() - begun)
        right += bool(hits) and hits[0].place in gold
    slow = sorted(taken)[int(0.95 * len(taken))]
    print(f"{task.name}: index in {indexed:.1f} s, 95 % of the look-ups within {1000 * slow:.1f} ms", flush=True)
    return Figures(
        task=task.name, known=len(task.known), method="Habeas", answered=len(taken), right=right, seconds=sum(taken)
    )


def measure_peers(task: Task, run: Run) -> list[Figures]:
    """Return the figures of every tool that the environment of the others holds."""
    written = {
        "known": list(task.known), "queries": list(task.queries), "gold": [sorted(gold) for gold in task.gold],
        "limit": run.limit, "known_latin": [in_latin(one) for one in task.known],
        "queries_latin": [in_latin(one) for one in task.queries],
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "task.json"
        path.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
        command = [str(run.peers), str(Path(__file__).with_name("peers.py")), str(path)]
        ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found = []
    for line in map(json.loads, ran.stdout.splitlines()):
        if "missing" in line:
            print(f"{line['method']}: not installed, {line['missing']}", flush=True)
        else:
            found.append(
                Figures(
                    task=task.name,
                    known=len(task.known),
                    method=line["method"],
                    answered=line["answered"],
                    right=line["first"],
                    seconds=line["seconds"],
                )
            )
    return found


def in_latin(spelling: str) -> str:
    """Return a spelling in Latin letters by our rules, its parts in their order."""
    return " ".join(romanise(part) for part in split_name(spelling))


def group_tasks(groups: Path, queries: int) -> list[Task]:
    """Return the tasks of finding Ukrainian and Belarusian forms by Latin and by other Cyrillic forms of the name."""
    from list_variants import held_out_groups

    rows = list(held_out_groups(groups))
    known = sorted({form for _, form, _ in rows})
    place = {form: number for number, form in enumerate(known)}
    tasks = []
    for language in ("uk", "be"):
        for script, is_latin in (("latin", True), ("cyrillic", False)):
            gold: dict[str, set[int]] = defaultdict(set)
            for of, form, other in rows:
                if of == language and other.isascii() == is_latin:
                    gold[other].add(place[form])
            tasks.append(some_of(f"{script} to {language}", known, gold, queries))
    return tasks


def section_of(figures: Sequence[Figures]) -> str:
    """Return the section of the page: a table for each task."""
    lines = []
    for task in dict.fromkeys(one.task for one in figures):
        rows = [one for one in figures if one.task == task]
        lines += [
            f"**{task}**, among {rows[0].known:,}", "",
            "| | error | times ours | queries a second | times ours |", "| --- | --- | --- | --- | --- |",
        ]  # fmt: skip
        for one in rows:
            speed = f"{one.speed:,.1f} | {times(one.speed, rows[0].speed)}"
            if one.answered < FEWEST_ANSWERS:
                lines.append(f"| {one.method} | {one.answered} answered in time | | {speed} |")
            else:
                lines.append(f"| {one.method} | {one.error:.3f} | {times(one.error, rows[0].error)} | {speed} |")
        lines.append("")
    return "\n".join(lines)


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
    parser.add_argument("--peers", type=Path, help="the interpreter of the environment of the other tools")
    parser.add_argument("--peer-queries", type=int, default=ANSWERED_BY_PEERS)
    parser.add_argument("--groups", type=Path, help="rigour's file of names")
    parser.add_argument("--page", type=Path, help="the page of the manual to write the figures into")
    parser.add_argument("--among", type=int, default=50_000, help="how many distractors")
    arguments = parser.parse_args()
    run = Run(peers=arguments.peers, limit=arguments.peer_queries)
    tasks = [held_out_task(arguments.shared, script, arguments.queries) for script in SCRIPTS]
    if arguments.groups:
        tasks += group_tasks(arguments.groups, arguments.queries)
    if arguments.distractors:
        distractors = read_lines(arguments.distractors)[: arguments.among]
    else:
        distractors = make_distractors(arguments.shared, arguments.among)
    tasks += [
        full_name_task(arguments.shared, distractors, arguments.queries),
        declined_task(arguments.shared, arguments.queries),
    ]
    figures = [one for task in tasks for one in measure(task, run)]
    if arguments.page:
        write_section(arguments.page, "look-up", f"## Look-up, beside other tools\n\n{section_of(figures)}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
    main()
