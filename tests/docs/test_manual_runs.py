"""The pages that count and watch the invented case: their commands run, and print what the page shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from habeas.demo.build import Build
from habeas.demo.case_file import load_case
from habeas.demo.decisions import load_decisions
from tests.architecture.source import ROOT
from tests.cli.conftest import Habeas, habeas

__all__ = ["habeas"]

PAGES = ("how-to/count.md", "how-to/watch.md")
NUMBER = re.compile(r"\b([spa])-\d{4}\b")
SHOWN = re.compile(r"^```console\n(.*?)^```\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
TERMINALS = ("watch", "watch_gaps", "watch_tally", "act_due")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented case, as `make demo` does."""
    folder: Path = tmp_path_factory.mktemp("demo") / "workspace"
    build = Build.begin(folder, load_case(), load_decisions())
    build.take_in()
    build.workspace.close()
    return folder


def examples(page: str) -> list[tuple[list[str], str]]:
    """Return the words of each command of a page that is followed by its output, and that output."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [(shlex.split(command.replace("\\\n", " "))[1:], output) for command, output in SHOWN.findall(text)]


def differs(shown: str, printed: str) -> list[str]:
    """Return the lines of the page that the program does not print in that order; `…` stands for any lines.

    Short numbers may differ: they count what was read before.
    """
    left = iter(NUMBER.sub(r"\1-…", printed).splitlines())
    return [line for line in NUMBER.sub(r"\1-…", shown).splitlines() if line != "…" and line not in left]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_the_page_print_what_it_shows(
    page: str, case: Path, habeas: Habeas, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in TERMINALS:
        monkeypatch.setattr(f"habeas.cli.{module}.is_for_a_person", lambda: True)
    found = examples(page)
    assert found != []
    for words, shown in found:
        ran = habeas(*words, "--workspace", case, "--as", "Nadia Ferenz")
        assert (ran.status, differs(shown, ran.out), ran.err) == (0, [], ""), words


def test_a_line_that_is_not_printed_is_noticed() -> None:
    assert differs("a\n…\nc\n", "a\nb\nc\n") == []
    assert differs("a\n…\nd\n", "a\nb\nc\n") == ["d"]
    assert differs("c\na\n", "a\nb\nc\n") == ["a"]
