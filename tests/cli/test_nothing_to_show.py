"""An empty answer says that it is one, and why, on standard error; what a program reads stays empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli.main import habeas


@pytest.fixture
def folder(tmp_path: Path) -> str:
    place = tmp_path / "casefiles"
    made = CliRunner().invoke(habeas, ["init", str(place), "--no-passphrase", "--as", "Nadia Ferenz"])
    assert f"export HABEAS_WORKSPACE={place} HABEAS_ACTOR='Nadia Ferenz'" in made.stderr
    return str(place)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("watch", "Nobody is on record"),
        ("watch gaps", "Nothing is open"),
        ("match questions", "No pair is asked about"),
        ("match conflicts", "No judgements contradict"),
        ("match find Kestrel", "Not found"),
        ("publish releases", "No release was prepared"),
        ("read --new", "Nothing new"),
    ],
)
def test_an_empty_answer_says_so(folder: str, command: str, said: str) -> None:
    answer = CliRunner().invoke(habeas, [*command.split(), "--workspace", folder, "--as", "Nadia Ferenz"])
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert said in answer.stderr
