"""Every proposal says what made it: a rule in words, the words of the text, reasons that add up to its confidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import habeas.read
from habeas.demo.case_file import CASE_FOLDER
from habeas.facts.claim import CLAIM_KINDS
from habeas.facts.reading import Reading
from habeas.facts.span import Span
from habeas.facts.why import Weighed, Why, sum_of
from habeas.read import pass_gate, read
from habeas.read.languages.en.claims.calibration import calibrated
from habeas.read.languages.en.claims.patterns import load_rules
from habeas.read.languages.en.claims.why import RULES, rule_in_words
from habeas.read.languages.slavic.claims.words import load_claim_words
from habeas.read.languages.slavic.why import why_claim, why_speech

GOLD = Path(__file__).parents[1] / "gold"
NAMED_RULE = re.compile(r'rule="([a-z]+/[a-z-]+)"')
NAMED_SPEECH = re.compile(r'(?:rule=|content, )"([a-z ]+)"')


@cache
def readings() -> tuple[tuple[str, Reading], ...]:
    """Return the invented English reports of the house with their readings."""
    texts = [path.read_text(encoding="utf-8") for path in [*CASE_FOLDER.glob("*.txt"), *GOLD.glob("*/report.txt")]]
    return tuple((text, read(text, published=date(2022, 11, 20), language="en")) for text in texts)


def test_reports_hold_every_kind_of_claim() -> None:
    found = {statement.claim.kind for _, reading in readings() for statement in reading.statements}
    assert found == set(CLAIM_KINDS)


def test_every_proposal_says_which_rule_made_it() -> None:
    silent = [s.rule for _, reading in readings() for s in reading.statements if s.why is None or not s.why.says]
    assert silent == []


def test_reasons_add_up_to_the_confidence() -> None:
    wrong = [
        (statement.rule, statement.confidence, statement.why.weighed)
        for _, reading in readings()
        for statement in reading.statements
        if statement.why is not None and sum_of(statement.why.weighed) != statement.confidence
    ]
    assert wrong == []


def test_every_claim_but_a_remark_has_words_that_set_it_off() -> None:
    silent = [
        (statement.rule, statement.quote)
        for _, reading in readings()
        for statement in reading.statements
        if statement.claim.kind != "remark" and (statement.why is None or not statement.why.cues)
    ]
    assert silent == []


def test_every_attribution_says_which_construction_made_it() -> None:
    silent = [each for _, reading in readings() for each in reading.attributions if each.why is None or not each.rule]
    assert silent == []


def test_cue_of_speech_is_what_sets_it_off() -> None:
    text = "The men were held in a cellar, Anna Orlina said on Tuesday."
    reading = read(text, published=date(2022, 7, 20))
    why = reading.attributions[0].why
    assert why is not None
    assert [cue.of(text) for cue in why.cues] == ["said"]
    assert why.says == "“said” reports what “Anna Orlina” says"


def test_why_tells_what_lowered_a_confidence() -> None:
    text = "Anna Orlina said that Pavel Orlin may be arrested."
    (arrest,) = [one for one in read(text, published=date(2022, 7, 20)).statements if one.claim.kind == "act"]
    assert arrest.why is not None
    assert [(each.reason, each.by) for each in arrest.why.weighed] == [
        ("how often these words mean this", 0.9),
        ("told as possible", -0.3),
        ("as often as such proposals were right", round(calibrated(0.6) - 0.6, 2)),
    ]
    assert arrest.why.frame == "passive “may be arrested”, subject “Pavel Orlin”, with “may”"


@pytest.mark.parametrize("book", ["acts", "contact", "responses", "whereabouts"])
def test_every_wording_can_be_told_in_words(book: str) -> None:
    lines = [rule_in_words(name) for name in load_rules(book).names]
    assert len(lines) > 40
    assert [line for line in lines if re.search(r"[|%<>@~]|v:|n:", line)] == []


def test_every_rule_that_the_english_reader_names_is_told_in_words() -> None:
    sources = Path(habeas.read.__file__).parent.rglob("languages/en/claims/*.py")
    named = {name for source in sources for name in NAMED_RULE.findall(source.read_text(encoding="utf-8"))}
    assert named - set(RULES) == set()


def test_explanation_points_at_no_words_beyond_the_text() -> None:
    text = "Pavel Orlin was arrested."
    reading = read(text, language="en")
    (arrest,) = [one for one in reading.statements if one.claim.kind == "act"]
    outside = Why(says="a rule", cues=(Span(start=0, end=5), Span(start=20, end=400)))
    passed = pass_gate(text, replace(reading, statements=(replace(arrest, why=outside),)))
    assert passed.statements[0].why == Why(says="a rule", cues=(Span(start=0, end=5),))


@given(st.lists(st.integers(-100, 100), max_size=12))
def test_sum_of_hundredths_is_exact(hundredths: list[int]) -> None:
    weighed = [Weighed(reason="one", by=each / 100) for each in hundredths]
    assert sum_of(weighed) == sum(hundredths) / 100


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мать Павла Орлина, Анна Орлина, сообщила во вторник, что её сына держат в подвале под Зареченском."),
        ("uk", "Мати Павла Орліна, Ганна Орліна, повідомила у вівторок, що її сина тримають у підвалі."),
    ],
)
def test_russian_and_ukrainian_say_why(language: str, text: str) -> None:
    reading = read(text, language=language, published=date(2022, 7, 20))
    (held,) = [one for one in reading.statements if one.claim.kind == "whereabouts"]
    assert held.why is not None
    assert [cue.of(text) for cue in held.why.cues] == [{"ru": "держат", "uk": "тримають"}[language]]
    told = [one.why for one in reading.statements] + [one.why for one in reading.attributions]
    assert all(why is not None and why.says and why.cues for why in told)
    assert all(sum_of(one.why.weighed) == one.confidence for one in reading.statements if one.why)


@cache
def slavic_readings() -> tuple[Reading, ...]:
    """Return the readings of the Russian and Ukrainian reports of the house."""
    paths = [path for path in GOLD.glob("*/report.txt") if path.parent.name[:3] in ("ru-", "uk-")]
    return tuple(read(path.read_text(encoding="utf-8"), language=path.parent.name[:2]) for path in paths)


def test_slavic_reasons_add_up_to_the_confidence() -> None:
    told = [s for reading in slavic_readings() for s in reading.statements if s.why is not None]
    assert len(told) > 200
    assert [(s.rule, s.confidence) for s in told if sum_of(s.why.weighed if s.why else ()) != s.confidence] == []


@pytest.mark.parametrize(
    ("kind", "text", "taken"),
    [
        ("act", "Солдат держат в подвале. Анна Петрова молчит. Им угрожали.", -0.26),
        ("whereabouts", "Солдат увезли. Анна Петрова молчит. Судьба тех неизвестна.", -0.26),
        ("appeal", "Пётр Сидоров и Иван Петров молчат. Он обратился в прокуратуру.", -0.2),
        ("count", "Солдат держат в подвале. Анна Петрова молчит. 12 вернулись.", -0.3),
        ("tie", "Командир Пётр Сидоров молчит. Командир 15-й бригады уехал.", -0.36),
    ],
)
def test_slavic_guess_says_what_it_took_from_the_confidence(kind: str, text: str, taken: float) -> None:
    guessed = [s for s in read(text, language="ru").statements if s.claim.kind == kind][-1]
    assert guessed.why is not None
    assert [each.by for each in guessed.why.weighed if each.reason.startswith("the person is guessed")] == [taken]
    assert sum_of(guessed.why.weighed) == guessed.confidence


def test_slavic_rules_are_told_in_words() -> None:
    said = {(s.rule, s.why.says) for reading in slavic_readings() for s in reading.statements if s.why is not None}
    assert [rule for rule, says in sorted(said) if rule in ("", says) or says.endswith(f": {rule}")] == []


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_frame_of_the_slavic_words_is_told_in_words(language: str) -> None:
    triggers = [trigger for each in load_claim_words(language).triggers.values() for trigger in each]
    told = {
        each.frame: why_claim(f"{each.kind} by {each.frame}", Span(start=0, end=4), "held", 0.8) for each in triggers
    }
    assert len(told) > 5
    assert [frame for frame, why in told.items() if why.says.endswith(f"read by its {frame}")] == []


def test_every_rule_of_slavic_speech_is_told_in_words() -> None:
    sources = Path(habeas.read.__file__).parent.rglob("languages/slavic/speech/*.py")
    named = {rule for source in sources for rule in NAMED_SPEECH.findall(source.read_text(encoding="utf-8"))}
    met = {each.rule for reading in slavic_readings() for each in reading.attributions}
    assert met <= named
    assert [rule for rule in sorted(named) if why_speech(rule, None, None, "").frame == rule] == []
