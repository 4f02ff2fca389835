"""The reference manual is what the program says of itself, and no command, error, entry or setting is left out."""

from __future__ import annotations

import ast

import click
import pytest

from habeas.cli.main import VERBS, habeas
from habeas.facts.errors import HabeasError
from habeas.record.kinds import KINDS
from habeas.workspace.settings import SETTINGS
from make_reference import PAGES, REFERENCE, error_modules, errors, helps
from tests.architecture.source import Source, project_sources


def written(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_what_the_program_says_today(name: str) -> None:
    assert written(name) == PAGES[name](), "run `make docs`"


def test_every_verb_has_its_help() -> None:
    paths = {path for path, _ in helps(habeas)}
    assert {f"habeas {verb}" for verb in VERBS} - paths == set()


def test_every_option_says_what_it_does() -> None:
    silent = [f"{path} {option.name}" for path, option in options(habeas) if not option.help]
    assert silent == []


def options(command: click.Command, path: str = "habeas") -> list[tuple[str, click.Option]]:
    own = [(path, parameter) for parameter in command.params if isinstance(parameter, click.Option)]
    if not isinstance(command, click.Group):
        return own
    context = click.Context(command)
    inner = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return own + [found for name, one in inner if one is not None for found in options(one, f"{path} {name}")]


def test_every_entry_kind_is_documented() -> None:
    page = written("log-entries.md")
    assert [kind for kind in KINDS if f"## `{kind}` (version" not in page] == []


def test_every_setting_is_documented() -> None:
    page = written("settings.md")
    assert [setting.name for setting in SETTINGS if f"| `{setting.name}` | `{setting.variable}` |" not in page] == []


def test_every_error_has_a_code_of_its_own_that_begins_with_its_package() -> None:
    codes = [error.code for error in errors()]
    strangers = [error.code for error in errors() if not error.code.startswith(f"{error.__module__.split('.')[1]}.")]
    assert (sorted(set(codes)), strangers) == (codes, [])


def test_every_error_tells_what_to_do_in_its_own_words() -> None:
    silent = [error.code for error in errors() if not says_what_to_do(error) or not error.__doc__]
    assert silent == []


def says_what_to_do(error: type[HabeasError]) -> bool:
    """Whether the error, or a kind of error that it belongs to, has a remedy of its own."""
    return any("remedy" in vars(kind) for kind in error.__mro__ if kind is not HabeasError)


def test_errors_are_declared_where_the_manual_looks_for_them() -> None:
    strays = [source.name for source in project_sources() if declares_error_code(source)]
    assert [name for name in strays if not name.endswith("/errors.py")] == []
    assert len(strays) == len(error_modules())


def declares_error_code(source: Source) -> bool:
    """Whether a class of the file sets both `code` and `remedy`, as only an error does."""
    classes = [node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    return any({"code", "remedy"} <= set(assigned_names(node)) for node in classes)


def assigned_names(node: ast.ClassDef) -> list[str]:
    targets = [target for line in node.body if isinstance(line, ast.Assign) for target in line.targets]
    return [target.id for target in targets if isinstance(target, ast.Name)]
