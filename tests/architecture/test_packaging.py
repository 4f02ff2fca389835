"""What is installed from a wheel is what stands in the source tree: word lists, templates, the invented case."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT, tracked_files

ONLY_FOR_READERS_OF_THE_SOURCE = frozenset({".md"})


def shipped_files() -> set[str]:
    """Return the files of the package, lists and templates included."""
    found = {path for path in tracked_files() if path.is_relative_to(PACKAGE)}
    wanted = {path for path in found if path.suffix not in ONLY_FOR_READERS_OF_THE_SOURCE}
    return {path.relative_to(ROOT / "src").as_posix() for path in wanted}


def built_files(folder: Path) -> set[str]:
    """Build a wheel from a copy of the tree, and return the files of the package in it."""
    tree = folder / "tree"
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree / name)
    build = f"from setuptools.build_meta import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=tree, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return {name for name in wheel.namelist() if name.startswith("habeas/")}


def test_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    missing = shipped_files() - built_files(tmp_path)
    assert missing == set()
