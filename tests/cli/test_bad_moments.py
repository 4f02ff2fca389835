"""A disk that is full and a hand that interrupts: nothing is half-written, and what was acknowledged stays."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.store.durable import TEMPORARY_SUFFIX
from tests.cli.conftest import Habeas, Ran
from tests.cli.disks import HABEAS, Disk, small_disk
from tests.cli.refusals import codes
from tests.workspace.conftest import REPORT

NO_ROOM = {"store.disk-full", "store.cannot-write", "store.checkpoint-not-written"}
PLACE = ("--workspace", "disk/casefiles")
INIT = ("init", "disk/casefiles", "--no-passphrase", "--as", "Vera")


@pytest.fixture
def disk(habeas: Habeas, tmp_path: Path) -> Iterator[Disk]:
    """Yield a disk of 32 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with small_disk(folder, habeas, size_kib=32768) as mounted:
        yield mounted


def left_behind(folder: Path) -> list[str]:
    """Return what no sound workspace has in it."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.name.endswith((TEMPORARY_SUFFIX, ".new")) or path.name.startswith(".")
    ]


def letter(folder: Path, name: str, size_bytes: int = 60) -> str:
    """Write a letter that no other one equals, beside the disk, and return its name."""
    words = f"Letter {name}. Nobody has heard from Pavel Orlin since Friday. "
    (folder / name).write_text((words * (1 + size_bytes // len(words)))[: max(size_bytes, len(words))])
    return name


def acknowledged(disk: Disk) -> set[str]:
    rows = disk.run("record", "show", "--log", *PLACE).rows
    return {str(row["entry"]) for row in rows}


def test_a_workspace_without_room_is_not_begun(disk: Disk) -> None:
    for leave_kib in (4, 40, 200):
        disk.fill(leave_kib=leave_kib)
        ran = disk.run(*INIT)
        assert ran.status == 1
        assert set(codes(ran.err.partition("\n")[2])) <= NO_ROOM
        disk.free()
        assert [path.name for path in disk.folder.iterdir()] == []
    assert disk.run(*INIT).status == 0


def test_an_exhibit_without_room_is_refused_and_the_next_that_fits_is_taken(disk: Disk, tmp_path: Path) -> None:
    assert disk.run(*INIT).status == 0
    large, small = letter(tmp_path, "large.txt", 6_000_000), letter(tmp_path, "small.txt")
    disk.fill(leave_kib=2000)
    ran = disk.run("collect", large, small, *PLACE)
    assert (ran.status, codes(ran.err), [row["file"] for row in ran.rows]) == (1, ["store.disk-full"], [small])
    assert left_behind(disk.folder) == []
    disk.free()
    assert disk.run("collect", large, *PLACE).status == 0
    assert disk.run("record", "verify", *PLACE).status == 0


def test_whatever_write_finds_no_room_the_record_holds_afterwards(disk: Disk, tmp_path: Path) -> None:
    """From no room at all upward, so that the exhibit, the database, the text layer and the checkpoint each fail."""
    assert disk.run(*INIT).status == 0
    told: set[str] = set()
    receipts: list[dict[str, object]] = []
    for step, leave_kib in enumerate((1, 8, 20, 60, 100, 140, 200, 300)):
        disk.fill(leave_kib=leave_kib)
        ran = disk.run("collect", letter(tmp_path, f"{step}.txt"), *PLACE)
        assert ran.status in {0, 1}, ran.err
        told |= set(codes(ran.err))
        receipts += ran.rows
        assert left_behind(disk.folder) == []
        disk.free()
    assert told <= NO_ROOM
    assert told & {"store.disk-full", "store.cannot-write"}
    again = [disk.run("collect", str(row["file"]), *PLACE).rows[0] for row in receipts]
    assert [(row["id"], row["new"], row["text"]) for row in again] == [(row["id"], False, True) for row in receipts]
    verified = disk.run("record", "verify", *PLACE)
    assert verified.status == 0, verified.out


def test_a_draft_without_room_is_refused_whole(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert disk.run(*INIT).status == 0
    assert disk.run("collect", "report.txt", "--published", "2023-10-16", *PLACE).status == 0
    assert disk.run("read", "--new", *PLACE).status == 0
    from habeas.workspace import Workspace

    with Workspace.open(disk.folder / "casefiles") as workspace:
        for view in workspace.proposals():
            workspace.accept(view.id)
    before = acknowledged(disk)
    draft = ("act", "draft", "wgeid", "--person", "Pavel Orlin", "--draft", "--out", "disk/out", *PLACE)
    for leave_kib in (1, 12, 60):
        disk.fill(leave_kib=leave_kib)
        ran = disk.run(*draft)
        assert (ran.status, [code in {*NO_ROOM, "cli.not-written"} for code in codes(ran.err)]) == (1, [True])
        assert left_behind(disk.folder) == []
        disk.free()
    assert before <= acknowledged(disk)
    assert disk.run(*draft).status == 0
    assert disk.run("record", "verify", *PLACE).status == 0


def test_an_export_without_room_leaves_nothing_in_clear(disk: Disk, habeas: Habeas, tmp_path: Path) -> None:
    assert habeas("init", "casefiles", "--no-passphrase", "--as", "Vera").status == 0
    place = ["--workspace", "casefiles"]
    assert habeas("collect", letter(tmp_path, "a.txt"), *place).status == 0
    assert habeas("enrol", "Boris", "--role", "reviewer", *place).status == 0
    place += ["--as", "Vera"]
    leave = habeas("record", "leave", "ask", "export", "--for", "for the court", *place).out.strip()
    assert habeas("record", "leave", "give", leave, "--workspace", "casefiles", "--as", "Boris").status == 0
    disk.fill(leave_kib=8)
    ran = disk.run("record", "export", "disk/out", *place)
    assert (ran.status, set(codes(ran.err)) <= NO_ROOM, left_behind(disk.folder)) == (1, True, [])
    assert not (disk.folder / "out").exists()
    disk.free()
    assert disk.run("record", "export", "disk/out", *place).status == 0


def test_output_that_finds_no_room_is_told(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*HABEAS, "read", "report.txt"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ran.returncode, codes(ran.stderr)) == (1, ["cli.not-written"])


def wait_for(condition: object, process: subprocess.Popen[str]) -> None:
    assert callable(condition)
    until = time.monotonic() + 30
    while not condition():
        assert process.poll() is None, "it ended before it could be interrupted"
        assert time.monotonic() < until
        time.sleep(0.002)


def test_an_interrupted_init_leaves_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*HABEAS, "init", "casefiles", "--as", "Vera"],
        cwd=tmp_path,
        env=os.environ | {"HABEAS_PASSPHRASE": "four words of no meaning"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for(lambda: any(tmp_path.iterdir()), process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.strip(), list(tmp_path.iterdir())) == (130, "", "interrupted", [])


@pytest.mark.parametrize("delay_s", [0.0, 0.05])
def test_an_interrupted_collect_keeps_what_it_acknowledged_and_nothing_half(
    habeas: Habeas, tmp_path: Path, delay_s: float
) -> None:
    (tmp_path / "disk").mkdir()
    assert habeas(*INIT).status == 0
    names = [letter(tmp_path, f"{number}.txt", 20_000) for number in range(5)]
    process = subprocess.Popen(
        [*HABEAS, "collect", *names, "--published", "2022-10-01", *PLACE],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(delay_s)
    process.send_signal(signal.SIGINT)
    rest, err = process.communicate(timeout=30)
    assert (process.returncode, err.strip(), left_behind(tmp_path / "disk")) == (130, "interrupted", [])
    receipts = Ran(status=130, out=first + rest, err=err).rows
    assert 1 <= len(receipts) < len(names)
    assert habeas("record", "verify", *PLACE).status == 0
    again = habeas("collect", *names, *PLACE)
    known = {row["id"] for row in receipts}
    assert (again.status, known <= {row["id"] for row in again.rows}) == (0, True)
    assert [row["text"] for row in again.rows] == [True] * len(names)
    assert habeas("record", "verify", *PLACE).status == 0
