"""Lines as they stand on a page, put back together into paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

BROKEN_WORD = "\ufffe"
"""What a line ends with where its last word goes on in the next line."""

_WIDER_GAP = 1.25
_OTHER_SIZE = 0.15
_SHORT_LINE = 0.85
_INDENT_EMS = 0.8
_STOPS = (".", "!", "?", "…", "”", "»", '"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line; places in points from the lower left corner, None where they are not known."""

    text: str
    left: float | None = None
    right: float | None = None
    baseline: float | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How the lines of a page are usually set."""

    pitch: float | None
    left: float | None
    right: float | None


def paragraphs_of_lines(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return paragraphs without line ends.

    A paragraph begins where the gap above a line is wider than usual, where the size of the letters changes, where a
    line is indented, or after a short line that ends a sentence.
    """
    if not lines:
        return ()
    setting = _setting(lines)
    paragraphs = [[lines[0].text]]
    for above, below in pairwise(lines):
        if _begins_paragraph(above, below, setting):
            paragraphs.append([])
        paragraphs[-1].append(below.text)
    joined = (_joined(paragraph) for paragraph in paragraphs)
    return tuple(paragraph for paragraph in joined if paragraph)


def _setting(lines: Sequence[Line]) -> _Setting:
    gaps = [
        above.baseline - below.baseline
        for above, below in pairwise(lines)
        if above.baseline is not None and below.baseline is not None and above.baseline > below.baseline
    ]
    lefts = [line.left for line in lines if line.left is not None]
    rights = [line.right for line in lines if line.right is not None]
    return _Setting(
        pitch=median(gaps) if gaps else None,
        left=median(lefts) if lefts else None,
        right=max(rights, default=None),
    )


def _begins_paragraph(above: Line, below: Line, setting: _Setting) -> bool:
    ends_sentence = above.text.rstrip().endswith(_STOPS)
    if above.text.endswith(BROKEN_WORD):
        return False
    if above.size and below.size and abs(above.size - below.size) > _OTHER_SIZE * max(above.size, below.size):
        return True
    if above.baseline is not None and below.baseline is not None and setting.pitch is not None:
        gap = above.baseline - below.baseline
        if gap > _WIDER_GAP * setting.pitch:
            return True
        if gap < 0:
            return ends_sentence  # the next column, or a note set further up
    if below.left is not None and setting.left is not None and above.left is not None and below.size:
        is_indented = below.left - max(setting.left, above.left) > _INDENT_EMS * below.size
        if is_indented:
            return True
    if above.right is not None and above.left is not None and setting.right is not None:
        width = setting.right - above.left
        return ends_sentence and width > 0 and above.right - above.left < _SHORT_LINE * width
    return False


def _joined(lines: Sequence[str]) -> str:
    words = ""
    for line in lines:
        plain = line.strip()
        if words.endswith((BROKEN_WORD, "\u00ad")):
            words = words[:-1] + plain
        elif words.endswith("-") and len(words) > 1 and words[-2].isalpha():
            words += plain
        else:
            words = f"{words} {plain}" if words else plain
    return words.replace(BROKEN_WORD, "").strip()
