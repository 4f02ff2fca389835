"""The floors hold on the invented reports; the program that says so can also say that they do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).resolve().parents[3] / "benchmarks" / "copies.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(BENCHMARK), *arguments], capture_output=True, text=True, check=False)


def test_copies_rewrites_and_translations_reach_their_floors_on_both_parts() -> None:
    ran = run()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("floor 0.90") == ran.stdout.count("floor 0.70") == 2


def test_floor_that_is_not_reached_fails_the_benchmark() -> None:
    assert run("--part", "development", "--floors", "1.01", "0.7").returncode == 1
