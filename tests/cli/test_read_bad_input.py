"""Reports that are hardly any: a reading or a clear refusal, never a crash, and nothing that moves a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Habeas

HABEAS = (sys.executable, "-c", "from habeas.cli.main import main; main()")
GOOD = "Nobody has heard from Pavel Orlin since Friday, said his sister, Anna Orlina.\n"
STEERING = "\x1b\x9b\u202e\u2066\u200b\u200d\ufeff\u2028\x07\x7f\u061c"
"""Signs that clear a screen, turn text round, ring, or cannot be seen."""

LOOKS = ((), ("--json",), ("--all",), ("--inline",), ("--html",), ("--why", "all"))


def row(habeas: Habeas, path: Path, *options: str) -> dict[str, object]:
    ran = habeas("read", path, "--json", *options)
    (only,) = ran.rows
    return only


def code(found: dict[str, object]) -> object:
    error = found.get("error")
    return error["code"] if isinstance(error, dict) else None


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", "collect.empty-file"),
        (b"\xef\xbb\xbf", "collect.no-text"),
        (b" \n\t\n", "collect.no-text"),
        (bytes(range(256)) * 40, "collect.not-text"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 200, "collect.unsupported-type"),
        (b"\xff\xfe\xfd" * 50, "read.no-reader-yet"),
        ("მათ შესახებ არაფერია ცნობილი".encode(), "read.no-reader-yet"),
        (("1234 5678 " * 1_000_000).encode(), "read.no-reader-yet"),
    ],
    ids=[
        "empty",
        "mark alone",
        "blank",
        "every byte",
        "program",
        "signs of no language",
        "other language",
        "ten megabytes of digits",
    ],
)
def test_file_without_a_report_is_a_clear_refusal(habeas: Habeas, tmp_path: Path, content: bytes, wanted: str) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    assert code(row(habeas, tmp_path / "x.txt")) == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_text_in_another_encoding_is_read_with_the_words_of_its_text_layer(
    habeas: Habeas, tmp_path: Path, encoding: str
) -> None:
    text = "Мать Павла Орлина, Анна Орлина, сообщила во вторник, что её сына держат в подвале.\n" * 4
    (tmp_path / "x.txt").write_bytes(text.encode(encoding))
    found = row(habeas, tmp_path / "x.txt")
    assert (code(found), found.get("language")) == (None, "ru")
    layer = habeas("read", "x.txt", "--text").out
    assert layer.strip("\ufeff") == text


def test_banner_alone_is_a_reading_with_nothing_in_it(habeas: Habeas, tmp_path: Path) -> None:
    banner = "Subscribe to our newsletter\nAccept cookies\nShare on Facebook\nRead more: ten recipes for the weekend\n"
    (tmp_path / "x.txt").write_text(banner, encoding="utf-8")
    found = row(habeas, tmp_path / "x.txt", "--language", "en")
    assert (code(found), found["statements"]) == (None, [])
    assert "no claims" in habeas("read", "x.txt", "--language", "en", "--all").out


def test_long_line_and_many_paragraphs_are_read(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(GOOD.strip().replace(".", " and") * 400 + ".\n" + GOOD * 400, encoding="utf-8")
    found = row(habeas, tmp_path / "x.txt")
    statements = found["statements"]
    assert isinstance(statements, list)
    text = (tmp_path / "x.txt").read_text(encoding="utf-8")
    assert len(statements) > 300
    assert all(text[slice(*each["span"])] == each["quote"] for each in statements)


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_signs_that_steer_a_terminal_are_never_put_out(habeas: Habeas, tmp_path: Path, look: tuple[str, ...]) -> None:
    (tmp_path / "x.txt").write_text(
        f"At least 40 soldiers{STEERING} refused to fight in May.\n{GOOD}", encoding="utf-8"
    )
    out = habeas("read", "x.txt", "--language", "en", *look).out
    assert "soldiers" in out
    assert [ascii(sign) for sign in STEERING if sign in out] == []


def test_numbers_in_json_stand_for_the_very_signs(habeas: Habeas, tmp_path: Path) -> None:
    text = f"“There were no calls,{STEERING[2:6]} no lawyer, nothing,” Anna Orlina said on Tuesday."
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    found = row(habeas, tmp_path / "x.txt", "--language", "en")
    statements = found["statements"]
    assert isinstance(statements, list)
    quotes = [each["quote"] for each in statements]
    assert quotes == [text[slice(*each["span"])] for each in statements]
    assert any("\u202e" in quote for quote in quotes)


def test_text_on_a_terminal_is_harmless_and_captured_to_the_letter(tmp_path: Path) -> None:
    text = f"Forty{STEERING} soldiers\nrefused.\n"
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    command = [*HABEAS, "read", str(tmp_path / "x.txt"), "--text"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.decode() == text
    master, slave = pty.openpty()
    subprocess.run(command, stdout=slave, check=True)
    os.close(slave)
    shown = os.read(master, 10_000).decode()
    os.close(master)
    assert "soldiers" in shown
    assert [ascii(sign) for sign in STEERING if sign in shown] == []
    assert len(shown.splitlines()[0]) == len(text.split("\n", maxsplit=1)[0])


def test_name_with_a_line_end_stays_on_one_line(habeas: Habeas, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "two\nlines \x1b[2J.txt").write_text(GOOD, encoding="utf-8")
    ran = habeas("read", "letters", "--json")
    assert [json.loads(line)["file"] for line in ran.out.splitlines()] == ["letters/two\nlines \x1b[2J.txt"]
    for look in (("--all",), ("--inline",), ("--html",)):
        out = habeas("read", "letters", *look).out
        assert "two lines" in out or "two�lines" in out
        assert "\x1b" not in out
    habeas("read", "letters", "--out", "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == ran.out
