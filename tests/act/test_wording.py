"""Claims and dates in words."""

from datetime import date

import pytest

from habeas.act.wording import claim_in_words, origin_in_words, when_in_words
from habeas.facts.claim import ActClaim, Claim, ContactClaim, CountClaim, RemarkClaim, TieClaim
from habeas.facts.count import Count
from habeas.facts.source import Link, Medium
from habeas.facts.statement import Modality, Polarity
from habeas.facts.when import When, during, on_day, throughout
from tests.watch.world import GROUP, MOTHER, PARTIES, TIMUR, said

FIRST, LAST = date(2022, 7, 5), date(2022, 7, 10)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, ""),
        (on_day(FIRST), "on 5 July 2022"),
        (during(FIRST, LAST), "on a day from 5 July 2022 to 10 July 2022"),
        (during(FIRST, None), "on a day not before 5 July 2022"),
        (during(None, LAST), "on a day not after 10 July 2022"),
        (throughout(FIRST, LAST), "throughout from 5 July 2022 to 10 July 2022"),
        (throughout(FIRST, None), "since 5 July 2022"),
        (throughout(None, LAST), "until 10 July 2022"),
    ],
)
def test_when_in_words_claims_no_more_than_the_bounds(when: When | None, words: str) -> None:
    assert when_in_words(when) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (ActClaim(act="threat", victims=(), conditions="at night"), "threat of somebody not named (at night)"),
        (ContactClaim(of=(TIMUR,), with_whom="lawyer", state="lost"), "contact of Timur Badmaev with counsel: lost"),
        (CountClaim(of=GROUP, number=Count(at_least=78, at_most=78, words="78"), state="refused"),
         "78 of refusers: refused"),
        (TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR), "Darima Badmaeva, mother of Timur Badmaev"),
        (RemarkClaim(), "remark"),
    ],
)  # fmt: skip
def test_claim_in_words_names_the_parties(claim: Claim, words: str) -> None:
    assert claim_in_words(said(1, claim), PARTIES) == words


def test_claim_in_words_says_denial_and_modality() -> None:
    threat = said(
        1,
        ActClaim(act="arrest", victims=(TIMUR,)),
        polarity=Polarity.DENIED,
        modality=Modality.ALLEGED,
        when=on_day(FIRST),
    )
    assert claim_in_words(threat, PARTIES) == "denied: alleged: arrest of Timur Badmaev, on 5 July 2022"


def test_origin_in_words_says_who_passed_it_on() -> None:
    chain = (Link(who=TIMUR, how="said"), Link(who=MOTHER, how="told"), Link(who="a support group", how="posted"))
    origin = said(1, RemarkClaim(), speaker=TIMUR, medium=Medium.AUDIO, chain=chain).origin
    assert origin_in_words(origin, PARTIES) == (
        "Timur Badmaev (audio), passed on by Darima Badmaeva, passed on by a support group, in The Invented Gazette"
    )
    assert origin_in_words(said(1, RemarkClaim(), publisher="").origin, PARTIES) == "nobody named"
