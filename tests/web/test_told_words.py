"""What readers and other stages say in English is told in the language of the page."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from habeas.act import load_rules
from habeas.match.explain import Kind, explain
from habeas.match.relatives import Kinship
from habeas.read.languages.en.claims.patterns import load_rules as load_wordings
from habeas.read.languages.en.claims.why import _MEANING, _OF_WHOM, RULES, rule_in_words
from habeas.read.languages.slavic import why as slavic
from habeas.web.rule_words import rule_words
from habeas.web.told_words import built, told
from make_catalogues import LANGUAGES

pytestmark = pytest.mark.usefixtures("built")
"""The first workspace that is opened prepares Django for languages."""

OF_REPORT = re.compile(r"«.*?»|“.*?”|\[.*?\]")
"""What a sentence quotes: words of a report, or of the list of wordings."""


def is_told(sentence: str, said: str) -> bool:
    """Return whether a sentence was put into other letters, apart from what it quotes."""
    return said != sentence and not re.search(r"[A-Za-z]", OF_REPORT.sub("", said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_of_the_english_reader_is_told(language: str) -> None:
    names = [name for book in _MEANING for name in load_wordings(book).names]
    sentences = [*RULES.values(), *map(rule_in_words, names), *(one for one in _OF_WHOM.values() if one)]
    assert len(sentences) > 200
    with override(language):
        assert [one for one in sentences if not is_told(one, told(one))] == []


def test_a_wording_keeps_its_words_and_says_its_value() -> None:
    with override("uk"):
        said = told("the wording “fall/go silent”, not denied, tells contact “lost” of the subject")
    assert said == "зворот «fall/go silent» (без заперечення) каже: контакт «зв’язок втрачено» про підмет"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_the_slavic_readers_is_told(language: str) -> None:
    whys = [slavic.why_claim(rule, None, "", 0.5, 0.1) for rule in slavic._KINDS]
    whys += [slavic.why_claim(f"act by {frame}", None, "", 0.5) for frame in slavic._FRAMES]
    sentences = {one for why in whys for one in (why.says, *(each.reason for each in why.weighed))}
    with override(language):
        assert [one for one in sorted(sentences) if not is_told(one, told(one))] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "told as threatened", "never less than 0.05", "never more than 0.97", "not said of whom: 0.55 at most",
        "a fuller claim says it too: 0.55 at most", "thought or wished, not said", "an aim, not a happening",
        "the sentence speaks of anybody, or of the law", "as often as such proposals were right",
        "Was reminder 2 of 3 sent?", "Which paper proves that it was sent?",
    ],
)  # fmt: skip
def test_reasons_and_questions_are_told(sentence: str) -> None:
    for language in LANGUAGES:
        with override(language):
            assert is_told(sentence, told(sentence))


def test_how_a_sentence_is_built_keeps_the_words_of_the_report() -> None:
    with override("ru"):
        assert (built("no verb"), built("passive “be held”, subject “the men”, denied, with “may”, under “fear”")) == (
            "без глагола",
            "страдательный залог “be held”, подлежащее “the men”, отрицается, с “may”, при “fear”",
        )


def test_words_of_the_report_in_how_it_is_built_are_not_translated() -> None:
    with override("ru"):
        assert built("active, subject “Orlin, active, and others”") == (
            "действительный залог, подлежащее “Orlin, active, and others”"
        )


def test_a_sentence_of_no_known_shape_stands_as_it_is() -> None:
    with override("ru"):
        assert told("something that no stage says") == "something that no stage says"


def test_why_two_may_be_one_is_told() -> None:
    parts = explain("3147th Motor Rifle Regiment", "3147 мотострелковый полк", Kind.UNIT).parts
    said = [f"{one.left} = {one.right} ({one.why})" for one in parts]
    with override("ru"):
        assert [told(one) for one in said] == [
            "3147 = 3147 (номер)", "полк = полк (вид части)", "мотострелковые = мотострелковые (род войск)",
        ]  # fmt: skip
        assert all(is_told(kin, told(f"Иван = Ваня ({kin})").partition("(")[2]) for kin in Kinship)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_a_term_is_told(language: str) -> None:
    with override("en"):
        assert [rule_words(one) for one in load_rules().values()] == [one.in_words() for one in load_rules().values()]
    with override(language):
        for rule in load_rules().values():
            # Laws of one country have Latin letters in their numbers.
            assert not re.search(r"[A-Za-z]{3,}", rule_words(rule)), rule_words(rule)
