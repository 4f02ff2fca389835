"""The contract of the reads, the same on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import EntryId, ExhibitId, ProposalId
from habeas.facts.judgement import Identity, Verdict
from habeas.facts.party import PartyKind
from habeas.record.kinds import (
    ExhibitReceived,
    ExhibitUnreadable,
    IdentityJudged,
    JudgementUndone,
    StatementCorrected,
    StatementRejected,
    StatementUnsure,
)
from habeas.store.errors import Unknown
from habeas.store.proposal_ids import proposal_id
from habeas.store.store import Store
from tests.store.world import GRADE, NOON, REPORT, World, live, reading, world_of


@pytest.fixture
def world(store: Store) -> World:
    return world_of(store)


def test_the_workspace_says_who_and_what_it_is(store: Store) -> None:
    workspace = store.queries.workspace()
    assert workspace is not None
    assert (workspace.name, workspace.alone) == ("River case", False)
    assert [case.title for case in store.queries.cases()] == ["main"]
    assert [(actor.name, actor.role, actor.case) for actor in store.queries.actors()] == [
        ("Vera Lindqvist", "owner", None)
    ]


def test_a_second_case_keeps_to_itself(world: World) -> None:
    other = replace(world, case=world.store.open_case("other", actor=world.actor, at=NOON))
    first, second = world.seal(b"paper"), other.seal(b"paper")
    assert first.sha256 == second.sha256
    assert [exhibit.id for exhibit in world.store.queries.exhibits(world.case)] == [first.id]
    assert [exhibit.id for exhibit in world.store.queries.exhibits(other.case)] == [second.id]
    assert world.store.queries.number_of(first.id) == world.store.queries.number_of(second.id) == "x-0001"


def test_an_exhibit_opens_to_what_was_sealed(world: World) -> None:
    exhibit = world.seal(REPORT.encode())
    assert b"".join(world.store.open_exhibit(exhibit.id)) == REPORT.encode()
    assert world.store.queries.exhibit(exhibit.id) == exhibit


def test_the_same_bytes_are_one_exhibit_with_two_receipts(world: World) -> None:
    import io

    exhibit = world.seal(b"paper")
    again = world.store.seal(io.BytesIO(b"paper"), case=world.case)
    assert not again.is_new
    assert world.store.queries.exhibit_at(world.case, again.address) == exhibit
    world.append(ExhibitReceived(exhibit=exhibit.id, name="copy.txt", channel="mail", received_at=NOON))
    assert [receipt.name for receipt in world.store.queries.receipts(exhibit.id)] == ["report.txt", "copy.txt"]
    assert b"".join(world.store.open_exhibit(exhibit.id)) == b"paper"


def test_what_is_derived_is_found_by_its_role(world: World) -> None:
    layer = world.layer()
    made = world.read(layer)
    original = world.store.queries.exhibits(world.case, role=ExhibitRole.ORIGINAL)[0]
    assert world.store.queries.derived(original.id, role=ExhibitRole.TEXT_LAYER) == (layer,)
    assert world.store.queries.derived(layer.id) == (made,)


def test_an_unreadable_exhibit_says_why(world: World) -> None:
    exhibit = world.seal(b"\x00")
    assert not world.store.queries.is_unreadable(exhibit.id)
    world.append(ExhibitUnreadable(exhibit=exhibit.id, code="collect.not-text"))
    assert world.store.queries.unreadable_code(exhibit.id) == "collect.not-text"


def test_an_unknown_exhibit_is_an_error(world: World) -> None:
    with pytest.raises(Unknown):
        world.store.queries.exhibit(ExhibitId("x-none"))


def test_a_reading_fills_the_queue_in_its_order(world: World) -> None:
    layer = world.layer()
    made = world.read(layer, 4)
    queue = world.store.queries.proposals(world.case, is_open=True)
    assert [queued.proposal for queued in queue] == list(reading(4).statements)
    assert {(queued.reading, queued.layer, queued.verdict) for queued in queue} == {(made.id, layer.id, None)}
    assert [world.store.queries.number_of(queued.id) for queued in queue] == ["q-0001", "q-0002", "q-0003", "q-0004"]
    assert world.store.queries.proposal(world.case, queue[2].id) == queue[2]
    assert world.store.queries.proposals(world.case, exhibit=layer.id) == queue


def test_reading_again_proposes_only_what_is_new(world: World) -> None:
    layer = world.layer()
    world.read(layer, 2)
    first = world.store.queries.proposals(world.case)
    world.append(StatementRejected(proposal=first[0].id, reason="a caption"))
    world.read(layer, 4)
    queue = world.store.queries.proposals(world.case)
    assert [queued.id for queued in queue[:2]] == [queued.id for queued in first]
    assert [queued.verdict for queued in queue] == [Verdict.REJECTED, None, None, None]


def test_a_proposal_keeps_its_id_when_entities_are_counted_anew(world: World) -> None:
    layer = world.layer()
    left, right = reading(2, entity="e1"), reading(2, entity="e7")
    ids = [proposal_id(layer.sha256, one, one.statements[0]) for one in (left, right)]
    assert ids[0] == ids[1]
    assert proposal_id(layer.sha256, left, left.statements[1]) != ids[0]


def test_a_judgement_stands_until_it_is_undone(world: World) -> None:
    layer = world.layer()
    world.read(layer)
    proposal = world.store.queries.proposals(world.case)[0].id
    statement = world.accept(layer, proposal)
    (judgement,) = world.store.queries.judgements(world.case)
    assert (judgement.statement, judgement.verdict, judgement.by) == (statement, Verdict.ACCEPTED, world.actor)
    assert judgement.grade == GRADE
    assert world.store.queries.judgements_of(world.case, [proposal]) == {proposal: judgement}
    (undoing,) = world.append(JudgementUndone(undone=judgement.entry, reason="too quick"))
    assert world.store.queries.judgements(world.case) == ()
    assert state_of(world, proposal) is None
    world.append(JudgementUndone(undone=undoing, reason="it was right"))
    assert world.store.queries.judgements(world.case) == (judgement,)
    assert state_of(world, proposal) is Verdict.ACCEPTED


def test_a_correction_stands_in_the_place_of_what_it_supersedes(world: World) -> None:
    layer = world.layer()
    world.read(layer)
    proposal = world.store.queries.proposals(world.case)[0].id
    accepted = world.accept(layer, proposal)
    correction = world.statement(layer, proposal=proposal)
    world.append(
        StatementCorrected(proposal=proposal, statement=correction, supersedes=accepted.id, reason="a slip", about=())
    )
    assert world.store.queries.statements(world.case) == (correction,)
    history = world.store.queries.judgements(world.case, only_standing=False)
    assert [judgement.statement for judgement in history] == [accepted, correction]


def test_what_was_known_on_a_day_leaves_out_what_came_later(world: World) -> None:
    layer = world.layer()
    world.read(layer)
    first, second, _ = world.store.queries.proposals(world.case)
    early = world.accept(layer, first.id)
    late = world.accept(layer, second.id, at=NOON + timedelta(days=2))
    (entry,) = [one.entry for one in world.store.queries.judgements(world.case) if one.statement == early]
    undo = JudgementUndone(undone=EntryId(entry), reason="wrong man")
    world.append(undo, at=NOON + timedelta(days=4))
    days = {day: world.store.queries.statements(world.case, known_on=date(2022, 7, day)) for day in (19, 20, 22, 24)}
    assert days == {19: (), 20: (early,), 22: (early, late), 24: (late,)}
    assert world.store.queries.statements(world.case) == (late,)


def test_unsure_leaves_no_statement(world: World) -> None:
    world.read(world.layer())
    proposal = world.store.queries.proposals(world.case)[0].id
    world.append(StatementUnsure(proposal=proposal, reason="who?"))
    assert world.store.queries.statements(world.case) == ()
    assert [queued.id for queued in world.store.queries.proposals(world.case, verdict=Verdict.UNSURE)] == [proposal]


def test_parties_are_found_by_reading_kind_and_number(world: World) -> None:
    person = world.name("Arvo Kestrel")
    place = world.name("Zarechensk", kind=PartyKind.PLACE)
    queries = world.store.queries
    assert queries.parties(world.case) == (person, place)
    assert queries.parties(world.case, kind=PartyKind.PLACE) == (place,)
    assert queries.persons(world.case, (place.id, person.id, person.id)) == (person.id,)
    assert queries.party_number(place.id) == "p-0002"
    found = [
        queries.party_by_number(world.case, given) for given in ("p-0002", "p-2", "p-3", "s-2", "p", f"p-{10**40}")
    ]
    assert found == [place.id, place.id, None, None, None, None]


def test_the_last_decision_about_a_pair_stands(world: World) -> None:
    left, right = world.name("Arvo Kestrel"), world.name("Арво Кестрел")
    for one, other, identity in ((left, right, Identity.SAME), (right, left, Identity.NOT_SAME)):
        world.append(
            IdentityJudged(left=one.id, right=other.id, identity=identity, reason="", about=(one.id, other.id))
        )
    standing = world.store.queries.identities(world.case)
    assert [judgement.identity for judgement in standing] == [Identity.NOT_SAME]
    assert world.store.queries.identity_of(world.case, left.id, right.id) == standing[0]
    assert world.store.queries.identity_of(world.case, right.id, left.id) == standing[0]
    assert world.store.queries.identity_of(world.case, left.id, left.id) is None
    assert len(world.store.queries.identities(world.case, only_standing=False)) == 2


def test_consents_drafts_and_releases_are_told_with_their_history(world: World) -> None:
    live(world)
    queries = world.store.queries
    assert queries.consents(world.case) == ()
    (state,) = queries.consent_states(world.case)
    assert state.withdrawn_at == NOON
    (draft,) = queries.drafts(world.case, person=state.consent.person)
    assert (draft.form, draft.made_at) == ("wgeid", NOON)
    (release,) = queries.releases(world.case)
    assert (release.proposed_by, release.approved_by, release.published_at) == (world.actor, (world.actor,), NOON)
    assert queries.release(world.case, release.proposed.release) == release


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("arvo KESTREL", {"party", "text"}),
        ("ЖДЕМ звонка", {"text"}),
        ("ждём   звонка", {"text"}),
        ("звонка ждём", {"text"}),
        ("арво", {"party"}),
        ("report.TXT", {"exhibit"}),
        ("50%", set()),
        ("nobody here", set()),
        ("  ", set()),
    ],
)
def test_search_finds_names_and_words_in_any_letter_case(world: World, text: str, kinds: set[str]) -> None:
    layer = world.layer()
    party = world.name("Arvo Kestrel", "Арво Кестрел")
    hits = world.store.queries.search(world.case, text)
    assert {hit.kind for hit in hits} == kinds
    assert {hit.target for hit in hits if hit.kind == "party"} <= {party.id}
    assert {hit.target for hit in hits if hit.kind == "text"} <= {layer.derived_from}


def test_search_finds_words_across_the_pieces_of_a_long_text(world: World) -> None:
    text = "море " * 12_500 + "Арво Кестрел жив. " + "море " * 30_000
    layer = world.layer(text)
    (hit,) = world.store.queries.search(world.case, "кестрел жив")
    assert (hit.kind, hit.target) == ("text", layer.derived_from)
    assert "арво кестрел жив" in hit.excerpt


@pytest.mark.parametrize(("skip", "limit"), [(0, 3), (2, 4), (5, None), (10_000, 3), (0, None)])
def test_the_newest_entries_are_those_of_the_case_and_the_workspace_backwards(
    world: World, skip: int, limit: int | None
) -> None:
    live(world)
    store, queries = world.store, world.store.queries
    other = store.open_case("other", actor=world.actor, at=NOON)
    every = list(queries.entries_for(world.case))[::-1]
    wanted = every[skip : None if limit is None else skip + limit]
    assert list(queries.newest_entries(world.case, skip=skip, limit=limit)) == wanted
    entry, foreign = every[0].entry.header.id, next(queries.entries(world.case)).entry.header.id
    assert (queries.has_entry(world.case, entry), queries.has_entry(other, entry)) == (True, True)
    assert (queries.has_entry(world.case, foreign), queries.has_entry(other, foreign)) == (True, False)


def test_lists_take_the_same_number_of_queries_for_one_and_for_many(world: World) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    def queries_of() -> int:
        with CaptureQueriesContext(connections["default"]) as captured:
            queries = world.store.queries
            queries.exhibits(world.case), queries.proposals(world.case), queries.parties(world.case)
            queries.judgements(world.case), queries.releases(world.case), queries.drafts(world.case)
            queries.consents(world.case), queries.identities(world.case)
            queries.numbers_of(party.id for party in queries.parties(world.case))
        return len(captured)

    live(world)
    few = queries_of()
    for number in range(2):
        live(world, f"{REPORT}{number}")
    assert queries_of() == few


def state_of(world: World, proposal: ProposalId) -> Verdict | None:
    queued = world.store.queries.proposal(world.case, proposal)
    assert queued is not None
    return queued.verdict
