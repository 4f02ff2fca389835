"""Three clocks, over all channels and for each by itself."""

from datetime import date

import pytest

from habeas.facts.claim import ContactClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Statement
from habeas.facts.when import Days, during, on_day
from habeas.watch import Clock, ContactKind, DayCount, index_statements, silence
from habeas.watch.channels import Tie, body_of, kin_of
from tests.watch.world import COMMANDER, MOTHER, PARTIES, TIMUR, said

AS_OF = date(2022, 8, 20)
BODY = PartyId("p-body")
LAWYER = PartyId("p-lawyer")
KNOWN = {
    **PARTIES,
    BODY: Party(id=BODY, kind=PartyKind.ORGANIZATION, name="Invented Red Cross"),
    LAWYER: Party(id=LAWYER, kind=PartyKind.PERSON, name="Pavel Uritsyn"),
}
MOTHER_OF = said(90, TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR))


def heard(number: int, channel: str, first: int, last: int, *, speaker: PartyId = MOTHER) -> Statement:
    claim = ContactClaim(of=(TIMUR,), with_whom=channel, state="in contact")
    return said(number, claim, when=during(date(2022, 7, first), date(2022, 7, last)), speaker=speaker)


def clock(kind: ContactKind, channel: str, *statements: Statement) -> Clock | None:
    return silence(TIMUR, index_statements(statements, KNOWN, AS_OF)).clock(kind, channel)


def test_clock_of_a_channel_is_an_interval_with_what_reset_it() -> None:
    calls = (heard(1, "family", 1, 5), heard(2, "family", 3, 9), heard(3, "lawyer", 10, 10), MOTHER_OF)
    found = clock(ContactKind.EVIDENCED, "family", *calls)
    assert found is not None
    assert found.began == Days(first=date(2022, 7, 3), last=date(2022, 7, 9))
    assert found.days == DayCount(at_least=42, at_most=48)
    assert found.heard.statement == calls[1].id


def test_clock_over_all_channels_takes_the_newest_of_any() -> None:
    found = clock(ContactKind.EVIDENCED, "any", heard(1, "family", 1, 5), heard(3, "lawyer", 10, 10), MOTHER_OF)
    assert found is not None
    assert found.days == DayCount(at_least=41, at_most=41)


def test_clocks_of_evidenced_claimed_and_official_words_run_apart() -> None:
    denial = said(4, WhereaboutsClaim(of=(TIMUR,), state="held"), when=on_day(date(2022, 7, 12)), speaker=COMMANDER)
    words = silence(
        TIMUR,
        index_statements([heard(1, "family", 1, 1), heard(2, "family", 8, 8, speaker=LAWYER), denial, MOTHER_OF],
                         KNOWN, AS_OF),
    ).clocks  # fmt: skip
    assert [(one.channel, one.kind.value, one.days.at_least) for one in words] == [
        ("any", "claimed", 43), ("any", "evidenced", 50), ("any", "official", 39),
        ("family", "claimed", 43), ("family", "evidenced", 50),
    ]  # fmt: skip


def test_clock_of_a_humanitarian_body_is_found_by_who_was_told() -> None:
    found = clock(ContactKind.CLAIMED, "humanitarian body", heard(1, "anyone", 4, 4, speaker=BODY))
    assert found is not None
    assert found.days == DayCount(at_least=47, at_most=47)


@pytest.mark.parametrize(
    ("who", "expected"), [(BODY, "humanitarian body"), (COMMANDER, "anyone"), (PartyId("p-nobody"), "anyone")]
)
def test_channel_is_told_by_name_and_roles(who: PartyId, expected: str) -> None:
    assert body_of(who, KNOWN) == expected


def test_channel_is_told_by_a_tie() -> None:
    ties = [
        Tie(to=BODY, tie="lawyer of", statement=StatementId("s-1")),
        Tie(to=MOTHER, tie="mother of", statement=StatementId("s-2")),
        Tie(to=COMMANDER, tie="commander of", statement=StatementId("s-3")),
    ]
    assert kin_of(ties, KNOWN) == {BODY: "lawyer", MOTHER: "family"}


def test_one_statement_that_is_claimed_and_official_stands_under_both() -> None:
    call = heard(1, "family", 4, 4, speaker=COMMANDER)
    found = silence(TIMUR, index_statements([call], KNOWN, AS_OF)).clocks
    assert [(one.channel, one.kind.value, one.heard.how) for one in found] == [
        ("any", "claimed", "in contact"), ("any", "official", "contact"),
        ("family", "claimed", "in contact"), ("family", "official", "contact"),
    ]  # fmt: skip
