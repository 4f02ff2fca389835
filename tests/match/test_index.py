"""An index grows to the same numbers as if all names had been there at once, on disk as in memory."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.match.errors import IndexNotWritten, NotAnIndex
from habeas.match.formats.index_folder import CURRENT, open_index
from habeas.match.index import NO_NAMES, NameIndex, grow
from habeas.match.letters import PartTable
from habeas.match.names import KnownNames
from habeas.match.relatives import Kin
from habeas.match.runs import Runs
from habeas.match.vocabulary import Words

NAMES = ["Тимур Бадмаев", "", "Anna Orlova", "Анна Орлова", "Павел Жуков", "סמי חדד"]
LETTERS = st.text(alphabet="анbo -'ў", max_size=8)


def numbers_of(index: NameIndex | Words | PartTable | Runs | Kin) -> list[object]:
    """Return all that an index holds, as plain lists."""
    found: list[object] = []
    for field in fields(index):
        value = getattr(index, field.name)
        if isinstance(value, NameIndex | Words | PartTable | Runs | Kin):
            found += numbers_of(value)
        else:
            found.append(
                value.tolist() if isinstance(value, np.ndarray) else list(value) if field.name == "names" else value
            )
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=3))
def test_index_that_grows_is_the_one_made_at_once(first: list[str], second: list[str], third: list[str]) -> None:
    grown = grow(grow(grow(NO_NAMES, first), second), third)
    assert numbers_of(grown) == numbers_of(grow(NO_NAMES, [*first, *second, *third]))


def test_folder_gives_back_what_was_indexed(tmp_path: Path) -> None:
    made = open_index(tmp_path / "index", NAMES)
    opened = open_index(tmp_path / "index", NAMES)
    assert (made.known, opened.known, opened.anew) == (0, 6, "")
    assert numbers_of(opened.index) == numbers_of(grow(NO_NAMES, NAMES))


def test_arrays_of_an_opened_index_are_mapped_and_answer(tmp_path: Path) -> None:
    open_index(tmp_path / "index", NAMES)
    index = open_index(tmp_path / "index", NAMES).index
    assert isinstance(index.members, np.memmap)
    assert KnownNames(index=index).look_up("Timur Badmaev", 1)[0].place == 0


def test_names_at_the_end_of_the_list_are_added(tmp_path: Path) -> None:
    open_index(tmp_path / "index", NAMES[:4])
    opening = open_index(tmp_path / "index", NAMES)
    assert (opening.known, opening.anew) == (4, "")
    assert numbers_of(opening.index) == numbers_of(grow(NO_NAMES, NAMES))
    assert open_index(tmp_path / "index", NAMES).known == 6


@pytest.mark.parametrize("changed", [NAMES[::-1], NAMES[:3], []])
def test_another_list_makes_the_index_anew(tmp_path: Path, changed: list[str]) -> None:
    open_index(tmp_path / "index", NAMES)
    opening = open_index(tmp_path / "index", changed)
    assert (opening.known, opening.anew) == (0, "the list has changed")
    assert numbers_of(opening.index) == numbers_of(grow(NO_NAMES, changed))


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("number", range(15))
def test_any_damaged_file_makes_the_index_anew(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "index"
    open_index(folder, NAMES)
    assert len(files_of(folder)) == 15
    path = files_of(folder)[number]
    path.write_bytes(path.read_bytes()[:-1] + b"\xfe")
    opening = open_index(folder, NAMES)
    assert (opening.known, opening.anew) == (0, "its files are damaged")
    assert numbers_of(open_index(folder, NAMES).index) == numbers_of(grow(NO_NAMES, NAMES))


def test_what_an_ended_writer_left_is_not_read_and_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    open_index(folder, NAMES[:2])
    current = (folder / CURRENT).read_text()
    shutil.copytree(folder / current, folder / "names-00.part")
    (folder / "names-00.part" / "members.npy").write_bytes(b"half")
    assert open_index(folder, NAMES[:2]).known == 2
    open_index(folder, NAMES)
    assert sorted(path.name for path in folder.iterdir()) == sorted([CURRENT, (folder / CURRENT).read_text()])


def test_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(NotAnIndex):
        open_index(tmp_path, NAMES)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(NotAnIndex):
        open_index(tmp_path / "letter.txt", NAMES)


def test_a_disk_that_fills_is_said_and_the_old_index_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "index"
    open_index(folder, NAMES[:3])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("habeas.match.formats.index_folder.np.save", full)
        with pytest.raises(IndexNotWritten, match="No space left"):
            open_index(folder, NAMES)
    assert (open_index(folder, NAMES[:3]).known, len(list(folder.iterdir()))) == (3, 2)
