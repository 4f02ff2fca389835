"""Which words beside a name tell of service, and which of an office."""

import pytest

from habeas.act.service import tells_of_office, tells_of_service


@pytest.mark.parametrize(
    "role",
    [
        "private", "private of the 901st Brigade", "Private, 614th Regiment", "general", "sergeant", "рядового",
        "сержанта 614-го полка", "генерал", "майором", "рядовий", "солдата", "військовослужбовець", "soldier of a unit",
    ],
)  # fmt: skip
def test_a_rank_or_a_unit_tells_of_service_and_alone_of_no_office(role: str) -> None:
    assert (tells_of_service(role), tells_of_office(role)) == (True, False)


@pytest.mark.parametrize(
    "role",
    [
        "private entrepreneur", "head of a private school", "general practitioner", "general director", "teacher",
        "генеральный директор", "вчитель", "полковая кухня", "мать", "рядовые дела",
    ],
)  # fmt: skip
def test_other_work_is_no_service(role: str) -> None:
    assert (tells_of_service(role), tells_of_office(role)) == (False, False)


@pytest.mark.parametrize(
    "role",
    ["spokesman for the regiment", "спикер", "прокурорка", "commander", "начальника колонии", "речниця", "Governor"],
)
def test_who_speaks_for_an_office_or_commands_holds_one(role: str) -> None:
    assert tells_of_office(role)
