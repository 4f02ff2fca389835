"""A share of the proofs that `make prove` runs in full: a failing call, and a power cut, lose nothing acknowledged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import prove_faults
import prove_power
from traced import Lost, a_place, check, is_permitted, make_template

FAULTS = (
    prove_faults.Fault(name="fsync", number=2, how="EIO"),
    prove_faults.Fault(name="rename", number=1, how=prove_faults.KILL),
    prove_faults.Fault(name="pwrite64", number=40, how="ENOSPC"),
    prove_faults.Fault(name="flock", number=2, how="ENOLCK"),
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """Yield a folder with a workspace in it to copy, where strace may trace."""
    refused = is_permitted()
    if refused:
        pytest.skip(refused)
    with a_place() as folder:
        make_template(folder / "template")
        yield folder


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.name}-{fault.how}")
def test_a_call_that_fails_loses_nothing_and_is_explained(place: Path, fault: prove_faults.Fault) -> None:
    assert prove_faults.try_fault(fault, place / "template", place) in {
        "killed", "refused (store.cannot-write)", "refused (store.disk-full)",
    }  # fmt: skip


def test_a_power_cut_loses_nothing_and_would_if_nothing_were_synced(place: Path, tmp_path: Path) -> None:
    folder = place / "casefiles"
    make_template(folder)
    steps, before, receipt = prove_power.record(folder, place)
    until = next(number for number, step in enumerate(steps) if step.call == "receipt")
    chance = random.Random(20220720)
    for keeps_syncs in (True, False):
        disk = prove_power.disk_of(before, folder)
        for step in steps[:until]:
            if keeps_syncs or step.call != "fsync":
                disk.do(step)
        target = tmp_path / f"cut-{keeps_syncs}"
        prove_power.lay_out(disk.cut("none", chance), folder, target)
        if keeps_syncs:
            check(target, receipt)
        else:
            with pytest.raises(Lost):
                check(target, receipt)
