"""`habeas match dedupe` and `habeas read` on a real Spark cluster: a master and two workers on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from habeas.engine.cluster import Cluster
from habeas.engine.errors import ClusterFailed
from habeas.engine.linking.errors import NoRoom
from habeas.engine.linking.spark_tables import SparkTables
from habeas.engine.linking.work import refused_for_want_of_room
from tests.cli.conftest import Habeas
from tests.cli.disks import small_disk
from tests.cli.refusals import refusals
from tests.engine.linking.figures import SAMPLE
from tests.spark_cluster import QUICK_JAVA, missing_for_spark, running_cluster

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]

REPORTS = {
    "in-english.txt": "Anna Orlina said that nine men were held in a cellar near Zarechensk.\n",
    "in-russian.txt": "Анна Орлина рассказала, что девять солдат держат в подвале под Зареченском.\n",
    "in-ukrainian.txt": "Анна Орліна розповіла, що дев'ятьох солдатів тримають у підвалі під Зарічанськом.\n",
    "no-text.txt": "two\x00buses",
}
ON_SPARK = ("--engine", "spark", "--spark-master")


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a master with two workers on loopback."""
    if missing := missing_for_spark():
        pytest.skip(missing)
    with pytest.MonkeyPatch.context() as patch, running_cluster(tmp_path_factory.mktemp("cluster")) as address:
        patch.setenv("JAVA_TOOL_OPTIONS", QUICK_JAVA)
        yield address


@pytest.fixture
def nobody() -> str:
    """The address of a master that is not there."""
    if missing := missing_for_spark():
        pytest.skip(missing)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"spark://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.slow
def test_registry_has_the_same_groups_on_a_cluster_as_here(
    habeas: Habeas, master: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, here, there = SAMPLE / "people.csv", tmp_path / "here.csv", tmp_path / "there.csv"
    assert habeas("match", "dedupe", people, "--out", here).status == 0
    on_cluster = ("match", "dedupe", people, "--out", there, "--keep-work", *ON_SPARK, master)
    assert habeas(*on_cluster).status == 0
    assert there.read_bytes() == here.read_bytes()
    there.unlink()
    monkeypatch.setattr(SparkTables, "__init__", never)
    assert habeas(*on_cluster).status == 0
    assert there.read_bytes() == here.read_bytes()


def never(*_: object) -> None:
    raise AssertionError("what is finished is not worked out again")


@pytest.mark.slow
def test_reports_have_the_same_lines_on_a_cluster_as_here(habeas: Habeas, master: str, tmp_path: Path) -> None:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    here, there = habeas("read", *sorted(REPORTS)), habeas("read", *sorted(REPORTS), *ON_SPARK, master)
    assert (there.status, there.out, len(there.rows)) == (here.status, here.out, len(REPORTS))


def test_what_goes_wrong_on_a_cluster_is_told_without_its_words(master: str, tmp_path: Path) -> None:
    tables = SparkTables(Cluster.reach(master))
    # A file that could not be written is removed: through a link, so that the device itself stays.
    (tmp_path / "full").symlink_to("/dev/full")
    with closing(tables):
        with pytest.raises(ClusterFailed) as failed, tables.told_plainly():
            tables.make("wrong", "select secret from nowhere")
        with pytest.raises(NoRoom) as full, refused_for_want_of_room(tmp_path), tables.told_plainly():
            tables.save("select 1 as row_l", tmp_path / "full")
    assert [len(list(error.value.lines())) for error in (failed, full)] == [4, 4]
    assert ("secret" in str(failed.value), "No space left on device" in str(full.value)) == (False, True)


@pytest.mark.parametrize("command", ["dedupe", "read"])
def test_master_that_is_not_there_is_told_in_four_lines(
    habeas: Habeas, nobody: str, tmp_path: Path, command: str
) -> None:
    (tmp_path / "report.txt").write_text(REPORTS["in-english.txt"], encoding="utf-8")
    asked = {
        "dedupe": ("match", "dedupe", SAMPLE / "people.csv", "--out", "out.csv"),
        "read": ("read", "report.txt", "--out", "out.csv"),
    }
    ran = habeas(*asked[command], *ON_SPARK, nobody)
    assert (ran.status, [one.code for one in refusals(ran.err)]) == (1, ["engine.master-not-there"])
    assert not (tmp_path / "out.csv").exists()


def test_disk_that_fills_is_told_and_the_cluster_not_asked(habeas: Habeas, master: str, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk", habeas, size_kib=1024) as disk:
        disk.fill(leave_kib=12)
        out = disk.folder / "out.csv"
        ran = disk.run("match", "dedupe", SAMPLE / "people.csv", "--out", out, *ON_SPARK, master)
        assert (ran.status, "engine.no-room: " in ran.err, out.exists()) == (1, True, False)
