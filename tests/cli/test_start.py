"""A command that opens a workspace loads no library that it does not need."""

from __future__ import annotations

import subprocess
import sys

DEAR = ("scipy", "docx", "pypdfium2", "charset_normalizer")
"""Each takes a tenth of a second or more to load on a small laptop."""

_LOADED = f"import sys, habeas.cli.watch; print(*(name for name in {DEAR!r} if name in sys.modules))"


def test_opening_a_workspace_loads_no_dear_library() -> None:
    ran = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
