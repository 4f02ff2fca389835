"""The processes below one, and whether they are still there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def children_of(parent: int) -> list[int]:
    """Return the processes below one, all generations."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    below = {int(pid): int(above) for pid, above in (line.split() for line in listed.splitlines())}
    found = {parent}
    while True:
        more = {pid for pid, above in below.items() if above in found} - found
        if not more:
            return sorted(found - {parent})
        found |= more


def is_alive(pid: int) -> bool:
    """Return whether a process runs; one that ended and was not waited for does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
