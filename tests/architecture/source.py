"""What the architecture tests look at: every source file of the project, parsed."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "habeas"
STAGES = ("collect", "read", "match", "watch", "act", "publish")
ROOMS_WITH_A_DOOR = ("channels", "formats", "languages")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, kw_only=True)
class Source:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def line_count(self) -> int:
        return len(self.text.splitlines())

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.name)

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def imported_modules(self) -> Iterator[tuple[int, str]]:
        """Yield line and dotted name of every module, or name in a module, that the file imports."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def sources(folder: Path) -> list[Source]:
    """Return the Python files under a folder, in order."""
    return [Source(path=path) for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts]


def project_sources() -> list[Source]:
    """Return every Python file that ships."""
    return sources(PACKAGE)


def supporting_sources() -> list[Source]:
    """Return every Python file of the tests and the scripts."""
    return sources(ROOT / "tests") + sources(ROOT / "scripts")


def stage_roots() -> list[Source]:
    """Return the files of the pure part of each stage: all but the rooms that touch the world."""
    found = [source for stage in STAGES for source in sources(PACKAGE / stage)]
    return [source for source in found if not set(source.path.parts) & set(ROOMS_WITH_A_DOOR)]


def tracked_files() -> list[Path]:
    """Return the text files that the repository holds, or would hold once added."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    if listed.returncode != 0:
        names = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if ".venv" not in path.parts]
    return [ROOT / name for name in names if (ROOT / name).is_file()]
