"""A proposal as a form, and back: only what was changed is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, AppealClaim, Claim, ContactClaim, CountClaim, TieClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.party import PartyKind
from habeas.facts.plain import from_plain
from habeas.facts.reading import Entity
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.facts.when import When
from habeas.workspace.correcting.corrections import changes_from, correction_form, who_fields
from habeas.workspace.correcting.errors import DateNotUnderstood, FormNotUnderstood

CLAIMS: list[Claim] = [
    WhereaboutsClaim(of=("e1",), state="held", place="e2"),
    ContactClaim(of=("e1",), with_whom="family", state="denied"),
    ActClaim(act="detention", victims=("e1",), conditions="in a cellar"),
    CountClaim(of="e1", number=Count(at_least=8, at_most=None, words="eight or more")),
    AppealClaim(by=("e1",), asks="his release"),
]


def proposal(claim: Claim) -> Proposal:
    return Proposal(id="s1", span=Span(start=0, end=5), quote="words", attribution=None, claim=claim)


def as_sent(claim: Claim) -> dict[str, str]:
    """Return what a browser sends when nothing was retyped."""
    form = correction_form(proposal(claim), {})
    sent = {f"claim-{field.name}": field.value for field in form.fields}
    number = {"at_least": form.at_least, "at_most": form.at_most} if form.has_number else {}
    return sent | number | {"when": form.when, "polarity": form.polarity, "modality": form.modality}


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_form_that_was_not_touched_asks_for_nothing(claim: Claim) -> None:
    assert changes_from(as_sent(claim), proposal(claim)) == {}


def test_only_what_was_retyped_is_asked_for() -> None:
    sent = as_sent(CLAIMS[0]) | {"claim-state": "transferred", "modality": "alleged", "when": "2023-10-13"}
    changes = changes_from(sent, proposal(CLAIMS[0]))
    assert (changes["claim"], changes["modality"], sorted(changes)) == (
        {"state": "transferred"}, "alleged", ["claim", "modality", "when"],
    )  # fmt: skip


def test_a_number_is_asked_for_as_a_whole_and_keeps_its_words() -> None:
    changes = changes_from(as_sent(CLAIMS[3]) | {"at_most": "12"}, proposal(CLAIMS[3]))
    assert changes == {"claim": {"number": {"at_least": 8, "at_most": 12, "words": "eight or more"}}}


@pytest.mark.parametrize("typed", ["-1", "1.5", "٣", "eight", "1e3"])
def test_a_number_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(FormNotUnderstood):
        changes_from({"at_least": typed}, proposal(CLAIMS[3]))


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(DateNotUnderstood) as refused:
        changes_from({"when": "soon"}, proposal(CLAIMS[0]))
    assert ["2024-02-28/2024-03-05" in line for line in refused.value.lines()] == [False, False, False, True]


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("28 February 2024", "2024-02-28"),
        ("on 28 February 2024.", "2024-02-28"),
        ("between 3 and 5 March 2024", "[2024-03-03..2024-03-05]"),
        ("3 March", "2024-03-03"),
        ("2024-02", "2024-02"),
    ],
)
def test_a_date_in_plain_english_is_understood(typed: str, edtf: str) -> None:
    changes = changes_from({"when": typed}, proposal(CLAIMS[0]), published=date(2024, 3, 20))
    when = from_plain(When, changes["when"])
    assert (when.edtf, when.words, when.span) == (edtf, "", None)


@pytest.mark.parametrize(
    "typed", ["29 February 2023", "3 March or 9 April 2024", "not 3 March 2024", "2023-02-30", "Tuesday"]
)
def test_a_date_that_words_make_doubtful_is_refused(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        changes_from({"when": typed}, proposal(CLAIMS[0]))


def test_what_was_typed_stands_before_what_was_proposed() -> None:
    form = correction_form(proposal(CLAIMS[0]), {"claim-state": "dead", "reason": "so", "source": "B"})
    assert [(field.name, field.value) for field in form.fields] == [("state", "dead"), ("custody", "")]
    assert (form.reason, form.source, form.information) == ("so", "B", "6")


def entities(*ids: str) -> tuple[Entity, ...]:
    return tuple(Entity(id=one, kind=PartyKind.PERSON, name=one) for one in ids)


def test_who_is_meant_is_asked_for_by_the_entities_of_the_reading() -> None:
    changes = changes_from({}, proposal(CLAIMS[0]), entities=entities("e1", "e2", "e3"), chosen={
        "claim-of": ["", "e3", "e1"], "claim-place": ["", ""],
    })  # fmt: skip
    assert changes == {"claim": {"of": ["e1", "e3"], "place": None}}


@pytest.mark.parametrize("sent", [{"claim-of": ["e9"]}, {"claim-of": [""]}, {"claim-place": ["e1", "e3"]}])
def test_somebody_else_nobody_or_too_many_are_refused(sent: dict[str, list[str]]) -> None:
    with pytest.raises(FormNotUnderstood):
        changes_from({}, proposal(CLAIMS[0]), entities=entities("e1", "e2", "e3"), chosen=sent)


def test_every_claim_asks_for_all_that_it_points_at_by_its_name_in_json() -> None:
    tie = TieClaim(tie="mother", from_party="e1", to="e2")
    assert [(one.name, one.chosen, one.is_many, one.is_required) for one in who_fields(proposal(tie))] == [
        ("from", ("e1",), False, True), ("to", ("e2",), False, True),
    ]  # fmt: skip
    assert [(one.name, one.is_many) for one in who_fields(proposal(CLAIMS[4]))] == [("by", True), ("to", False)]


def test_where_it_happened_is_one_of_the_places_of_the_report() -> None:
    named = Span(start=20, end=30)
    places = (Entity(id="e2", kind=PartyKind.PLACE, name="Zarechensk", mentions=(named,)),)
    found = proposal(CLAIMS[2])
    assert changes_from({"where": "e2"}, found, entities=places) == {"where": {"entity": "e2", "span": [20, 30]}}
    assert changes_from({"where": ""}, found, entities=places) == {}
    with pytest.raises(FormNotUnderstood):
        changes_from({"where": "e1"}, found, entities=places)
