"""Disks that run full when a test says so: a small one of memory where this user may mount it, a limit elsewhere."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.cli.conftest import Habeas, Ran

HABEAS = (sys.executable, "-c", "from habeas.cli.main import main; main()")
KIB = 1024


class Disk(Protocol):
    """A folder on a disk that can be filled and freed."""

    folder: Path

    def fill(self, *, leave_kib: int) -> None:
        """Leave only so much room."""

    def free(self) -> None:
        """Make room again."""

    def run(self, *arguments: object) -> Ran:
        """Run `habeas` as the disk is now."""


class MemoryDisk:
    """A disk of its own, in memory; a file of no use takes up what is not to be left."""

    def __init__(self, folder: Path, habeas: Habeas) -> None:
        self.folder = folder
        self.run = habeas

    def fill(self, *, leave_kib: int) -> None:
        self.free()
        state = os.statvfs(self.folder)
        ballast = state.f_bavail * state.f_frsize - leave_kib * KIB
        with (self.folder / "ballast").open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, ballast))

    def free(self) -> None:
        (self.folder / "ballast").unlink(missing_ok=True)


class LimitedDisk:
    """Where nothing may be mounted: commands run in a child whose files may not grow beyond what is left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._most_bytes = resource.RLIM_INFINITY

    def fill(self, *, leave_kib: int) -> None:
        self._most_bytes = leave_kib * KIB

    def free(self) -> None:
        self._most_bytes = resource.RLIM_INFINITY

    def run(self, *arguments: object) -> Ran:
        limits = (self._most_bytes, resource.RLIM_INFINITY)
        ran = subprocess.run(
            [*HABEAS, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits),
        )
        return Ran(status=ran.returncode, out=ran.stdout, err=ran.stderr)


@contextmanager
def small_disk(folder: Path, habeas: Habeas, *, size_kib: int) -> Iterator[Disk]:
    """Yield a disk at a folder, which is the working folder of what runs on it."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size_kib}k", "habeas-test", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield LimitedDisk(folder)
        return
    try:
        yield MemoryDisk(folder, habeas)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
