"""What a registry must be: CSV in UTF-8 with id and name, every id once."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.engine.linking.errors import UnreadableRegistry, WrongColumns, WrongRow
from habeas.engine.linking.reading import fingerprint, read_header, read_rows
from habeas.facts.errors import HabeasError

CASES: dict[str, tuple[bytes, type[HabeasError], str]] = {
    "empty": (b"", WrongColumns, "is empty"),
    "no id": (b"number,name\n1,Arman\n", WrongColumns, "has no column called id"),
    "no name": (b"id,given\n1,Arman\n", WrongColumns, "has no column called name"),
    "twice": (b"id,name,born,born\n1,Arman,1990,1991\n", WrongColumns, "has two columns called born"),
    "other encoding": ("id,name\n1,Арман\n".encode("cp1251"), UnreadableRegistry, "it is not in UTF-8"),
    "empty id": (b"id,name\n ,Arman\n", WrongRow, "line 2: no id"),
    "id again": (b"id,name\n1,Arman\n1,Timur\n", WrongRow, "line 3: an earlier row has the same id"),
    "more cells": (b"id,name\n1,Arman,1990\n", WrongRow, "line 2: more cells than the first line names columns"),
}


@pytest.mark.parametrize("case", CASES)
def test_registry_that_is_not_right_is_refused_in_four_lines(tmp_path: Path, case: str) -> None:
    content, error, said = CASES[case]
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(error) as refused:
        list(read_rows(path))
    lines = list(refused.value.lines())
    assert (len(lines), said in lines[0], "Arman" in "".join(lines)) == (4, True, False)


def test_registry_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for read in (fingerprint, read_header):
        with pytest.raises(UnreadableRegistry, match="No such file or directory"):
            read(tmp_path / "nowhere.csv")


def test_columns_may_be_in_any_order_and_unknown_ones_are_told(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("\ufeffName,Phone, ID \r\nАрман,5,a\r\n\r\n".encode())
    assert read_header(path).left_out == ("Phone",)
    assert [row.id for row in read_rows(path)] == ["a"]


def test_row_with_fewer_cells_lacks_what_they_would_say(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,born\n1,Arman\n", encoding="utf-8")
    assert [row.born for row in read_rows(path)] == [(0, 0, 0)]
