"""Alignments that ship are what the data sheet says, and probabilities are what they claim to be."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from habeas.match.alignment import knows, load_alignment
from habeas.match.forward import log_marginal, log_probabilities
from habeas.match.letters import PartTable
from habeas.match.parts import LONGEST_PART, Part, Script

PAIRS = [
    (Script.LATIN, Script.CYRILLIC), (Script.LATIN, Script.ARABIC), (Script.LATIN, Script.HEBREW),
    (Script.LATIN, Script.LATIN), (Script.CYRILLIC, Script.CYRILLIC),
]  # fmt: skip


def log_of(written: str, known: list[str], left: Script, right: Script) -> list[float]:
    alignment = load_alignment(left, right)
    table = PartTable.of([Part(script=right, letters=letters) for letters in known])
    found: list[float] = log_probabilities(written, table, np.arange(len(known)), alignment).tolist()
    return found


def test_files_are_those_of_the_checksums() -> None:
    folder = files("habeas.match").joinpath("alignments")
    lines = folder.joinpath("CHECKSUMS.txt").read_text().splitlines()
    listed = {line.split()[1]: line.split()[0] for line in lines}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name.endswith(".gz")
    }
    assert found == listed


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_probabilities_of_an_alignment_add_up_to_one(left: Script, right: Script) -> None:
    assert load_alignment(left, right).table.sum() == pytest.approx(1.0)


def test_alignment_is_the_same_from_either_side() -> None:
    there, back = load_alignment(Script.LATIN, Script.HEBREW), load_alignment(Script.HEBREW, Script.LATIN)
    assert np.array_equal(there.table, back.table.T)


def test_joint_probability_is_the_same_from_either_side() -> None:
    one = log_of("tamar", ["תמר"], Script.LATIN, Script.HEBREW)[0]
    other = log_of("תמר", ["tamar"], Script.HEBREW, Script.LATIN)[0]
    own = log_marginal("תמר", load_alignment(Script.LATIN, Script.HEBREW))
    latin = log_marginal("tamar", load_alignment(Script.HEBREW, Script.LATIN))
    assert one + own == pytest.approx(other + latin, abs=1e-3)


def test_scripts_without_pairs_have_no_alignment() -> None:
    assert [knows(Script.ARABIC, Script.HEBREW), knows(Script.OTHER, Script.LATIN)] == [False, False]


def test_right_spelling_is_the_most_probable() -> None:
    logs = log_of("zhukov", ["жуков", "зуков", "шубин", "жук"], Script.LATIN, Script.CYRILLIC)
    assert int(np.argmax(logs)) == 0


def test_parts_compared_together_get_what_they_get_alone() -> None:
    known = ["тимур", "а", "жаргалсайхан"]
    together = log_of("timur", known, Script.LATIN, Script.CYRILLIC)
    alone = [log_of("timur", [one], Script.LATIN, Script.CYRILLIC)[0] for one in known]
    assert together == pytest.approx(alone, abs=1e-3)


def test_longest_part_and_unknown_letters_stay_finite() -> None:
    logs = log_of("q" * LONGEST_PART, ["ѫ" * LONGEST_PART, "а"], Script.LATIN, Script.CYRILLIC)
    assert np.isfinite(logs).all()
