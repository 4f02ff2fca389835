"""Facts cross to JSON and back unchanged, and nothing unknown slips in."""

from __future__ import annotations

import json
from datetime import date

import pytest

from habeas.facts.claim import (
    CLAIM_KINDS,
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
from habeas.facts.count import Count
from habeas.facts.errors import MalformedFact
from habeas.facts.plain import from_plain, to_plain
from habeas.facts.reading import Reading
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.facts.when import during

NUMBER = Count(at_least=5, at_most=5, words="five")
ONE_OF_EACH: tuple[Claim, ...] = (
    CountClaim(of="e1", number=NUMBER, state="refused"),
    ActClaim(act="detention", victims=("e1", "e2"), perpetrators=("e3",)),
    ContactClaim(of=("e1",), with_whom="family", state="denied"),
    WhereaboutsClaim(of=("e1",), state="held", place="e4"),
    TieClaim(tie="mother of", from_party="e5", to="e1"),
    AppealClaim(by=("e1",), to="e6", asks="dismissal", number=NUMBER),
    ResponseClaim(by="e6", response="refused", to=("e1",)),
    RemarkClaim(),
)


def proposal(claim: Claim) -> Proposal:
    """Return a proposal of `claim` with a date."""
    when = during(date(2023, 7, 1), date(2023, 7, 20), words="earlier this month")
    return Proposal(id="s1", span=Span(start=0, end=4), quote="four", attribution=None, claim=claim, when=when)


def test_there_is_one_example_of_each_kind() -> None:
    assert [claim.kind for claim in ONE_OF_EACH] == list(CLAIM_KINDS)


@pytest.mark.parametrize("claim", ONE_OF_EACH, ids=lambda claim: str(claim.kind))
def test_a_reading_comes_back_from_json_equal(claim: Claim) -> None:
    reading = Reading(language="en", published=date(2023, 7, 20), reader="rules-en/1", statements=(proposal(claim),))
    assert from_plain(Reading, json.loads(json.dumps(to_plain(reading)))) == reading


def test_python_words_are_contract_words_in_json() -> None:
    assert to_plain(proposal(ONE_OF_EACH[4]).claim) == {"kind": "tie", "tie": "mother of", "from": "e5", "to": "e1"}


def test_spans_and_days_are_pairs_in_json() -> None:
    plain = to_plain(proposal(RemarkClaim()))
    assert isinstance(plain, dict)
    assert (plain["span"], plain["when"]["some"]) == ([0, 4], ["2023-07-01", "2023-07-20"])


@pytest.mark.parametrize(
    "change",
    [{"unknown": 1}, {"span": [4, 4]}, {"span": None}, {"claim": {"kind": "rumour"}}, {"polarity": "maybe"}],
    ids=lambda change: next(iter(change)),
)
def test_a_proposal_with_a_wrong_field_is_refused(change: dict[str, object]) -> None:
    plain = to_plain(proposal(RemarkClaim()))
    assert isinstance(plain, dict)
    with pytest.raises(MalformedFact):
        from_plain(Proposal, plain | change)


@pytest.mark.parametrize("claim", ONE_OF_EACH, ids=lambda claim: str(claim.kind))
def test_renaming_reaches_every_reference(claim: Claim) -> None:
    renamed = claim.renamed(lambda reference: f"p-{reference}")
    assert renamed.references() == tuple(f"p-{reference}" for reference in claim.references())
