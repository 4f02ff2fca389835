"""A whole corpus into one file: the same bytes whatever the number of processes, and ready to go on from."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.cli.reading import corpus
from habeas.cli.reading.outcome import Outcome, outcomes_of
from habeas.cli.reading.progress import Progress
from tests.cli.conftest import Habeas
from tests.cli.refusals import codes
from tests.read.model.plays import honest
from tests.read.model.server import Behaviour, serving

HABEAS = (sys.executable, "-c", "from habeas.cli.main import main; main()")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Write seven reports, an empty one and one that is no text."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(7):
        text = f"Anna Orlina said that {number + 2} men were held in a cellar near Zarechensk.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "3a.txt").write_bytes(b"")
    (folder / "5a.txt").write_bytes(b"two\x00buses")
    return folder


def part_of(out: Path) -> Path:
    return out.with_name(f"{out.name}.part")


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are read from now on, in their order."""
    anew: list[str] = []

    def noted(*arguments: object, **options: object) -> Iterator[Outcome]:
        for outcome in outcomes_of(*arguments, **options):  # type: ignore[arg-type]
            anew.append(Path(outcome.file).name)
            yield outcome

    monkeypatch.setattr(corpus, "outcomes_of", noted)
    return anew


@pytest.mark.parametrize("jobs", [1, 2])
def test_file_holds_what_standard_output_would(habeas: Habeas, reports: Path, tmp_path: Path, jobs: int) -> None:
    plain = habeas("read", "reports", "--json")
    ran = habeas("read", "reports", "--out", "out.jsonl", "--jobs", jobs)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "out.jsonl: 9 inputs, 2 could not be read\n"
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == plain.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "reports"]


def test_interrupted_run_goes_on_without_reading_again(
    habeas: Habeas, reports: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    whole = habeas("read", "reports", "--json").out
    habeas("read", "reports", "--out", "other.jsonl")
    out = tmp_path / "out.jsonl"
    for kept in range(9):
        lines = part_for(habeas, out)
        part_of(out).write_bytes(b"".join(lines[: 1 + kept]) + lines[1 + kept][:-5])
        read_anew.clear()
        ran = habeas("read", "reports", "--out", "out.jsonl")
        assert len(read_anew) == 9 - kept
        assert out.read_text(encoding="utf-8") == whole
        assert ran.err.startswith(f"out.jsonl: 9 inputs{f', {kept} of them before' if kept else ''}, 2 could")
        out.unlink()


def part_for(habeas: Habeas, out: Path) -> list[bytes]:
    """Return the lines of a part file that a run wrote to its end, had it not been able to finish."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("habeas.cli.reading.kept.KeptReadings.finish", lambda _: None)
        habeas("read", "reports", "--out", out.name)
    return part_of(out).read_bytes().splitlines(keepends=True)


def test_changed_report_and_all_behind_it_are_read_anew(
    habeas: Habeas, reports: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    part_for(habeas, tmp_path / "out.jsonl")
    (reports / "5.txt").write_text("Nobody has heard from Pavel Orlin, said Anna Orlina.\n", encoding="utf-8")
    read_anew.clear()
    habeas("read", "reports", "--out", "out.jsonl")
    assert read_anew == ["5.txt", "5a.txt", "6.txt"]


@pytest.mark.parametrize("changed", [("--published", "2022-07-20"), ("--language", "en")])
def test_other_day_or_language_reads_everything_anew(
    habeas: Habeas, reports: Path, tmp_path: Path, read_anew: list[str], changed: tuple[str, str]
) -> None:
    part_for(habeas, tmp_path / "out.jsonl")
    read_anew.clear()
    habeas("read", "reports", "--out", "out.jsonl", *changed)
    assert len(read_anew) == 9


def test_other_version_reads_everything_anew(
    habeas: Habeas, reports: Path, tmp_path: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    part_for(habeas, tmp_path / "out.jsonl")
    read_anew.clear()
    monkeypatch.setattr(corpus, "VERSION", "99.0")
    habeas("read", "reports", "--out", "out.jsonl")
    assert len(read_anew) == 9


@pytest.mark.parametrize("damage", [b"\x00\xff\n", b"", b"no head\n{}\n"])
def test_part_file_that_is_none_is_begun_anew(habeas: Habeas, reports: Path, tmp_path: Path, damage: bytes) -> None:
    part_of(tmp_path / "out.jsonl").write_bytes(damage)
    habeas("read", "reports", "--out", "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == habeas("read", "reports", "--json").out


def test_finished_file_is_never_written_over(habeas: Habeas, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("mine")
    ran = habeas("read", "reports", "--out", "out.jsonl")
    assert (ran.status, codes(ran.err)) == (1, ["cli.output-exists"])
    assert (tmp_path / "out.jsonl").read_text() == "mine"


def test_two_runs_for_one_file_do_not_mix(habeas: Habeas, reports: Path, tmp_path: Path) -> None:
    with part_of(tmp_path / "out.jsonl").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert codes(habeas("read", "reports", "--out", "out.jsonl").err) == ["cli.output-in-use"]


def test_folder_that_is_not_there_is_told(habeas: Habeas, reports: Path) -> None:
    assert codes(habeas("read", "reports", "--out", "nowhere/out.jsonl").err) == ["cli.not-written"]


@pytest.mark.parametrize("look", [("--inline",), ("--text",), ("--why", "all")])
def test_other_looks_have_no_file(habeas: Habeas, reports: Path, look: tuple[str, ...]) -> None:
    assert codes(habeas("read", "reports", "--out", "out.jsonl", *look).err) == ["cli.wrong-usage"]


def test_model_that_goes_away_stops_the_run_and_keeps_what_was_read(
    habeas: Habeas, reports: Path, tmp_path: Path
) -> None:
    with serving(Behaviour(play=honest)) as server:
        command = ("read", "reports", "--reader", "openai", "--address", server.address, "--model", "m", "--out", "o")
        habeas(*command)
        (tmp_path / "o").unlink()
    gone = habeas(*command)
    assert (gone.status, codes(gone.err), (tmp_path / "o").exists()) == (1, ["read.model-unreachable"], False)
    assert part_of(tmp_path / "o").exists()


def test_ctrl_c_ends_cleanly_and_the_same_command_goes_on(reports: Path, tmp_path: Path) -> None:
    for number in range(400):
        (reports / f"8-{number}.txt").write_text("Anna Orlina said that two men were held.\n" * 40, encoding="utf-8")
    command = [*HABEAS, "read", "reports", "--jobs", "2", "--out", "out.jsonl"]
    part = part_of(tmp_path / "out.jsonl")
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        while running.poll() is None and (not part.exists() or part.read_bytes().count(b"\n") < 12):
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=120)
    finally:
        running.kill()
    assert (running.returncode, told.splitlines()[-1]) == (130, "interrupted")
    assert "the same command goes on from there" in told
    assert "Traceback" not in told
    kept = part.read_bytes().count(b"\n") - 1
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert f"409 inputs, {kept} of them before, 2 could not be read" in finished.stderr
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["file"] for row in rows] == sorted(row["file"] for row in rows)


def test_progress_tells_how_much_is_left() -> None:
    progress = Progress(total=20_000, is_shown=False)
    for number in range(1_500):
        progress.count(is_error=number % 500 == 0, is_kept=number < 500)
    assert progress.line(100.0) == "1,500 of 20,000 · 500 from before · 3 not read · 10.0 a second · 30:50 left"
    assert progress.summary() == "1,500 inputs, 500 of them before, 3 could not be read"
