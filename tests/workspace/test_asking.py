"""Whom one call would reach, and how much it would settle."""

from __future__ import annotations

from habeas.facts.ids import PartyId, StatementId
from habeas.watch import Gap, GapKind
from habeas.workspace.asking import Call, GapView, calls


def asked(kind: GapKind, person: str, *whom: str, rests_on: str = "s-1") -> GapView:
    about = (PartyId(person),) if person else ()
    gap = Gap(kind=kind, about=about, rests_on=(StatementId(rests_on),), would_change=1.0)
    return GapView(gap=gap, question="?", about=tuple((one, one) for one in about), ask=whom)


def test_two_questions_about_one_person_would_change_one_person() -> None:
    gaps = [asked(GapKind.WHERE, "p-1", "his sister"), asked(GapKind.HEARD, "p-1", "his sister")]
    assert calls(gaps) == (Call(whom="his sister", questions=2, would_change=1.0),)
    assert calls(gaps)[0].in_words == "his sister: 2 questions, 1 person"


def test_whoever_knows_of_more_people_is_called_first() -> None:
    gaps = [
        asked(GapKind.WHERE, "p-1", "his sister", "the lawyer"),
        asked(GapKind.HEARD, "p-1", "his sister"),
        asked(GapKind.WHERE, "p-2", "the lawyer"),
    ]
    assert [(one.whom, one.would_change) for one in calls(gaps)] == [("the lawyer", 2.0), ("his sister", 1.0)]


def test_questions_about_nobody_in_particular_are_about_what_they_rest_on() -> None:
    gaps = [asked(GapKind.STATEMENTS_CONFLICT, "", "a reporter", rests_on=one) for one in ("s-1", "s-2")]
    assert calls(gaps)[0].would_change == 2.0
