from __future__ import annotations

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest

from habeas.collect import Incoming, Limits, incoming
from habeas.collect.errors import EmptyFile, LinkOutside, NoAccess, NotAFile, NotReceived, TooLarge, Vanished


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    (case / "b").mkdir(parents=True)
    (case / ".git").mkdir()
    for name in ("z.txt", "a.txt", "b/m.txt", ".hidden", ".git/config"):
        (case / name).write_text(name)
    return case


def test_incoming_walks_folders_in_order_and_leaves_hidden_files_out(folder: Path) -> None:
    found = [(one.name, one.channel, one.read()) for one in incoming([folder])]
    assert found == [
        ("case/a.txt", "folder", b"a.txt"),
        ("case/z.txt", "folder", b"z.txt"),
        ("case/b/m.txt", "folder", b"b/m.txt"),
    ]


def test_incoming_takes_files_in_the_order_given_and_standard_input_by_a_dash(folder: Path) -> None:
    found = list(incoming([folder / "z.txt", "-", folder / ".hidden"], BytesIO(b"typed")))
    assert [(one.channel, one.read()) for one in found] == [
        ("file", b"z.txt"),
        ("stdin", b"typed"),
        ("file", b".hidden"),
    ]
    assert [one.name for one in found] == [str(folder / "z.txt"), "standard input", str(folder / ".hidden")]


def test_incoming_refuses_links_out_of_the_folder_and_follows_those_within(folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    (folder / "c.txt").symlink_to("a.txt")
    (folder / "d.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "e").symlink_to(folder.parent)
    found = {one.name: one for one in incoming([folder])}
    assert sorted(found) == ["case/a.txt", "case/b/m.txt", "case/c.txt", "case/d.txt", "case/e", "case/z.txt"]
    assert found["case/c.txt"].read() == b"a.txt"
    for name in ("case/d.txt", "case/e"):
        with pytest.raises(LinkOutside):
            found[name].read()


def test_a_file_that_vanishes_is_an_error_of_its_own_and_the_rest_go_on(folder: Path) -> None:
    read = []
    for one in incoming([folder, folder / "none.txt"]):
        if one.name == "case/z.txt":
            (folder / "z.txt").unlink()
        try:
            read.append(one.read())
        except Vanished as error:
            read.append(error.name.encode())
    assert read == [b"a.txt", b"case/z.txt", b"b/m.txt", str(folder / "none.txt").encode()]


def test_a_file_that_gets_shorter_while_it_is_read_has_vanished(folder: Path) -> None:
    path = folder / "long.txt"
    path.write_bytes(b"x" * 3_000_000)
    with next(incoming([path])).open() as reader:
        reader.read(10)
        os.truncate(path, 2_000_000)
        with pytest.raises(Vanished):
            reader.read()


def test_a_file_without_a_byte_is_empty(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    for one in (next(incoming([folder / "a.txt"])), next(incoming(["-"], BytesIO(b"")))):
        with pytest.raises(EmptyFile):
            one.read()


def test_pipes_and_devices_are_no_files_and_hold_nothing_up(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    for path in (folder / "pipe", Path("/dev/zero")):
        with pytest.raises(NotReceived) as refused:
            next(incoming([path])).read()
        assert type(refused.value) is NotAFile


def refuse_access(path: str, flags: int) -> int:
    raise PermissionError(errno.EACCES, "not yours", path)


def test_a_file_of_somebody_else_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse_access)
        with pytest.raises(NoAccess):
            next(incoming([folder / "a.txt"])).read()


def test_a_folder_of_somebody_else_is_named_and_the_rest_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def scan_what_is_ours(path: str) -> object:
        if str(path).endswith("/b"):
            raise PermissionError(errno.EACCES, "not yours", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", scan_what_is_ours)
    found = list(incoming([folder]))
    assert [(one.name, type(one.refused).__name__) for one in found] == [
        ("case/a.txt", "NoneType"), ("case/z.txt", "NoneType"), ("case/b", "NoAccess"),
    ]  # fmt: skip


def test_more_than_is_taken_of_anything_is_refused(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"x" * 101)
    for one in (next(incoming([folder / "a.txt"])), next(incoming(["-"], BytesIO(b"x" * 101)))):
        with pytest.raises(TooLarge):
            one.read(Limits(original_bytes=100))


def test_a_file_at_the_limit_is_taken(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"x" * 100)
    assert next(incoming([folder / "a.txt"])).read(Limits(original_bytes=100)) == b"x" * 100


def test_bytes_at_hand_are_read_more_than_once() -> None:
    one = Incoming(name="a.txt", channel="file", content=b"words")
    assert (one.read(), one.read()) == (b"words", b"words")
