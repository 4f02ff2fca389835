"""Text as it comes: shouted, unpunctuated, scanned badly, mixed with another language, or no report at all."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from habeas.facts.reading import Reading
from habeas.read import read
from tests.gold.labels import load_report

REPORT = load_report("wire").text
RUSSIAN = "Его увезли ночью, сказала мать."
CONFUSED = {"l": "1", "o": "0", "m": "rn", "i": "l", "S": "5"}


def scanned(text: str) -> str:
    chance = random.Random(3)
    return "".join(CONFUSED.get(letter, letter) if chance.random() < 0.04 else letter for letter in text)


def proposed(text: str) -> Reading:
    """Read a text; whatever it is, no quote may be words that are not there."""
    reading = read(text, language="en")
    assert [one.quote for one in reading.statements] == [one.span.of(text) for one in reading.statements]
    return reading


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(str.upper, id="all capitals"),
        pytest.param(str.lower, id="no capitals"),
        pytest.param(lambda text: re.sub(r"[.,;:“”\"'()-]", "", text), id="no punctuation"),
        pytest.param(lambda text: " ".join(text.split()), id="one line"),
        pytest.param(scanned, id="badly scanned"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="spaces that do not break"),
        pytest.param(
            lambda text: text.replace("\n\n", "\n\nЕго увезли ночью, сказала мать.\n\n"), id="mixed languages"
        ),
        pytest.param(lambda text: "\x00\x01" + text, id="control characters"),
    ],
)
def test_spoilt_report_is_still_read(spoil: Callable[[str], str]) -> None:
    assert len(proposed(spoil(REPORT)).statements) > len(proposed(REPORT).statements) // 2


@pytest.mark.parametrize(
    "text",
    [
        "Accept all cookies\nSubscribe for $3 a month\nShare on Twitter\n",
        ". " * 500,
        "“" * 300 + "a",
        "(((((" * 200,
        "said " * 400,
        "a" * 20_000,
    ],
)
def test_text_that_is_no_report_proposes_nothing(text: str) -> None:
    assert proposed(text).statements == ()


def test_machine_translation_is_read_where_it_is_english_enough() -> None:
    text = "Her son by commanders was beaten, says the mother. About sending to front of 12 men informed the relatives."
    assert [one.claim.kind for one in proposed(text).statements][:1] == ["act"]
