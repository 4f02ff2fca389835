"""Whom one can ask about a statement."""

from dataclasses import replace

import pytest

from habeas.facts.claim import ContactClaim
from habeas.facts.ids import PartyId
from habeas.facts.source import Link
from habeas.workspace.informants import informant_of, is_unreachable
from tests.watch.world import MOTHER, PARTIES, TIMUR, said

LOST = ContactClaim(of=(TIMUR,), with_whom="family", state="lost")


def name_of(party: str) -> str:
    """Return a name as the record of a case does: what was given where nobody has the id."""
    return next((one.name for one in PARTIES.values() if one.id == party), party)


def test_whoever_said_it_is_asked_first() -> None:
    statement = said(1, LOST, speaker=MOTHER)
    assert informant_of(statement, name_of, never=[TIMUR]) == "Darima Badmaeva"


def test_the_missing_are_never_asked_but_who_heard_them() -> None:
    chain = (Link(who=TIMUR, how="said"), Link(who=MOTHER, how="told"))
    statement = said(1, LOST, speaker=TIMUR, chain=chain)
    assert informant_of(statement, name_of, never=()) == "Timur Badmaev"
    assert informant_of(statement, name_of, never=[TIMUR]) == "Darima Badmaeva"
    assert informant_of(said(1, LOST, speaker=TIMUR), name_of, never=[TIMUR]) == "The Invented Gazette"
    assert informant_of(said(1, LOST, speaker=TIMUR, publisher=""), name_of, never=[TIMUR]) == ""


@pytest.mark.parametrize("word", ["I", "He", "Я", "меня", "Він", "її"])
def test_a_bare_pronoun_is_nobody_whom_one_can_ask(word: str) -> None:
    chain = (Link(who=word, how="said"), Link(who=word, how="told"), Link(who="The lawyer", how="wrote"))
    assert informant_of(said(1, LOST, chain=chain[:2]), name_of, never=()) == "The Invented Gazette"
    assert informant_of(said(1, LOST, chain=chain), name_of, never=()) == "The lawyer"


def test_an_id_that_nobody_has_is_no_name() -> None:
    gone = PartyId("p-erased")
    told = (Link(who=gone, how="said"), Link(who=gone, how="told"))
    nameless = said(1, LOST, speaker=gone, chain=told)
    assert informant_of(nameless, name_of, never=()) == "The Invented Gazette"
    named = replace(nameless, origin=replace(nameless.origin, speaker_name="a neighbour"))
    assert informant_of(named, name_of, never=()) == "a neighbour"


def test_who_is_free_can_be_asked_who_is_held_or_dead_cannot() -> None:
    states = ("held", "transferred", "silent", "dead", "released", "returned", "unknown")
    assert [is_unreachable(one) for one in states] == [True, True, True, True, False, False, False]
