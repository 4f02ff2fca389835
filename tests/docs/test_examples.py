"""Every command in the manual is one that the program takes, and every link leads somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from habeas.cli.main import habeas
from tests.architecture.source import ROOT

PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "reference" not in page.parts and page.name != "CHANGELOG.md"
)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the words of each habeas command on a page, after the command's own name."""
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        for line in block[1].replace("\\\n", " ").splitlines():
            words = shlex.split(line.rpartition("| ")[2])
            if words[:1] == ["habeas"]:
                yield words[1:]


def complaint_about(words: list[str]) -> str | None:
    """Return what the command line has against these words, without running anything."""
    command: click.Command = habeas
    # With the settings of the real one: click keeps the help option that it finds first, for every later context.
    context = click.Context(command, info_name="habeas", **command.context_settings)
    try:
        while isinstance(command, click.Group):
            if command.invoke_without_command and words[:1] and words[0].startswith("-"):
                break
            _, inner, words = command.resolve_command(context, words)
            assert inner is not None, "resolve_command raises where there is none"
            command, context = inner, click.Context(inner, info_name=inner.name, parent=context)
        command.make_parser(context).parse_args(list(words))
    except click.UsageError as error:
        return error.format_message()
    return None


@pytest.mark.parametrize("page", [page for page in PAGES if list(commands(page))], ids=name_of)
def test_commands_in_the_manual_are_those_of_the_program(page: Path) -> None:
    complaints = {" ".join(words): complaint_about(words) for words in commands(page)}
    assert {words: complaint for words, complaint in complaints.items() if complaint} == {}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_in_the_manual_lead_to_files(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    dead = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert dead == []


def test_unknown_options_and_commands_are_noticed() -> None:
    assert complaint_about(["no-such-verb"]) == "No such command 'no-such-verb'."
