"""Running parts of proofs beside one another, each a program of its own, and noting how they ended."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from proofs import Proof
from proven import ROOT, Ledger, Part
from trials import SEED, SHARE, TRIALS, Share

NOT_TRIED = 2
"""The exit status of a script that could not try anything, as where strace is not permitted."""

FAILED_BY_PYTEST = 1
MEMORY = Path("/dev/shm")  # noqa: S108 - in it, every program has a folder of its own
KEPT_LINES = 25
"""How much of what a part printed is kept where it failed."""

_TRIED = re.compile(r"^tried: (\d+)(?: of (\d+))?$", re.MULTILINE)
_PASSED = re.compile(r"^\d+ passed(?:, \d+ (?:deselected|warnings?))* in ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A part of a proof that is to be tried, and where that is noted."""

    proof: Proof
    number: int
    ledger: Ledger
    version: str

    @property
    def seed(self) -> int:
        """The number of its first trial."""
        return self.number * self.proof.at_once

    @property
    def command(self) -> list[str]:
        """What it runs."""
        runs = self.proof.runs
        if not self.proof.is_test:
            return [sys.executable, runs]
        seed = f"--hypothesis-seed={self.seed}"
        return [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", seed, runs]

    @property
    def told(self) -> dict[str, str]:
        """What it is told: how many trials, from which seed, which share of a list."""
        return {
            TRIALS: str(self.proof.trials_of(self.number)),
            SEED: str(self.seed),
            SHARE: str(Share(number=self.number, of=self.proof.parts)),
        }

    @property
    def typed(self) -> str:
        """The line that tries it once more, to be typed."""
        return " ".join((*(f"{name}={value}" for name, value in self.told.items()), "python", *self.command[1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a program ended: its exit status, what it printed, and the processor time that it took."""

    status: int
    said: str
    cpu_s: float

    @property
    def last_lines(self) -> str:
        """The end of what it printed."""
        return "\n".join(self.said.splitlines()[-KEPT_LINES:])

    def is_trial_of(self, proof: Proof) -> bool:
        """Return whether anything was tried at all: by a test that was skipped, or a program that was ended, not."""
        if proof.is_test:
            return self.status == FAILED_BY_PYTEST or (self.status == 0 and _PASSED.search(self.said) is not None)
        return self.status >= 0 and self.status != NOT_TRIED

    def as_part(self, chosen: Chosen) -> Part:
        """Return what is noted of it."""
        told = _TRIED.search(self.said)
        return Part(
            version=chosen.version,
            part=chosen.number,
            seed=chosen.seed,
            tried=int(told[1]) if told else chosen.proof.trials_of(chosen.number),
            of=int(told[2]) if told and told[2] else None,
            failed=self.status != 0,
            on=datetime.now(UTC).date().isoformat(),
            cpu_s=self.cpu_s,
            said=self.last_lines if self.status else "",
        )


@dataclass(slots=True)
class Run:
    """One run: until when parts may begin, the programs that are under way, and the proofs that could not be tried."""

    until: float
    running: set[int] = field(default_factory=set)
    not_tried: set[str] = field(default_factory=set)
    is_over: bool = False
    lock: Lock = field(default_factory=Lock)

    def try_all(self, parts: Iterable[Chosen], jobs: int) -> None:
        """Try parts, so many beside one another; what is under way is ended where this is interrupted."""
        with ThreadPoolExecutor(jobs) as pool:
            try:
                for _ in pool.map(self._try, parts):
                    pass
            finally:
                self._end()

    def _try(self, chosen: Chosen) -> None:
        """Try a part and note it, unless there is no time left, or no use."""
        if self.is_over or time.monotonic() > self.until or chosen.proof.name in self.not_tried:
            return
        ended = self._run(chosen.command, chosen.told)
        with self.lock:
            if not self.is_over:
                self._note(chosen, ended)

    def _run(self, command: Sequence[str], told: dict[str, str]) -> Ended:
        # Whoever keeps Python from writing what it compiled lets each of hundreds of programs compile all of it again.
        kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "CI"}}
        memory = MEMORY if MEMORY.is_dir() else None
        with tempfile.TemporaryFile() as printed, tempfile.TemporaryDirectory(prefix="habeas-proof-", dir=memory) as at:
            # Tests work in memory: none of them asks what reached a disk.
            placed = ("--basetemp", f"{at}/pytest") if "pytest" in command else ()
            with self.lock:
                # What begins once all are ended would run on to its end.
                if self.is_over:
                    return Ended(status=-signal.SIGKILL, said="", cpu_s=0)
                child = subprocess.Popen(
                    [*command, *placed], env=kept | told, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=printed,
                    stderr=subprocess.STDOUT, start_new_session=True,
                )  # fmt: skip
                self.running.add(child.pid)
            # Waited for by hand: only so is it told how much processor time the program and its children took.
            _, status, used = os.wait4(child.pid, 0)
            self.running.discard(child.pid)
            child.returncode = os.waitstatus_to_exitcode(status)
            printed.seek(0)
            said = printed.read().decode(errors="replace")
        return Ended(status=child.returncode, said=said, cpu_s=round(used.ru_utime + used.ru_stime, 1))

    def _note(self, chosen: Chosen, ended: Ended) -> None:
        proof = chosen.proof
        if not ended.is_trial_of(proof):
            self.not_tried.add(proof.name)
            print(f"{proof.name}: could not be tried, status {ended.status}\n{ended.last_lines}", file=sys.stderr)
            return
        part = ended.as_part(chosen)
        chosen.ledger.note(part)
        how = "FAILED" if part.failed else "held"
        print(
            f"{proof.name} {chosen.number + 1}/{proof.parts}: {part.tried} {how}, {part.cpu_s:.0f} s", file=sys.stderr
        )

    def _end(self) -> None:
        """End every program that is under way; what they tried is not noted."""
        with self.lock:
            self.is_over = True
        for number in tuple(self.running):
            with suppress(ProcessLookupError):
                os.killpg(number, signal.SIGKILL)
