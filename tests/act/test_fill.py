"""A form filled from statements."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.act import Author, FilledBox, FilledForm, FilledLine, Line, fill_form, load_form, parse_form
from habeas.act.errors import FormNeedsPerson
from habeas.facts.claim import ActClaim, AppealClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import StatementId
from habeas.facts.when import on_day
from tests.act.case import AS_OF, EXHIBITS, STATEMENTS, TAKEN, draft
from tests.watch.world import BRIGADE, COMMANDER, GROUP, MOTHER, PARTIES, TIMUR, ZARECHENSK, said

TAKEN_IN_WORDS = (
    "arbitrary detention of Timur Badmaev by 901st Brigade, at Zarechensk, on a day from 5 July 2022 to 10 July 2022"
)


LIMITED = """
title = "A form"
addressee = "An office"
source = "Invented"
checked = "no"
purpose = "court"
audience = "authority"
[[sections]]
title = "One"
[[sections.boxes]]
number = "1"
label = "Where"
question = "Where?"
limit = {limit}
select = [{{ kind = "whereabouts" }}]
"""


def box(filled: FilledForm, number: str) -> FilledBox:
    return next(one for one in filled.boxes() if one.number == number)


def sources(filled: FilledForm, number: str) -> tuple[StatementId | None, ...]:
    by_number = {note.number: note.statement for note in filled.footnotes}
    return tuple(by_number[note] for line in box(filled, number).lines for note in line.notes)


@pytest.mark.parametrize(
    ("number", "text", "rests_on"),
    [
        ("1.1", "Timur Badmaev", ()),
        ("1.2", "Тимур Бадмаев", ()),
        ("2.1", TAKEN_IN_WORDS, ("s-001",)),
        ("2.2", "contact of Timur Badmaev with the family: lost, on 13 July 2022", ("s-002",)),
        ("3.3", "Timur Badmaev: held, Bruskovo, which is denied", ("s-006",)),
        ("4.2", "901st Brigade: unit", ("s-001",)),
        ("4.4", "Timur Badmaev: held, Bruskovo, which is denied", ("s-006",)),
        ("5.1", "appeal by Darima Badmaeva to 901st Brigade, asking: his release, on 15 July 2022", ("s-004",)),
        ("5.2", "answer of 901st Brigade to Darima Badmaeva: no answer, on 19 July 2022", ("s-005",)),
        ("7.1", "said of a group of which the person is said to be a member: threat of refusers", ("s-008",)),
    ],
)  # fmt: skip
def test_fill_form_rests_every_box_on_its_statements(number: str, text: str, rests_on: tuple[str, ...]) -> None:
    filled = draft()
    assert (box(filled, number).text, sources(filled, number)) == (text, rests_on)


def test_fill_form_turns_gaps_into_questions_needed_ones_first() -> None:
    filled = draft()
    assert [one.number for one in filled.missing()] == ["3.2", "6.1", "6.2"]
    assert filled.questions[:4] == (
        "3.2 (needed): In which place was the person last seen?",
        "6.1 (needed): Who sends this, and how can they be reached?",
        "6.2 (needed): Does the family agree that this is sent? Record the consent.",
        "1.3: Is the person a man or a woman?",
    )


def test_fill_form_names_author_and_consent_when_given() -> None:
    filled = fill_form(
        load_form("wgeid"), PARTIES[TIMUR], STATEMENTS, PARTIES, AS_OF, exhibits=EXHIBITS, family_consents=True,
        author=Author(name="The Reed Foundation", relation="acts for the family"),
    )  # fmt: skip
    assert box(filled, "6.1").text == "The Reed Foundation, acts for the family"
    assert [one.number for one in filled.missing()] == ["3.2"]


def test_fill_form_takes_lines_worked_out_elsewhere() -> None:
    filled = draft(given={"silence": (Line(text="Silent for 38 days", rests_on=(StatementId("s-002"),)),)})
    assert (box(filled, "2.3").text, sources(filled, "2.3")) == ("Silent for 38 days", ("s-002",))


def test_fill_form_footnotes_carry_the_words_and_where_they_stand() -> None:
    note = draft().footnotes[0]
    assert (note.number, note.statement, note.quote, note.origin, note.exhibit, note.published_on) == (
        1, "s-001", "They locked my Timur up", "Darima Badmaeva (video), in The Invented Gazette", "gazette.txt",
        date(2022, 7, 20),
    )  # fmt: skip


def test_fill_form_leaves_out_what_was_published_later() -> None:
    filled = draft(as_of=date(2022, 7, 19))
    assert (filled.footnotes, box(filled, "2.1").is_empty) == ((), True)


def test_fill_form_moves_what_does_not_fit_to_the_continuation_sheet() -> None:
    places = tuple(
        said(100 + day, WhereaboutsClaim(of=(TIMUR,), state="held", place=f"p-cellar-{day}-{'x' * 60}"),
             when=on_day(date(2022, 7, day)))
        for day in range(1, 19)
    )  # fmt: skip
    filled = fill_form(load_form("wgeid"), PARTIES[TIMUR], places, PARTIES, AS_OF, exhibits={})
    found = box(filled, "3.3")
    assert len(found.text) <= 1200
    assert len(found.lines) + len(found.continued) == len(places)
    assert found.continued


def test_fill_form_moves_one_long_line_whole() -> None:
    long = said(1, WhereaboutsClaim(of=(TIMUR,), state="held", place="p-" + "x" * 2000))
    found = box(fill_form(load_form("wgeid"), PARTIES[TIMUR], [long], PARTIES, AS_OF, exhibits={}), "3.3")
    assert (found.lines, found.is_empty) == ((), False)
    assert found.continued == (FilledLine(text="Timur Badmaev: held, p-" + "x" * 2000, notes=(1,)),)


def test_fill_form_says_once_what_two_sources_say() -> None:
    held = WhereaboutsClaim(of=(TIMUR,), state="held", place=ZARECHENSK)
    threat = ActClaim(act="threat", victims=(TIMUR,))
    told = [said(1, held), said(2, held), said(3, threat), said(4, threat)]
    filled = fill_form(load_form("wgeid"), PARTIES[TIMUR], told, PARTIES, AS_OF, exhibits={})
    assert box(filled, "3.3").lines == (FilledLine(text="Timur Badmaev: held, Zarechensk", notes=(1, 2)),)
    assert [line.text for line in box(filled, "7.1").lines] == ["threat of Timur Badmaev"] * 2


def test_fill_form_is_about_one_person() -> None:
    with pytest.raises(FormNeedsPerson):
        fill_form(load_form("wgeid"), PARTIES[GROUP], STATEMENTS, PARTIES, AS_OF, exhibits={})


def test_fill_form_asks_for_the_day_when_urgency_hangs_on_it() -> None:
    filled = draft(as_of=date(2022, 10, 7))
    assert filled.questions[0] == (
        "On which day exactly was the person taken? The urgent procedure may be open until 10 October 2022."
    )


@settings(max_examples=40, deadline=None)
@given(order=st.randoms(use_true_random=False))
def test_fill_form_is_the_same_for_every_order(order: Random) -> None:
    shuffled = list(STATEMENTS)
    order.shuffle(shuffled)
    filled = fill_form(load_form("wgeid"), PARTIES[TIMUR], shuffled, PARTIES, AS_OF, exhibits=EXHIBITS)
    assert filled == draft()


def test_fill_form_does_not_take_a_threat_for_an_arrest() -> None:
    only = replace(TAKEN, modality=type(TAKEN.modality)("threatened"))
    filled = fill_form(load_form("wgeid"), PARTIES[TIMUR], [only], PARTIES, AS_OF, exhibits={})
    assert box(filled, "2.1").is_empty
    assert box(filled, "7.1").text.startswith("threatened: arbitrary detention")


@settings(max_examples=60, deadline=None)
@given(limit=st.integers(1, 400), lengths=st.lists(st.integers(1, 120), max_size=12, unique=True))
def test_fill_form_cuts_nothing_whatever_the_limit(limit: int, lengths: list[int]) -> None:
    held = [said(number, WhereaboutsClaim(of=(TIMUR,), state="held", place="p-" + "x" * length))
            for number, length in enumerate(lengths, 1)]  # fmt: skip
    text = LIMITED.format(limit=limit)
    found = box(fill_form(parse_form("limited", text), PARTIES[TIMUR], held, PARTIES, AS_OF, exhibits={}), "1")
    wanted = [f"Timur Badmaev: held, p-{'x' * length}" for length in lengths]
    assert [line.text for line in (*found.lines, *found.continued)] == wanted
    assert len(found.text) <= limit
    assert not found.continued or len(found.text) + 1 + len(found.continued[0].text) > limit


def test_kin_beside_a_name_is_no_occupation() -> None:
    person = replace(PARTIES[TIMUR], occupations=(), roles=("private", "mother", "мать солдата"))
    filled = fill_form(load_form("wgeid"), person, STATEMENTS, PARTIES, AS_OF, exhibits=EXHIBITS)
    assert [line.text for line in box(filled, "1.6").lines] == ["private"]


def test_a_release_stands_with_the_last_news_and_not_among_conditions() -> None:
    release = said(20, ActClaim(act="release", victims=(TIMUR,)), when=on_day(date(2022, 8, 1)))
    filled = fill_form(load_form("wgeid"), PARTIES[TIMUR], [TAKEN, release], PARTIES, AS_OF, exhibits=EXHIBITS)
    assert [line.text for line in box(filled, "2.2").lines] == ["release of Timur Badmaev, on 1 August 2022"]
    assert box(filled, "7.1").is_empty
    tracing = fill_form(load_form("icrc"), PARTIES[TIMUR], [TAKEN, release], PARTIES, AS_OF, exhibits=EXHIBITS)
    assert box(tracing, "2.3").lines[-1].text == "release of Timur Badmaev, on 1 August 2022"


def test_rank_and_unit_stand_in_the_box_for_service() -> None:
    roles = ("рядовой 614-го мотострелкового полка", "учитель", "мать солдата")
    person = replace(PARTIES[TIMUR], occupations=(), roles=roles)
    serves = said(21, TieClaim(tie="member of", from_party=TIMUR, to=BRIGADE))
    filled = fill_form(load_form("prosecutor-ru"), person, [TAKEN, serves], PARTIES, AS_OF, exhibits=EXHIBITS)
    assert [line.text for line in box(filled, "8").lines] == [roles[0], "901st Brigade"]
    civil = replace(person, roles=("учитель",))
    filled = fill_form(load_form("prosecutor-ru"), civil, [TAKEN], PARTIES, AS_OF, exhibits=EXHIBITS)
    assert box(filled, "8").is_empty


def test_an_office_that_denies_stands_among_the_words_of_officials_a_wife_does_not() -> None:
    said_by = {who: said(22, ResponseClaim(by=who, response="denied the event", to=(TIMUR,)))
               for who in (BRIGADE, COMMANDER, MOTHER)}  # fmt: skip
    wife = {**PARTIES, MOTHER: replace(PARTIES[MOTHER], roles=("Badmaev's mother",))}
    found = [
        box(fill_form(load_form("wgeid"), PARTIES[TIMUR], [TAKEN, one], wife, AS_OF, exhibits=EXHIBITS), "4.4").is_empty
        for one in said_by.values()
    ]
    assert found == [False, False, True]


def test_the_person_sought_is_no_office_whatever_their_rank() -> None:
    denial = said(22, ResponseClaim(by=TIMUR, response="denied the event", to=(MOTHER,)))
    for roles in (("рядовой",), ("commander",)):
        person = replace(PARTIES[TIMUR], roles=roles)
        parties = {**PARTIES, TIMUR: person}
        filled = fill_form(load_form("wgeid"), person, [TAKEN, denial], parties, AS_OF, exhibits=EXHIBITS)
        assert box(filled, "4.4").is_empty


def test_an_appeal_is_not_told_at_the_town_of_the_office() -> None:
    asked = said(23, AppealClaim(by=(MOTHER,), to=BRIGADE), when=on_day(date(2022, 7, 15)), place=ZARECHENSK)
    tie = said(3, TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR))
    filled = fill_form(load_form("wgeid"), PARTIES[TIMUR], [TAKEN, tie, asked], PARTIES, AS_OF, exhibits=EXHIBITS)
    assert box(filled, "5.1").text == "appeal by Darima Badmaeva to 901st Brigade, on 15 July 2022"
