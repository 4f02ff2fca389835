"""Which words beside a name tell of military service, a rank or a unit, and which of an office."""

from __future__ import annotations

import re

_SERVES = re.compile(
    r"\b(?:private|corporal|sergeant|lieutenant|captain|major|colonel|soldier|conscript|service(?:man|woman)"
    r"|regiment|brigade|battalion|platoon|military unit"
    r"|рядов(?:ой|ая|ого|ий|а)|ефрейтор|сержант|старшина|прапорщик|лейтенант|капитан|майор|полковник|подполковник"
    r"|матрос|мичман|солдат|контрактник|военнослужащ\w+|мобилизованн\w+"
    r"|капрал|прапорщик|прапорник|капітан|підполковник|військовослужбов\w+|мобілізован\w+"
    r"|полк(?:а|у|ом|е|у)?|бригад[аиыіуе]|батальон\w*|батальйон\w*|взвод\w*"
    r"|войсков\w+ част\w+|військов\w+ частин\w+)\b",
    re.IGNORECASE,
)


_HOLDS_OFFICE = re.compile(
    r"\b(?:spokes\w+|head|chief|director|minister|governor|prosecutor|ombuds\w+|official|commander|commissioner"
    r"|начальник|руководител\w+|пресс-секретар\w+|представител\w+|прокурор|омбудсмен|уполномоченн\w+|министр"
    r"|губернатор|командир|командующ\w+|глава|председател\w+|керівник|речни\w+|представни\w+|уповноважен\w+"
    r"|міністр|голова)\b",
    re.IGNORECASE,
)


def tells_of_office(role: str) -> bool:
    """Return whether words beside a name tell of somebody who speaks for an office or for the forces."""
    return tells_of_service(role) or _HOLDS_OFFICE.search(role) is not None


def tells_of_service(role: str) -> bool:
    """Return whether words beside a name tell of a rank or a unit, in English, Russian or Ukrainian."""
    return _SERVES.search(role) is not None
