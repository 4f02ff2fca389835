"""Measure telling copies, rewrites and translations of one report from independent ones, on invented reports.

    python benchmarks/copies.py [--part development|held-out] [--misses] [--floors 0.9 0.7] [--times 50]

The reports in `copies/` are written by hand, in two parts; README.md there says how. Only `development` was looked at
while the bounds were chosen. A pair is wanted where both reports are in one group of the labels, and found where both
are in one group of `find_copies`; pairs in one language count as copies and rewrites, the others as translations.

With `--times N` it measures speed instead: each report comes N times, with other letters in its words each time, so
that the collection grows and the origins with it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from habeas.match.copies import Derived, Report, find_copies
from habeas.match.copies.profile import guess_language

FOLDER = Path(__file__).resolve().parent / "copies"
PARTS = ("development", "held-out")
SEED = 20221018
FLOORS = (0.9, 0.7)
"""F1 that copies and rewrites, and translations, must reach on each part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A report with its labels; `of` is the file that it was made from, or ""."""

    report: Report
    event: str
    group: str
    relation: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How many pairs were found, of how many, and how many of the found are right."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the found pairs that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted pairs that were found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def load_part(part: str, folder: Path = FOLDER) -> list[Labelled]:
    """Return the reports of a part, under file names that tell nothing, in no order that tells anything."""
    loaded = [one for path in sorted((folder / part).glob("*.txt")) for one in _load_event(path)]
    random.Random(SEED).shuffle(loaded)  # noqa: S311 - the same order every time is meant
    names = {one.report.file: f"report-{number:03}.txt" for number, one in enumerate(loaded)}
    return [
        Labelled(
            report=Report(file=names[one.report.file], text=one.report.text, published=one.report.published),
            event=one.event, group=one.group, relation=one.relation, of=names.get(one.of, ""),
        )
        for one in loaded
    ]  # fmt: skip


def _load_event(path: Path) -> Iterator[Labelled]:
    bodies: dict[str, list[str]] = {}
    for block in path.read_text("utf-8").split("=== ")[1:]:
        head, _, body = block.partition("\n")
        name, _language, published, group, relation, of = head.split()
        bodies[name] = _make(body.strip().split("\n"), bodies)
        yield Labelled(
            report=Report(
                file=f"{path.stem}/{name}",
                text="\n\n".join(bodies[name]) + "\n",
                published=date.fromisoformat(published),
            ),
            event=path.stem,
            group=f"{path.stem}/{group}",
            relation=relation,
            of="" if of == "-" else f"{path.stem}/{of}",
        )  # fmt: skip


def _make(lines: Sequence[str], bodies: dict[str, list[str]]) -> list[str]:
    """Return the paragraphs of a report; one that begins with `@from` is another one with changes."""
    if not lines[0].startswith("@from"):
        return list(lines)
    made = list(bodies[lines[0].split()[1]])
    for line in lines[1:]:
        order, _, value = line.partition(": ")
        if order == "take":
            made = [made[int(number) - 1] for number in value.split()]
        elif order == "head":
            made.insert(0, value)
        elif order == "tail":
            made.append(value)
        elif order == "swap":
            old, _, new = value.partition(" => ")
            assert any(old in paragraph for paragraph in made), f"nothing to swap: {old}"
            made = [paragraph.replace(old, new) for paragraph in made]
        else:
            raise ValueError(order)
    return made


def score(labelled: Sequence[Labelled], found: Sequence[Derived]) -> dict[str, Scores]:
    """Return the scores of pairs in one language and across languages."""
    group_of = {one.file: one.group for one in found}
    counts = {kind: [0, 0, 0] for kind in ("copies and rewrites", "translations")}
    for one, other in combinations(labelled, 2):
        crosses = guess_language(one.report.text) != guess_language(other.report.text)
        is_found = group_of[one.report.file] == group_of[other.report.file]
        is_wanted = one.group == other.group
        for place, counted in enumerate((is_found and is_wanted, is_found, is_wanted)):
            counts["translations" if crosses else "copies and rewrites"][place] += counted
    return {kind: Scores(right=right, found=found, wanted=wanted) for kind, (right, found, wanted) in counts.items()}


def print_misses(labelled: Sequence[Labelled], found: Sequence[Derived]) -> None:
    """Print the pairs that are wrong."""
    by_file = {one.file: one for one in found}
    for one, other in combinations(labelled, 2):
        left, right = by_file[one.report.file], by_file[other.report.file]
        if (left.group == right.group) != (one.group == other.group):
            kind = "joined" if left.group == right.group else "missed"
            print(kind, one.group, one.relation, one.report.file, "|", other.group, other.relation, other.report.file)


def print_relations(labelled: Sequence[Labelled], found: Sequence[Derived]) -> None:
    """Print how often relation and `of` are those of the labels, and how they are mixed up."""
    by_file = {one.file: one for one in found}
    relations = sum(_first(by_file[one.report.file].relation.value) == _first(one.relation) for one in labelled)
    sources = sum((by_file[one.report.file].of or "") == one.of for one in labelled)
    print(
        f"relation as labelled {relations} of {len(labelled)}, the report it is made from {sources} of {len(labelled)}"
    )


def _first(relation: str) -> str:
    """Return the relation with an independent report called an original: whether it has copies is not its own doing."""
    return "original" if relation == "independent" else relation


def measure_speed(times: int) -> None:
    """Print how long a collection takes that is many times as large, with as many times the origins."""
    loaded = [(part, one.report) for part in PARTS for one in load_part(part)]
    grown = [
        Report(file=f"{number}/{part}/{one.file}", text=_other_words(one.text, number), published=one.published)
        for number in range(times)
        for part, one in loaded
    ]
    begun = time.process_time()
    origins = find_copies(grown)
    print(f"{len(grown)} reports, {origins.count} origins, {time.process_time() - begun:.1f} s of processor time")


def _other_words(text: str, number: int) -> str:
    """Return a text with other letters in its words and other numbers, so that it tells of something else."""
    draw = random.Random(number)  # noqa: S311 - the same words every time are meant
    letters = {
        case: "".join(draw.sample(case, len(case))) for case in ("bcdfghklmnprstv", "бвгджзклмнпрстфх", "123456789")
    }
    table = {ord(old): new for case, mixed in letters.items() for old, new in zip(case, mixed, strict=True)}
    return text if number == 0 else text.translate(table)


def main() -> None:
    """Print the scores of one part, or of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--misses", action="store_true", help="print the pairs that are wrong")
    parser.add_argument("--floors", type=float, nargs=2, default=FLOORS, help="F1 that must be reached")
    parser.add_argument("--times", type=int, help="measure speed on a collection so many times as large")
    arguments = parser.parse_args()
    if arguments.times:
        measure_speed(arguments.times)
        return
    is_below = False
    for part in arguments.part or PARTS:
        labelled = load_part(part)
        found = find_copies([one.report for one in labelled]).reports
        groups, events = {one.group for one in labelled}, {one.event for one in labelled}
        print(f"{part}: {len(labelled)} reports, {len(groups)} origins, {len(events)} events")
        for floor, (kind, scores) in zip(arguments.floors, score(labelled, found).items(), strict=True):
            print(
                f"  {kind:<20} pairs {scores.wanted:>4}  precision {scores.precision:.3f}  recall {scores.recall:.3f}"
                f"  F1 {scores.f1:.3f}  floor {floor:.2f}"
            )
            is_below = is_below or scores.f1 < floor
        print_relations(labelled, found)
        if arguments.misses:
            print_misses(labelled, found)
    if is_below:
        raise SystemExit("below the floor")


if __name__ == "__main__":
    main()
