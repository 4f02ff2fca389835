"""Two writers, a full disk, a failing disk: nothing is lost, nothing is half there."""

from __future__ import annotations

import multiprocessing
import random
import resource
import shutil
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.facts.errors import HabeasError
from habeas.record.kinds import SettingChanged
from habeas.store.durable import TEMPORARY_SUFFIX, write_durably
from habeas.store.errors import DatabaseBusy
from habeas.store.opening import open_store
from habeas.store.store import Store
from habeas.store.verification import verify_folder
from habeas.store.writer_lock import WriterLock
from tests.store.world import NOON, world_of

WRITERS, EACH = 4, 6
SPAWN = multiprocessing.get_context("spawn")


def test_threads_append_one_after_the_other(store: Store) -> None:
    from django.db import connections

    world = world_of(store)

    def write(writer: int) -> None:
        for number in range(EACH):
            world.append(SettingChanged(name=f"{writer}-{number}", value="1"))
        connections["default"].close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.queries.settings()) == WRITERS * EACH
    assert store.verify().findings == ()


def test_programs_append_one_after_the_other(closed: Path) -> None:
    before = verify_folder(closed)
    programs = [SPAWN.Process(target=append_some, args=(closed, writer)) for writer in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0, 0]
    after = verify_folder(closed)
    assert (after.findings, after.entries) == ((), before.entries + 2 * EACH)


def append_some(folder: Path, writer: int) -> None:
    with open_store(folder) as store:
        world = world_of(store)
        for number in range(EACH):
            world.append(SettingChanged(name=f"{writer}-{number}", value="1"))


def fill_the_disk(folder: Path, room_bytes: int, answers: multiprocessing.Queue[str]) -> None:
    """Seal until there is no room; the limit on file sizes makes the system refuse as a full disk does."""
    with open_store(folder) as store:
        world = world_of(store)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room_bytes, room_bytes))
        for number in range(1, 400):
            try:
                world.append(SettingChanged(name=f"n{number}", value="x" * 2000))
                world.seal(bytes([number % 256]) * number * 1000)
            except HabeasError as error:
                answers.put(error.code)
                answers.put(str(store.queries.log_size()))
                return
    answers.put("never full")


@pytest.mark.parametrize("room_bytes", [60_000, 700_000])
def test_a_full_disk_is_told_and_leaves_nothing_half_written(closed: Path, room_bytes: int) -> None:
    """The small limit is met by an exhibit, the large one by the database."""
    answers: multiprocessing.Queue[str] = SPAWN.Queue()
    program = SPAWN.Process(target=fill_the_disk, args=(closed, room_bytes, answers))
    program.start()
    code, size = answers.get(timeout=60), int(answers.get(timeout=60))
    program.join()
    assert code in {"store.disk-full", "store.cannot-write"}
    report = verify_folder(closed)
    assert (report.findings, report.entries, report.unlogged_files) == ((), size, 0)
    assert list(closed.rglob(f"*{TEMPORARY_SUFFIX}")) == []


def test_a_file_is_replaced_wholly_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint"
    write_durably(path, b"first")
    write_durably(path, b"second")
    assert (path.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (b"second", ["checkpoint"])


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "checkpoint").mkdir()
    with pytest.raises(HabeasError) as refused:
        write_durably(tmp_path / "checkpoint", b"first")
    assert refused.value.code == "store.cannot-write"
    assert [one.name for one in tmp_path.iterdir()] == ["checkpoint"]


def hold_lock(path: Path, held: Callable[[], None]) -> None:
    with WriterLock(path).held():
        held()


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.store.writer_lock.LOCK_WAIT_S", 0)

    def second() -> None:
        with pytest.raises(DatabaseBusy), WriterLock(tmp_path / "lock").held():
            raise AssertionError("both hold it")

    hold_lock(tmp_path / "lock", second)


def test_whoever_holds_the_lock_may_take_it_again(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "lock")
    with lock.held(), lock.held():
        assert (tmp_path / "lock").exists()
    hold_lock(tmp_path / "lock", lambda: None)


def test_entries_and_checkpoint_survive_a_kill(closed: Path) -> None:
    """What was acknowledged before the kill is there after it."""
    answers: multiprocessing.Queue[str] = SPAWN.Queue()
    program = SPAWN.Process(target=append_and_hang, args=(closed, answers))
    program.start()
    entry = answers.get(timeout=60)
    program.kill()
    program.join()
    assert verify_folder(closed).findings == ()
    with open_store(closed) as store:
        assert [str(logged.entry.header.id) for logged in store.queries.entries()][-1] == entry


def test_a_flipped_bit_in_the_log_of_a_killed_program_is_noticed(closed: Path, tmp_path: Path) -> None:
    answers: multiprocessing.Queue[str] = SPAWN.Queue()
    program = SPAWN.Process(target=append_and_hang, args=(closed, answers))
    program.start()
    answers.get(timeout=60)
    program.kill()
    program.join()
    chance, missed = random.Random(7), []
    size = (closed / "data.db-wal").stat().st_size
    for number in range(20):
        copy = tmp_path / str(number)
        shutil.copytree(closed, copy)
        place = chance.randrange(size)
        with (copy / "data.db-wal").open("r+b") as file:
            file.seek(place)
            flipped = bytes([file.read(1)[0] ^ 1])
            file.seek(place)
            file.write(flipped)
        if verify_folder(copy).holds:
            missed.append(place)
    assert missed == []


def append_and_hang(folder: Path, answers: multiprocessing.Queue[str]) -> None:
    with open_store(folder) as store:
        world = world_of(store)
        (entry,) = world.append(SettingChanged(name="last", value="1"), at=NOON)
        answers.put(entry)
        signal.pause()
