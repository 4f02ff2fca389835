"""Words of a language as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.act.errors import UnknownLanguage
from habeas.act.phrasebook import LANGUAGES, fill_template, phrasebook
from habeas.facts.appeal import AppealKind, Dispatch, Response
from habeas.facts.claim import ACTS, CONTACT_CHANNELS, CONTACT_STATES, WHEREABOUTS_STATES, Custody
from habeas.facts.party import PartyKind, Sex
from habeas.facts.source import Medium
from habeas.facts.statement import Modality

VOCABULARY = {
    "acts": ACTS,
    "states": WHEREABOUTS_STATES,
    "contact": CONTACT_STATES,
    "channels": CONTACT_CHANNELS,
    "custody": tuple(Custody),
    "modality": tuple(one for one in Modality if one is not Modality.ACTUAL),
    "media": tuple(one for one in Medium if one is not Medium.UNKNOWN),
    "kinds": tuple(PartyKind),
    "sex": tuple(one for one in Sex if one is not Sex.UNKNOWN),
    "appeal_kinds": tuple(AppealKind),
    "dispatch": tuple(one for one in Dispatch if one is not Dispatch.OTHER),
    "answers": tuple(one for one in Response if one is not Response.NO_ANSWER),
}


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_word_that_the_record_fixes_is_said_in_the_language(language: str) -> None:
    book = phrasebook(language)
    missing = [f"{table}.{value}" for table, values in VOCABULARY.items() for value in values
               if f"{table}.{value}" not in book.entries]  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_template_with_the_same_fields(language: str) -> None:
    english, book = phrasebook("en").entries, phrasebook(language).entries
    lists = {"acts", "states", "contact", "channels", "custody", "modality", "media", "kinds", "sex", "ties",
             "responses", "procedures", "appeal_kinds", "dispatch", "answers"}  # fmt: skip
    templates = {name for name in english if name.split(".")[0] not in lists}
    assert templates <= set(book)
    assert {name for name in book if name.split(".")[0] not in lists} == templates


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        phrasebook("../en")


def test_a_part_goes_where_one_of_its_fields_is_empty() -> None:
    template = "{act} of {who}[ by {whom}][ ({how}, {where})]"
    fields = {"act": "arrest", "who": "X", "whom": "", "how": "at night", "where": "a yard"}
    assert fill_template(template, fields) == "arrest of X (at night, a yard)"
    assert fill_template(template, fields | {"where": ""}) == "arrest of X"


@given(words=st.text(min_size=1))
def test_words_of_the_record_are_never_read_as_a_template(words: str) -> None:
    assert fill_template("[<{words}>]{words}", {"words": words}) == f"<{words}>{words}"


@pytest.mark.parametrize(
    ("language", "spellings", "chosen"),
    [
        ("en", ("Тимур Бадмаев", "Timur Badmaev"), "Timur Badmaev"),
        ("ru", ("Timur Badmaev", "Тимур Бадмаєв", "Тимур Бадмаев"), "Тимур Бадмаев"),
        ("uk", ("Timur Badmaev", "Тимур Бадмаев"), "Тимур Бадмаев"),
        ("uk", ("Рыбак", "Рибак"), "Рибак"),
        ("ru", ("Timur Badmaev",), "Timur Badmaev"),
        ("ru", ("Timur Badmaev", "Мой сын", "Тимур Бадмаев", "Тимура Эрдэмовича Бадмаева"), "Тимур Бадмаев"),
        ("uk", ("чоловік", "Тимур Бадмаєв"), "Тимур Бадмаєв"),
    ],
)
def test_the_spelling_is_one_that_the_record_has(language: str, spellings: tuple[str, ...], chosen: str) -> None:
    assert phrasebook(language).spelling(spellings[0], spellings[1:]) == chosen


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("en", {1: "day", 2: "days", 21: "days"}),
        ("ru", {1: "день", 2: "дня", 5: "дней", 11: "дней", 12: "дней", 21: "день", 111: "дней", 122: "дня"}),
        ("uk", {1: "день", 3: "дні", 5: "днів", 14: "днів", 31: "день", 0: "днів"}),
    ],
)
def test_days_are_counted_as_the_language_counts(language: str, days: dict[int, str]) -> None:
    book = phrasebook(language)
    assert {number: book.counted("silence.days", number) for number in days} == days
