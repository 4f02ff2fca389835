"""How much work it is to read a text: the same number on every machine, where a clock would tell another each time."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

from habeas.read import read


def steps(text: str, language: str, published: date) -> int:
    """Return how many functions are called until a text is read."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        read(text, published=published, language=language)
    finally:
        sys.setprofile(None)
    return count
