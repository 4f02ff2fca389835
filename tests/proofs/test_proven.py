"""What was proven is remembered for a version of the code, and for no other; what failed is not forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from proven import ALWAYS, Busy, Ledger, Part, Standing, version_of


def part(number: int, *, failed: bool = False, version: str = "v1") -> Part:
    return Part(version=version, part=number, seed=10 * number, tried=10, failed=failed, on="2026-11-30", cpu_s=1.5)


def test_a_ledger_keeps_the_parts_of_each_version_apart(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledgers", "kills")
    noted = [part(0), part(1, version="v2"), part(2, failed=True)]
    for one in noted:
        ledger.note(one)
    assert ledger.parts("v1") == (noted[0], noted[2])
    assert ledger.parts("v2") == (noted[1],)
    assert Ledger(tmp_path / "ledgers", "flips").parts("v1") == ()


def test_a_line_that_was_torn_takes_no_other_with_it(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, "kills")
    ledger.note(part(0))
    ledger.path.write_text(ledger.path.read_text() + '{"version": "v1", "pa')
    ledger.note(part(1))
    assert [one.part for one in ledger.parts("v1")] == [0, 1]


def test_a_proof_goes_on_behind_what_was_tried_and_counts_each_part_once() -> None:
    standing = Standing.of([part(2), part(0), part(0)])
    assert standing.left(4) == (1, 3)
    assert (standing.tried, standing.cpu_s) == (20, 3.0)


@pytest.mark.parametrize("later", [False, True])
def test_a_part_that_failed_once_has_failed(later: bool) -> None:
    found = [part(1), part(1, failed=True)]
    standing = Standing.of(found if later else found[::-1])
    assert (standing.held, standing.failed) == ((), (part(1, failed=True),))
    assert standing.left(2) == (0,)


def test_two_runs_never_try_the_same_proof_at_once(tmp_path: Path) -> None:
    with Ledger(tmp_path, "kills").held():
        with pytest.raises(Busy), Ledger(tmp_path, "kills").held():
            pass
        with Ledger(tmp_path, "flips").held():
            pass
    with Ledger(tmp_path, "kills").held():
        pass


def test_a_version_is_another_one_once_anything_that_it_rests_on_is(tmp_path: Path) -> None:
    for name in ALWAYS:
        path = tmp_path / name
        (path if name == "src/habeas" else path.parent).mkdir(parents=True, exist_ok=True)
        (path / "store.py" if name == "src/habeas" else path).write_text("1")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/a.py").write_text("1")
    seen = [version_of(("tests",), root=tmp_path)]
    for changed in ("src/habeas/store.py", "requirements.lock", "tests/a.py", "tests/b.py"):
        (tmp_path / changed).write_text("2")
        seen.append(version_of(("tests",), root=tmp_path))
    (tmp_path / "src/habeas/__pycache__").mkdir()
    (tmp_path / "src/habeas/__pycache__/store.pyc").write_text("3")
    (tmp_path / "tests/b.py").rename(tmp_path / "elsewhere.py")
    (tmp_path / "tests/a.py").write_text("1")
    assert len(set(seen)) == 5
    assert version_of(("tests",), root=tmp_path) == seen[2]
    (tmp_path / "src/habeas/store.py").write_text("1")
    (tmp_path / "requirements.lock").write_text("1")
    assert version_of(("tests",), root=tmp_path) == seen[0]
    with pytest.raises(FileNotFoundError):
        version_of(("tests/gone.py",), root=tmp_path)
