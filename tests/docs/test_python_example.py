"""The Python example of the manual runs, and prints what the manual says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from habeas.demo.case_file import CASE_FOLDER
from tests.architecture.source import ROOT

PAGE = ROOT / "docs" / "how-to" / "use-from-python.md"


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None, f"the page has no {language} block"
    return found[1]


def test_python_example_prints_what_the_manual_says(tmp_path: Path) -> None:
    shutil.copy(CASE_FOLDER / "severyan-review-2022-11-09.txt", tmp_path)
    (tmp_path / "example.py").write_text(block("python"), encoding="utf-8")
    ran = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == (block("text"), "")
