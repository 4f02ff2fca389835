"""`habeas match private` as two organisations have it: each in its own folder, with files in between."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import Habeas, Ran
from tests.cli.refusals import refusals

SECRET = "lamp orchard seventeen violet canoe bread\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Two lists, prepared with one secret."""

    folder: Path
    habeas: Habeas

    def run(self, step: str, *given: object, whose: str, secret: str = "secret.txt") -> Ran:
        """Run a step in the name of one side."""
        keep = self.folder / f"{whose}.keep"
        return self.habeas("match", "private", step, *given, "--secret", self.folder / secret, "--keep", keep)

    def prepare(self, whose: str, *options: object) -> Ran:
        """Prepare the list of one side."""
        people, out = self.folder / f"{whose}.csv", self.folder / f"{whose}.list"
        return self.run("prepare", people, "--out", out, *options, whose=whose)

    def answer(self, whose: str, *options: object, theirs: str, secret: str = "secret.txt") -> Ran:
        """Answer the other side's list."""
        out = self.folder / f"{whose}.answer"
        return self.run("answer", self.folder / theirs, "--out", out, *options, whose=whose, secret=secret)

    def compare(self, whose: str, *options: object, theirs: str) -> Ran:
        """Compare as one side."""
        files = ("--theirs", self.folder / f"{theirs}.list", "--answer", self.folder / f"{theirs}.answer")
        return self.run("compare", self.folder / f"{whose}.csv", *files, *options, whose=whose)


@pytest.fixture
def exchange(habeas: Habeas, tmp_path: Path) -> Exchange:
    """Return two lists that share two people, prepared."""
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "other.txt").write_text("other words than those that were agreed on\n", encoding="utf-8")
    (tmp_path / "ours.csv").write_text(
        "id,name,born\n7,Тимур Бадмаев,1990\n8,Оксана Тетерина,1985\n9,Глеб Арсеньев,1979\n", encoding="utf-8"
    )
    (tmp_path / "theirs.csv").write_text(
        "given,family,born\nOksana,Teterina,1985-02-03\nTimur,Badmaev,1990\nInga,Rezontova,1971\nBoris,,1950\n",
        encoding="utf-8",
    )
    both = Exchange(folder=tmp_path, habeas=habeas)
    assert [both.prepare(whose).status for whose in ("ours", "theirs")] == [0, 0]
    return both


def test_two_sides_learn_who_is_on_both_lists(exchange: Exchange) -> None:
    assert exchange.answer("theirs", theirs="ours.list").status == 0
    ran = exchange.compare("ours", "--json", theirs="theirs")
    assert [(row["id"], row["name"]) for row in ran.rows] == [("7", "Тимур Бадмаев"), ("8", "Оксана Тетерина")]
    assert (ran.status, ran.err) == (0, "2 of 3 people are on both lists; theirs has 4 rows.\n")


@pytest.mark.parametrize("where", ["answer", "compare"])
def test_only_the_number_is_told_where_only_it_is_asked_for(exchange: Exchange, where: str) -> None:
    options = ("--count-only",)
    exchange.answer("theirs", *(options if where == "answer" else ()), theirs="ours.list")
    ran = exchange.compare("ours", *(options if where == "compare" else ()), theirs="theirs")
    assert (ran.rows, ran.err) == ([{"shared": 2}], "")


def test_no_name_stands_in_what_is_handed_over(exchange: Exchange) -> None:
    assert "Badmaev" in (exchange.folder / "theirs.csv").read_text(encoding="utf-8")
    exchange.answer("theirs", theirs="ours.list")
    for file in ("ours.list", "theirs.list", "theirs.answer"):
        handed_over = (exchange.folder / file).read_bytes().lower()
        assert [one for one in ("badmaev", "bdmv", "1990", "бадмаев") if one.encode() in handed_over] == []


def test_people_who_cannot_be_found_are_counted(exchange: Exchange) -> None:
    told = exchange.prepare("theirs", "--pad-to", "10").err.splitlines()
    assert told == [
        "4 people in 10 rows. Hand over theirs.list; never theirs.keep.",
        "1 of them cannot be found: their names have not two parts.",
    ]


def test_wrong_secret_is_told(exchange: Exchange) -> None:
    ran = exchange.answer("theirs", theirs="ours.list", secret="other.txt")
    assert ([one.code for one in refusals(ran.err)], ran.status) == (["match.wrong-secret"], 1)
    assert not (exchange.folder / "theirs.answer").exists()


def test_damaged_list_is_told(exchange: Exchange) -> None:
    written = (exchange.folder / "ours.list").read_bytes()
    (exchange.folder / "ours.list").write_bytes(written[: len(written) // 2])
    ran = exchange.answer("theirs", theirs="ours.list")
    assert [one.code for one in refusals(ran.err)] == ["match.damaged-exchange"]


def test_list_of_another_version_is_told(exchange: Exchange) -> None:
    from habeas.match.private.files import hash_of

    outer = json.loads((exchange.folder / "ours.list").read_text(encoding="utf-8"))
    outer["body"] = outer["body"].replace('"version": 1', '"version": 7')
    outer["checksum"] = hash_of(outer["body"].encode())
    (exchange.folder / "ours.list").write_text(json.dumps(outer), encoding="utf-8")
    ran = exchange.answer("theirs", theirs="ours.list")
    assert [one.code for one in refusals(ran.err)] == ["match.other-exchange-version"]


def test_what_is_kept_at_home_is_no_list_to_answer(exchange: Exchange) -> None:
    ran = exchange.answer("theirs", theirs="ours.keep")
    assert [one.code for one in refusals(ran.err)] == ["match.other-step"]


def test_list_changed_after_it_was_prepared_is_told(exchange: Exchange) -> None:
    exchange.answer("theirs", theirs="ours.list")
    people = exchange.folder / "ours.csv"
    people.write_text(people.read_text(encoding="utf-8") + "10,Инга Резонтова,1971\n", encoding="utf-8")
    ran = exchange.compare("ours", theirs="theirs")
    assert [one.code for one in refusals(ran.err)] == ["match.other-step"]


def test_list_longer_than_allowed_is_not_answered(exchange: Exchange) -> None:
    ran = exchange.answer("theirs", "--at-most", "2", theirs="ours.list")
    assert [one.code for one in refusals(ran.err)] == ["match.too-many-guesses"]
    assert not (exchange.folder / "theirs.answer").exists()


def test_short_secret_is_refused(exchange: Exchange) -> None:
    (exchange.folder / "other.txt").write_text("short\n", encoding="utf-8")
    ran = exchange.answer("theirs", theirs="ours.list", secret="other.txt")
    assert [one.code for one in refusals(ran.err)] == ["match.weak-secret"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"who,when\nTimur,1990\n", "match.wrong-columns"), (b"name\n\xff\xfe\n", "match.not-in-utf8")],
)
def test_list_of_people_that_cannot_be_used_is_told(exchange: Exchange, content: bytes, code: str) -> None:
    (exchange.folder / "ours.csv").write_bytes(content)
    ran = exchange.prepare("ours")
    assert ([one.code for one in refusals(ran.err)], ran.status) == ([code], 1)


def test_missing_file_is_told(exchange: Exchange) -> None:
    ran = exchange.answer("theirs", theirs="nowhere.list")
    assert [one.code for one in refusals(ran.err)] == ["match.unreadable-list"]
