"""What stands by the rows is what stands by the fold over opened entries, whatever the history."""

from __future__ import annotations

import random

import pytest

from habeas.facts.anchor import Anchor
from habeas.facts.claim import RemarkClaim
from habeas.facts.ids import ActorId, CaseId, EntryId, ExhibitId, PartyId, ProposalId, StatementId, digest
from habeas.facts.judgement import Identity
from habeas.facts.span import Span
from habeas.facts.statement import Origin, Statement
from habeas.record.entries import Entry, Header
from habeas.record.judgement import fold_judgements
from habeas.record.kinds import (
    Act,
    IdentityJudged,
    JudgementUndone,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
    StatementRejected,
)
from habeas.store.standing import PENDING, Decision, Standing, entangled, stand
from tests.store.world import NOON

PROPOSALS = tuple(ProposalId(f"q-{number}") for number in range(4))
PARTIES = tuple(PartyId(f"p-{number}") for number in range(3))


HISTORIES = 500


def test_rows_and_fold_agree_on_random_histories() -> None:
    for seed in range(HISTORIES):
        check_agreement(random_history(random.Random(seed)))


@pytest.mark.usefixtures("file_store")
def test_rows_brought_up_to_date_one_by_one_stand_as_if_worked_out_whole() -> None:
    from habeas.store.models import CachedJudgement, CachedProposal
    from habeas.store.projections.restating import linked_to, restate

    for seed in range(30):
        decisions = [decision(place, entry) for place, entry in enumerate(random_history(random.Random(seed)))]
        case = f"c-{seed}"
        CachedProposal.objects.bulk_create(
            CachedProposal(case=case, id=one, seq=0, place=0, reading="", layer="", state=PENDING, plain="")
            for one in PROPOSALS
        )
        for number, one in enumerate(decisions, 1):
            undone = None if one.undone is None else seed * 1000 + one.undone
            moved = one._replace(seq=seed * 1000 + one.seq, undone=undone)
            CachedJudgement.objects.create(case=case, holds=True, stands=undone is None, **moved._asdict())
            restate(case, linked_to(case, [moved]))
            check_rows(case, stand(decisions[:number]), seed * 1000)


def test_what_hangs_together_with_nothing_simply_stands() -> None:
    for seed in range(HISTORIES):
        decisions = [decision(place, entry) for place, entry in enumerate(random_history(random.Random(seed)))]
        whole, some = stand(decisions), entangled(decisions)
        alone = {one.seq for one in decisions} - {one.seq for one in some}
        assert stand(some).standing | alone == whole.standing
        assert stand(some).holding | alone == whole.holding
        assert stand(some).states == whole.states


def check_rows(case: str, wanted: Standing, first: int) -> None:
    from habeas.store.models import CachedJudgement, CachedProposal

    rows = CachedJudgement.objects.filter(case=case)
    assert {seq - first for seq in rows.filter(holds=True).values_list("seq", flat=True)} == wanted.holding
    assert {seq - first for seq in rows.filter(stands=True).values_list("seq", flat=True)} == wanted.standing
    states = dict(CachedProposal.objects.filter(case=case).values_list("id", "state"))
    assert states == {one: wanted.states.get(one, PENDING) for one in PROPOSALS}


def check_agreement(entries: list[Entry]) -> None:
    held = fold_judgements(entries)
    standing = stand([decision(place, entry) for place, entry in enumerate(entries)])
    by_entry = {entry.header.id: place for place, entry in enumerate(entries)}
    of_statements = {by_entry[judgement.entry] for judgement in held.held.values()}
    of_statements |= {by_entry[one.entry] for one in held.standing.values() if one.statement is None}
    assert standing.standing == of_statements | {by_entry[one.entry] for one in held.identities}
    assert standing.holding == {place for entry, place in by_entry.items() if entry not in held.undone}
    judged = {proposal: one.verdict.value for proposal, one in held.standing.items()}
    assert {proposal: state for proposal, state in standing.states.items() if state != PENDING} == judged


def random_history(chance: random.Random) -> list[Entry]:
    entries: list[Entry] = []
    statements: list[StatementId] = []
    for number in range(chance.randrange(1, 25)):
        act = _random_act(chance, number, entries, statements)
        header = Header(
            id=EntryId(f"e-{number}"),
            kind=act.kind,
            kind_version=1,
            case=CaseId("c-1"),
            actor=ActorId("a-1"),
            at=NOON,
            parts=(),
        )
        entries.append(Entry(header=header, act=act))
    return entries


def _random_act(chance: random.Random, number: int, entries: list[Entry], statements: list[StatementId]) -> Act:
    proposal = chance.choice(PROPOSALS)
    statement = _statement(f"s-{number}", proposal)
    earlier = chance.choice(statements) if statements and chance.random() < 0.7 else None
    left, right = chance.sample(PARTIES, 2)
    identity = chance.choice(tuple(Identity))
    acts: list[Act] = [
        StatementAccepted(proposal=proposal, statement=statement, reason="", about=()),
        StatementCorrected(
            proposal=chance.choice((proposal, None)), statement=statement, supersedes=earlier, reason="", about=()
        ),
        StatementEntered(statement=statement, reason="", about=()),
        StatementRejected(proposal=proposal, reason=""),
        IdentityJudged(left=left, right=right, identity=identity, reason="", about=()),
    ]
    if entries:
        acts += [JudgementUndone(undone=chance.choice(entries).header.id, reason="")] * 3
    act = chance.choice(acts)
    if isinstance(act, StatementAccepted | StatementCorrected | StatementEntered):
        statements.append(statement.id)
    return act


def decision(place: int, entry: Entry) -> Decision:
    act = entry.act
    statement = act.statement.id if isinstance(act, StatementAccepted | StatementCorrected | StatementEntered) else None
    judges = isinstance(act, StatementAccepted | StatementCorrected | StatementEntered | StatementRejected)
    verdicts = {StatementCorrected: "corrected", StatementRejected: "rejected"}
    return Decision(
        seq=place,
        verdict=verdicts.get(type(act), "accepted") if judges else None,
        proposal=getattr(act, "proposal", None),
        statement=statement,
        supersedes=act.supersedes if isinstance(act, StatementCorrected) else None,
        undone=int(act.undone.removeprefix("e-")) if isinstance(act, JudgementUndone) else None,
        pair=" ".join(sorted((act.left, act.right))) if isinstance(act, IdentityJudged) else None,
    )


def _statement(identifier: str, proposal: ProposalId) -> Statement:
    anchor = Anchor(exhibit=ExhibitId("x-1"), layer_sha256=digest(b""), span=Span(start=0, end=1), quote="A")
    return Statement(
        id=StatementId(identifier),
        claim=RemarkClaim(),
        anchor=anchor,
        origin=Origin(speaker=None, speaker_name=""),
        published_on=None,
        proposal=proposal,
    )
