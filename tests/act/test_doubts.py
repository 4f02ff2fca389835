"""What the record contradicts itself about becomes a question."""

from dataclasses import replace
from datetime import date

from habeas.act import FilledForm, fill_form, load_form
from habeas.facts.claim import ActClaim, ContactClaim, RemarkClaim, WhereaboutsClaim
from habeas.facts.ids import StatementId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import during, on_day, throughout
from tests.act.case import AS_OF, TAKEN
from tests.watch.world import MOTHER, PARTIES, TIMUR, said

DEAD = said(1, WhereaboutsClaim(of=(TIMUR,), state="dead"), when=on_day(date(2022, 7, 12)))
KILLED = said(2, ActClaim(act="killing", victims=(TIMUR,)), when=during(date(2022, 7, 11), date(2022, 7, 14)))
SPOKE = said(3, RemarkClaim(), speaker=TIMUR, said_on="2022-07-30")
ASKED = (
    "The record says that the person died (source [{death}]) and that they were heard from or seen alive later "
    "(source [{alive}]). Which of the two is so?"
)


def fill(*statements: Statement, as_of: date = AS_OF) -> FilledForm:
    return fill_form(load_form("wgeid"), PARTIES[TIMUR], statements, PARTIES, as_of, exhibits={})


def doubts(filled: FilledForm) -> list[str]:
    return [question for gap, question in zip(filled.gaps, filled.questions, strict=True) if not gap.number]


def test_dead_and_speaking_later_is_asked_about_with_both_sources() -> None:
    filled = fill(DEAD, SPOKE)
    sources = {note.statement: note.number for note in filled.footnotes}
    assert doubts(filled) == [ASKED.format(death=sources[DEAD.id], alive=sources[SPOKE.id])]
    assert filled.gaps[0].into("uk").startswith("За одним джерелом")


def test_dead_and_seen_on_a_later_day_is_asked_about() -> None:
    seen = said(4, ContactClaim(of=(TIMUR,), with_whom="family", state="in contact"), when=on_day(date(2022, 7, 20)))
    assert len(doubts(fill(KILLED, seen))) == 1


def test_what_can_both_be_true_is_not_asked_about() -> None:
    may_be_before = replace(SPOKE, origin=replace(SPOKE.origin, said_edtf="2022-07"))
    denied = replace(DEAD, polarity=Polarity.DENIED)
    assert doubts(fill(DEAD, may_be_before)) == []
    assert doubts(fill(denied, SPOKE)) == []
    assert doubts(fill(DEAD)) == []


def test_a_date_before_1900_is_asked_about_and_kept() -> None:
    old = replace(TAKEN, when=on_day(date(1822, 7, 5)))
    filled = fill(old)
    assert doubts(filled) == ["Source [1] gives a date before 1900 (5 July 1822). Which date is meant?"]
    assert "on 5 July 1822" in filled.boxes()[11].text


def test_a_future_event_told_as_past_is_asked_about_but_a_plan_is_not() -> None:
    ahead = replace(TAKEN, when=on_day(date(2023, 1, 1)))
    told = "Source [1] tells of something as having happened on a day after this draft (1 January 2023)."
    assert doubts(fill(ahead)) == [f"{told} Which date is meant?"]
    assert doubts(fill(replace(ahead, modality=Modality.PLANNED))) == []


def test_an_open_beginning_is_no_strange_day() -> None:
    assert doubts(fill(replace(TAKEN, when=throughout(None, date(2022, 7, 10))), as_of=date(2023, 8, 20))) == []


def test_a_saying_without_a_readable_day_proves_nothing() -> None:
    unreadable = replace(SPOKE, origin=replace(SPOKE.origin, said_edtf="some day"))
    assert doubts(fill(DEAD, unreadable)) == []


def test_an_empty_record_fills_the_name_and_asks_for_everything_else() -> None:
    filled = fill()
    assert [box.number for box in filled.boxes() if not box.is_empty] == ["1.1", "1.2"]
    assert len(filled.gaps) == len(filled.boxes()) - 2
    assert filled.footnotes == ()


RELEASE = ActClaim(act="release", victims=(TIMUR,))
FREED = said(5, RELEASE, when=on_day(date(2022, 8, 1)))


def test_a_release_is_asked_about_first_with_its_source() -> None:
    for told in (FREED, said(5, WhereaboutsClaim(of=(TIMUR,), state="returned"), when=on_day(date(2022, 8, 1)))):
        filled = fill(TAKEN, told)
        sources = {note.statement: note.number for note in filled.footnotes}
        assert filled.questions[0] == (
            f"The record says that the person was let go or is free (source [{sources[told.id]}]). Is it so: "
            "who has seen them since, and where are they now?"
        )


def test_a_release_that_somebody_denies_is_asked_about_with_both_sources() -> None:
    filled = fill(TAKEN, FREED, said(6, RELEASE, polarity=Polarity.DENIED, published=date(2022, 8, 10)))
    sources = {note.statement: note.number for note in filled.footnotes}
    assert filled.questions[0].startswith(
        f"The record says that the person was let go or is free (source [{sources[FREED.id]}]), and somebody denies it "
        f"(source [{sources[StatementId('s-006')]}])"
    )


def test_a_denial_of_another_day_takes_no_release_back_and_the_latest_of_its_day_is_named() -> None:
    early = said(6, RELEASE, polarity=Polarity.DENIED, when=on_day(date(2022, 7, 15)))
    assert "and somebody denies it" not in fill(TAKEN, FREED, early).questions[0]
    first, last = (
        said(number, RELEASE, polarity=Polarity.DENIED, published=date(2022, 8, day))
        for number, day in ((9, 3), (8, 10))
    )
    filled = fill(TAKEN, FREED, early, first, last)
    sources = {note.statement: note.number for note in filled.footnotes}
    assert f"and somebody denies it (source [{sources[last.id]}])" in filled.questions[0]


def test_one_held_after_a_release_is_not_asked_whether_they_are_free() -> None:
    again = said(7, WhereaboutsClaim(of=(TIMUR,), state="held"), when=on_day(date(2022, 8, 5)))
    assert doubts(fill(TAKEN, FREED, again)) == []
    assert doubts(fill(TAKEN, said(6, RELEASE, polarity=Polarity.DENIED))) == []
    assert doubts(fill(TAKEN, said(6, ActClaim(act="release", victims=(MOTHER,)), when=FREED.when))) == []
