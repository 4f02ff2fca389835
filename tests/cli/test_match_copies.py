"""`habeas match copies` as a user has it: a folder in, groups out, and what it says of files it cannot use."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Habeas
from tests.cli.disks import small_disk
from tests.cli.refusals import refusals

REPORT = (
    "Seventy-eight men who refused to go back to the front are locked up in a garage in Sosnovy Bor.\n"
    "Oksana Teterina, whose husband Gleb is one of them, says that nobody shows them an order.\n"
    "On 11 July ten of them were driven to Zarechensk at night.\n"
)
OTHER = "A court in Zaozyorsk has found a cancelled leave unlawful. Seaman Ignaty Voloshchuk had asked for a year.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a report, a copy of it with another number, and an independent report."""
    place = tmp_path / "reports"
    (place / "later").mkdir(parents=True)
    (place / "first.txt").write_text(REPORT, encoding="utf-8")
    (place / "later" / "copy.txt").write_text(REPORT.replace("Seventy-eight", "Seventy-seven"), encoding="utf-8")
    (place / "other.txt").write_text(OTHER, encoding="utf-8")
    return place


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_copies_writes_the_csv_of_the_contract(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "days.csv").write_text(
        "file,published,language\nfirst.txt,2022-07-18,en\nlater/copy.txt,2022-07-19,\n", encoding="utf-8"
    )
    ran = habeas("match", "copies", folder, "--manifest", tmp_path / "days.csv", "--out", tmp_path / "groups.csv")
    rows = rows_of(tmp_path / "groups.csv")
    assert list(rows[0]) == ["file", "group", "relation", "of", "why"]
    assert [(row["file"], row["group"], row["relation"], row["of"]) for row in rows] == [
        ("first.txt", "1", "original", ""),
        ("later/copy.txt", "1", "copy", "first.txt"),
        ("other.txt", "2", "independent", ""),
    ]
    assert "says 77 where the other says 78" in rows[1]["why"]
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "3 reports, 2 origins.")


def test_groups_written_into_the_folder_are_no_report_the_next_time(habeas: Habeas, folder: Path) -> None:
    for _ in range(2):
        assert habeas("match", "copies", folder, "--out", folder / "groups.csv").status == 0
    assert [row["file"] for row in rows_of(folder / "groups.csv")] == ["first.txt", "later/copy.txt", "other.txt"]


def test_folder_for_the_groups_is_made(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    assert habeas("match", "copies", folder, "--out", tmp_path / "not" / "there" / "groups.csv").status == 0
    assert len(rows_of(tmp_path / "not" / "there" / "groups.csv")) == 3


def test_empty_file_is_told_and_the_rest_is_marked_as_partial(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\n", encoding="utf-8")
    ran = habeas("match", "copies", folder, "--out", tmp_path / "groups.csv")
    count, *told, partial = ran.err.splitlines()
    assert (ran.status, count) == (1, "3 reports, 2 origins.")
    assert len(refusals("\n".join(told))) == 2
    assert partial == "Partial: 2 of 5 files are not among the groups."
    assert len(rows_of(tmp_path / "groups.csv")) == 3


def test_file_that_only_the_manifest_knows_is_told(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "days.csv").write_text("file,published,language\nnowhere.txt,2022-07-18,\n", encoding="utf-8")
    ran = habeas("match", "copies", folder, "--manifest", tmp_path / "days.csv", "--out", tmp_path / "groups.csv")
    assert ran.status == 1
    assert len(refusals("\n".join(ran.err.splitlines()[1:-1]))) == 1


@pytest.mark.parametrize("manifest", ["name,day\nfirst.txt,2022-07-18\n", "file,published\nfirst.txt,18.07.2022\n"])
def test_manifest_of_another_shape_is_refused(habeas: Habeas, folder: Path, tmp_path: Path, manifest: str) -> None:
    (tmp_path / "days.csv").write_text(manifest, encoding="utf-8")
    ran = habeas("match", "copies", folder, "--manifest", tmp_path / "days.csv", "--out", tmp_path / "groups.csv")
    assert ([one.code for one in refusals(ran.err)], ran.status) == (["cli.wrong-usage"], 2)


def test_folder_without_a_report_is_refused(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    ran = habeas("match", "copies", tmp_path / "reports", "--out", tmp_path / "groups.csv")
    assert ([one.code for one in refusals(ran.err)], ran.status) == (["match.no-reports"], 1)
    assert not (tmp_path / "groups.csv").exists()


def test_one_report_is_one_origin(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "first.txt").write_text(REPORT, encoding="utf-8")
    ran = habeas("match", "copies", tmp_path / "reports", "--out", tmp_path / "groups.csv")
    assert (ran.status, ran.err) == (0, "1 report, 1 origin.\n")


def test_report_in_another_encoding_is_read_as_collect_reads_it(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    russian = "Семьдесят восемь человек заперты в гараже в Сосновом Бору, говорит Оксана Тетерина.\n" * 3
    (folder / "cp1251.txt").write_bytes(russian.encode("cp1251"))
    (folder / "utf8.txt").write_text(russian, encoding="utf-8")
    assert habeas("match", "copies", folder, "--out", tmp_path / "groups.csv").status == 0
    by_file = {row["file"]: row for row in rows_of(tmp_path / "groups.csv")}
    assert by_file["cp1251.txt"]["group"] == by_file["utf8.txt"]["group"]


def test_bytes_that_are_no_text_are_told(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 4)
    ran = habeas("match", "copies", folder, "--out", tmp_path / "groups.csv")
    assert ran.status == 1
    assert len(refusals("\n".join(ran.err.splitlines()[1:-1]))) == 1


def test_ten_megabytes_of_text_are_compared(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    lines = REPORT + "".join(
        f"Line {number} tells of garage {number * 7} and of guard {number * 13}.\n" for number in range(220_000)
    )
    (folder / "long.txt").write_text(lines, encoding="utf-8")
    assert len(lines) > 10_000_000
    assert habeas("match", "copies", folder, "--out", tmp_path / "groups.csv").status == 0
    by_file = {row["file"]: row for row in rows_of(tmp_path / "groups.csv")}
    assert by_file["long.txt"]["group"] == by_file["first.txt"]["group"]


def test_disk_that_runs_full_leaves_no_half_of_a_file(habeas: Habeas, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk", habeas, size_kib=256) as disk:
        disk.fill(leave_kib=0)
        ran = disk.run("match", "copies", folder, "--out", disk.folder / "groups.csv")
        assert ([one.code for one in refusals(ran.err)], ran.status) == (["cli.not-written"], 1)
        assert not (disk.folder / "groups.csv").exists()
        disk.free()
        assert disk.run("match", "copies", folder, "--out", disk.folder / "groups.csv").status == 0
