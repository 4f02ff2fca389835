"""Cut the power after every write, fsync and rename, and look what a disk could hold then.

A kill loses nothing that was written, only a power cut does. So the writes are recorded, and played again:

1. Collect a letter while strace records every write, truncation, fsync, rename, creation and removal under the
   workspace, with the bytes, and the moment at which the receipt is printed.
2. For every prefix of the record make what a disk could hold: of what was not yet synced nothing, everything, or some
   (each write by itself, so they come out of order, and some of them torn). A name, be it of a file or a folder, is on
   the disk once the folder that it stands in was synced; what stands in a folder that is not there is lost with it.
3. Open that workspace. Where the receipt was printed before the cut, its exhibit is there byte for byte, and the
   record verifies.

What was there before the first byte counts as synced. Leaves with 0 where all of this held, with 3 where something was
lost, with 2 where strace is not permitted.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from traced import Lost, a_place, check, collect_under, make_template, run_proof
from trials import Share, say_tried

TRACED = "openat,write,pwrite64,ftruncate,lseek,fsync,fdatasync,rename,unlink,mkdir"
_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
_FD = re.compile(r"^(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
PAGE_BYTES = 4096
HOWS = ("none", "all", "some")
FOLDER = -1
"""What stands in the place of the number of a file where a name is that of a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was done to the folder: by which call, to which path, with which bytes at which place."""

    call: str
    path: str
    content: bytes = b""
    place: int = 0
    target: str = ""


@dataclass(slots=True)
class File:
    """What the disk holds of a file for sure, and what was done to it since."""

    synced: bytes = b""
    since: list[Step] = field(default_factory=list)

    def after(self, chosen: list[Step]) -> bytes:
        """Return what the file holds after some of the steps."""
        content = bytearray(self.synced)
        for step in chosen:
            if step.call == "ftruncate":
                content = content[: step.place].ljust(step.place, b"\0")
            else:
                end = step.place + len(step.content)
                content = content.ljust(end, b"\0")
                content[step.place : end] = step.content
        return bytes(content)


@dataclass(slots=True)
class Disk:
    """Files by number, the names that are on the disk, and the changes of names that are not there yet."""

    files: list[File] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    live: dict[str, int] = field(default_factory=dict)
    unsynced: list[Step] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)

    def do(self, step: Step) -> None:
        """Take one step."""
        if step.call == "create":
            self.files.append(File())
            self.numbers[id(step)] = len(self.files) - 1
            self.live[step.path] = len(self.files) - 1
            self.unsynced.append(step)
        elif step.call == "mkdir":
            self.unsynced.append(step)
        elif step.call in {"rename", "unlink"}:
            number = self.live.pop(step.path, None)
            if step.call == "rename" and number is not None:
                self.live[step.target] = number
            self.unsynced.append(step)
        elif step.call == "fsync":
            self._sync(step.path)
        elif step.path in self.live:
            self.files[self.live[step.path]].since.append(step)

    def _sync(self, path: str) -> None:
        if path in self.live:
            file = self.files[self.live[path]]
            file.synced, file.since = file.after(file.since), []
            return
        of_folder = [one for one in self.unsynced if str(Path(one.path).parent) == path or self._is_into(one, path)]
        for step in of_folder:
            self.name(self.names, step)
        self.unsynced = [one for one in self.unsynced if one not in of_folder]

    def _is_into(self, step: Step, folder: str) -> bool:
        return bool(step.target) and str(Path(step.target).parent) == folder

    def name(self, names: dict[str, int], step: Step) -> None:
        """Let a change of names come onto a disk."""
        if step.call == "create":
            names[step.path] = self.numbers[id(step)]
        elif step.call == "mkdir":
            names[step.path] = FOLDER
        else:
            number = names.pop(step.path, None)
            if step.call == "rename" and number is not None:
                names[step.target] = number

    def cut(self, how: str, chance: random.Random) -> dict[str, bytes | None]:
        """Return what the disk holds after the power went, None for a folder.

        `how` says what became of what was not synced.
        """
        names = dict(self.names)
        for step in self.unsynced:
            if how == "all" or (how == "some" and chance.random() < 0.5):
                self.name(names, step)
        return {
            path: None if number == FOLDER else self.files[number].after(list(self._chosen(number, how, chance)))
            for path, number in names.items()
        }

    def _chosen(self, number: int, how: str, chance: random.Random) -> Iterator[Step]:
        for step in self.files[number].since:
            if how == "all" or (how == "some" and chance.random() < 0.5):
                yield torn(step, chance) if how == "some" and chance.random() < 0.2 else step


def torn(step: Step, chance: random.Random) -> Step:
    """Return a write of which only some whole pages came onto the disk."""
    pages = len(step.content) // PAGE_BYTES
    kept = PAGE_BYTES * chance.randrange(pages) if pages else chance.randrange(len(step.content) + 1)
    return Step(call=step.call, path=step.path, content=step.content[:kept], place=step.place)


def record(folder: Path, place: Path) -> tuple[list[Step], Path, str]:
    """Collect the letter and return every step, the folder as it was before the first, and the receipt."""
    before, trace = place / "before", place / "trace"
    told = ["-y", "-xx", "-s", "10000000", "-o", str(trace), "-e", f"trace={TRACED}"]
    ended = collect_under(folder, told, prepare=before)
    if not ended.receipt:
        raise Lost(f"the letter was not received even undisturbed: {ended.said}")
    with trace.open(encoding="ascii", errors="replace") as lines:
        return list(steps(lines, folder)), before, ended.receipt


def steps(lines: Iterator[str], folder: Path) -> Iterator[Step]:
    """Yield the steps under a folder from what strace wrote; the receipt on the pipe is a step of its own."""
    places: dict[str, int] = {}
    for line in lines:
        found = _LINE.match(line)
        if found is None or int(found[3]) < 0:
            continue
        call, told, result = found[1], found[2], int(found[3])
        texts = [bytes.fromhex(one.replace("\\x", "")) for one in _TEXT.findall(told)]
        opened = _FD.match(told)
        if call == "openat" and "O_CREAT" in told:
            path, descriptor = texts[0].decode(), str(result)
            places[descriptor] = 0
            if path.startswith(str(folder)) and ("O_EXCL" in told or not path.endswith("lock")):
                yield Step(call="create", path=path)
        elif call == "mkdir" and texts[0].decode().startswith(str(folder)):
            yield Step(call=call, path=texts[0].decode())
        elif call in {"rename", "unlink"} and texts[0].decode().startswith(str(folder)):
            yield Step(call=call, path=texts[0].decode(), target=texts[1].decode() if call == "rename" else "")
        elif opened is not None:
            yield from _on_open(found, texts, opened, places, folder)


def _on_open(
    found: re.Match[str], texts: list[bytes], opened: re.Match[str], places: dict[str, int], folder: Path
) -> Iterator[Step]:
    """Yield what was done to a file by its number; `places` says where the next plain write of each number goes."""
    call, told, result = found[1], found[2], int(found[3])
    descriptor, path = opened[1], opened[2].replace("\\x2f", "/")
    path = bytes(path, "ascii").decode("unicode_escape") if "\\x" in path else path
    if call == "write" and path.startswith("pipe:") and b"receipt" in texts[0]:
        yield Step(call="receipt", path="")
    if call == "lseek":
        places[descriptor] = result
    if not path.startswith(str(folder)):
        return
    if call in {"fsync", "fdatasync"}:
        yield Step(call="fsync", path=path)
    elif call == "ftruncate":
        yield Step(call="ftruncate", path=path, place=int(told.rsplit(", ", 1)[1]))
    elif call == "pwrite64":
        yield Step(call="write", path=path, content=texts[0][:result], place=int(told.rsplit(", ", 1)[1]))
    elif call == "write":
        yield Step(call="write", path=path, content=texts[0][:result], place=places.get(descriptor, 0))
        places[descriptor] = places.get(descriptor, 0) + result


def disk_of(before: Path, folder: Path) -> Disk:
    """Return the disk as it was before the first byte: everything is synced. Shared memory is no file of a disk."""
    disk = Disk()
    for path in sorted(before.rglob("*")):
        if path.is_dir():
            disk.names[str(folder / path.relative_to(before))] = FOLDER
        elif not path.name.endswith("-shm"):
            disk.files.append(File(synced=path.read_bytes()))
            disk.names[str(folder / path.relative_to(before))] = len(disk.files) - 1
    disk.live = {path: number for path, number in disk.names.items() if number != FOLDER}
    return disk


def lay_out(held: dict[str, bytes | None], folder: Path, target: Path) -> None:
    """Write what a disk holds into a folder: nobody gets at what stands in a folder that is not there."""
    target.mkdir()
    for path, content in sorted(held.items()):
        place = target / Path(path).relative_to(folder)
        if not place.parent.is_dir():
            continue
        if content is None:
            place.mkdir()
        else:
            place.write_bytes(content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A moment at which the power goes, and what becomes of what was not synced: none, all or some of it is there."""

    after: int
    how: str


def prove(part: Share) -> int:
    """Try the cuts of a share; return the exit status."""
    tried = failed = 0
    began = time.monotonic()
    with a_place() as place:
        folder = place / "casefiles"
        make_template(folder)
        done, before, receipt = record(folder, place)
        disk, promised = disk_of(before, folder), ""
        for number, step in enumerate([None, *done]):
            if step is not None and step.call == "receipt":
                promised = receipt
            elif step is not None:
                disk.do(step)
            for cut in (Cut(after=number, how=how) for how in HOWS):
                if not part.has(cut):
                    continue
                tried += 1
                loss = loss_by(cut, disk, place, folder, promised)
                if loss:
                    failed += 1
                    done_last = f"{step.call} {step.path}" if step else "nothing"
                    print(f"FAILED after step {number} ({done_last}), {cut.how} of the unsynced: {loss}")
    kinds = Counter(one.call for one in done)
    print(f"{len(done)} steps: {', '.join(f'{count} {call}' for call, count in kinds.items())}")
    every = len(HOWS) * (len(done) + 1)
    print(f"{tried} of {every} power cuts in {time.monotonic() - began:.0f} s: {failed} failed")
    say_tried(tried, of=every)
    return 3 if failed else 0


def loss_by(cut: Cut, disk: Disk, place: Path, folder: Path, promised: str) -> str:
    """Return what is lost by a cut of the power, empty where nothing is."""
    target = place / "cut"
    chance = random.Random(f"{cut.after} {cut.how}")  # noqa: S311 - a proof that can be repeated needs a seed
    lay_out(disk.cut(cut.how, chance), folder, target)
    try:
        check(target, promised)
    except Lost as loss:
        return str(loss) or "something"
    finally:
        shutil.rmtree(target)
    return ""


if __name__ == "__main__":
    sys.exit(run_proof(prove, str(__doc__)))
