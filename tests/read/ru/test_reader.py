"""The Russian reader as a whole."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.read import READERS, read

REPORT = (
    "Мать рядового Ивана Петровича Лунина рассказала, что её сына удерживают в подвале в посёлке Зареченск.\n\n"
    "Командир 11-й гв. одшбр подполковник А. С. Дугаров отказался отвечать. Лунин родом из Бурятии, Россия.\n\n"
    "Подпишитесь на наш канал в Telegram и поддержите независимую редакцию."
)


def test_report_gives_persons_units_and_places_with_their_words() -> None:
    reading = read(REPORT)
    assert (reading.language, reading.reader) == ("ru", READERS["ru"]().name)
    named = {entity.name: entity for entity in reading.entities if entity.mentions}
    assert {(each.kind, each.name) for each in named.values()} == {
        (PartyKind.PERSON, "Иван Петрович Лунин"),
        (PartyKind.PERSON, "А. С. Дугаров"),
        (PartyKind.UNIT, "11-й гв. одшбр"),
        (PartyKind.PLACE, "Зареченск"),
        (PartyKind.PLACE, "Бурятия"),
        (PartyKind.PLACE, "Россия"),
    }
    assert reading.entity(named["Бурятия"].of or "").name == "Россия"
    assert [span.of(REPORT) for span in reading.furniture] == [REPORT.rpartition("\n")[2]]
