"""Claims in a few words: every field that a claim has is said."""

from __future__ import annotations

from datetime import date

import pytest

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
from habeas.facts.when import during, on_day, throughout
from habeas.facts.wording import claim_in_words, count_in_words, when_in_words

NAMES = {"e1": "Timur", "e2": "the brigade", "e3": "Zarechensk"}
FIVE = Count(at_least=5, at_most=5, words="five")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (CountClaim(of="e2", number=FIVE, state="refused"), "5 the brigade: refused"),
        (CountClaim(of=None, about="buses", number=FIVE, measure=Measure.EACH), "5 buses (each)"),
        (CountClaim(of="e1", number=FIVE, part_of="e2"), "5 Timur of the brigade"),
        (
            ActClaim(act="detention", victims=("e1",), perpetrators=("e2",), conditions="in a cellar"),
            "detention → Timur · by the brigade · in a cellar",
        ),
        (ContactClaim(of=("e1",), with_whom="family", state="denied"), "Timur: denied, family"),
        (
            WhereaboutsClaim(of=("e1", "e2"), state="held", place="e3", custody=Custody.DENIED),
            "Timur, the brigade: held → Zarechensk · custody denied",
        ),
        (TieClaim(tie="commander of", from_party="e1", to="e2"), "Timur · commander of the brigade"),
        (AppealClaim(by=("e1",), to="e2", asks="dismissal", number=FIVE), "Timur → the brigade, 5: dismissal"),
        (
            ResponseClaim(by="e2", response="refused", to=("e1",), about="dismissal"),
            "the brigade: refused → Timur · dismissal",
        ),
        (RemarkClaim(), "said, of no other kind"),
    ],
    ids=lambda value: value.kind if isinstance(value, Claim) else "",
)
def test_a_claim_says_every_field_it_has(claim: Claim, words: str) -> None:
    assert claim_in_words(claim, NAMES.__getitem__) == words


@pytest.mark.parametrize(
    ("least", "most", "words"), [(61, 61, "61"), (8, 10, "8–10"), (234, None, "at least 234"), (1, 300, "up to 300")]
)
def test_a_count_says_its_bounds(least: int, most: int | None, words: str) -> None:
    assert count_in_words(Count(at_least=least, at_most=most, words="")) == words


def test_a_date_says_its_words_and_its_bounds() -> None:
    vague = during(date(2023, 7, 1), date(2023, 7, 20), words="earlier this month")
    assert when_in_words(vague) == "earlier this month (2023-07-01 to 2023-07-20)"
    assert when_in_words(on_day(date(2023, 7, 4))) == "2023-07-04"
    assert when_in_words(during(None, date(2023, 7, 20), words="by now")) == "by now (up to 2023-07-20)"
    assert when_in_words(throughout(date(2023, 7, 1), None, words="since July")) == "since July (from 2023-07-01)"
