"""`habeas match lookup` and `why` as a user has them; they need no workspace."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Habeas


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Return a folder with both lists: empty lines, a byte order mark, line ends of another system."""
    (tmp_path / "cand.txt").write_text(
        "Тимур Бадмаев\n\nАнна Орлова\n😀\n" + "ы" * 10_000 + "\nAnna\n", encoding="utf-8"
    )
    (tmp_path / "queries.txt").write_bytes("\ufeffTimur Badmaev\r\n\r\nOrlova A.\r\n".encode())
    return tmp_path


def test_lookup_writes_the_csv_of_the_contract(habeas: Habeas, lists: Path) -> None:
    ran = habeas("match", "lookup", "--candidates", lists / "cand.txt", "--queries", lists / "queries.txt", "-k", 1)
    rows = list(csv.DictReader(StringIO(ran.out)))
    assert [(row["query_line"], row["rank"], row["candidate_line"]) for row in rows] == [
        ("0", "1", "0"),
        ("2", "1", "2"),
    ]
    assert all(0 <= float(row["score"]) <= 1 for row in rows)
    assert ran.status == 0


def test_lookup_ends_with_its_figures(habeas: Habeas, lists: Path) -> None:
    ran = habeas("match", "lookup", "--candidates", lists / "cand.txt", "--queries", lists / "queries.txt")
    figures = json.loads(ran.err.splitlines()[-1])
    assert list(figures) == ["index_s", "queries", "query_s", "candidates"]
    assert (figures["queries"], figures["candidates"]) == (3, 6)


def test_lookup_names_a_list_that_is_not_there(habeas: Habeas, lists: Path) -> None:
    ran = habeas("match", "lookup", "--candidates", "gone.txt", "--queries", lists / "queries.txt")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 4)
    assert ran.err.startswith("match.unreadable-list: gone.txt cannot be read")


def test_lookup_names_the_line_that_is_not_utf8(habeas: Habeas, lists: Path) -> None:
    (lists / "old.txt").write_bytes("Anna\nОрлов\n".encode("cp1251"))
    ran = habeas("match", "lookup", "--candidates", "old.txt", "--queries", lists / "queries.txt")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 4)
    assert ran.err.startswith("match.not-in-utf8: old.txt is not in UTF-8: line 1,")


def test_why_lists_letters_parts_and_the_name(habeas: Habeas) -> None:
    rows = habeas("match", "why", "Timur", "Тимур").rows
    assert [row["of"] for row in rows][-2:] == ["part", "name"]
    assert "".join(str(row["right"]) for row in rows if row["of"] == "letters").strip("^$") == "тимур"


def test_why_refuses_a_spelling_without_letters(habeas: Habeas) -> None:
    ran = habeas("match", "why", "", "Anna")
    assert (ran.status, len(ran.err.splitlines())) == (1, 4)
    assert ran.err.startswith("match.nothing-to-compare: the left spelling")


def looked_up(habeas: Habeas, lists: Path, *more: object) -> list[tuple[str, str]]:
    """Return query and candidate line of every hit."""
    ran = habeas("match", "lookup", "--candidates", lists / "cand.txt", "--queries", lists / "queries.txt", *more)
    assert ran.status == 0, ran.err
    return [(row["query_line"], row["candidate_line"]) for row in csv.DictReader(StringIO(ran.out))]


def test_lookup_finds_the_same_with_an_index_kept(habeas: Habeas, lists: Path) -> None:
    first = looked_up(habeas, lists)
    assert looked_up(habeas, lists, "--index", lists / "kept") == first
    assert looked_up(habeas, lists, "--index", lists / "kept") == first


def test_lookup_refuses_a_folder_that_is_no_index(habeas: Habeas, lists: Path) -> None:
    files = ["--candidates", lists / "cand.txt", "--queries", lists / "queries.txt"]
    ran = habeas("match", "lookup", *files, "--index", lists)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 4)
    assert ran.err.startswith("match.not-an-index: ")


def test_lookup_exactly_finds_only_what_is_written_alike(habeas: Habeas, lists: Path) -> None:
    (lists / "queries.txt").write_text("Anna\nБАДМАЕВ Тимур\nTimur Badmaev\n", encoding="utf-8")
    assert looked_up(habeas, lists, "--exact") == [("0", "5"), ("1", "0")]


def test_lookup_puts_lookalike_letters_right_and_says_so(habeas: Habeas, lists: Path) -> None:
    (lists / "queries.txt").write_text("Тимур Бaдмаев\nАнна Орлова\n", encoding="utf-8")
    ran = habeas("match", "lookup", "--candidates", lists / "cand.txt", "--queries", lists / "queries.txt", "-k", 1)
    rows = list(csv.DictReader(StringIO(ran.out)))
    assert [row["candidate_line"] for row in rows] == ["0", "2"]
    assert ran.err.splitlines()[0].endswith("put right in 1 queries: line 0.")


@pytest.mark.parametrize("odd", ["а" * 10_000, "😀👍", "\u200f\u202eАнна\u202c", "Анна\u0301 \x00 Орлова", " - ' "])
def test_lookup_lives_with_odd_lines_on_either_side(habeas: Habeas, lists: Path, odd: str) -> None:
    (lists / "queries.txt").write_text(f"{odd}\nАнна Орлова\n", encoding="utf-8")
    (lists / "cand.txt").write_text(f"{odd}\nАнна Орлова\n{odd}\nАнна Орлова\n", encoding="utf-8")
    found = looked_up(habeas, lists)
    assert ("1", "1") in found
    assert ("1", "3") in found
