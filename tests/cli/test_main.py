"""The command itself: help at once, four lines for every refusal, no words of a report in a fault."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from habeas.cli.main import VERBS
from habeas.cli.main import habeas as group
from tests.cli.conftest import Habeas


def test_help_lists_every_verb_and_imports_none() -> None:
    code = (
        "import sys; sys.argv = ['habeas', '--help']\n"
        "from habeas.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted(name for name in sys.modules if name in ('django', 'numpy', 'cattrs')))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = ran.stdout.splitlines()
    assert lines[-1] == "[]"
    assert [verb for verb in VERBS if not any(line.split()[:1] == [verb] for line in lines)] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_can_be_loaded_and_explains_itself(verb: str) -> None:
    command = group.get_command(click.Context(group), verb)
    assert command is not None
    assert command.help


def test_an_unknown_option_is_wrong_usage(habeas: Habeas) -> None:
    ran = habeas("watch", "--no-such-option")
    assert (ran.status, ran.out) == (2, "")


def test_a_folder_that_is_no_workspace_gets_four_lines(habeas: Habeas) -> None:
    ran = habeas("watch")
    labels = [line.split()[0] for line in ran.err.splitlines()]
    assert (ran.status, labels) == (2, ["store.not-a-workspace:", "while", "kept", "do"])


def test_a_fault_of_the_program_says_where_and_not_what_it_read(
    habeas: Habeas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("Pavel Orlin is held in a cellar")

    monkeypatch.setattr("habeas.cli.config.find_settings", lambda workspace: fail())
    ran = habeas("config")
    assert (ran.status, ran.err.splitlines()[0].split(" at ")[0], "Orlin" in ran.err) == (
        1,
        "cli.unexpected: Habeas failed: RuntimeError",
        False,
    )
