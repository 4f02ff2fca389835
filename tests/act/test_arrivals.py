"""Where somebody was brought does not fill the box of where they were taken."""

from dataclasses import replace

from habeas.act import fill_form, load_form
from habeas.act.arrivals import without_places_of_arrival
from habeas.facts.claim import WhereaboutsClaim
from habeas.facts.ids import ExhibitId
from habeas.facts.span import Span
from tests.act.case import AS_OF, TAKEN
from tests.watch.world import BRUSKOVO, PARTIES, TIMUR, ZARECHENSK, said

BROUGHT = said(2, WhereaboutsClaim(of=(TIMUR,), state="transferred", place=ZARECHENSK))


def test_an_act_loses_the_place_that_the_same_words_give_as_that_of_arrival() -> None:
    assert TAKEN.place == ZARECHENSK
    assert without_places_of_arrival([TAKEN, BROUGHT]) == (replace(TAKEN, place=None), BROUGHT)
    sent = said(2, WhereaboutsClaim(of=(TIMUR,), state="sent back"), place=ZARECHENSK)
    assert without_places_of_arrival([sent, TAKEN])[1].place is None


def test_an_act_keeps_its_place_where_other_words_or_of_another_place_tell_of_an_arrival() -> None:
    elsewhere = replace(BROUGHT, anchor=replace(BROUGHT.anchor, exhibit=ExhibitId("x-2")))
    later = replace(BROUGHT, anchor=replace(BROUGHT.anchor, span=Span(start=900, end=913)))
    other = said(2, WhereaboutsClaim(of=(TIMUR,), state="transferred", place=BRUSKOVO))
    released = said(2, WhereaboutsClaim(of=(TIMUR,), state="released", place=ZARECHENSK))
    held = said(2, WhereaboutsClaim(of=(TIMUR,), state="held", place=ZARECHENSK))
    for one in (elsewhere, later, other, released, held):
        assert without_places_of_arrival([TAKEN, one]) == (TAKEN, one)


def test_a_form_asks_where_they_were_taken_and_says_where_they_were_brought() -> None:
    filled = fill_form(load_form("wgeid"), PARTIES[TIMUR], [TAKEN, BROUGHT], PARTIES, AS_OF, exhibits={})
    boxes = {one.number: one for one in filled.boxes()}
    assert boxes["3.1"].question == "In which place was the person taken?"
    assert "at Zarechensk" not in boxes["2.1"].text
    assert boxes["3.3"].text.startswith("Timur Badmaev: transferred, Zarechensk")
