"""Two verbs of one clause, each with its own day and place; who is told of past his age; participles as predicates."""

from __future__ import annotations

import pytest

from habeas.facts.statement import Proposal
from tests.read.slavic.test_reading import THRESHOLD, in_brief, reading_of


def dated(language: str, text: str) -> list[str]:
    """Return each claim with the words of its day and the name of its place."""
    reading = reading_of(language, text)

    def brief(each: Proposal) -> str:
        day = each.when.span.of(text) if each.when is not None and each.when.span is not None else "-"
        return f"{in_brief(each, reading)} | {day} | {reading.entity(each.where.entity).name if each.where else '-'}"

    return [brief(each) for each in reading.statements if each.confidence >= THRESHOLD]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "ru",
            "Ивана Лунина избили 3 мая и увезли 5 мая в Ломовку.",
            ["act ill-treatment Лунин | 3 мая | -", "whereabouts transferred Лунин | 5 мая | Ломовка"],
        ),
        (
            "uk",
            "Івана Луніна побили в Заріччі й вивезли до Піщаного.",
            ["act ill-treatment Лунін | - | Заріччя", "whereabouts transferred Лунін | - | Піщане"],
        ),
        (
            "uk",
            "Івана Луніна затримали 3 травня і відпустили 5 травня.",
            ["act detention Лунін | 3 травня | -", "act release Лунін | 5 травня | -"],
        ),
        (
            "ru",
            "3 мая Ивана Лунина задержали и избили.",
            ["act detention Лунин | 3 мая | -", "act ill-treatment Лунин | 3 мая | -"],
        ),
        (
            "ru",
            "В Заречье Ивана Лунина избили и увезли.",
            ["act ill-treatment Лунин | - | Заречье", "whereabouts transferred Лунин | - | -"],
        ),
        (
            "ru",
            "Ивана Лунина вывезли из Заречья и убили.",
            ["act killing Лунин | - | -", "whereabouts transferred Лунин | - | -"],
        ),
        (
            "ru",
            "Солдат увезли в Ломовку и отправили на фронт.",
            ["whereabouts transferred Солдаты | - | Ломовка", "whereabouts at the front Солдаты | - | -"],
        ),
        ("ru", "Ивана Лунина перевели на должность директора.", []),
        ("uk", "Івана Луніна відправили у відставку.", []),
    ],
)
def test_each_verb_of_a_clause_has_its_own_day_and_place(language: str, text: str, wanted: list[str]) -> None:
    assert dated(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Учитель Иван Лунин, 40 лет, арестован.", "act arrest Лунин"),
        ("ru", "Ивана Лунина, 40 лет, арестовали.", "act arrest Лунин"),
        ("ru", "Уважаемый учитель Иван Лунин, 40 лет, был арестован.", "act arrest Лунин"),
        ("uk", "Іван Лунін затриманий 3 травня.", "act detention Лунін"),
        ("uk", "Мій син не затриманий.", "act detention син denied"),
        ("uk", "Солдати побиті.", "act ill-treatment Солдати"),
        ("uk", "Якщо Іван Лунін затриманий, скажіть.", ""),
        ("uk", "Затриманий Іван Лунін мовчить.", ""),
        ("uk", "Іван Лунін убитий горем.", ""),
    ],
)
def test_ages_and_participles_leave_the_victim(language: str, text: str, wanted: str) -> None:
    assert "; ".join(each.split(" | ")[0] for each in dated(language, text)) == wanted
