"""What the repository as a whole must and must not hold."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from pathlib import Path

from tests.architecture.source import ROOT, tracked_files

SECRET_NAMES = frozenset({
    "0e8a385f3ab65c24", "22e22855f71b5c58", "3764c4212490c1dd", "42616bf339243c67", "44b4fbaf1b090654",
    "52e33b19c9815da2", "538d24536f189fa5", "61940978effd1689", "6aea96d6d221a3ba", "93b8feb5c0ad52f5",
    "94a03281da79a0e6", "990b2a574a0694c7", "b0c73b8fba8a4d40", "b233842485d54809", "b325779a76a5ae15",
    "be0a77c9b3fb76ea", "c88760c653936bc2", "cce4e20835207ff8", "d1bd32d6b61209a0", "dc0db8f1e87fef45",
    "fba2d2fe15b77afa", "fd331799d42690e5", "fdbcd4c9952cd1c2",
})  # fmt: skip
"""Fingerprints of the surnames in the report that the work began with: to search for them, not to repeat them."""

WORD = re.compile(r"[^\W\d_]{4,}")
REGISTRY_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?/(?:simple|packages|-)/")
EXEMPT = frozenset({"requirements.lock", "requirements-dev.lock", "requirements-install.lock", "LICENSE"})


@cache
def fingerprint(word: str) -> str:
    return hashlib.sha256(word.casefold().encode()).hexdigest()[:16]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")


def real_names_in(text: str) -> set[str]:
    return {mark for mark in map(fingerprint, set(WORD.findall(text))) if mark in SECRET_NAMES}


def test_no_real_name_is_in_the_repository() -> None:
    files = [path for path in tracked_files() if path.name not in EXEMPT]
    found = {path.relative_to(ROOT).as_posix(): real_names_in(text_of(path)) for path in files}
    assert {name: marks for name, marks in found.items() if marks} == {}


def test_no_registry_address_is_in_the_repository() -> None:
    found = [path.relative_to(ROOT).as_posix() for path in tracked_files() if REGISTRY_ADDRESS.search(text_of(path))]
    assert found == []


def test_continuous_integration_runs_the_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "CI=true exec make test" in script.read_text(encoding="utf-8")


def test_decisions_are_numbered_one_after_the_other() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    titled = [record.read_text(encoding="utf-8").split(maxsplit=2)[1] for record in records]
    assert (
        titled == [record.name[:4] for record in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    )
