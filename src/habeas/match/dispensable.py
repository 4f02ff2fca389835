"""Parts of a name that are often left out."""

from __future__ import annotations

import re

from habeas.match.parts import Part

_PATRONYMIC = re.compile(r"(ич|ыч|віч|вна|чна|ўна|ovi?y?t?ch|evi?y?t?ch|vna|ichna)$")
_PARTICLES = frozenset(
    "von van der den de di da du la le bin ibn ben bint abu umm ogly oglu kyzy "
    "фон ван де дер бин ибн бен оглы оглу кызы".split()
)
_TITLES = frozenset(
    "mr mrs ms dr prof sir lieutenant colonel major captain sergeant private corporal general lt col maj capt sgt gen "
    "pvt рядовой ефрейтор сержант старшина прапорщик лейтенант капитан майор подполковник полковник генерал "
    "рядовий єфрейтор прапорщик капітан підполковник генерал солдат мл ст гн пан пані".split()
)


def is_dispensable(part: Part) -> bool:
    """Return whether a part is often left out: a patronymic, by its ending, a particle or a title."""
    return (
        part.letters in _PARTICLES
        or part.letters in _TITLES
        or (len(part.letters) > 4 and _PATRONYMIC.search(part.letters) is not None)
    )
