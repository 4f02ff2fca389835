"""The files that a proof consists of: what it runs, and what that imports of the tests and the scripts, one by one.

They are found by their imports, since a list that is kept by hand misses the one that was added last.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from proven import ROOT


def files_of(runs: str, *, root: Path = ROOT) -> tuple[str, ...]:
    """Return the files of a proof, named from the root.

    Args:
        runs: A script, or a test as pytest is told of it.
        root: Where the files are.

    Raises:
        FileNotFoundError: what it runs is not there.
    """
    found: set[str] = set()
    waiting = [runs.partition("::")[0]]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _beside(name, root)
            waiting += _imported(root / name, root)
    return tuple(sorted(found))


def _beside(name: str, root: Path) -> Iterator[str]:
    """Yield what pytest reads for a test: the conftest of its folder, and of each folder above."""
    if name.startswith("tests/"):
        for folder in Path(name).parents:
            conftest = folder / "conftest.py"
            if (root / conftest).is_file() and folder.parts:
                yield conftest.as_posix()


def _imported(file: Path, root: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (place for one in node.names for place in _places(one.name, root))
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from _places(node.module, root)
            yield from (place for one in node.names for place in _places(f"{node.module}.{one.name}", root))


def _places(module: str, root: Path) -> Iterator[str]:
    """Yield where a module lies among the tests or the scripts; one of the program or of a library lies in neither."""
    path = module.replace(".", "/")
    for name in (f"{path}.py", f"scripts/{path}.py"):
        if name.startswith(("tests/", "scripts/")) and (root / name).is_file():
            yield name
