"""Names: no drawers for odds and ends, no parameters that say nothing, `__all__` in every package that exports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.architecture.source import Function, Source, project_sources, supporting_sources

DRAWERS = frozenset({"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"})
NAMED_BY_DJANGO = frozenset({"src/habeas/store/postgresql/base.py", "src/habeas/store/sqlcipher/base.py"})
"""Django loads a database backend from a module of that name."""
NAMED_BY_THE_LIBRARY = frozenset(dir(HTMLParser))
"""Methods that a parser overrides keep the parameters of what they override."""
EMPTY_WORDS = frozenset({"data", "info", "item", "obj", "process", "handle"})


def parameters(function: Function) -> Iterator[str]:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    return (argument.arg for argument in every if argument is not None)


def empty_parameters(source: Source) -> list[str]:
    return [
        f"{source.name}:{function.lineno} {function.name}({name})"
        for function in source.functions()
        if not function.name.startswith("_") and function.name not in NAMED_BY_THE_LIBRARY
        for name in parameters(function)
        if name in EMPTY_WORDS
    ]


def assigns_all(source: Source) -> bool:
    targets = [target for node in source.tree.body if isinstance(node, ast.Assign) for target in node.targets]
    annotated = [node.target for node in source.tree.body if isinstance(node, ast.AnnAssign)]
    return any(isinstance(name, ast.Name) and name.id == "__all__" for name in [*targets, *annotated])


def test_no_file_or_folder_is_a_drawer() -> None:
    found = [
        source.name
        for source in project_sources() + supporting_sources()
        if DRAWERS & {part.removesuffix(".py") for part in source.path.parts[-4:]}
        and source.name not in NAMED_BY_DJANGO
    ]
    assert found == []


def test_no_public_function_takes_a_parameter_that_says_nothing() -> None:
    assert [name for source in project_sources() for name in empty_parameters(source)] == []


def test_packages_that_export_say_what() -> None:
    silent = [
        source.name
        for source in project_sources()
        if source.path.name == "__init__.py"
        and any(isinstance(node, ast.ImportFrom) and node.module != "__future__" for node in source.tree.body)
        and not assigns_all(source)
    ]
    assert silent == []
