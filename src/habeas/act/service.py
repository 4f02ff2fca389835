"""Which words beside a name tell of military service, a rank or a unit, and which of an office.

A rank alone is no office: a private who denies something speaks for himself.
"""

from __future__ import annotations

import re

_SERVES = re.compile(
    r"\bprivate\b(?=\s*(?:$|[,;(\d]|of\b|in\b|from\b))"
    r"|\b(?:corporal|sergeant|lieutenant|captain|major|colonel|soldier|conscript|service(?:man|woman))\b"
    r"|\bgeneral\b(?=\s*(?:$|[,;(]|of the army\b|in the army\b))"
    r"|\b(?:regiment|brigade|battalion|platoon|military unit)\b"
    r"|\bрядов(?:ой|ого|ому|ая|ий|а)\b|\bстаршин[аыеоиу]\b"
    r"|\b(?:ефрейтор|сержант|прапорщик|лейтенант|капитан|майор|полковник|подполковник|генерал|матрос|мичман|солдат"
    r"|контрактник|капрал|прапорник|капітан|підполковник)(?:а|у|ом|е|ы|и|і|ов|ів)?\b"
    r"|\b(?:военнослужащ|мобилизованн|військовослужбов|мобілізован)\w+"
    r"|\bполк(?:а|у|ом|е)?\b|\bбригад(?:а|и|ы|е|і|у)\b|\b(?:батальон|батальйон|взвод)\w*"
    r"|\b(?:войсков\w+ част|військов\w+ частин)\w*",
    re.IGNORECASE,
)
_HOLDS_OFFICE = re.compile(
    r"\bspokes\w+|\b(?:chief|minister|governor|prosecutor|official|commander|commissioner)\b|\bombuds\w+"
    r"|\bhead of the (?!household|family)|\bdirector of the\b"
    r"|\b(?:начальник|пресс-секретар|прокурор|омбудсмен|уполномоченн|министр|губернатор|командир|командующ|спикер)\w*"
    r"|\b(?:речни[кц]|уповноважен|міністр|прессекретар|речник)\w*",
    re.IGNORECASE,
)


def tells_of_office(role: str) -> bool:
    """Return whether words beside a name tell of somebody who speaks for an office or commands."""
    return _HOLDS_OFFICE.search(role) is not None


def tells_of_service(role: str) -> bool:
    """Return whether words beside a name tell of a rank or a unit, in English, Russian or Ukrainian."""
    return _SERVES.search(role) is not None
