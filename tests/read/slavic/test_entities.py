"""Whom and what Russian and Ukrainian texts name."""

from __future__ import annotations

import pytest

from habeas.facts.party import AgeGroup, PartyKind, Sex
from habeas.facts.reading import Entity
from habeas.read.languages.slavic.names.sifting import sift
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.wordlists import load_wordlists
from tests.read.slavic.parsing import document_of, entities_of


def of_kind(text: str, kind: PartyKind, language: str = "ru") -> list[Entity]:
    return [entity for entity in entities_of(text, language).entities if entity.kind is kind]


def named(text: str, name: str, language: str = "ru") -> Entity:
    return next(entity for entity in entities_of(text, language).entities if entity.name == name)


@pytest.mark.parametrize(
    ("text", "language", "name", "spellings"),
    [
        ("Ивана Петровича Лунина увезли. О Лунине спросили в части. Лунин молчал.", "ru", "Иван Петрович Лунин",
         ("Ивана Петровича Лунина", "Лунине", "Лунин")),
        ("По словам Галины Торбеевой, сын не звонит. Торбеева ждёт.", "ru", "Галина Торбеева",
         ("Галины Торбеевой", "Торбеева")),
        ("Суд допросил А. С. Дугарова. Дугаров ушёл.", "ru", "А. С. Дугаров", ("А. С. Дугарова", "Дугаров")),
        ("Марию Салтыкову-Ланскую отпустили.", "ru", "Мария Салтыкова-Ланская", ("Марию Салтыкову-Ланскую",)),
        ("За словами Галини Торбенко, сина немає. Торбенко чекає.", "uk", "Галина Торбенко",
         ("Галини Торбенко", "Торбенко")),
    ],
)  # fmt: skip
def test_cases_of_one_name_are_one_person(text: str, language: str, name: str, spellings: tuple[str, ...]) -> None:
    persons = [each for each in of_kind(text, PartyKind.PERSON, language) if each.mentions]
    assert [(each.name, each.spellings) for each in persons] == [(name, spellings)]


def test_husband_and_wife_of_one_family_name_are_two() -> None:
    persons = of_kind("Сергей Лунин пришёл. Анна Лунина ушла. Лунина вернулась.", PartyKind.PERSON)
    assert [(each.name, len(each.mentions)) for each in persons] == [("Сергей Лунин", 1), ("Анна Лунина", 2)]


def test_name_whose_nominative_is_open_stays_as_written() -> None:
    assert of_kind("Хотели видеть Жлабибе Кордзайю.", PartyKind.PERSON)[0].spellings[0] in (
        "Жлабибе Кордзайю", "Кордзайю",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Их держат в войсковой части 99999 под городом.", "войсковой части 99999"),
        ("Солдаты в/ч 99999 отказались.", "в/ч 99999"),
        ("Командир 11-й гв. одшбр отказался говорить.", "11-й гв. одшбр"),
        ("Он служил в 37-й отдельной мотострелковой бригаде.", "37-й отдельной мотострелковой бригаде"),
    ],
)
def test_units_are_told_by_number_and_type(text: str, unit: str) -> None:
    assert [each.spellings for each in of_kind(text, PartyKind.UNIT)] == [(unit,)]


@pytest.mark.parametrize(
    ("text", "name", "role", "sex"),
    [
        ("Рядовой Иван Лунин отказался воевать.", "Иван Лунин", "Рядовой", Sex.UNKNOWN),
        ("Командир бригады подполковник Сергей Дугаров молчит.", "Сергей Дугаров", "Командир бригады подполковник",
         Sex.UNKNOWN),
        ("Галина Торбеева, мать одного из солдат, ждёт.", "Галина Торбеева", "мать одного из солдат", Sex.WOMAN),
        ("Иван Петрович Лунин пропал.", "Иван Петрович Лунин", None, Sex.MAN),
        ("Об этом рассказала Женя Лунь.", "Женя Лунь", None, Sex.WOMAN),
    ],
)  # fmt: skip
def test_words_beside_a_name_tell_role_and_sex(text: str, name: str, role: str | None, sex: Sex) -> None:
    person = named(text, name)
    assert (person.roles, person.sex) == ((role,) if role else (), sex)


def test_age_is_told_by_years_beside_the_name() -> None:
    assert named("17-летний Иван Лунин пропал.", "Иван Лунин").age_group is AgeGroup.CHILD
    assert named("Иван Лунин, 34 года, пропал.", "Иван Лунин").age_group is AgeGroup.ADULT


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Его увезли из Бурятии.", "ru", "Бурятия"),
        ("Бои шли в Донецкой области.", "ru", "Донецкая область"),
        ("Він родом із Херсонської області.", "uk", "Херсонська область"),
        ("Они стояли под Бахмутом.", "ru", "Бахмут"),
    ],
)
def test_place_has_its_dictionary_form(text: str, language: str, place: str) -> None:
    assert [each.name for each in of_kind(text, PartyKind.PLACE, language)] == [place]


def test_old_and_new_name_of_a_town_are_one_place() -> None:
    places = of_kind("Бои шли в Бахмуте. Из Артёмовска уехали все.", PartyKind.PLACE)
    assert [each.spellings for each in places] == [("Бахмуте", "Артёмовска")]


def test_group_is_one_entity_through_its_cases() -> None:
    groups = of_kind("Солдаты отказались. Командир кричал на солдат. Солдатам грозили.", PartyKind.GROUP)
    assert [len(each.mentions) for each in groups] == [3]


def test_unnamed_relative_is_tied_to_whose_it_is() -> None:
    entities = entities_of("Мать рядового Ивана Лунина ждёт.")
    ties = [(tie.tie, entities.get(tie.from_id).name, entities.get(tie.to_id).name) for tie in entities.ties]
    assert ties == [("mother of", "Мать", "Иван Лунин")]


def test_pronoun_stands_for_the_only_one_who_fits() -> None:
    entities = entities_of("Галина Торбеева приехала в часть. Её не пустили.")
    assert [len(each.references) for each in entities.entities if each.name == "Галина Торбеева"] == [1]


def test_pronoun_stays_open_where_two_could_be_meant() -> None:
    entities = entities_of("Галина Торбеева встретила Анну Лунину. Её не пустили.")
    assert [len(each.references) for each in entities.entities if each.kind is PartyKind.PERSON] == [0, 0]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Мать рядового Ивана Петровича Лунина ждёт.", "ru", "Иван Петрович Лунин"),
        ("Мати рядового Івана Петровича Сидоренка чекає.", "uk", "Іван Петрович Сидоренко"),
    ],
)
def test_mother_of_a_soldier_is_not_the_soldier(text: str, language: str, name: str) -> None:
    entities = entities_of(text, language)
    soldier = named(text, name, language)
    assert (soldier.sex, len(soldier.roles)) == (Sex.MAN, 1)
    assert [(tie.tie, entities.get(tie.to_id).name) for tie in entities.ties] == [("mother of", name)]


@pytest.mark.parametrize(
    ("text", "language", "mother", "son"),
    [
        (
            "По словам Галины Торбеевой, матери рядового Максима Торбеева, сын не звонит.",
            "ru", "Галина Торбеева", "Максим Торбеев",
        ),
        (
            "За словами Галини Сидоренко, матері солдата Івана Петровича Сидоренка, син не дзвонить.",
            "uk", "Галина Сидоренко", "Іван Петрович Сидоренко",
        ),
    ],
)  # fmt: skip
def test_kin_behind_a_comma_is_who_is_named_before_it(text: str, language: str, mother: str, son: str) -> None:
    entities = entities_of(text, language)
    said = {entity.name: (entity.sex, [role.split()[0] for role in entity.roles]) for entity in entities.entities}
    kin = "мать" if language == "ru" else "мати"
    assert (said[mother], said[son][1]) == ((Sex.WOMAN, [kin]), ["рядовой" if language == "ru" else "солдат"])


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Об этом сообщает интернет-издание Zarechye.", ["интернет-издание Zarechye"]),
        ("Заказ получило ОАО «Луговина».", ["ОАО «Луговина»"]),
        ("Об этом знало заречинское правительство.", ["заречинское правительство"]),
        ("Посольство Грузии молчит.", ["Посольство Грузии"]),
        ("Компания «мы ждём ответа» не ждёт.", ["Компания"]),
    ],
)
def test_type_word_beside_a_name_tells_a_body(text: str, bodies: list[str]) -> None:
    found = [mention.of(text) for each in of_kind(text, PartyKind.ORGANIZATION) for mention in each.mentions]
    assert found == bodies


def test_initials_in_brackets_tell_the_whole_body() -> None:
    text = "Заявление сделал Объединённый фронт за мир и порядок (ОФМП). Позже в ОФМП отказались от слов."
    assert [each.spellings for each in of_kind(text, PartyKind.ORGANIZATION)] == [
        ("Объединённый фронт за мир и порядок",), ("ОФМП",),
    ]  # fmt: skip


def test_letters_in_brackets_that_are_no_initials_tell_nothing() -> None:
    text = "Заявление сделал Объединённый фронт за мир и порядок (ЖЗЛ)."
    spellings = [spelling for each in of_kind(text, PartyKind.ORGANIZATION) for spelling in each.spellings]
    assert "Объединённый фронт за мир и порядок" not in spellings


def test_quoted_name_of_a_body_comes_back_without_its_type() -> None:
    text = "Компания «Северный ветер» закрылась. Летом «Северный ветер» уволил сторожа."
    assert [each.spellings for each in of_kind(text, PartyKind.ORGANIZATION)] == [
        ("Компания «Северный ветер»",), ("Северный ветер",),
    ]  # fmt: skip


def test_plain_word_is_no_body_because_a_quoted_name_has_it() -> None:
    text = "Газета «Волна» закрылась. Волна накрыла причал."
    assert [each.spellings for each in of_kind(text, PartyKind.ORGANIZATION)] == [("Газета «Волна»",)]


def test_state_called_by_what_it_is_is_a_place() -> None:
    assert of_kind("Посол сказал, что Российская Федерация ответит.", PartyKind.ORGANIZATION) == []


def test_body_called_by_its_type_alone_is_kept() -> None:
    document = document_of("Об этом сообщил командир полка полковник Грачёв.")
    body = Sighting(first=4, name=4, last=5, sentence=0, kind=PartyKind.ORGANIZATION)
    assert list(sift(document, [body], load_wordlists("ru"))) == [body]
