"""Endings by which family names of one family differ between a man and a woman.

Орлов and Орлова may be husband and wife, or one man in the genitive. So such a pair is a question and never a proof.
"""

from __future__ import annotations

import re

from habeas.match.parts import Part

_WOMAN = re.compile(
    r"(?:[оеёє]ва|[иыі]на|[сцз]?ькая|[сц]кая|[сц]ька|[сцз]ьк[ао]ї|ая"
    r"|[oei]va|ina|yna|[sct]s?kaya|[sct]s?kaia|[sct]s?kaja|[sct]s?ka)$"
)
_MAN = re.compile(
    r"(?:[оеёє]в|[иыі]н|[сц]к(?:ий|ой)|[сцз]ький|ый"
    r"|[oei][vw]|ff|[iy]n|[sct]s?k(?:y|yy|yi|iy|ii|ij|i|oy|oi))$"
)


def ends_as(part: Part) -> str:
    """Return `man` or `woman` where a part ends as a family name does for one of them only, else nothing."""
    if len(part.letters) < 4:
        return ""
    if _WOMAN.search(part.letters):
        return "woman"
    return "man" if _MAN.search(part.letters) else ""


def differ_in_sex(one: Part, other: Part) -> bool:
    """Return whether one part ends as for a man and the other as for a woman."""
    return {ends_as(one), ends_as(other)} == {"man", "woman"}
