"""Who speaks where no verb of speech stands beside: letters, interviews, transcripts, recordings, pronouns."""

from __future__ import annotations

import pytest

from habeas.read import read

LETTER = """Военному прокурору гарнизона
от Гороховой Марины Олеговны

ЗАЯВЛЕНИЕ

Мой муж служит в войсковой части. 5 апреля его задержали.

Прошу установить, где он. Адвоката ко мне не пустили."""

POST = """Доброго дня. Пишу вперше.

Шукаю сина Андрія. Він потрапив у полон 12 травня, я його не чую.

Мама Оксана"""

INTERVIEW = """Павел провёл девятнадцать дней в подвале.

— Как вы туда попали?

— Нас было шестьдесят человек сначала. Потом десятерых увезли.

— Вам давали звонить?

— Один раз, в августе."""

TRANSCRIPT = """ВЕДУЧА: Сорок дітей вивезли до моря. Нам розповість Яна Рибак.

РИБАК: Подзвонили зранку. Решту посадили в автобуси.

ВЕДУЧА: Чи є зв'язок?

РИБАК: Дівчата писали мені ще два дні."""

RECORDING = """Редакция получила запись, на которой полковник Игорь Грачёв говорит с ротой. Расшифровка:

«Вас тут сто человек. Завтра едете обратно.

Рапорта ваши я порвал».

Подлинность записи никто не подтвердил."""

NEWS = """Солдат держат в подвале клуба — адвокат

Их увезли ночью, сообщила адвокат Анна Лисова. По её словам, у них забрали телефоны.

«Им угрожали», — добавила она."""


def voices(text: str, language: str) -> list[tuple[str, str | None, str]]:
    """Return who says what: the rule, the name of the speaker, the first words of each piece."""
    reading = read(text, language=language)
    return [
        (
            each.rule,
            reading.entity(each.entity).name if each.entity else None,
            " ".join(each.content[0].of(text).split()[:3]),
        )
        for each in reading.attributions
    ]


def test_letter_is_the_voice_of_its_sender() -> None:
    assert voices(LETTER, "ru")[0][:2] == ("author", "Горохова Марина Олеговна")


def test_line_that_names_the_sender_is_nothing_that_the_sender_says() -> None:
    said = [content.of(LETTER).splitlines()[0] for content in read(LETTER, language="ru").attributions[0].content]
    assert [line for line in said if line.startswith("от ")] == []
    assert len(said) == len(LETTER.split("\n\n"))


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Я сказала следователю, что мужа били.", "Горохова Марина Олеговна"),
        ("Я говорю, что мужа били.", "Горохова Марина Олеговна"),
        ("Я сказал следователю, что мужа били.", None),
        ("Он написал: «Я сказал следователю, что нас били».", None),
        ("Он написал: «Я говорю им, что нас били».", None),
    ],
)
def test_i_of_a_letter_is_its_author_outside_of_quotations(sentence: str, speaker: str | None) -> None:
    found = voices(LETTER.replace("Адвоката", f"{sentence} Адвоката"), "ru")
    assert [name for rule, name, _ in found if rule == "that"] == [speaker]


@pytest.mark.parametrize(
    ("verb", "speaker"), [("сообщил", "Пётр Сидоров"), ("сообщила", None), ("сообщило", None), ("сообщили", None)]
)
def test_verb_without_a_subject_goes_back_to_a_person_of_its_gender(verb: str, speaker: str | None) -> None:
    found = voices(f"Пётр Сидоров сказал, что муж ждёт. Потом {verb}, что мужа били.", "ru")
    assert [name for _, name, _ in found] == ["Пётр Сидоров", speaker]


def test_letter_that_says_i_is_no_narration() -> None:
    reading = read(LETTER, language="ru")
    assert {proposal.attribution for proposal in reading.statements} == {reading.attributions[0].id}


def test_post_is_the_voice_of_who_signs_it() -> None:
    assert voices(POST, "uk")[0][:2] == ("author", "Мама Оксана")


def test_post_without_a_signature_has_an_author_without_a_name() -> None:
    text = POST.removesuffix("\n\nМама Оксана")
    author = read(text, language="uk").attributions[0]
    assert (author.rule, author.entity) == ("author", None)
    assert author.source is not None
    assert author.source.of(text) == "Пишу"


def test_report_that_says_i_in_a_quotation_only_has_no_author() -> None:
    assert [rule for rule, _, _ in voices("«Я видел сына, я говорил с ним», — сказал отец.", "ru")] == ["quotation"]


def test_answers_are_the_voice_of_the_one_person_before_the_questions() -> None:
    assert voices(INTERVIEW, "ru") == [
        ("answer", "Павел", "Нас было шестьдесят"),
        ("answer", "Павел", "Один раз, в"),
    ]


def test_answers_have_no_name_where_two_are_named_before() -> None:
    assert {name for _, name, _ in voices("Игорь привёл к нам Павла. " + INTERVIEW, "ru")} == {None}


def test_transcript_gives_turns_to_guests_and_none_to_the_host() -> None:
    assert voices(TRANSCRIPT, "uk") == [
        ("turn", "Яна Рибак", "Подзвонили зранку. Решту"),
        ("turn", "Яна Рибак", "Дівчата писали мені"),
    ]


def test_recording_is_the_voice_that_is_announced_through_all_its_paragraphs() -> None:
    assert voices(RECORDING, "ru") == [
        ("announced", "Игорь Грачёв", "«Вас тут сто"),
        ("continuation", "Игорь Грачёв", "Рапорта ваши я"),
    ]


def test_news_names_its_source_in_the_headline_and_by_pronouns() -> None:
    assert voices(NEWS, "ru") == [
        ("headline", None, "Солдат держат в"),
        ("parenthesis", "Анна Лисова", "Их увезли ночью"),
        ("according", "Анна Лисова", "у них забрали"),
        ("quotation", "Анна Лисова", "«Им угрожали»"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Одного из жителей отпустили. Степана Лунина видели рядом. Он рассказал, что Лунина били.",
        "Врачи сказали, что он жив. Потом сообщили, что его увезли.",
    ],
)
def test_speaker_who_cannot_be_told_stays_unnamed(text: str) -> None:
    assert voices(text, "ru")[-1][1] is None
