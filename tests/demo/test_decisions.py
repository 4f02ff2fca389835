"""A decision finds what it is about, or fails loudly."""

from __future__ import annotations

import pytest

from habeas.demo.decisions import Decision, ReadProposal, choose
from habeas.demo.errors import DecisionMatchesNothing
from habeas.facts.claim import Claim, CountClaim, RemarkClaim
from habeas.facts.count import Count
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import ProposalId
from habeas.facts.judgement import Verdict
from habeas.facts.span import Span
from habeas.facts.statement import Proposal

WORDS = "two groups of nine and fourteen men"


def waiting(name: str, quote: str, claim: Claim, file: str = "a.txt") -> ReadProposal:
    proposal = Proposal(id="s1", span=Span(start=0, end=len(quote)), quote=quote, attribution=None, claim=claim)
    return ReadProposal(id=ProposalId(name), file=file, proposal=proposal)


def count_of(number: int) -> CountClaim:
    return CountClaim(of=None, number=Count(at_least=number, at_most=number, words=str(number)))


def decision(kind: str = "count", number: int | None = None, quote: str = WORDS) -> Decision:
    return Decision(
        file="a.txt", quote=quote, kind=kind, verdict=Verdict.ACCEPTED, by="Nadia Ferenz", grade="B2", number=number
    )


def ids_chosen(decisions: list[Decision], queue: list[ReadProposal]) -> list[str]:
    return [chosen.proposal.id for chosen in choose(decisions, queue)]


def test_decision_takes_every_proposal_of_its_kind_in_its_words() -> None:
    queue = [waiting("q1", "nine", count_of(9)), waiting("q2", "fourteen", count_of(14))]
    assert ids_chosen([decision()], queue) == ["q1", "q2"]


def test_number_picks_one_of_two_counts() -> None:
    queue = [waiting("q1", WORDS, count_of(9)), waiting("q2", WORDS, count_of(14))]
    assert ids_chosen([decision(number=14)], queue) == ["q2"]


def test_decision_leaves_other_files_and_kinds_alone() -> None:
    queue = [
        waiting("q1", WORDS, count_of(9), file="b.txt"),
        waiting("q2", WORDS, RemarkClaim()),
        waiting("q3", WORDS, count_of(9)),
    ]
    assert ids_chosen([decision()], queue) == ["q3"]


def test_first_decision_about_a_proposal_counts() -> None:
    queue = [waiting("q1", WORDS, count_of(9)), waiting("q2", WORDS, count_of(14))]
    chosen = choose([decision(number=9), decision()], queue)
    assert [(one.decision.number, one.proposal.id) for one in chosen] == [(9, "q1"), (None, "q2")]


def test_decision_that_fits_nothing_is_refused() -> None:
    with pytest.raises(DecisionMatchesNothing) as refused:
        choose([decision(), decision(quote="other words")], [waiting("q1", WORDS, count_of(9))])
    assert refused.value.values() == {"number": 2, "file": "a.txt", "kind": "count"}


def test_grade_is_read_on_two_axes() -> None:
    expected = Grade(source=SourceGrade.USUALLY, information=InformationGrade.PROBABLY_TRUE)
    assert decision().grade_given() == expected
