"""How fast the record appends, verifies and answers, beside what a team would use instead, in one run on one disk.

    python benchmarks/record.py [--statements 50000] [--peers .venv-peers/bin/python] [--page docs/why/promises.md]

Beside it: plain Django rows with django-simple-history on SQLite with full durability, and a git repository of JSON
files. Neither seals, signs, erases one person or answers as of two times; they are what is given up or gained for that.
Every figure is a share of something measured in the same run where it can be, since machines differ. What only computes
is measured in processor time, so that others on the same machine do not show; what waits for the disk by the clock, in
turn with a bare write. What is used instead is measured by the clock alone.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from random import Random

from habeas.facts.claim import Claim
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId, new_id
from habeas.record.kinds import Act, ExhibitSealed, PartyNamed, StatementEntered
from habeas.workspace import Workspace
from page import write_section
from watch import make_world

NOW = datetime(2022, 11, 20, 12, tzinfo=UTC)
AS_OF = date(2022, 11, 20)
BATCH, SINGLES, PAGES = 1000, 100, 40
EXHIBITS, EXHIBIT_BYTES = 6, 32 * 1024 * 1024
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: what was measured, its value, the bound that it is to keep, and in which direction that binds."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    at_most: bool = False

    @property
    def holds(self) -> bool | None:
        """Whether the bound is kept, None where there is none."""
        if self.bound is None:
            return None
        return self.value <= self.bound if self.at_most else self.value >= self.bound


def timed(work: Callable[..., object], *given: object) -> float:
    """Return how many seconds some work takes with what it is given."""
    began = time.perf_counter()
    work(*given)
    return time.perf_counter() - began


def worked(work: Callable[..., object], *given: object) -> float:
    """Return how many seconds of the processor some work takes with what it is given."""
    began = time.process_time()
    work(*given)
    return time.process_time() - began


def append_each(workspace: Workspace, singles: list[Act], folder: Path, size_bytes: int) -> Iterator[Figure]:
    """Yield what a durable append takes, in turn with writing as many bytes to a file and bringing them to the disk."""
    content, appended, bare, processor = os.urandom(size_bytes), [], [], []
    with (folder / "bare").open("ab", buffering=0) as file:

        def write() -> None:
            file.write(content)
            os.fsync(file.fileno())

        for one in singles:
            began = time.process_time()
            appended.append(1000 * timed(workspace.session.append, one))
            processor.append(1000 * (time.process_time() - began))
            bare.append(1000 * timed(write))
    each_ms, bare_ms = statistics.median(appended), statistics.median(bare)
    yield Figure(name="one durable append", value=each_ms, unit="ms")
    yield Figure(name="of it, processor", value=statistics.median(processor), unit="ms")
    yield Figure(name="a bare write and fsync", value=bare_ms, unit="ms")
    yield Figure(name="one durable append ÷ write and fsync", value=each_ms / bare_ms, unit="×", bound=3, at_most=True)


def acts_of(statements: int, report: ExhibitId) -> tuple[list[Act], list[Act]]:
    """Return the acts that name the parties, and those that enter the statements about them."""
    world = make_world(max(20, statements // 50), statements)
    named: list[Act] = [
        PartyNamed(party=party, reading=None, entity=None, about=(party.id,)) for party in world.parties.values()
    ]
    entered: list[Act] = []
    for statement in world.statements:
        said = replace(statement, anchor=replace(statement.anchor, exhibit=report))
        entered.append(StatementEntered(statement=said, reason="read by hand", about=persons_of(statement.claim)))
    return named, entered


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How long it took to append the statements in batches, and those that are left to append one by one."""

    seconds: float
    singles: list[Act]
    extra: Act


def fill(workspace: Workspace, statements: int) -> Filled:
    """Append so many statements in batches; what made them, gigabytes for a million, is gone before the rest begins."""
    (receipt,) = workspace.collect_content(b"invented words", name="report.txt")
    named, entered = acts_of(statements + SINGLES + 1, receipt.text_layer or receipt.exhibit)
    for begin in range(0, len(named), BATCH):
        workspace.session.append(*named[begin : begin + BATCH])
    seconds = sum(
        worked(workspace.session.append, *entered[begin : min(begin + BATCH, statements)])
        for begin in range(0, statements, BATCH)
    )
    return Filled(seconds=seconds, singles=entered[statements:-1], extra=entered[-1])


def persons_of(claim: Claim) -> tuple[PartyId, ...]:
    """Return the parties whom a claim is about."""
    for field in ("of", "victims"):
        if getattr(claim, field, ()):
            return tuple(getattr(claim, field))
    return ()


def measure(place: Path, statements: int) -> Iterator[Figure]:
    """Yield the figures of a record that holds so many statements."""
    folder = place / "casefiles"
    with Workspace.create(folder, actor="Vera", passphrase=None, clock=lambda: NOW) as workspace:
        store = workspace.session.store
        filled = fill(workspace, statements)
        yield Figure(name="appended in batches", value=statements / filled.seconds, unit="entries/s", bound=5000)
        database_bytes = sum(path.stat().st_size for path in folder.glob("data.db*"))
        yield from append_each(workspace, filled.singles, place, database_bytes // statements)
        yield from _verified(workspace)
        people = some_people(workspace)

        def look(person: str) -> None:
            workspace.record(person, as_of=AS_OF)

        look(people[0])
        workspace.session.append(filled.extra)
        yield Figure(name="the first page after an entry", value=1000 * worked(look, people[0]), unit="ms")
        store.remembered.forget()
        yield Figure(name="the first page after a start", value=1000 * worked(look, people[0]), unit="ms")
        pages = sorted(1000 * worked(look, one) for one in people)
        yield Figure(
            name="a person as of a day, p95", value=pages[int(len(pages) * 0.95)], unit="ms", bound=30, at_most=True
        )
        size = store.queries.log_size()
        yield Figure(name="rebuilt", value=size / worked(workspace.rebuild), unit="entries/s", bound=20_000)
        yield Figure(
            name="on the disk", value=database_bytes / statements, unit="bytes a statement", bound=1500, at_most=True
        )
        yield from _exhibits(workspace)


def some_people(workspace: Workspace) -> list[str]:
    """Return the numbers of a few people, the same ones each time."""
    numbers = [number for number, party in workspace.parties() if party.kind.value == "person"]
    return Random(7).sample(numbers, min(PAGES, len(numbers)))  # noqa: S311 - no secret


def _verified(workspace: Workspace) -> Iterator[Figure]:
    from habeas.store.verification.log import check_log
    from habeas.store.verification.whole import check_checkpoint

    store = workspace.session.store
    size = store.queries.log_size()
    seconds = statistics.median(worked(lambda: check_checkpoint(store, check_log(store))) for _ in range(3))
    yield Figure(name="verified: log and seals", value=size / seconds, unit="entries/s", bound=50_000)
    yield Figure(name="verified: all of it", value=size / worked(store.verify), unit="entries/s")


def _exhibits(workspace: Workspace) -> Iterator[Figure]:
    """Yield how fast exhibits are verified, as a share of what hashing the same bytes alone takes."""
    from habeas.store.verification.exhibits import check_exhibits

    store, acts, content = workspace.session.store, [], os.urandom(EXHIBIT_BYTES)
    for number in range(EXHIBITS):
        sealed = store.seal(io.BytesIO(content[number:] + content[:number]), case=workspace.case.id)
        exhibit = Exhibit(
            id=ExhibitId(new_id("x")), role=ExhibitRole.ORIGINAL, sha256=sealed.sha256, size_bytes=sealed.size_bytes,
            media_type="application/octet-stream", name="paper", received_at=NOW,
        )  # fmt: skip
        acts.append(
            ExhibitSealed(
                exhibit=exhibit, address=sealed.address, sealed_sha256=sealed.sealed_sha256, file_key=sealed.file_key,
                channel="file",
            )
        )  # fmt: skip
    workspace.session.append(*acts)
    # Both as long, and in turn: what others do on the machine meanwhile falls on both alike.
    hashed, checked = map(min, zip(*(
        (sum(worked(sha256, content) for _ in acts), worked(check_exhibits, store.vault, acts)) for _ in range(3)
    ), strict=True))  # fmt: skip
    yield Figure(name="verified: exhibits", value=EXHIBITS * EXHIBIT_BYTES / MIB / checked, unit="MiB/s")
    yield Figure(name="verified: exhibits ÷ hashlib", value=hashed / checked, unit="×", bound=0.5)


def measure_peers(python: Path, place: Path, statements: int) -> list[dict[str, object]]:
    """Return what the others measure of themselves, over the same texts."""
    _, entered = acts_of(statements + SINGLES, ExhibitId("x-1"))
    rows = place / "rows.jsonl"
    with rows.open("w", encoding="utf-8") as lines:
        for number, act in enumerate(entered):
            about = [str(one) for one in getattr(act, "about", ())]
            lines.write(json.dumps({"number": number, "about": about, "body": json.loads(_body(act))}) + "\n")
    command = [str(python), str(Path(__file__).with_name("record_peers.py")), str(rows), str(place), str(SINGLES)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def _body(act: Act) -> bytes:
    from habeas.record.kinds import REGISTRY

    return REGISTRY.encode(act)


def as_table(figures: list[Figure], peers: list[dict[str, object]], statements: int) -> str:
    """Return the section of the page."""
    day = f"{date.today():%-d %B %Y}"  # noqa: DTZ011 - a date for people
    machine = f"{os.cpu_count()} shared cores, Python {sys.version_info.major}.{sys.version_info.minor}"
    lines = [
        f"Over {statements:,} statements, processor time of one core, single appends by the clock, {day} ({machine}).",
        "",
    ]
    lines += ["| figure | value | to reach | kept |", "| --- | --- | --- | --- |"]
    for one in figures:
        bound = "" if one.bound is None else f"{'≤' if one.at_most else '≥'} {one.bound:,g} {one.unit}"
        kept = {None: "", True: "yes", False: "no"}[one.holds]
        lines.append(f"| {one.name} | {_shown(one.value)} {one.unit} | {bound} | {kept} |")
    if peers:
        lines += ["", "| in the place of it | figure | value |", "| --- | --- | --- |"]
        lines += [
            f"| {one['peer']} | {one['name']} | {_shown(float(str(one['value'])))} {one['unit']} |" for one in peers
        ]
    return "\n".join(lines)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 10 else f"{value:.1f}"


def main() -> int:
    """Measure, print, and write the section where a page is named."""
    parser = argparse.ArgumentParser(description="How fast the record is, beside what would be used instead.")
    parser.add_argument("--statements", type=int, default=50_000, help="how many statements the store holds")
    parser.add_argument("--peers", type=Path, help="the interpreter of the environment of the others")
    parser.add_argument("--page", type=Path, help="the page that the figures are written to")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix=".habeas-bench-", dir=Path.cwd()) as at:
        place = Path(at)
        figures = []
        for figure in measure(place, options.statements):
            figures.append(figure)
            print(f"{figure.name}: {_shown(figure.value)} {figure.unit}", file=sys.stderr, flush=True)
        peers = measure_peers(options.peers, place, options.statements) if options.peers else []
    section = as_table(figures, peers, options.statements)
    print(section)
    if options.page is not None:
        write_section(options.page, "the record", section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
