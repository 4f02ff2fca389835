"""Kill `habeas collect` at random moments, ten thousand times, and check that nothing acknowledged was lost.

0. Do all of it once and undisturbed, in this process, with a workspace that is thrown away: whatever is loaded or set
   up at a start is there in every child that is forked, and the kills fall on the work.
1. Make a workspace and a folder of invented files.
2. Run `habeas collect` on the folder in a child, and `kill -9` it at a random moment: before its first receipt, or some
   milliseconds after one of them.
3. Open the workspace again in another child. Every receipt that was printed must have its exhibit, byte for byte, and
   its text layer; the record must verify.
4. After every 25 kills collect all files once more, undisturbed: each must end as one exhibit. Then start anew.

A kill proves the order of the steps, not the fsync: what a power cut would lose is the matter of the store's own tests.
Leaves with 0 where all of this held, with 3 where it did not; the workspace is then kept and named.
"""

from __future__ import annotations

import gc
import json
import os
import random
import selectors
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from traced import MEMORY, Lost, a_place, fork
from trials import first, say_tried, trials

if TYPE_CHECKING:
    from habeas.workspace import Workspace

KILLS = 10_000
KILLS_PER_WORKSPACE = 25
FILES_PER_FOLDER = 8
NEW_FOLDER = 0.25
"""How often files that were not tried yet are taken; else those go on at which a kill came before."""

LETTERS = 0.35
"""How many of the files are letters: what reads one is a program of its own, in which no kill can harm the record."""

PICTURE = b"\x89PNG\r\n\x1a\n"
SHORT_S, MIDDLE_S, LONG_S = 0.004, 0.04, 0.2


@dataclass(slots=True)
class Tally:
    """What happened so far."""

    kills: int = 0
    undisturbed: int = 0
    receipts: int = 0
    moments: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: `delay_s` seconds after the receipt number `after` (0 is the start)."""

    after: int
    delay_s: float


def main() -> int:
    """Run the proof; return its exit status."""
    seed = first(random.SystemRandom().randrange(10**6))
    with a_place() as place:
        practise(place)
    return prove(trials(KILLS), random.Random(seed), seed)  # noqa: S311 - moments, not secrets


def practise(place: Path) -> None:
    """Make a workspace, collect into it and check it, all in this process."""
    workspace, letter = place / "workspace", place / "letter.txt"
    letter.write_text("Nobody has heard from the second bus since Tuesday.\n")
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        made = command("init", str(workspace), "--no-passphrase", "--as", "Case worker")
        taken = command("collect", "--workspace", str(workspace), "--json", str(letter))
    with opened(workspace) as record:
        if made or taken or not record.verify().holds:
            raise Lost("not even an undisturbed workspace holds")
    gc.freeze()  # so that no child copies all that is loaded only to look whether it is garbage


def prove(kills: int, chance: random.Random, seed: int) -> int:
    """Kill that many times, a new workspace for every few kills; return the exit status."""
    tally = Tally()
    began = time.monotonic()
    while tally.kills < kills:
        # In memory where there is such a place: a kill takes nothing from a disk that was written before.
        place = Path(tempfile.mkdtemp(prefix="habeas-prove-", dir=MEMORY if MEMORY.is_dir() else None))
        try:
            prove_in(place, min(KILLS_PER_WORKSPACE, kills - tally.kills), chance, tally)
        except Lost as loss:
            print(f"FAILED after {tally.kills} kills, seed {seed}: {loss}\nthe workspace is kept in {place}")
            return 3
        shutil.rmtree(place)
        print(f"{tally.kills}/{kills} kills, {tally.receipts} receipts", file=sys.stderr, flush=True)
    moments = ", ".join(f"{count} {moment}" for moment, count in sorted(tally.moments.items()))
    print(f"{tally.kills} kills in {time.monotonic() - began:.0f} s (seed {seed}): {moments}")
    print(f"{tally.receipts} receipts were printed before: all are there, byte for byte; the record verifies")
    say_tried(tally.kills)
    return 0


def prove_in(place: Path, kills: int, chance: random.Random, tally: Tally) -> None:
    """Kill that many times over one workspace, then collect everything undisturbed."""
    workspace = place / "workspace"
    if run(lambda: command("init", str(workspace), "--no-passphrase", "--as", "Case worker")).status != 0:
        raise Lost("the workspace could not be made")
    folders: list[Path] = []
    goal = tally.kills + kills
    while tally.kills < goal:
        if not folders or chance.random() < NEW_FOLDER:
            folders.append(make_folder(place / f"received-{len(folders)}", chance))
        moment = choose_moment(chance)
        ended = run(lambda: command("collect", "--workspace", str(workspace), "--json", str(folders[-1])), moment)
        check(workspace, place, ended.receipts)
        tally.receipts += len(ended.receipts)
        if ended.was_killed:
            tally.kills += 1
            when = "before the first receipt" if not ended.receipts else "after a receipt"
            tally.moments[when] = tally.moments.get(when, 0) + 1
        elif ended.status in {0, 1}:
            tally.undisturbed += 1
        else:
            raise Lost(f"collect ended with status {ended.status}")
    collect_all(workspace, place, folders)


def choose_moment(chance: random.Random) -> Moment:
    """Return a moment: half of them close behind a receipt, where the next file is sealed and logged."""
    after = chance.choice((0, 0, 1, 1, 2, 3, 5))
    longest_s = LONG_S if after == 0 else chance.choice((SHORT_S, SHORT_S, MIDDLE_S, LONG_S))
    return Moment(after=after, delay_s=chance.uniform(0, longest_s))


def make_folder(folder: Path, chance: random.Random) -> Path:
    """Return a new folder of invented letters, which have a text layer, and pictures, which have none."""
    folder.mkdir()
    for number in range(FILES_PER_FOLDER):
        if chance.random() < LETTERS:
            words = f"Letter {chance.getrandbits(64)}. Nobody has heard from bus {number} since Tuesday.\n"
            (folder / f"letter-{number}.txt").write_bytes(words.encode() * chance.choice((1, 10, 2000)))
        else:
            (folder / f"picture-{number}.png").write_bytes(
                PICTURE + chance.randbytes(chance.choice((10, 70_000, 900_000)))
            )
    return folder


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended, and the whole lines that it printed before."""

    status: int
    was_killed: bool
    lines: tuple[bytes, ...]

    @property
    def receipts(self) -> tuple[dict[str, object], ...]:
        """The printed lines as receipts."""
        return tuple(json.loads(line) for line in self.lines)


def command(*arguments: str) -> int:
    """Run the command line in this process; return its exit status."""
    from habeas.cli.main import main as run_command

    sys.argv = ["habeas", *arguments]
    try:
        run_command()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    return 0


def run(work: Callable[[], int], moment: Moment | None = None) -> Ended:
    """Run `work` in a forked child and kill it at `moment`; without a moment let it end."""
    child = fork(work)
    printed = listen(child.reading, child.pid, moment)
    status = child.wait()
    whole_lines = printed[: printed.rfind(b"\n") + 1].splitlines()
    return Ended(status=status, was_killed=status == -signal.SIGKILL, lines=tuple(whole_lines))


def listen(reading: int, child: int, moment: Moment | None) -> bytes:
    """Return all that the child prints until it ends or is killed."""
    printed = b""
    kill_at = time.monotonic() + moment.delay_s if moment and moment.after == 0 else None
    with selectors.DefaultSelector() as selector:
        selector.register(reading, selectors.EVENT_READ)
        while True:
            wait_s = None if kill_at is None else max(0.0, kill_at - time.monotonic())
            if not selector.select(wait_s):
                os.kill(child, signal.SIGKILL)
                kill_at = None
                continue
            chunk = os.read(reading, 65536)
            if not chunk:
                return printed
            printed += chunk
            if moment and moment.after and kill_at is None and printed.count(b"\n") >= moment.after:
                kill_at = time.monotonic() + moment.delay_s
                moment = None


def check(workspace: Path, place: Path, receipts: tuple[dict[str, object], ...]) -> None:
    """Open the workspace in a child and look for everything that was acknowledged.

    Raises:
        Lost: something is not there, or the record does not verify.
    """
    ended = run(lambda: report_losses(workspace, place, receipts))
    if ended.status != 0 or ended.lines:
        raise Lost(b"; ".join(ended.lines).decode() or f"the workspace does not open: status {ended.status}")


def report_losses(workspace: Path, place: Path, receipts: tuple[dict[str, object], ...]) -> int:
    """Print one line for everything that does not hold."""
    with opened(workspace) as record:
        held = {str(one.original.id): one for one in record.exhibits()}
        for receipt in receipts:
            number, source = str(receipt["id"]), (place / str(receipt["file"])).read_bytes()
            if number not in held:
                print(f"{number} was acknowledged and is not there")
            elif record.session.content(held[number].original.id) != source:
                print(f"{number} has other bytes than were received")
            elif receipt["text"] and (layer := held[number].layer) is None:
                print(f"{number} has lost its text layer")
            elif receipt["text"] and layer and record.session.text(layer).encode() != source:
                print(f"{number} has a text layer with other words")
        for finding in record.verify().findings:
            print(f"the record does not verify: {finding}")
    return 0


def collect_all(workspace: Path, place: Path, folders: list[Path]) -> None:
    """Collect every folder undisturbed; each file must then be exactly one exhibit.

    Raises:
        Lost: a file has no receipt, a receipt no exhibit, or one file became two exhibits.
    """
    ended = run(lambda: command("collect", "--workspace", str(workspace), "--json", *map(str, folders)))
    files = {str(path.relative_to(place)) for folder in folders for path in folder.iterdir()}
    if {receipt["file"] for receipt in ended.receipts} != files:
        raise Lost(f"of {len(files)} files {len(ended.receipts)} were received after the kills")
    check(workspace, place, ended.receipts)
    counted = run(lambda: print_hashes(workspace))
    if sorted(counted.lines) != sorted(sha256((place / name).read_bytes()).hexdigest().encode() for name in files):
        raise Lost(f"{len(files)} files became {len(counted.lines)} exhibits")


def print_hashes(workspace: Path) -> int:
    """Print the hash of every original, one a line."""
    with opened(workspace) as record:
        for one in record.exhibits():
            print(one.original.sha256)
    return 0


@contextmanager
def opened(workspace: Path) -> Iterator[Workspace]:
    """Open the workspace; only ever in a child, since one process opens one workspace."""
    from habeas.workspace import Workspace

    with Workspace.open(workspace) as record:
        yield record


if __name__ == "__main__":
    sys.exit(main())
