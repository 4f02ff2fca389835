"""A share of the proof that `make prove` runs in full: a locked laptop tells nothing, its browser's profile neither."""

from __future__ import annotations

import base64
import gzip
import random
import tempfile
import zipfile
from pathlib import Path

import pytest

import prove_locked
from planted_words import Planted, plant_words
from served_desk import NO_CHROMIUM, chromium


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("journeys")
def test_a_locked_laptop_holds_no_word_of_the_record() -> None:
    if chromium() is None:
        pytest.skip(NO_CHROMIUM)
    # Not in a folder of pytest's: chromium puts a socket there, whose path must be short.
    with tempfile.TemporaryDirectory() as place:
        assert prove_locked.prove(Path(place), 48, random.Random(20220720)) == 0


def test_planted_words_are_found_in_every_form(tmp_path: Path) -> None:
    first, second, third, fourth, fifth, other = plant_words(6, random.Random(7))
    (tmp_path / "plain").write_text(f"…{first.upper()}…", encoding="utf-8")
    (tmp_path / "packed").write_bytes(b"\0\0" + gzip.compress(f"{second} {second}".encode()))
    (tmp_path / "coded").write_bytes(base64.b64encode(f"to {third} it may concern".encode()))
    (tmp_path / "wide").write_bytes(fourth.encode("utf-16-le"))
    with zipfile.ZipFile(tmp_path / "letter.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{fifth}</w:t>")
    found = Planted((first, second, third, fourth, fifth, other)).found_under(tmp_path)
    assert {path.name: words for path, words in found.items()} == {
        "plain": {first},
        "packed": {second},
        "coded": {third},
        "wide": {fourth},
        "letter.docx": {fifth},
    }


def test_the_path_of_a_file_is_searched_too(tmp_path: Path) -> None:
    (word,) = plant_words(1, random.Random(8))
    (tmp_path / f"{word}.txt").touch()
    assert set(Planted((word,)).found_under(tmp_path)) == {tmp_path / f"{word}.txt"}


def test_planted_words_are_different_and_none_is_part_of_another() -> None:
    words = plant_words(1000, random.Random(9))
    text = "\n".join(words).casefold()
    assert len(words) == 1000
    assert [word for word in words if text.count(word.casefold()) != 1] == []
