"""Registries in both scripts: who is found, who is kept apart, and what is kept of the work."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from habeas.engine.linking.dedupe import STAGES, Placed, find_duplicates
from habeas.engine.linking.duck import DuckTables
from habeas.engine.linking.errors import NoRoom, WorkFolderTaken
from habeas.engine.linking.reading import fingerprint
from habeas.engine.linking.work import WorkFolder
from tests.engine.linking.figures import SAMPLE, agreement, column

KOVEN = {"given": "Арман", "family": "Ковен", "patronymic": "Оспанович", "born": "1990-05-07", "place": "Каменка"}


def dedupe(registry: Path, out: Path) -> list[Placed]:
    """Find the duplicates with DuckDB; the work folder stays."""
    work = WorkFolder(out, fingerprint(registry))
    told: list[str] = []
    placed = list(find_duplicates(registry, work, lambda: DuckTables(work.path, threads=1, memory_gb=1.0), told.append))
    assert set(told) <= set(STAGES)
    return placed


def written(folder: Path, *rows: Mapping[str, str]) -> Path:
    """Write a registry of some rows, with names put together from their parts, and return where it is."""
    path = folder / "people.csv"
    columns = ("id", "name", "given", "family", "patronymic", "sex", "born", "place", "unit", "source")
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, columns)
        table.writeheader()
        for number, row in enumerate(rows):
            name = " ".join(row[part] for part in ("family", "given", "patronymic") if row.get(part))
            table.writerow({"id": f"r{number}", "name": name, **row})
    return path


def clusters_of(placed: list[Placed]) -> dict[str, str]:
    return {one.id: one.cluster for one in placed}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Placed]:
    return dedupe(SAMPLE / "people.csv", tmp_path_factory.mktemp("sample") / "clusters.csv")


def test_every_id_comes_once_and_in_order(sample: list[Placed]) -> None:
    assert [one.id for one in sample] == list(column(SAMPLE / "people.csv", "name"))


def test_most_rows_of_one_person_are_found_and_few_strangers(sample: list[Placed]) -> None:
    found = agreement(clusters_of(sample), column(SAMPLE / "persons.csv", "person"))
    assert found.precision >= 0.95
    assert found.recall >= 0.85


def test_scores_are_probabilities_and_every_row_has_a_reason(sample: list[Placed]) -> None:
    assert [one.id for one in sample if not 0.0 <= one.score <= 1.0 or not one.why] == []
    alone = [one for one in sample if one.why == "no other row is like it"]
    assert [one.id for one in alone if one.cluster != one.id] == []


def test_one_person_in_two_scripts_is_found_and_the_reason_can_be_checked(tmp_path: Path) -> None:
    latin = {"given": "Arman", "family": "Koven", "born": "1990-05-07", "place": "Kamenka"}
    placed = dedupe(written(tmp_path, KOVEN, latin), tmp_path / "out.csv")
    assert clusters_of(placed) == {"r0": "r0", "r1": "r0"}
    assert placed[0].why == (
        "like r1: ковен ~ koven, арман ~ arman, оспанович only here; born 1990-05-07 in both; place каменка ~ kamenka"
    )


APART = {
    "twin": {"given": "Тимур"},
    "brother": {"given": "Тимур", "born": "1992-11-30"},
    "stranger of one name": {"born": "1961-01-02", "place": "Соснянка"},
}
TOGETHER = {
    "initials": {"given": "А.", "patronymic": "О."},
    "no patronymic": {"patronymic": ""},
    "swapped": {"given": "Ковен", "family": "Арман"},
    "declined": {"given": "Армана", "family": "Ковена", "patronymic": "Оспановича"},
    "slip": {"given": "Арамн"},
    "year alone": {"born": "1990"},
}
FAMILIES = "Ковен Бондар Гайворон Дидык Мельник Назарук Сорока Черняк Яремчук".split()


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """For each case whether its two rows were put together; each has a family name of its own, in one registry."""
    folder, rows = tmp_path_factory.mktemp("cases"), []
    for family, (case, changed) in zip(FAMILIES, (APART | TOGETHER).items(), strict=True):
        words = {role: word.replace("Ковен", family) for role, word in changed.items()}
        rows += [KOVEN | {"id": case, "family": family}, KOVEN | {"id": f"{case} again", "family": family} | words]
    clusters = clusters_of(dedupe(written(folder, *rows), folder / "out.csv"))
    return {case: clusters[case] == clusters[f"{case} again"] for case in APART | TOGETHER}


@pytest.mark.parametrize("case", APART)
def test_relatives_and_strangers_of_one_name_stay_apart(cases: dict[str, bool], case: str) -> None:
    assert not cases[case]


@pytest.mark.parametrize("case", TOGETHER)
def test_other_ways_of_writing_one_person_are_found(cases: dict[str, bool], case: str) -> None:
    assert cases[case]


def test_strange_names_are_rows_like_no_other(tmp_path: Path) -> None:
    strange = ["", "🙂", "\u202eЯнев", "я" * 10_000, "Бaдмaев", "12345", "O’"]
    placed = dedupe(written(tmp_path, *({"name": name} for name in strange)), tmp_path / "out.csv")
    assert [one.cluster for one in placed] == [one.id for one in placed]


def test_registry_without_rows_has_no_groups(tmp_path: Path) -> None:
    assert dedupe(written(tmp_path), tmp_path / "out.csv") == []


def test_finished_stages_are_not_done_again(tmp_path: Path) -> None:
    registry, out = written(tmp_path, KOVEN, KOVEN | {"patronymic": ""}), tmp_path / "out.csv"
    first = dedupe(registry, out)
    stages = {path: path.stat().st_mtime_ns for path in (tmp_path / "out.csv.work").glob("*.parquet")}
    assert {path.stem for path in stages} >= {"near_name", "scored"}
    assert dedupe(registry, out) == first
    assert {path: path.stat().st_mtime_ns for path in stages} == stages


def test_stages_of_another_registry_are_dropped(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    dedupe(written(tmp_path, KOVEN, KOVEN), out)
    stranger = {"given": "Тимур", "family": "Бондар", "born": "1961-01-02"}
    assert clusters_of(dedupe(written(tmp_path, KOVEN, stranger), out)) == {"r0": "r0", "r1": "r1"}


def test_work_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.csv.work").mkdir()
    with pytest.raises(WorkFolderTaken):
        dedupe(written(tmp_path, KOVEN), tmp_path / "out.csv")


def test_full_disk_is_told_and_finished_stages_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry, out = written(tmp_path, KOVEN, KOVEN), tmp_path / "out.csv"

    def refuse(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(DuckTables, "save", refuse)
    with pytest.raises(NoRoom) as refused:
        dedupe(registry, out)
    assert "No space left on device" in str(refused.value)
    assert sorted(path.stem for path in (tmp_path / "out.csv.work").glob("near_*.parquet")) == [
        "near_name", "near_place", "near_unit",
    ]  # fmt: skip


TWINS = {
    "with columns": (KOVEN, KOVEN | {"given": "Тимур"}),
    "whole names alone": ({"name": "Ковен Арман Оспанович"}, {"name": "Ковен Тимур Оспанович"}),
    "in two scripts": ({"name": "Ковен Арман"}, {"name": "Timur Koven"}),
}


@pytest.mark.parametrize("case", TWINS)
def test_twins_in_a_registry_of_two_rows_stay_two(tmp_path: Path, case: str) -> None:
    born = {"born": "1990-05-07", "place": "Каменка", "sex": "m"}
    one, other = (row | born for row in TWINS[case])
    placed = dedupe(written(tmp_path, one, other), tmp_path / "out.csv")
    assert clusters_of(placed) == {"r0": "r0", "r1": "r1"}
    again = dedupe(written(tmp_path, one, one | {"born": "1990"}), tmp_path / "again.csv")
    assert clusters_of(again) == {"r0": "r0", "r1": "r0"}
