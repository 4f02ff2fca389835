"""Russian and Ukrainian texts taken apart."""

from __future__ import annotations

import pytest

from tests.read.slavic.parsing import document_of


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("Её увезли в 2022 г. Суд молчит.", "ru", ["Её увезли в 2022 г.", "Суд молчит."]),
        ("Он жил в г. Заречье на ул. Садовой.", "ru", ["Он жил в г. Заречье на ул. Садовой."]),
        ("Пришли А. С. Дугаров и другие. Все ждали.", "ru", ["Пришли А. С. Дугаров и другие.", "Все ждали."]),
        ("«Где сын?» — спросила она. Никто не ответил.", "ru", ["«Где сын?» — спросила она.", "Никто не ответил."]),
        ("«Мы ждём. Никто не пишет». Она плачет.", "ru", ["«Мы ждём.", "Никто не пишет».", "Она плачет."]),
        ("Там были солдаты, офицеры и др. Потом их увезли.", "ru",
         ["Там были солдаты, офицеры и др.", "Потом их увезли."]),
        ("Сталося це у 2022 р. Суд мовчить.", "uk", ["Сталося це у 2022 р.", "Суд мовчить."]),
        ("Він жив у м. Зарічне на вул. Садовій.", "uk", ["Він жив у м. Зарічне на вул. Садовій."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, language: str, sentences: list[str]) -> None:
    document = document_of(text, language)
    assert [text[sentence.start : sentence.end] for sentence in document.sentences] == sentences


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("«Нас держат „в яме“ и бьют», — сказал он.", ["«Нас держат „в яме“ и бьют»"]),
        ('Она сказала: "Это ложь".', ['"Это ложь"']),
        ("„Його немає“, — каже мати.", ["„Його немає“"]),
        ("— Нас увезли, — сказала она. — Потом били.", ["Нас увезли,", "Потом били."]),
        ("— Где вы были?", ["Где вы были?"]),
        ("Он сказал: «Нас увезли ночью.", ["«Нас увезли ночью."]),
        ("Никто ничего не сказал — и всё.", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, quotes: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in document_of(text).quotes] == quotes


def test_reading_that_agrees_with_its_neighbours_comes_first() -> None:
    document = document_of("Он пишет матери из посёлка без отца.")
    forms = {token.word: token.form for token in document.tokens}
    assert (forms["посёлка"].case, forms["отца"].case) == ("gent", "gent")


def test_mother_of_somebody_is_no_verb() -> None:
    form = document_of("Мати солдата чекає.", "uk").tokens[0].form
    assert (form.lemma, form.part, form.is_animate) == ("мати", "NOUN", True)


@pytest.mark.parametrize(
    "line", ["Читайте также: Суд отложили", "Фото: архив семьи", "12 мая 2022, 10:30", "Главная | Новости | Архив"]
)
def test_page_furniture_is_passed_over(line: str) -> None:
    text = f"Его увезли ночью.\n\n{line}\n\nБольше он не звонил."
    document = document_of(text)
    assert [span.of(text) for span in document.furniture] == [line]
    assert [text[s.start : s.end] for s in document.sentences] == ["Его увезли ночью.", "Больше он не звонил."]
