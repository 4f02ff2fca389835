"""A layout of which a few statements changed is the one that would be made from nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.claim import Claim, ContactClaim, CountClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.ids import PartyId
from habeas.facts.party import Party
from habeas.facts.statement import Polarity, Statement
from habeas.watch import Index, change_index, count_groups, index_statements, silence, tally, whereabouts
from tests.watch.world import BRIGADE, EIGHT, GROUP, PARTIES, TIMUR, said

AS_OF = date(2022, 8, 20)
CLAIMS: tuple[Claim, ...] = (
    WhereaboutsClaim(of=(TIMUR, GROUP), state="held"),
    ContactClaim(of=(TIMUR,), with_whom="family", state="lost"),
    TieClaim(tie="member of", from_party=TIMUR, to=EIGHT),
    TieClaim(tie="member of", from_party=EIGHT, to=GROUP),
    TieClaim(tie="mother of", from_party=TIMUR, to=EIGHT),
    CountClaim(of=GROUP, number=Count(at_least=3, at_most=3, words="three")),
    ResponseClaim(by=BRIGADE, response="refused", to=(TIMUR,)),
)
STATEMENTS = [
    replace(one, polarity=polarity)
    for number, claim in enumerate(CLAIMS)
    for place, (speaker, polarity) in enumerate(
        ((None, Polarity.AFFIRMED), (TIMUR, Polarity.AFFIRMED), (BRIGADE, Polarity.DENIED))
    )
    for one in (said(3 * number + place, claim, speaker=speaker),)
]


def laid_out(statements: Sequence[Statement], parties: Mapping[PartyId, Party] = PARTIES) -> Index:
    return index_statements(statements, parties, AS_OF)


def answers(index: Index) -> list[object]:
    """Return all that an index tells of everybody and of every group."""
    counted = count_groups(index)
    told = [(whereabouts(party, index), silence(party, index)) for party in PARTIES]
    return [*told, *(tally(party, index, counted) for party in (GROUP, EIGHT)), index.parties]


@given(st.sets(st.sampled_from(STATEMENTS)), st.sets(st.sampled_from(STATEMENTS)))
def test_a_changed_index_is_that_of_the_changed_statements(before: set[Statement], after: set[Statement]) -> None:
    index = laid_out(list(before))
    whole = answers(index)
    changed = change_index(index, PARTIES, removed=list(before - after), added=list(after - before))
    assert answers(changed) == answers(laid_out(list(after)))
    assert answers(index) == whole


def test_who_became_an_office_speaks_as_one_once_its_statements_are_laid_out_again() -> None:
    statement = said(1, WhereaboutsClaim(of=(GROUP,), state="held"), speaker=TIMUR)
    parties = {**PARTIES, TIMUR: replace(PARTIES[TIMUR], roles=("commander",))}
    before = laid_out([statement])
    changed = change_index(before, parties, removed=[statement], added=[statement])
    assert [silence(GROUP, one).official is not None for one in (before, changed)] == [False, True]
    assert answers(changed) == answers(laid_out([statement], parties))
