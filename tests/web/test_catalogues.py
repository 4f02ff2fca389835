"""The desk says everything in Russian and in Ukrainian too."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from babel.messages.catalog import Catalog
from django.test import Client
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, override

from habeas.act.ledger import DueState
from habeas.facts.appeal import AppealKind, Dispatch, Response
from habeas.facts.claim import ACTS, CONTACT_CHANNELS, CONTACT_STATES, WHEREABOUTS_STATES, Custody, Measure
from habeas.facts.consent import Audience, Purpose
from habeas.facts.derivation import Derivation
from habeas.facts.edtf import parse_edtf
from habeas.facts.source import Medium
from habeas.facts.statement import Modality, Polarity
from habeas.facts.wording import when_in_words
from habeas.publish import Field
from habeas.watch.contradictions import ContradictionKind
from habeas.watch.custody import label_of
from habeas.watch.evidence import DayCount
from habeas.watch.words import ContactKind
from habeas.web.codes import FIELD_LISTS, LISTS
from habeas.web.labels import custody_words, days_words, in_words, label
from habeas.web.open_words import change_words
from habeas.workspace.correcting.corrections import VOCABULARY
from make_catalogues import LANGUAGES, as_text, catalogue_path, compiled, faults, gathered, merged, read_catalogue
from tests.web.conftest import World

PAGES = {
    "/": "Silent the longest",
    "/inbox/": "What was received",
    "/review/{layer}/": "Grade, reason, correction",
    "/party/{party}/": "Prepare a dossier for release",
    "/appeals/": "Enter an appeal that was sent",
    "/releases/": "Leave to unseal or export",
    "/record/": "Does all of it hold?",
}
"""Pages, each with a string that stands on it in English."""

CODES: Mapping[str, Iterable[str]] = {
    "act": ACTS,
    "audience": Audience,
    "channel": (*CONTACT_CHANNELS, "any"),
    "clock": ContactKind,
    "contact": CONTACT_STATES,
    "contradiction": ContradictionKind,
    "custody": Custody,
    "derivation": Derivation,
    "dispatch": Dispatch,
    "due": DueState,
    "kind of appeal": AppealKind,
    "measure": Measure,
    "medium": Medium,
    "modality": Modality,
    "polarity": Polarity,
    "purpose": Purpose,
    "response": Response,
    "shown": Field,
    "state": WHEREABOUTS_STATES,
}
"""The codes that each list must have words for."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_desk_has_a_translation(language: str) -> None:
    strings, catalogue = gathered(), read_catalogue(language)
    assert len(strings) > 400
    assert {(one.id, one.context) for one in catalogue} == {(one.id, one.context) for one in strings}
    assert faults(catalogue) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_what_the_script_writes(language: str) -> None:
    catalogue, path = read_catalogue(language), catalogue_path(language)
    assert path.with_suffix(".mo").read_bytes() == compiled(catalogue)
    assert path.read_bytes() == as_text(merged(catalogue, gathered()))


def test_a_missing_form_a_lost_placeholder_and_a_doubtful_string_are_faults() -> None:
    catalogue = Catalog(locale="ru", fuzzy=False)
    catalogue.add("one", "")
    catalogue.add("two %(n)s", "два")
    catalogue.add("three", "три", flags=("fuzzy",))
    catalogue.add(("four", "%d fours"), ("%d", "%d", ""))
    catalogue.add("five %s", "пять %s")
    assert [one.partition(":")[0] for one in faults(catalogue)] == [
        "no translation", "placeholders differ", "doubtful", "no translation",
    ]  # fmt: skip


def test_a_field_that_a_refusal_loses_is_a_fault() -> None:
    catalogue = Catalog(locale="ru", fuzzy=False)
    catalogue.add("{file} is of type {kind!r}", "файл вида {kind}")
    catalogue.add("{file} was not read in {wall:.0f} s", "{file}: отведено секунд: {wall:.0f}")
    assert [one.partition(":")[0] for one in faults(catalogue)] == ["placeholders differ"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_told_in_the_language_of_the_page(language: str, world: World, vera: Client) -> None:
    vera.post("/language/", {"language": language})
    answer = vera.post(f"/undo/{world.judgement}/", {"reason": "1"}), vera.post(f"/undo/{world.judgement}/", {})
    page = html.unescape(answer[1].content.decode())
    (said,) = re.findall(r'role="alert">(.*?)</p>', page, re.DOTALL)
    assert (answer[1].status_code, said.count("\n")) == (409, 3)
    known = ("workspace.nothing-to-undo", world.judgement, "`habeas record show --log`")
    assert not re.search(r"[A-Za-z]", _without(said, known)), said


def _without(text: str, known: Iterable[str]) -> str:
    for one in known:
        assert one in text
        text = text.replace(one, "")
    return text


def test_merging_keeps_what_is_still_said_and_drops_the_rest() -> None:
    old, strings = Catalog(locale="uk", fuzzy=False), Catalog()
    old.add("kept", "лишилося")
    old.add("gone", "зникло")
    strings.add("kept")
    strings.add("new")
    assert {one.id: one.string for one in merged(old, strings) if one.id} == {"kept": "лишилося", "new": ""}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "known"), PAGES.items())
def test_a_page_shows_no_english_string_of_the_catalogue(
    path: str, known: str, language: str, world: World, vera: Client
) -> None:
    address = path.format(layer=world.layer, party=world.party)
    english = read_in(vera, address, "en")
    said = {words for words in long_strings(language) if words in english}
    assert known in said
    translated = read_in(vera, address, language)
    assert {words for words in said if words in translated} == set()


def long_strings(language: str) -> set[str]:
    """Return the strings of a catalogue that a report would hardly hold by chance: three words and more."""
    ids = (one.id for one in read_catalogue(language) if isinstance(one.id, str))
    return {one for one in ids if one.count(" ") >= 2 and "%" not in one}


def read_in(client: Client, address: str, language: str) -> str:
    """Return a page as somebody who chose the language gets it: its words as they are read, without values."""
    assert client.post("/language/", {"language": language}).status_code == 302
    answer = client.get(address)
    page = answer.content.decode()
    assert (answer.status_code, answer["Content-Language"]) == (200, language)
    assert f'<html lang="{language}">' in page
    return html.unescape(re.sub(r'<option value="[^"]*"', "<option", page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_names_each_language_in_itself(language: str, vera: Client) -> None:
    page = read_in(vera, "/", language)
    for code, name in (("en", "English"), ("ru", "Русский"), ("uk", "Українська")):
        current = ' aria-current="true"' if code == language else ""
        assert f'value="{code}" lang="{code}"{current}>{name}</button>' in page


@pytest.mark.parametrize(("language", "day"), [("ru", "20 октября 2023"), ("uk", "20 жовтня 2023")])
def test_months_of_dates_stand_in_their_case(language: str, day: str, vera: Client) -> None:
    assert day in read_in(vera, "/people/", language)


def test_every_date_of_the_templates_can_be_bent() -> None:
    sources = [path.read_text() for path in catalogue_path("ru").parents[3].rglob("*.html")]
    assert sum(source.count('"j E Y') for source in sources) > 5
    assert [source for source in sources if re.search(r'"[^"]*\bF\b[^"]*"', source) and "date:" in source] == []
    with override("ru"):
        assert date_format(date(2022, 11, 20), "j E Y") == "20 ноября 2022"


@pytest.mark.parametrize(
    ("language", "forms"),
    [("ru", ("1 день", "3 дня", "11 дней", "21 день")), ("uk", ("1 день", "3 дні", "11 днів", "21 день"))],
)
def test_numbers_of_days_take_their_plural_form(language: str, forms: tuple[str, ...]) -> None:
    with override(language):
        assert tuple(days_words(DayCount(at_least=n, at_most=n)) for n in (1, 3, 11, 21)) == forms
        assert get_language() == language
        assert ngettext("%(n)s report", "%(n)s reports", 2) != "%(n)s reports"


def test_bounds_of_days_read_as_the_record_says_them_in_english() -> None:
    for least, most in ((31, 38), (1, None), (31, None), (1, 1)):
        bounds = DayCount(at_least=least, at_most=most)
        with override("en"):
            assert days_words(bounds) == str(bounds)
    with override("ru"):
        assert days_words(DayCount(at_least=31, at_most=41)) == "от 31 до 41 дня"
        assert days_words(DayCount(at_least=31, at_most=None)) == "не менее 31 дня"


def test_a_number_of_people_has_the_decimal_sign_of_the_language() -> None:
    for language, words in (("en", "21.07"), ("ru", "21,07"), ("uk", "21,07")):
        with override(language):
            assert (change_words(21.07), change_words(3.0)) == (words, "3")


def test_a_date_keeps_the_words_of_its_report() -> None:
    when = replace(parse_edtf("2023-07-01/2023-07-20"), words="earlier this month")
    with override("en"):
        assert when_in_words(when) == "earlier this month (2023-07-01 to 2023-07-20)"
        assert in_words(when) == "earlier this month (1 July 2023 to 20 July 2023)"
    with override("uk"):
        assert in_words(when) == "earlier this month (1 липня 2023 — 20 липня 2023)"
        assert in_words(parse_edtf("2023-07-01")) == "1 липня 2023"
        assert in_words(parse_edtf("2023-07")) == "2023-07"
        assert in_words(parse_edtf("../2023-07-20")) == "не пізніше 20 липня 2023"
        assert in_words(parse_edtf("2023-07-01/..")) == "з 1 липня 2023"


@pytest.mark.parametrize("name", sorted(CODES))
def test_every_code_has_words_in_each_language(name: str) -> None:
    for code in CODES[name]:
        with override("en"):
            assert label(code, name) == code
        for language in LANGUAGES:
            with override(language):
                assert re.search(r"[а-яіїєґ]", label(code, name)), code


def test_every_list_is_tested_and_every_closed_field_has_one() -> None:
    assert set(LISTS) - {"product"} == set(CODES)
    assert set(FIELD_LISTS) == set(VOCABULARY)


def test_codes_of_custody_are_said_as_in_the_record() -> None:
    for code in ("01", "0101", "010101", "010102", "0102", "02", "90", "99", "01010101", "01010203"):
        with override("en"):
            assert custody_words(code) == label_of(code)
        with override("ru"):
            assert re.search(r"[а-я]", custody_words(code))
            assert not re.search(r"[a-z]", custody_words(code))
