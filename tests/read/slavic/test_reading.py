"""Reported speech and claims of Russian and Ukrainian sentences against tables, and the laws that readings keep."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    RemarkClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.party import PartyKind
from habeas.facts.reading import Reading
from habeas.facts.statement import Modality, Polarity, Proposal
from habeas.read import read
from tests.steps import steps

PUBLISHED = date(2022, 7, 20)
THRESHOLD = 0.6
FOLDER = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@cache
def reading_of(language: str, text: str) -> Reading:
    return read(text, published=PUBLISHED, language=language)


def claim_in_brief(claim: Claim, reading: Reading) -> str:
    """Return kind, value and parties of a claim in a line, of each the last word of its name."""
    names = {entity.id: entity.name.split()[-1] for entity in reading.entities}
    match claim:
        case CountClaim():
            return f"count {claim.number.at_least}..{claim.number.at_most or ''} {names.get(claim.of or '', '-')}"
        case ActClaim():
            return f"act {claim.act} {' '.join(names[each] for each in claim.victims)}"
        case ContactClaim() | WhereaboutsClaim():
            return f"{claim.kind} {claim.state} {' '.join(names[each] for each in claim.of)}"
        case TieClaim():
            return f"tie {claim.tie} {names[claim.from_party]} > {names[claim.to]}"
        case AppealClaim():
            return f"appeal {' '.join(names[each] for each in claim.by)} > {names.get(claim.to or '', '-')}"
        case ResponseClaim():
            return f"response {claim.response} {names.get(claim.by or '', '-')}"
    return claim.kind


def in_brief(proposal: Proposal, reading: Reading) -> str:
    marks = [claim_in_brief(proposal.claim, reading)]
    marks += ["denied"] if proposal.polarity is Polarity.DENIED else []
    marks += [proposal.modality.value] if proposal.modality is not Modality.ACTUAL else []
    return " ".join(marks)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Андрей Панин пропал. Сосед Панина рассказал, что они сидели вместе."),
        ("ru", "Андрей Панин пропал. Сосед Андрея Панина рассказал, что они сидели вместе."),
        ("uk", "Степан Гончар зник. За словами командира, Гончар залишив частину."),
    ],
)
def test_somebody_without_a_name_does_not_speak_in_the_name_of_another(language: str, text: str) -> None:
    assert [one.entity for one in reading_of(language, text).attributions] == [None]


@pytest.mark.parametrize(("language", "text", "wanted"), rows("attributions.tsv"))
def test_text_gives_its_reported_speech(language: str, text: str, wanted: str) -> None:
    found = [
        " | ".join(
            (
                speech.source.of(text) if speech.source else "-",
                " … ".join(part.of(text) for part in speech.content),
                speech.style.value,
                speech.medium.value,
            )
        )
        for speech in reading_of(language, text).attributions
    ]
    assert "; ".join(found) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), rows("claims.tsv"))
def test_text_gives_its_claims(language: str, text: str, wanted: str) -> None:
    reading = reading_of(language, text)
    found = [
        in_brief(proposal, reading)
        for proposal in reading.statements
        if proposal.confidence >= THRESHOLD and not isinstance(proposal.claim, RemarkClaim)
    ]
    assert "; ".join(sorted(found)) == wanted


@settings(max_examples=80)
@given(st.sampled_from([*rows("claims.tsv"), *rows("attributions.tsv")]), st.floats(0, 1))
def test_text_that_breaks_off_is_read_with_its_own_words(row: list[str], part: float) -> None:
    words = row[1].split()
    text = " ".join(words[: max(1, round(part * len(words)))]).rstrip(".")
    assert [one.quote for one in read(text, language=row[0]).statements if one.span.of(text) != one.quote] == []


def test_pronoun_goes_back_to_a_teller_where_nobody_else_is_of_that_sex() -> None:
    text = "Пётр Сидоров рассказал Ивану Петрову о пытках. Анну Лунину задержали. Его избили."
    reading = reading_of("ru", text)
    (beaten,) = [in_brief(each, reading) for each in reading.statements if each.quote == "Его избили"]
    assert beaten == "act ill-treatment Петров"


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("Солдат держат в подвале. Им угрожали.", ["Им"]),
        ("Солдат держат в подвале. Анна Петрова молчит. Им угрожали.", []),
        ("Их держат в подвале. Анна Петрова молчит. Им угрожали.", ["Их"]),
    ],
)
def test_pronoun_that_is_a_guess_is_no_reference(text: str, references: list[str]) -> None:
    (group,) = [each for each in reading_of("ru", text).entities if each.kind is PartyKind.GROUP]
    assert [span.of(text) for span in group.references] == references


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_quote_is_in_the_text_and_reading_again_gives_the_same(language: str) -> None:
    text = "\n\n".join(row[1] for row in (*rows("attributions.tsv"), *rows("claims.tsv")) if row[0] == language)
    first = read(text, published=PUBLISHED, language=language)
    assert [each.quote for each in first.statements] == [each.span.of(text) for each in first.statements]
    assert len(first.statements) > 5
    assert read(text, published=PUBLISHED, language=language) == first


@pytest.mark.parametrize(
    "text", ["сказал " * 500, "«" * 1_000, "что, " * 1_000, "их задержали " * 200, "— - – " * 1_000]
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    reading = read(text, published=PUBLISHED, language="ru")
    assert all(each.span.end <= len(text) for each in reading.statements)


@pytest.mark.parametrize("words", ["их задержали ", "Театр имени Анны Луниной ждёт. "])
def test_text_that_repeats_itself_takes_steps_in_proportion(words: str) -> None:
    once, twice = (lambda times=times: read(words * times, published=PUBLISHED, language="ru") for times in (80, 160))
    reading_of("ru", words)
    assert steps(twice) < 2.4 * steps(once)
