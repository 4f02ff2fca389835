from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from habeas.collect import errors
from habeas.facts.errors import HabeasError

VALUES: dict[str, object] = {
    "name": "report.pdf", "size_bytes": 9, "limit_bytes": 8, "pages": 7, "limit": 6, "media_type": "image/png",
    "sign": "depth", "wall_seconds": 90.0, "how": "signal 11", "reason": "no room", "published": date(2022, 7, 21),
    "today": date(2022, 7, 20),
}  # fmt: skip
LEAVES = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, HabeasError) and kind is not HabeasError
]


@pytest.mark.parametrize("kind", LEAVES)
def test_every_refusal_speaks_in_four_lines(kind: type[HabeasError]) -> None:
    lines = list(kind(**{field.name: VALUES[field.name] for field in fields(kind)}).lines())
    assert [line.split()[0] for line in lines] == [f"{kind.code}:", "while", "kept", "do"]
    assert "{" not in "".join(lines)


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in LEAVES]
    assert sorted(set(codes)) == sorted(codes)
    assert {code.split(".")[0] for code in codes} == {"collect"}
