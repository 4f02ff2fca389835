"""Files that cannot be read: each gets its own four lines, the others go on, and nothing is half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from habeas.store.durable import TEMPORARY_SUFFIX
from tests.cli.conftest import Habeas
from tests.cli.refusals import codes, refusals
from tests.collect.documents import docx_of, encrypted_pdf, mail_of, pdf_of

MIB = 1024 * 1024
GOOD = "Nobody has heard from Pavel Orlin since Friday, said his sister, Anna Orlina."
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "collect.empty-file"),
    "blank.txt": (b" \n\n ", "collect.no-text"),
    "cut.pdf": (pdf_of([["Two buses left."]])[:100], "collect.truncated-pdf"),
    "locked.pdf": (encrypted_pdf(b"secret"), "collect.encrypted-pdf"),
    "damaged.docx": (docx_of(["Two buses left."])[:200], "collect.damaged-docx"),
    "bomb.html": (b"<html><body>" + b"<div>" * 1_000_000, "collect.bomb"),
    "letters.txt": ("彼女は火曜日に二台のバスが出たと言った".encode("shift-jis"), "collect.unknown-encoding"),
    "zeros.txt": (b"two\x00buses", "collect.not-text"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "collect.unsupported-type"),
    "letter.eml": (b"no headers at all", "collect.damaged-mail"),
}
GONE = "gone.txt"


@pytest.fixture
def letters(tmp_path: Path) -> list[str]:
    """Write the bad files, one good file behind them, and name one that is not there."""
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return [*BAD, GONE, "good.txt"]


@pytest.fixture
def place(habeas: Habeas, tmp_path: Path) -> tuple[str, str]:
    """Make an empty workspace and return the option that names it."""
    assert habeas("init", "casefiles", "--no-passphrase", "--as", "Vera").status == 0
    return ("--workspace", str(tmp_path / "casefiles"))


def half_written(folder: Path) -> list[Path]:
    return [*folder.rglob(f"*{TEMPORARY_SUFFIX}"), *folder.rglob("*.new")]


def test_collect_tells_what_is_wrong_with_each_file_and_takes_the_rest(
    habeas: Habeas, letters: list[str], place: tuple[str, str], tmp_path: Path
) -> None:
    ran = habeas("collect", *letters, *place)
    wanted = [code for _, code in BAD.values()] + ["collect.vanished"]
    assert (ran.status, codes(ran.err)) == (1, wanted)
    sealed = [name for name in letters if name not in {"empty.txt", GONE}]
    assert [(row["file"], row["new"], row["text"]) for row in ran.rows] == [
        (name, True, name == "good.txt") for name in sealed
    ]
    assert half_written(tmp_path) == []
    assert habeas("record", "verify", *place).status == 0
    from habeas.workspace import Workspace

    with Workspace.open(tmp_path / "casefiles") as workspace:
        for view in workspace.exhibits():
            assert workspace.session.content(view.original.id) == (tmp_path / view.original.name).read_bytes()


def test_a_bad_file_that_comes_again_is_told_again_under_its_new_name(
    habeas: Habeas, place: tuple[str, str], tmp_path: Path
) -> None:
    for name in ("cut.pdf", "again.pdf"):
        (tmp_path / name).write_bytes(BAD["cut.pdf"][0])
    first, second = habeas("collect", "cut.pdf", *place), habeas("collect", "again.pdf", *place)
    assert [(row["file"], row["new"]) for row in (*first.rows, *second.rows)] == [
        ("cut.pdf", True), ("again.pdf", False),
    ]  # fmt: skip
    assert [refusal.message.split()[0] for refusal in refusals(first.err + second.err)] == ["cut.pdf", "again.pdf"]
    log = [row["what"] for row in habeas("record", "show", "--log", *place).rows]
    assert (log.count("exhibit.unreadable"), log.count("exhibit.received")) == (1, 1)


def test_read_puts_each_error_on_the_line_of_its_file(habeas: Habeas, letters: list[str], tmp_path: Path) -> None:
    ran = habeas("read", *letters)
    told = [(row["file"], error_code(row)) for row in ran.rows]
    assert told == [(name, code) for name, (_, code) in BAD.items()] + [(GONE, "collect.vanished"), ("good.txt", None)]
    assert (ran.status, ran.err, half_written(tmp_path)) == (1, "", [])
    assert ran.rows[-1]["statements"]


def error_code(row: dict[str, object]) -> object:
    error = row.get("error")
    if error is None:
        return None
    assert isinstance(error, dict)
    assert sorted(row) == ["error", "file"]
    assert sorted(error) == ["code", "message"]
    return error["code"]


def test_several_processes_tell_the_same(habeas: Habeas, letters: list[str]) -> None:
    assert habeas("read", "--jobs", "2", *letters).out == habeas("read", *letters).out


def test_a_person_gets_the_four_lines(habeas: Habeas, letters: list[str]) -> None:
    ran = habeas("read", "--inline", *letters)
    assert (ran.status, codes(ran.err)) == (1, [code for _, code in BAD.values()] + ["collect.vanished"])


@pytest.mark.parametrize("verb", ["collect", "read"])
def test_a_file_that_gets_shorter_while_it_is_read_has_vanished(
    habeas: Habeas, place: tuple[str, str], tmp_path: Path, verb: str
) -> None:
    path = tmp_path / "long.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(400 * MIB)
    with shortened_while_read(path):
        ran = habeas(verb, "long.pdf", *(place if verb == "collect" else ()))
    told = codes(ran.err) if verb == "collect" else [error_code(row) for row in ran.rows]
    assert (ran.status, told, half_written(tmp_path)) == (1, ["collect.vanished"], [])
    exhibits = [one for one in (tmp_path / "casefiles" / "exhibits").rglob("*") if one.is_file()]
    assert (exhibits, habeas("record", "verify", *place).status) == ([], 0)


@contextmanager
def shortened_while_read(path: Path) -> Iterator[None]:
    """Cut a file short as soon as this process has begun to read it."""
    ended = threading.Event()

    def wait_and_cut() -> None:
        while not ended.is_set() and not is_being_read(path):
            time.sleep(0.001)
        os.truncate(path, 2 * MIB)

    thread = threading.Thread(target=wait_and_cut)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def is_being_read(path: Path) -> bool:
    for link in Path("/proc/self/fd").iterdir():
        try:
            if link.readlink() == path:
                place = (Path("/proc/self/fdinfo") / link.name).read_text().split()[1]
                return int(place) >= MIB
        except OSError:
            continue
    return False


HABEAS = (sys.executable, "-c", "from habeas.cli.main import main; main()")
MEASURED = """
import json, resource, subprocess, sys, time
began = time.monotonic()
ran = subprocess.run(sys.argv[1:], capture_output=True, text=True, stdin=sys.stdin)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"status": ran.returncode, "out": ran.stdout, "err": ran.stderr, "wall_s": time.monotonic() - began,
                  "memory_kib": used.ru_maxrss}))
"""


BEGINNINGS = {
    "long.txt": b"Two buses left. " * MIB,
    "long.html": b"<html><body>" + b"Two buses left. " * 1000,
    "long.eml": b"Subject: buses\r\nFrom: anna@example.org\r\n\r\n" + b"Two buses left. " * 1000,
}


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        ("collect", "long.txt"),
        ("collect", "long.eml"),
        ("read", "long.txt"),
        ("read", "long.html"),
        ("read -", "long.txt"),
    ],
)
def test_two_hundred_megabytes_are_refused_in_little_memory(
    place: tuple[str, str], tmp_path: Path, verb: str, name: str
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(BEGINNINGS[name])
        file.truncate(200 * MIB)
    command = [*HABEAS, *verb.replace("-", "").split()]
    command += ["-"] if verb.endswith("-") else [name, *(place if verb == "collect" else ())]
    with path.open("rb") as stdin:
        told = subprocess.run(
            [sys.executable, "-c", MEASURED, *command], cwd=tmp_path, stdin=stdin, capture_output=True, check=True
        )
    ran = json.loads(told.stdout)
    code = codes(ran["err"]) if verb == "collect" else [error_code(json.loads(ran["out"]))]
    assert (ran["status"], code) == (1, ["collect.too-large"])
    assert ran["memory_kib"] < 500 * 1024


def test_a_message_within_messages_without_end_is_a_bomb(
    habeas: Habeas, place: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.collect import Limits

    monkeypatch.setattr("habeas.workspace.collecting.DEFAULT", Limits(message_parts=4))
    content = mail_of("The innermost letter.")
    for _ in range(6):
        content = mail_of("See the letter.", attached=[("letter.eml", content)])
    (tmp_path / "letter.eml").write_bytes(content)
    ran = habeas("collect", "letter.eml", *place)
    assert (ran.status, codes(ran.err), len(ran.rows)) == (1, ["collect.bomb"], 5)
    assert habeas("record", "verify", *place).status == 0


@pytest.mark.parametrize("verb", ["collect", "read"])
def test_a_day_in_the_future_is_wrong_usage(habeas: Habeas, place: tuple[str, str], tmp_path: Path, verb: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    ran = habeas(verb, "good.txt", "--published", "2999-01-01", *(place if verb == "collect" else ()))
    assert (ran.status, ran.out, codes(ran.err)) == (2, "", ["collect.future-date"])
    assert list((tmp_path / "casefiles" / "exhibits").iterdir()) == []


def test_a_day_in_the_future_in_a_manifest_is_told_on_its_line(habeas: Habeas, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD)
    (tmp_path / "list.csv").write_text("file,published\na.txt,2999-01-01\nb.txt,2022-07-20\n")
    ran = habeas("read", "a.txt", "b.txt", "--manifest", "list.csv")
    assert (ran.status, [error_code(row) for row in ran.rows]) == (1, ["collect.future-date", None])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--no-such-option",),
        ("no-such-verb",),
        ("watch", "--no-such-option"),
        ("read",),
        ("read", "x.txt", "--published", "20 July"),
        ("read", "x.txt", "--manifest", "none.csv"),
        ("read", "x.txt", "--manifest", "binary.csv"),
        ("read", "x.txt", "--jobs", "0"),
        ("act", "draft"),
        ("match", "judge", "a", "b", "perhaps"),
    ],
)
def test_words_that_are_not_understood_are_wrong_usage(
    habeas: Habeas, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "binary.csv").write_bytes(b"\xff\x00file")
    ran = habeas(*arguments)
    assert (ran.status, ran.out, codes(ran.err)) == (2, "", ["cli.wrong-usage"])


@pytest.mark.parametrize("name", ["x" * 300, "two\nlines.txt", "\x1b[2J.txt", "\udcff.txt"])
def test_a_name_that_no_file_has_is_told_on_one_line(habeas: Habeas, place: tuple[str, str], name: str) -> None:
    told = [error_code(row) for row in habeas("read", name).rows]
    ran = habeas("collect", name, *place)
    assert (ran.status, told, codes(ran.err)) == (1, ["collect.vanished"], ["collect.vanished"])
    assert "\x1b" not in ran.err


def test_a_name_in_another_encoding_is_taken_with_its_bytes_written_out(
    habeas: Habeas, place: tuple[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xef\xe8\xf1.txt")).write_text(GOOD, encoding="utf-8")
    ran = habeas("collect", "letters", *place)
    assert (ran.status, [row["file"] for row in ran.rows]) == (0, ["letters/\\xef\\xe8\\xf1.txt"])
    assert [row["file"] for row in habeas("read", "letters").rows] == ["letters/\\xef\\xe8\\xf1.txt"]
