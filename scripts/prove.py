"""Run the proofs, from where they were left, and print how far each has come for this version of the code.

    python scripts/prove.py [--scale 0.05] [--only kills faults] [--minutes 60] [--jobs 2] [--page docs/why/promises.md]

Each proof is tried in parts, several beside one another, and what was tried is noted (`scripts/proven.py`): a run that
is stopped loses no more than the parts that were under way, and the next one goes on. `--scale 0.05` tries a twentieth
of each proof, `--scale 0` only prints. A part that failed is printed with its seed, and counts until the code is
another one.

Leaves with 0 where nothing failed, with 3 where something did, now or earlier, with 2 where something could not be
tried.
"""

from __future__ import annotations

import argparse
import compileall
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from proof_runs import Chosen, Run
from proofs import PROOFS, Proof
from proven import ROOT, Busy, Ledger, Standing, version_of

LEDGERS = ROOT / ".proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A proof, the version of the code as it sees it, and where it stands."""

    proof: Proof
    ledger: Ledger
    version: str
    standing: Standing

    @classmethod
    def of(cls, proof: Proof, ledgers: Path) -> Row:
        """Return where a proof stands now."""
        ledger, version = Ledger(ledgers, proof.name), version_of(proof.files, cut=proof.cut)
        return cls(proof=proof, ledger=ledger, version=version, standing=Standing.of(ledger.parts(version)))

    @property
    def total(self) -> int:
        """How many trials it has in all: what the proof itself told, where it did."""
        return max((one.of or 0 for one in self.standing.held), default=0) or self.proof.total

    @property
    def is_whole(self) -> bool:
        """Whether all of it was tried, and held."""
        return len(self.standing.held) == self.proof.parts

    def next_parts(self, scale: float) -> list[Chosen]:
        """Return the next parts: a share of all of them, from those that were not tried yet."""
        most = max(1, round(scale * self.proof.parts)) if scale > 0 else 0
        return [self.part(number) for number in self.standing.left(self.proof.parts)[:most]]

    def part(self, number: int) -> Chosen:
        """Return one part of it."""
        return Chosen(proof=self.proof, number=number, ledger=self.ledger, version=self.version)

    def failures(self) -> Iterator[str]:
        """Yield what failed of this version, now or earlier, and how to try it again."""
        for part in self.standing.failed:
            yield f"FAILED {self.proof.name} ({part.on}): {self.part(part.part).typed}\n{part.said}"


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of a table of proofs."""
    yield "| proof | what is tried | held | to reach | failed | processor time |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in rows:
        failed = ", ".join(f"seed {part.seed}" for part in row.standing.failed) or "0"
        total = "the same" if row.is_whole else f"{row.total:,}"
        spent = f"{row.standing.cpu_s / 60:.1f} min"
        cells = (row.proof.name, row.proof.tries, f"{row.standing.tried:,}", total, failed, spent)
        yield f"| {' | '.join(cells)} |"


def section(rows: Sequence[Row]) -> str:
    """Return the section of the page: the proofs that began, the days and the machine."""
    begun = [row for row in rows if row.standing.held or row.standing.failed]
    days = sorted({part.on for row in begun for part in (*row.standing.held, *row.standing.failed)})
    when = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "not run yet"
    machine = f"{os.cpu_count()} shared cores, Python {sys.version_info.major}.{sys.version_info.minor}"
    head = (
        f"## What was tried of this version\n\nWritten by `make prove PAGE=docs/why/promises.md` ({when}; {machine})."
    )
    return "\n".join((head, "", *table(begun)))


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [one.name for one in PROOFS]
    parser.add_argument("--scale", type=float, default=1.0, help="the share of each proof that is tried now; 1 is all")
    parser.add_argument(
        "--only", nargs="+", choices=names, metavar="PROOF", default=names, help=f"in this order: {', '.join(names)}"
    )
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin nothing later than this")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many parts run beside one another")
    parser.add_argument("--ledgers", type=Path, default=LEDGERS, help="the folder in which it is noted what was tried")
    parser.add_argument("--page", type=Path, help="the page that the table is written to")
    return parser.parse_args()


def prove(proofs: Sequence[Proof], *, scale: float, minutes: float, jobs: int, ledgers: Path) -> int:
    """Try the next parts of some proofs; return 0, or 2 where one could not be tried."""
    run = Run(until=time.monotonic() + 60 * minutes)
    with ExitStack() as held:
        parts: list[Chosen] = []
        for proof in proofs:
            try:
                held.enter_context(Ledger(ledgers, proof.name).held())
            except Busy:
                run.not_tried.add(proof.name)
                print(f"{proof.name}: another run is at it", file=sys.stderr)
                continue
            parts += Row.of(proof, ledgers).next_parts(scale)
        try:
            run.try_all(parts, jobs)
        except KeyboardInterrupt:
            print("stopped; what was tried until now is noted", file=sys.stderr)
    return 2 if run.not_tried else 0


def main() -> int:
    """Run the proofs, print where they stand, and return the exit status."""
    asked = options()
    # Also where a shell that runs this behind it has told its programs not to listen.
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.default_int_handler)
    by_name = {one.name: one for one in PROOFS}
    chosen = [by_name[name] for name in dict.fromkeys(asked.only)]
    # For the programs that may not write what they compiled, such as the child that opens a stranger's file.
    compileall.compile_dir(ROOT / "src/habeas", quiet=1)
    status = prove(chosen, scale=asked.scale, minutes=asked.minutes, jobs=asked.jobs, ledgers=asked.ledgers)
    rows = [Row.of(one, asked.ledgers) for one in PROOFS]
    failures = [line for row in rows for line in row.failures()]
    print("\n".join((*table(rows), *failures)))
    if asked.page is not None:
        sys.path.append(str(ROOT / "benchmarks"))
        from page import write_section

        write_section(asked.page, "proofs", section(rows), by="make prove")
    return 3 if failures else status


if __name__ == "__main__":
    sys.exit(main())
