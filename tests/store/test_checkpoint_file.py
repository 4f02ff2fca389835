"""The file of the checkpoint: written in its place, read after a power cut, and no change of it goes unnoticed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.record.errors import CheckpointDoesNotVerify
from habeas.record.kinds import SettingChanged
from habeas.store.checkpoint_file import PLACE_BYTES, PLACES, CheckpointFile, notes_in, read_notes
from habeas.store.durable import TEMPORARY_SUFFIX
from habeas.store.errors import CannotWrite
from habeas.store.opening import open_store
from habeas.store.verification import verify_folder
from tests.store.world import world_of


def note(number: int) -> bytes:
    return f"example.org/log\n{number}\nroot\n\n\u2014 example.org/log signature\n".encode()


def file_of(*notes: bytes) -> bytes:
    return b"".join(one.ljust(PLACE_BYTES, b"\0") for one in notes).ljust(PLACE_BYTES * PLACES, b"\0")


def test_notes_are_written_one_after_the_other_into_one_file(tmp_path: Path) -> None:
    path, file = tmp_path / "checkpoint", CheckpointFile(tmp_path / "checkpoint")
    for number in range(PLACES):
        file.write(note(number))
    inode = path.stat().st_ino
    assert path.read_bytes() == file_of(*(note(number) for number in range(PLACES)))
    file.write(note(PLACES))
    assert path.read_bytes() == file_of(note(PLACES))
    assert (path.stat().st_ino != inode, list(tmp_path.glob(f"*{TEMPORARY_SUFFIX}"))) == (True, [])
    file.close()


def test_a_note_longer_than_a_place_has_the_file_for_itself(tmp_path: Path) -> None:
    file = CheckpointFile(tmp_path / "checkpoint")
    long = note(1).replace(b"signature", b"s" * PLACE_BYTES)
    for written in (note(0), long, note(2)):
        file.write(written)
        assert read_notes(tmp_path / "checkpoint").newest == written
    file.close()


def test_two_programs_in_turn_each_begin_a_file_of_their_own(tmp_path: Path) -> None:
    first, second = CheckpointFile(tmp_path / "checkpoint"), CheckpointFile(tmp_path / "checkpoint")
    for number in range(8):
        (second if number % 3 else first).write(note(number))
        assert read_notes(tmp_path / "checkpoint").newest == note(number)
    first.close()
    second.close()


def test_a_file_that_was_put_in_its_place_or_removed_is_begun_anew(tmp_path: Path) -> None:
    path, file = tmp_path / "checkpoint", CheckpointFile(tmp_path / "checkpoint")
    file.write(note(0))
    path.unlink()
    file.write(note(1))
    assert path.read_bytes() == file_of(note(1))
    (tmp_path / "older").write_bytes(note(0))
    (tmp_path / "older").rename(path)
    file.write(note(2))
    assert path.read_bytes() == file_of(note(2))
    file.close()


def test_after_a_failure_the_next_note_has_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, file = tmp_path / "checkpoint", CheckpointFile(tmp_path / "checkpoint")
    file.write(note(0))

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr(os, "posix_fadvise", fail)
        with pytest.raises(CannotWrite):
            file.write(note(1))
    file.write(note(2))
    assert path.read_bytes() == file_of(note(2))
    file.close()


@given(st.lists(st.integers(0, len(note(0))), max_size=9))
def test_what_a_power_cut_leaves_are_whole_notes_and_beginnings(kept: list[int]) -> None:
    notes = [note(0), *(note(number)[:length] for number, length in enumerate(kept, 1))]
    found = notes_in(file_of(*notes))
    whole = [one for number, one in enumerate(notes) if one == note(number)]
    assert (list(found.whole), found.newest) == (whole, whole[-1])
    assert list(found.begun) == [one for one in notes if one and one not in whole]


@pytest.mark.parametrize(
    "content",
    [
        file_of(note(0))[:-1],
        file_of(note(0)) + b"\0",
        file_of(note(0))[: PLACE_BYTES * 4],
        file_of(note(0)[:-1], note(1)),
        file_of(b"", note(1)),
        file_of(note(0))[:-1] + b"\1",
        file_of(note(0)[:9] + b"\0" + note(0)[10:]),
        file_of(b""),
    ],
)
def test_a_file_of_another_form_is_refused(content: bytes) -> None:
    with pytest.raises(CheckpointDoesNotVerify):
        notes_in(content)


def test_every_beginning_of_a_note_holds_and_nothing_else_does(closed: Path) -> None:
    with open_store(closed) as store:
        from habeas.store.verification.log import check_log
        from habeas.store.verification.whole import check_checkpoint

        notes = []
        for value in ("1", "2", "3"):
            world_of(store).append(SettingChanged(name="a", value=value))
            notes.append(store.checkpoint_note())
        (first, second, third), log = notes, check_log(store)
        for kept in range(len(second)):
            store.folder.checkpoint.write_bytes(file_of(first, second[:kept], third[: (kept * 7) % len(third)]))
            signed, findings = check_checkpoint(store, log)
            assert (signed and signed.size, findings) == (log.entries - 2, ())
        store.folder.checkpoint.write_bytes(file_of(first, second[:99], third))
        assert check_checkpoint(store, log)[1] == ()
        for other in (
            b"example.org/else\n",
            second[:40] + bytes([second[40] ^ 1]),
            second[:-1] + b"A",
            second[:150] + b"\n",
            b"\xff",
        ):
            for content in (file_of(first, other), file_of(first, other, third)):
                store.folder.checkpoint.write_bytes(content)
                assert [one.where for one in check_checkpoint(store, log)[1]] == ["checkpoint"]


def test_a_change_of_an_older_note_that_the_file_still_holds_is_named(closed: Path) -> None:
    with open_store(closed) as store:
        for value in ("1", "2", "3"):
            world_of(store).append(SettingChanged(name="a", value=value))
        older, _, newest = read_notes(store.folder.checkpoint).whole
    for changed in (file_of(older[:-9] + b"AAAAAAA=\n", newest), file_of(newest, older)):
        (closed / "checkpoint").write_bytes(changed)
        assert [one.where for one in verify_folder(closed).findings] == ["checkpoint"]
