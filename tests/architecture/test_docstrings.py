"""Every public module, class and function says what it is; the reference manual is built from that."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import Function, Source, project_sources

Named = ast.ClassDef | Function


def is_public(name: str) -> bool:
    return not name.startswith("_")


def public_definitions(body: list[ast.stmt]) -> Iterator[Named]:
    """Yield the public classes and functions of a module, and the public methods of those classes."""
    for node in body:
        if isinstance(node, Named) and is_public(node.name) and not is_overload(node):
            yield node
            if isinstance(node, ast.ClassDef) and node.name != "Meta":
                yield from public_definitions(node.body)


def is_overload(node: Named) -> bool:
    return any(isinstance(name, ast.Name) and name.id == "overload" for name in node.decorator_list)


def undocumented(source: Source) -> list[str]:
    missing = [] if ast.get_docstring(source.tree) or not source.text.strip() else [source.name]
    named = (node for node in public_definitions(source.tree.body) if node.name != "Meta")
    return missing + [f"{source.name}:{node.lineno} {node.name}" for node in named if not ast.get_docstring(node)]


def test_public_names_are_documented() -> None:
    code = [source for source in project_sources() if "migrations" not in source.path.parts]
    assert [name for source in code for name in undocumented(source)] == []
