from __future__ import annotations

import pytest

from habeas.match.copies.numbers import figures_in


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("seventy eight men", ["n:78"]),
        ("one hundred and twenty of them", ["n:120"]),
        ("two thousand three hundred", ["n:2300"]),
        ("семидесяти восьми солдат", ["n:78"]),
        ("двадцять дев'ять чоловіків", ["n:29"]),
        ("сто сорок один раз", ["n:141"]),
        ("пятеро и четверо", ["n:5", "n:4"]),
        ("18 october 2022", ["d:10-18", "n:2022"]),
        ("on october 18", ["d:10-18"]),
        ("18 октября", ["d:10-18"]),
        ("18 жовтня", ["d:10-18"]),
        ("the 3147th regiment", ["n:3147"]),
        ("3147-го полка", ["n:3147"]),
        ("one of them", []),
        ("forty two five", ["n:42", "n:5"]),
        ("", []),
    ],
)
def test_number_or_day_is_one_key_in_every_language(written: str, keys: list[str]) -> None:
    assert [figure.key for figure in figures_in(written.replace("-", " ").split())] == keys
