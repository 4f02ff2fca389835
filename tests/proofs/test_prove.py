"""A run tries what was not tried yet, notes it, goes on where it was stopped, and tells what failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import prove
from proof_files import files_of
from proof_runs import Ended
from proofs import PROOFS, Proof
from proven import Ledger, version_of
from trials import Share

SCRIPT = """
import os, sys
first, many = int(os.environ["HABEAS_SEED"]), int(os.environ["HABEAS_TRIALS"])
with open({seen!r}, "a") as seen:
    seen.write(f"{{first}} {{many}} {{os.environ['HABEAS_SHARE']}}\\n")
print("an ending")
print("tried: 7 of 28")
sys.exit({status} if first == {at} else 0)
"""


@pytest.fixture
def proof(tmp_path: Path) -> Proof:
    return written(tmp_path, status=0, at=0)


def written(place: Path, *, status: int, at: int) -> Proof:
    """Return a proof of four parts, whose part at a seed ends with a status."""
    script = place / "proof.py"
    script.write_text(SCRIPT.format(seen=str(place / "seen"), status=status, at=at))
    return Proof(name="lamps", tries="lamps", runs=str(script), total=38, at_once=10)


def tried(place: Path) -> list[str]:
    seen = place / "seen"
    return sorted(seen.read_text().splitlines()) if seen.exists() else []


def run(proof: Proof, place: Path, *, scale: float = 1.0, minutes: float = 10.0) -> int:
    return prove.prove([proof], scale=scale, minutes=minutes, jobs=2, ledgers=place / "ledgers")


def test_each_run_goes_on_where_the_last_one_stopped(proof: Proof, tmp_path: Path) -> None:
    assert run(proof, tmp_path, scale=0.25) == 0
    assert tried(tmp_path) == ["0 10 0/4"]
    assert run(proof, tmp_path, scale=0.5) == 0
    assert tried(tmp_path) == ["0 10 0/4", "10 10 1/4", "20 10 2/4"]
    assert run(proof, tmp_path) == run(proof, tmp_path) == 0
    assert tried(tmp_path) == ["0 10 0/4", "10 10 1/4", "20 10 2/4", "30 8 3/4"]
    row = prove.Row.of(proof, tmp_path / "ledgers")
    assert (row.standing.tried, row.total, row.is_whole) == (28, 28, True)


def test_nothing_begins_once_the_time_is_over(proof: Proof, tmp_path: Path) -> None:
    assert run(proof, tmp_path, minutes=-1) == 0
    assert run(proof, tmp_path, scale=0) == 0
    assert tried(tmp_path) == []


def test_what_failed_is_told_with_the_line_that_repeats_it(tmp_path: Path) -> None:
    proof = written(tmp_path, status=3, at=20)
    assert run(proof, tmp_path) == 0
    row = prove.Row.of(proof, tmp_path / "ledgers")
    (failure,) = row.failures()
    assert "HABEAS_TRIALS=10 HABEAS_SEED=20 HABEAS_SHARE=2/4 python" in failure
    assert failure.endswith("an ending\ntried: 7 of 28")
    assert (row.standing.tried, row.is_whole) == (21, False)
    assert list(prove.table([row]))[2].split(" | ")[2:5] == ["21", "28", "seed 20"]


def test_another_version_begins_anew(proof: Proof, tmp_path: Path) -> None:
    run(proof, tmp_path)
    script = Path(proof.runs)
    script.write_text(script.read_text() + "\n")
    assert prove.Row.of(proof, tmp_path / "ledgers").standing.tried == 0


def test_a_proof_that_is_cut_in_another_way_begins_anew(proof: Proof, tmp_path: Path) -> None:
    run(proof, tmp_path)
    assert prove.Row.of(proof, tmp_path / "ledgers").standing.tried == 28
    assert prove.Row.of(replace(proof, at_once=19), tmp_path / "ledgers").standing.tried == 0


def test_what_could_not_be_tried_is_not_noted(tmp_path: Path) -> None:
    proof = written(tmp_path, status=2, at=0)
    assert run(proof, tmp_path, scale=0.25) == 2
    assert Ledger(tmp_path / "ledgers", "lamps").parts(version_of(proof.files, cut=proof.cut)) == ()


def test_a_test_that_is_skipped_was_not_tried(tmp_path: Path) -> None:
    ended = Ended(status=0, said="1 skipped in 0.01s", cpu_s=1)
    test = Proof(name="lamps", tries="lamps", runs="tests/lamps.py", total=1, at_once=1)
    assert not ended.is_trial_of(test)
    assert not Ended(status=0, said="1 passed, 1 skipped in 0.01s", cpu_s=1).is_trial_of(test)
    assert Ended(status=0, said="..\n2 passed, 1 deselected in 3.01s", cpu_s=1).is_trial_of(test)
    assert Ended(status=0, said="2 passed, 1 warning in 63.01s (0:01:03)", cpu_s=1).is_trial_of(test)
    assert Ended(status=1, said="1 failed in 3.01s", cpu_s=1).is_trial_of(test)


def test_a_proof_that_somebody_else_runs_is_left_to_them(proof: Proof, tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledgers", "lamps").held():
        assert run(proof, tmp_path) == 2
    assert tried(tmp_path) == []


def test_every_proof_rests_on_files_that_are_there() -> None:
    assert all(version_of(one.files) for one in PROOFS)
    assert len({one.name for one in PROOFS}) == len(PROOFS)


@pytest.mark.parametrize(
    ("name", "rests_on"),
    [
        ("flips", {"scripts/traced.py", "scripts/trials.py"}),
        ("locked", {"scripts/planted_words.py", "scripts/served_desk.py"}),
        ("histories", {"tests/conftest.py", "tests/workspace/conftest.py", "tests/facts/applied.py"}),
        ("injected-sealed", {"tests/read/model/server.py", "tests/read/injected.py"}),
        ("mutations", {"tests/store/conftest.py", "tests/store/world.py", "tests/store/test_verification.py"}),
    ],
)
def test_a_proof_consists_of_what_it_imports(name: str, rests_on: set[str]) -> None:
    (proof,) = (one for one in PROOFS if one.name == name)
    assert rests_on <= set(proof.files)


def test_what_a_proof_imports_by_others_belongs_to_it_and_nothing_else_does(tmp_path: Path) -> None:
    files = {
        "tests/conftest.py": "", "tests/a/conftest.py": "import lamps", "tests/b/conftest.py": "",
        "tests/a/test_one.py": "import os\nfrom tests.b import world\nfrom tests.a.other import thing",
        "tests/b/world.py": "from habeas.facts import ids", "tests/a/other.py": "", "tests/a/test_two.py": "",
        "scripts/lamps.py": "from tests.a import other", "scripts/os.txt": "",
    }  # fmt: skip
    for file, content in files.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(content)
    assert set(files_of("tests/a/test_one.py::test_it", root=tmp_path)) == set(files) - {
        "tests/a/test_two.py", "scripts/os.txt",
    }  # fmt: skip


def test_shares_take_every_trial_once() -> None:
    listed = [f"call {number}" for number in range(500)]
    taken = [[one for one in listed if Share(number=number, of=7).has(one)] for number in range(7)]
    assert sorted(one for share in taken for one in share) == sorted(listed)
    assert all(taken)
    assert Share.parse("3/40") == Share(number=3, of=40)
    with pytest.raises(ValueError, match="no share"):
        Share.parse("4/4")
