"""Children in which the proofs work, and one that collects a file under strace, stopped just before the first byte.

The workspace is open by then: what is traced are the calls between the first byte and the answer, and no others.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trials import Share, share

LETTER = b"Nobody has heard from the second bus since Tuesday.\n" * 2000
"""What is collected: long enough for two chunks of a sealed file."""

MEMORY = Path("/dev/shm")  # noqa: S108 - files of our own, in a folder of our own
STRACE_WAIT_S = 20
NOT_EXPLAINED = "not explained"
"""How the words of a child begin in which something was raised that is no error of ours."""


NOT_TOLD = 71
"""The exit status of a child that could not print the receipt."""


class Lost(Exception):
    """Something that was acknowledged is not there, or the record does not verify."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended: its status, whether it printed the receipt, and what it said of an error."""

    status: int
    receipt: str
    said: str


def practise() -> None:
    """Do all of it once, undisturbed and in this process: what is loaded by that is there in every forked child.

    Raises:
        Lost: not even an undisturbed workspace holds.
    """
    from habeas.workspace import Workspace

    with a_place() as place, Workspace.create(place / "practice", actor="Case worker", passphrase=None) as workspace:
        receipts = list(workspace.collect_content(LETTER, name="letter.txt"))
        if len(receipts) != 1 or not workspace.verify().holds:
            raise Lost("not even an undisturbed workspace holds")
    gc.freeze()  # so that no child copies all that is loaded only to look whether it is garbage


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A forked child: its number, and the end of the pipe on which its standard output is read."""

    pid: int
    reading: int

    def read(self) -> bytes:
        """Return all that it prints until it ends."""
        printed = b""
        while chunk := os.read(self.reading, 65536):
            printed += chunk
        return printed

    def wait(self) -> int:
        """Wait for its end, and return its exit status, below 0 where a signal ended it."""
        os.close(self.reading)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def fork(work: Callable[[], int]) -> Child:
    """Let a child do some work and leave with the status that it returns; what it prints is for the parent."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 70
        try:
            os.close(reading)
            os.dup2(writing, 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            status = work()
            sys.stdout.flush()
        finally:
            os._exit(status)
    os.close(writing)
    return Child(pid=pid, reading=reading)


def is_permitted() -> str:
    """Return why strace cannot be used here, empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed (make system)"
    child = subprocess.Popen(["sleep", "5"])
    try:
        tried = subprocess.run(
            ["strace", "-q", "-o", os.devnull, "-e", "trace=none", "-p", str(child.pid)],
            capture_output=True, timeout=1, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return ""
    finally:
        child.kill()
        child.wait()
    return f"strace may not trace here: {tried.stderr.decode().strip().splitlines()[-1:]}"


@contextmanager
def a_place() -> Iterator[Path]:
    """Yield a folder of our own, in memory where there is such a place: what reaches a disk is simulated."""
    place = Path(tempfile.mkdtemp(prefix="habeas-faults-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def make_template(folder: Path) -> None:
    """Make a workspace of one person, in a child, since one process opens one workspace."""
    child = fork(lambda: _create(folder))
    child.read()
    if child.wait() != 0:
        raise Lost("the workspace could not be made")


def _create(folder: Path) -> int:
    from habeas.workspace import Workspace

    Workspace.create(folder, actor="Case worker", passphrase=None).close()
    return 0


def collect_under(folder: Path, strace: list[str], *, prepare: Path | None = None) -> Ended:
    """Collect the letter in a child with strace on it from the first byte on; return how it ended.

    Args:
        folder: The workspace.
        strace: What strace is told, beside the process.
        prepare: Where to copy the workspace to once it is open and before anything is done, if anywhere.
    """
    child = fork(lambda: _collect(folder))
    os.waitpid(child.pid, os.WUNTRACED)
    if prepare is not None:
        shutil.copytree(folder, prepare)
    tracer = subprocess.Popen(
        ["strace", "-qq", *strace, "-p", str(child.pid)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _wait_until_traced(child.pid)
    os.kill(child.pid, signal.SIGCONT)
    printed = child.read()
    status = child.wait()
    tracer.wait()
    lines = printed.decode().splitlines(keepends=True)
    whole = [json.loads(line) for line in lines if line.endswith("\n")]
    return Ended(
        status=status,
        receipt=next((one["receipt"] for one in whole if "receipt" in one), ""),
        said=next((one["said"] for one in whole if "said" in one), ""),
    )


def _wait_until_traced(child: int) -> None:
    until = time.monotonic() + STRACE_WAIT_S
    status = Path(f"/proc/{child}/status")
    while "TracerPid:\t0\n" in status.read_text(encoding="ascii"):
        if time.monotonic() > until:
            raise Lost("strace did not come")
        time.sleep(0.002)


def _collect(folder: Path) -> int:
    """Open the workspace, stop, and when let go on collect the letter and print its receipt."""
    from habeas.facts.errors import HabeasError
    from habeas.workspace import Workspace

    try:
        with Workspace.open(folder) as workspace:
            os.kill(os.getpid(), signal.SIGSTOP)
            try:
                for receipt in workspace.collect_content(LETTER, name="letter.txt"):
                    try:
                        _print(receipt=receipt.exhibit)
                    except OSError:
                        # The call that failed is that of the receipt, which is of this program: nobody was told then.
                        return NOT_TOLD
            except HabeasError as error:
                _print(said=error.code)
                return 1
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is what is looked for
        _print(said=f"{NOT_EXPLAINED}: {error!r}")
        return 70
    return 0


def _print(**said: str) -> None:
    """Print in one call, so that a line is there or is not."""
    os.write(1, json.dumps(said).encode() + b"\n")


def check(folder: Path, receipt: str) -> None:
    """Open a workspace in a child; it must verify, and the exhibit of the receipt must be there byte for byte.

    Raises:
        Lost: it does not open, does not verify, or something acknowledged is gone.
    """
    child = fork(lambda: _say_losses(folder, receipt))
    said, status = child.read(), child.wait()
    if said or status != 0:
        raise Lost(said.decode() or f"the workspace does not open: status {status}")


def _say_losses(folder: Path, receipt: str) -> int:
    try:
        os.write(1, _losses(folder, receipt).encode())
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is what is looked for
        os.write(1, f"{type(error).__name__}: {error}".encode())
        return 70
    return 0


def _losses(folder: Path, receipt: str) -> str:
    from habeas.workspace import Workspace

    with Workspace.open(folder) as workspace:
        held = {str(one.original.id): one for one in workspace.exhibits()}
        if receipt and receipt not in held:
            return f"{receipt} was acknowledged and is not there"
        if any(workspace.session.content(one.original.id) != LETTER for one in held.values()):
            return "an exhibit has other bytes than were received"
        return "; ".join(f"{finding.where}: {finding.reason}" for finding in workspace.verify().findings)


def stop(said: str) -> int:
    """Print why nothing was proven, and return the exit status."""
    print(said, file=sys.stderr)
    return 2


def run_proof(prove: Callable[[Share], int], description: str) -> int:
    """Run a proof over the share of its trials that is asked for; return its exit status."""
    argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    refused = is_permitted()
    if refused:
        return stop(refused)
    practise()
    return prove(share())
