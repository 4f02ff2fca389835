"""Stage roots take values and return values: no clock, network, environment, file or database."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, Source, project_sources, sources, stage_roots

WORLDLY_MODULES = (
    "asyncio", "django", "glob", "http", "multiprocessing", "os", "random", "requests", "secrets", "select",
    "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time",
    "urllib.error", "urllib.request", "urllib3", "uuid",
)  # fmt: skip
WORLDLY_CALLS = frozenset({"open", "print", "input", "exec", "eval", "__import__"})
WORLDLY_METHODS = frozenset({
    "now", "utcnow", "today", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "touch",
})  # fmt: skip
NEED_NO_DATABASE = ("facts", "record", "collect", "read", "match", "watch", "act", "publish", "engine")
DATABASE_MODULES = ("django", "allauth", "sqlcipher3", "psycopg", "sqlite3")
COLLECT_DOORS = frozenset({"incoming.py", "child.py", "sandbox.py", "limited.py"})
"""Files of `collect` that open what comes in; the stage exists to touch the world there."""


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def worldly_imports(source: Source, banned: tuple[str, ...]) -> list[str]:
    return [
        f"{source.name}:{line} imports {module}"
        for line, module in source.imported_modules()
        if any(is_within(module, package) for package in banned)
    ]


def reads_a_list_that_ships(call: ast.Call) -> bool:
    """Whether the call reads a file of the package itself: `files("habeas…").joinpath(…).read_text()`."""
    return any(isinstance(node, ast.Name) and node.id == "files" for node in ast.walk(call.func))


def is_worldly_method(call: ast.Call) -> bool:
    named = isinstance(call.func, ast.Attribute) and call.func.attr in WORLDLY_METHODS
    return named and not reads_a_list_that_ships(call)


def worldly_calls(source: Source) -> list[str]:
    found = []
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in WORLDLY_CALLS:
            found.append(f"{source.name}:{node.lineno} calls {node.func.id}")
        elif is_worldly_method(node):
            found.append(f"{source.name}:{node.lineno} calls {ast.unparse(node.func).rpartition('.')[2]}")
    return found


def pure_files() -> list[Source]:
    return [source for source in stage_roots() if source.path.name not in COLLECT_DOORS]


def test_stage_roots_import_nothing_that_touches_the_world() -> None:
    assert [line for source in pure_files() for line in worldly_imports(source, WORLDLY_MODULES)] == []


def test_stage_roots_call_nothing_that_touches_the_world() -> None:
    assert [line for source in pure_files() for line in worldly_calls(source)] == []


def test_only_the_store_and_what_stands_on_it_know_a_database() -> None:
    quiet = [source for folder in NEED_NO_DATABASE for source in sources(PACKAGE / folder)]
    assert [line for source in quiet for line in worldly_imports(source, DATABASE_MODULES)] == []


def test_facts_and_record_never_ask_the_clock() -> None:
    inner = [source for source in project_sources() if source.path.relative_to(PACKAGE).parts[0] in {"facts", "record"}]
    clocks = [
        line for source in inner for line in worldly_calls(source) if line.endswith((" now", " today", " utcnow"))
    ]
    assert clocks == []


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("from datetime import datetime\ndatetime.now()", "{name}:2 calls now"),
        ("open('x')", "{name}:1 calls open"),
        ("path.read_text()", "{name}:1 calls read_text"),
    ],
)
def test_worldly_calls_are_noticed(code: str, finding: str) -> None:
    source = Source(path=Path(__file__))
    source.__dict__["tree"] = ast.parse(code)
    assert worldly_calls(source) == [finding.format(name=source.name)]


def test_reading_a_list_of_the_package_is_allowed() -> None:
    source = Source(path=Path(__file__))
    source.__dict__["tree"] = ast.parse("files('habeas.read').joinpath('x.tsv').read_text(encoding='utf-8')")
    assert worldly_calls(source) == []
