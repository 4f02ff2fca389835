"""What claims say, what is open and what is counted is told in the language of the page, and in English as ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest
from django.utils.translation import override

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    Custody,
    Measure,
    RemarkClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.count import Count
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.wording import claim_in_words
from habeas.read.languages.en.claims.offices import BY_VERB, OFFICES
from habeas.read.languages.en.names.words import load_words
from habeas.read.languages.slavic.claims.words import load_claim_words
from habeas.watch import Gap, GapKind
from habeas.web.claim_words import OF_PAGE
from habeas.web.labels import label
from habeas.web.open_words import answer_words, bound_words, call_words, named_words, picture, question_words
from habeas.web.said_codes import KIN, SAID_LISTS
from habeas.web.said_codes import OFFICES as OFFICE_WORDS
from habeas.workspace.asking import Call, GapView
from make_catalogues import LANGUAGES
from tests.web.conftest import World

pytestmark = pytest.mark.usefixtures("built")
"""The first workspace that is opened prepares Django for languages."""

NAMES: Mapping[str, str] = {"e1": "Павел Орлин", "e2": "Анна Орлина", "e3": "Зареченск", "e4": "солдаты"}
SOME = Count(at_least=8, at_most=None, words="at least 8")
CLAIMS: tuple[Claim, ...] = (
    CountClaim(of="e4", number=SOME, state="refused"),
    CountClaim(of="e4", number=SOME, state="held", part_of="e4"),
    CountClaim(of=None, number=SOME, measure=Measure.EACH, part_of="e4"),
    ActClaim(act="arrest", victims=("e1",), perpetrators=("e4",)),
    ContactClaim(of=("e1",), with_whom="lawyer", state="denied"),
    WhereaboutsClaim(of=("e1",), state="held", place="e3", custody=Custody.DENIED),
    TieClaim(tie="sister of", from_party="e2", to="e1"),
    TieClaim(tie="commander of", from_party="e1", to="e4"),
    AppealClaim(by=("e2",), to="e3", number=SOME),
    ResponseClaim(by=None, response="refused", to=("e2",)),
    ContactClaim(of=(), with_whom="anyone", state="lost"),
    RemarkClaim(),
)
"""A claim of every kind, with names that are written in Cyrillic."""


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_is_told_as_in_the_record_in_english_and_without_latin_words_elsewhere(claim: Claim) -> None:
    with override("en"):
        assert claim_in_words(claim, NAMES.__getitem__, OF_PAGE) == claim_in_words(claim, NAMES.__getitem__)
    for language in LANGUAGES:
        with override(language):
            said = claim_in_words(claim, NAMES.__getitem__, OF_PAGE)
        assert not re.search(r"[A-Za-z]", said), said
        assert {NAMES[one] for one in claim.references()} <= {name for name in NAMES.values() if name in said}


def test_kin_and_offices_are_asked_by_other_words() -> None:
    with override("ru"):
        assert claim_in_words(CLAIMS[6], NAMES.__getitem__, OF_PAGE) == "Анна Орлина · сестра (кому: Павел Орлин)"
        assert (
            claim_in_words(CLAIMS[7], NAMES.__getitem__, OF_PAGE)
            == "Павел Орлин · командир (где или для кого: солдаты)"
        )


def test_a_word_of_the_report_that_no_list_has_stands_as_it_is() -> None:
    odd = CountClaim(of="e4", number=SOME, state="вышли к воротам")
    with override("uk"):
        assert claim_in_words(odd, NAMES.__getitem__, OF_PAGE) == "щонайменше 8 · солдаты: вышли к воротам"


@pytest.mark.parametrize("name", sorted(SAID_LISTS))
def test_every_word_of_a_list_has_words_in_each_language(name: str) -> None:
    for code in SAID_LISTS[name]:
        with override("en"):
            assert label(code, name) == code
        for language in LANGUAGES:
            with override(language):
                assert re.search(r"[а-яіїєґ]", label(code, name)), code
                assert not re.search(r"[a-z]", label(code, name)), code


def test_every_tie_that_readers_know_has_words() -> None:
    slavic = {
        tie for language in ("ru", "uk") for tie in load_claim_words(language).scene["ties"] if tie.endswith(" of")
    }
    assert {f"{one} of" for one in load_words().kin} | slavic == set(KIN)
    assert {f"{one} of" for one in (*OFFICES.values(), *BY_VERB.values(), "member")} == set(OFFICE_WORDS)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "not released"), ("ru", "не освободили"), ("uk", "не звільнили")]
)
def test_state_that_is_denied_of_the_counted_is_told(language: str, words: str) -> None:
    with override(language):
        assert label("not released", "counted") == words


def asked(kind: GapKind, *who: str, state: str = "") -> GapView:
    gap = Gap(kind=kind, about=tuple(map(PartyId, who)), rests_on=(StatementId("s-1"),), would_change=1.0, state=state)
    return GapView(gap=gap, question="?", about=(), ask=(), who=who)


@pytest.mark.parametrize("kind", list(GapKind))
def test_every_question_is_asked_in_each_language(kind: GapKind) -> None:
    for language in LANGUAGES:
        with override(language):
            for one in (asked(kind, "солдаты", state="held"), asked(kind)):
                assert not re.search(r"[A-Za-z]", question_words(one)), question_words(one)


def test_questions_of_the_case_are_asked_as_at_the_terminal_in_english(world: World) -> None:
    found = world.workspace.gaps(as_of=date(2023, 10, 20))
    with override("en"):
        assert [question_words(one) for one in found] == [one.question for one in found] != []


@pytest.mark.parametrize(
    ("questions", "people", "said"),
    [
        (1, 1.0, ("1 question, 1 person", "1 вопрос, 1 человек", "1 питання, 1 людина")),
        (3, 22.0, ("3 questions, 22 people", "3 вопроса, 22 человека", "3 питання, 22 людини")),
        (5, 1.33, ("5 questions, 1.33 people", "5 вопросов, 1,33 человека", "5 питань, 1,33 людини")),
    ],
)
def test_numbers_of_questions_and_people_take_their_forms(questions: int, people: float, said: tuple[str, ...]) -> None:
    call = Call(whom="A", questions=questions, would_change=people)
    assert call.in_words == f"A: {said[0]}"
    for language, words in zip(("en", "ru", "uk"), said, strict=True):
        with override(language):
            assert call_words(call) == f"A: {words}"


def test_a_tally_is_told_as_at_the_terminal_in_english_and_without_english_elsewhere(world: World) -> None:
    world.workspace.accept(next(one.id for one in world.workspace.proposals() if one.proposal.claim.kind == "count"))
    (group,) = world.workspace.watch(as_of=date(2023, 10, 20)).groups
    shown = world.workspace.tally(group.number, as_of=date(2023, 10, 20))
    (answer,) = shown.answers
    with override("en"):
        assert (answer_words(answer), named_words(shown)) == (answer.text, shown.named)
        assert [bound_words(one) for one in answer.bounds] == [one.text for one in answer.bounds]
        assert picture(shown) == shown.svg != ""
    with override("uk"):
        assert answer_words(answer) == "доля невідома: 61; усього: 61"
        assert [bound_words(one) for one in answer.bounds] == ["щонайменше 61", "щонайбільше 61"]
        assert ("refused" in picture(shown), "відмовилися" in picture(shown)) == (False, True)
