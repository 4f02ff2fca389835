"""Fail every file-system call between the first byte and the answer, once by each error and once by `kill -9`.

1. Collect a letter with strace looking on, and count the calls of each name from the first byte to the answer.
2. For each name, each of its calls and each error that it can return, collect into a fresh workspace while strace lets
   that one call fail; and once more while strace kills the program there.
3. Open the workspace again. If the receipt was printed, the exhibit is there byte for byte, and the record verifies.
4. Where the collecting was refused, it was by an error of ours that says what to do, never by a bare one.

Leaves with 0 where all of this held, with 3 where something did not, with 2 where strace is not permitted.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from traced import NOT_EXPLAINED, NOT_TOLD, Lost, a_place, check, collect_under, make_template, run_proof
from trials import Share, say_tried

ERRORS: dict[str, tuple[str, ...]] = {
    "openat": ("EIO", "ENOSPC", "EMFILE", "EACCES"),
    "write": ("EIO", "ENOSPC"),
    "pwrite64": ("EIO", "ENOSPC"),
    "read": ("EIO",),
    "pread64": ("EIO",),
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"),
    "rename": ("EIO", "ENOSPC"),
    "unlink": ("EIO",),
    "mkdir": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO",),
    "lseek": ("EIO",),
    "flock": ("ENOLCK",),
    "fcntl": ("ENOLCK",),
    "newfstatat": ("EIO",),
    "fstat": ("EIO",),
    "close": ("EIO",),
    "getdents64": ("EIO",),
    "access": ("EACCES",),
}
"""The calls that reach the file system, and the errors that each is made to return."""

KILL = "KILL"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One call that fails: its name, which of its calls it is, and how."""

    name: str
    number: int
    how: str

    def told(self) -> list[str]:
        """Return what strace is told."""
        what = "signal=KILL" if self.how == KILL else f"error={self.how}"
        return ["-o", "/dev/null", "-e", f"trace={self.name}", "-e", f"inject={self.name}:{what}:when={self.number}"]


def calls(template: Path, place: Path) -> Counter[str]:
    """Return how often each call is made between the first byte and the answer."""
    folder, trace = place / "counted", place / "trace"
    shutil.copytree(template, folder)
    ended = collect_under(folder, ["-o", str(trace), "-e", f"trace={','.join(ERRORS)}"])
    if not ended.receipt:
        raise Lost(f"the letter was not received even undisturbed: {ended.said}")
    found = (_CALL.match(line) for line in trace.read_text(encoding="utf-8", errors="replace").splitlines())
    counted = Counter(match[1] for match in found if match)
    shutil.rmtree(folder)
    return counted


def faults(counted: Counter[str]) -> Iterator[Fault]:
    """Yield every fault: each call, by a kill and by each of its errors."""
    for name, count in sorted(counted.items()):
        for number in range(1, count + 1):
            for how in (KILL, *ERRORS[name]):
                yield Fault(name=name, number=number, how=how)


def try_fault(fault: Fault, template: Path, place: Path) -> str:
    """Let one call fail and look what is left; return how it ended, in a word.

    Raises:
        Lost: something that was acknowledged is gone, the record does not verify, or a bare error was raised.
    """
    folder = place / "tried"
    shutil.copytree(template, folder)
    try:
        ended = collect_under(folder, fault.told())
        check(folder, ended.receipt)
    except Lost as loss:
        raise Lost(f"{fault.name} {fault.number} {fault.how}: {loss}") from loss
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if ended.said.startswith(NOT_EXPLAINED):
        raise Lost(f"{fault.name} {fault.number} {fault.how}: {ended.said}")
    if ended.status == NOT_TOLD:
        return "not told"
    return "received" if ended.receipt else "killed" if ended.status < 0 else f"refused ({ended.said})"


def prove(part: Share) -> int:
    """Try the faults of a share; return the exit status."""
    with a_place() as place:
        template = place / "template"
        make_template(template)
        counted = calls(template, place)
        every = list(faults(counted))
        chosen = [one for one in every if part.has(one)]
        ends: Counter[str] = Counter()
        failed = 0
        began = time.monotonic()
        for fault in chosen:
            try:
                ends[try_fault(fault, template, place)] += 1
            except Lost as loss:
                print(f"FAILED: {loss}")
                failed += 1
    names = ", ".join(f"{count} {name}" for name, count in counted.most_common())
    print(f"{sum(counted.values())} calls between the first byte and the answer: {names}")
    print(f"{len(chosen)} of {len(every)} faults in {time.monotonic() - began:.0f} s: {failed} failed; "
          + ", ".join(f"{count} {end}" for end, count in ends.most_common()))  # fmt: skip
    say_tried(len(chosen), of=len(every))
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(run_proof(prove, str(__doc__)))
