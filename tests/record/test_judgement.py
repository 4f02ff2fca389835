"""What is held follows from the order of the log; every judgement can be undone and brought back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.claim import RemarkClaim
from habeas.facts.ids import EntryId, ProposalId, StatementId
from habeas.facts.judgement import Identity, Verdict
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.record.judgement import Holding, SaidAndHeld, fold_judgements, in_two_layers, undone_entries
from habeas.record.kinds import Act, CaseOpened
from tests.record.examples import CASE, accepted, corrected, entered, judged, logged, rejected, undone, unsure

Q1 = ProposalId("q-1")


def fold(*acts: Act | None) -> Holding:
    return fold_judgements(logged(*acts))


def verdicts(holding: Holding) -> dict[str, Verdict]:
    return {proposal: judgement.verdict for proposal, judgement in holding.standing.items()}


def held(holding: Holding) -> set[str]:
    return set(holding.held)


def test_nothing_is_held_of_an_empty_log() -> None:
    assert fold() == Holding(
        history=(), undone=frozenset(), standing={}, held={}, superseded=frozenset(), identities=(), derivations=()
    )


def test_a_judgement_names_who_judged_when_and_why() -> None:
    judgement = fold(accepted()).standing[Q1]
    entry = logged(accepted())[0]
    assert (judgement.entry, judgement.by, judgement.at) == (entry.header.id, entry.header.actor, entry.header.at)
    assert (judgement.reason, str(judgement.grade), judgement.statement) == (
        "her own words",
        "B2",
        accepted().statement,
    )


def test_the_latest_judgement_about_a_proposal_stands_and_the_history_stays() -> None:
    holding = fold(accepted(), unsure(), rejected())
    assert verdicts(holding) == {"q-1": Verdict.REJECTED}
    assert held(holding) == set()
    assert [one.verdict for one in holding.history] == [Verdict.ACCEPTED, Verdict.UNSURE, Verdict.REJECTED]


def test_judgements_about_different_proposals_stand_side_by_side() -> None:
    holding = fold(accepted("q-1", "s-1"), accepted("q-2", "s-2"), rejected("q-3"), unsure("q-4"))
    assert verdicts(holding) == {
        "q-1": Verdict.ACCEPTED,
        "q-2": Verdict.ACCEPTED,
        "q-3": Verdict.REJECTED,
        "q-4": Verdict.UNSURE,
    }
    assert held(holding) == {"s-1", "s-2"}


def test_an_undone_judgement_gives_way_to_the_one_before_it() -> None:
    assert verdicts(fold(accepted(), rejected(), undone("e-1"))) == {"q-1": Verdict.ACCEPTED}
    assert verdicts(fold(accepted(), undone("e-0"))) == {}


def test_undoing_an_undoing_brings_a_judgement_back() -> None:
    acts: tuple[Act, ...] = (accepted(), undone("e-0"), undone("e-1"))
    assert (held(fold(*acts[:2])), held(fold(*acts))) == (set(), {"s-1"})
    assert held(fold(*acts, undone("e-2"))) == set()


def test_two_undoings_of_one_judgement_are_both_needed_to_be_undone() -> None:
    twice = (accepted(), undone("e-0"), undone("e-0"))
    assert held(fold(*twice, undone("e-2"))) == set()
    assert held(fold(*twice, undone("e-2"), undone("e-1"))) == {"s-1"}


def test_an_undoing_of_what_cannot_be_undone_has_no_effect() -> None:
    opened = CaseOpened(case=CASE, title="river")
    assert undone_entries(logged(opened, undone("e-0"), undone("e-9"), undone("e-3"))) == frozenset()


def test_an_undoing_of_a_later_judgement_has_no_effect() -> None:
    holding = fold(undone("e-1"), accepted())
    assert (holding.undone, held(holding)) == (frozenset(), {"s-1"})


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    holding = fold(accepted(), corrected("q-1", "s-2", "s-1"))
    assert verdicts(holding) == {"q-1": Verdict.CORRECTED}
    assert (held(holding), set(holding.superseded)) == ({"s-2"}, {"s-1"})


def test_a_correction_of_an_entered_statement_supersedes_it_until_undone() -> None:
    acts: tuple[Act, ...] = (entered("s-9"), corrected(None, "s-10", "s-9"))
    assert held(fold(acts[0])) == {"s-9"}
    assert held(fold(*acts)) == {"s-10"}
    assert held(fold(*acts, undone("e-1"))) == {"s-9"}


def test_a_chain_of_corrections_leaves_only_the_last() -> None:
    acts = (entered("s-9"), corrected("q-1", "s-10", "s-9"), corrected("q-1", "s-11", "s-10"))
    assert held(fold(*acts)) == {"s-11"}
    assert fold(*acts).superseded == {"s-9", "s-10"}
    assert held(fold(*acts, undone("e-2"))) == {"s-10"}


def test_a_correction_that_is_itself_rejected_gives_back_what_it_had_superseded() -> None:
    assert held(fold(entered("s-9"), corrected("q-1", "s-10", "s-9"), rejected())) == {"s-9"}


def test_corrections_that_supersede_each_other_do_not_hang() -> None:
    assert held(fold(corrected("q-1", "s-1", "s-2"), corrected("q-2", "s-2", "s-1"))) == set()


def test_erased_entries_and_other_acts_are_passed_over() -> None:
    assert held(fold(None, CaseOpened(case=CASE, title="river"), accepted(), None)) == {"s-1"}


def test_what_was_held_on_a_day_is_the_fold_of_the_entries_up_to_it() -> None:
    entries = logged(accepted(), rejected())
    early = [entry for entry in entries if entry.header.at < entries[1].header.at]
    assert (held(fold_judgements(early)), held(fold_judgements(entries))) == ({"s-1"}, set())


def test_both_layers_are_shown_side_by_side() -> None:
    said = {
        ProposalId(name): Proposal(id=name, span=Span(start=0, end=1), quote="x", attribution=None, claim=RemarkClaim())
        for name in ("q-1", "q-2", "q-3")
    }
    holding = fold(accepted("q-1", "s-1"), rejected("q-2"))
    layers = in_two_layers(said, holding)
    assert [(one.proposal, one.judgement and one.judgement.verdict, one.held and one.held.id) for one in layers] == [
        ("q-1", Verdict.ACCEPTED, "s-1"),
        ("q-2", Verdict.REJECTED, None),
        ("q-3", None, None),
    ]
    assert layers[2] == SaidAndHeld(proposal=ProposalId("q-3"), said=said[ProposalId("q-3")], judgement=None)


def test_the_latest_identity_of_a_pair_stands_in_whichever_order_it_is_named() -> None:
    acts = (judged("p-1", "p-2", Identity.SAME), judged("p-2", "p-1", Identity.NOT_SAME))
    assert [(one.entry, one.identity) for one in fold(*acts).identities] == [("e-1", Identity.NOT_SAME)]
    assert [one.identity for one in fold(*acts, undone("e-1")).identities] == [Identity.SAME]


ACTS = st.sampled_from([accepted("q-1", "s-1"), accepted("q-2", "s-2"), rejected("q-1"), unsure("q-2"),
                        corrected("q-1", "s-3", "s-1"), corrected(None, "s-4", "s-9"), entered("s-9"),
                        judged("p-1", "p-2", Identity.SAME), judged("p-2", "p-1", Identity.NOT_SAME)])  # fmt: skip


@given(st.lists(ACTS, min_size=1, max_size=12), st.data())
def test_undoing_the_latest_judgement_is_as_if_it_had_never_been(acts: list[Act], chance: st.DataObject) -> None:
    before, after = fold(*acts[:-1]), fold(*acts, undone(f"e-{len(acts) - 1}"))
    assert (after.standing, after.held, after.superseded, after.identities) == (
        before.standing,
        before.held,
        before.superseded,
        before.identities,
    )
    any_earlier = chance.draw(st.integers(0, len(acts) - 1))
    back = fold(*acts, undone(f"e-{any_earlier}"), undone(f"e-{len(acts)}"))
    assert (back.standing, back.held) == (fold(*acts).standing, fold(*acts).held)


@given(st.lists(ACTS | st.integers(0, 15).map(lambda place: undone(f"e-{place}")), max_size=16))
def test_undone_entries_agree_with_asking_each_undoing_in_turn(acts: list[Act]) -> None:
    entries = logged(*acts)

    def holds(place: int) -> bool:
        mine = EntryId(f"e-{place}")
        return not any(
            getattr(entry.act, "undone", None) == mine and holds(later)
            for later, entry in enumerate(entries)
            if later > place
        )

    assert undone_entries(entries) == {entries[place].header.id for place in range(len(entries)) if not holds(place)}


@given(st.lists(ACTS, max_size=12))
def test_what_is_held_was_never_rejected_last_nor_superseded(acts: list[Act]) -> None:
    holding = fold(*acts)
    assert set(holding.held) & holding.superseded == set()
    stands = {one.statement.id for one in holding.standing.values() if one.statement is not None}
    free = {StatementId("s-4"), StatementId("s-9")}
    assert set(holding.held) <= stands | free
