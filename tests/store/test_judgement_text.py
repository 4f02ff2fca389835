"""A judgement read by the form of its row is the one that was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.anchor import Seconds
from habeas.facts.errors import MalformedFact
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import ActorId, EntryId, ProposalId
from habeas.facts.judgement import Judgement, Verdict
from habeas.facts.statement import Statement
from habeas.store import judgement_text
from habeas.store.judgement_text import JudgementReader
from habeas.store.packed_text import pack
from habeas.store.plain_text import read_plain, write_plain
from tests.facts.test_statement_text import STATEMENTS, WORDS
from tests.record.examples import accepted

JUDGEMENTS = st.builds(
    Judgement,
    entry=WORDS.map(EntryId),
    proposal=st.none() | WORDS.map(ProposalId),
    verdict=st.sampled_from(Verdict),
    by=WORDS.map(ActorId),
    at=st.datetimes(timezones=st.just(UTC)),
    reason=WORDS,
    statement=st.none() | STATEMENTS,
    grade=st.builds(Grade, source=st.sampled_from(SourceGrade), information=st.sampled_from(InformationGrade)),
)


@settings(max_examples=40)
@given(st.lists(JUDGEMENTS, max_size=3))
def test_it_is_the_one_that_was_written(judgements: list[Judgement]) -> None:
    reader = JudgementReader()
    for one in [*judgements, *judgements]:
        assert reader.read(pack(write_plain(one))) == one


@settings(max_examples=40)
@given(JUDGEMENTS, st.data())
def test_a_changed_row_says_the_same_as_in_the_general_way(judgement: Judgement, chosen: st.DataObject) -> None:
    text = write_plain(judgement)
    at = chosen.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + chosen.draw(st.sampled_from(["", "x", '"', "{", "}", "\\", ",", "null"])) + text[at + 1 :]
    assert _outcome(lambda: JudgementReader().read(pack(changed))) == _outcome(lambda: read_plain(Judgement, changed))


def test_rows_as_they_are_written_are_read_by_their_form(monkeypatch: pytest.MonkeyPatch, said: Statement) -> None:
    judgement = Judgement(
        entry=EntryId("e-1"), proposal=None, verdict=Verdict.ACCEPTED, by=ActorId("a-1"),
        at=datetime(2022, 7, 20, tzinfo=UTC), reason="heard by hand", statement=said,
    )  # fmt: skip
    monkeypatch.setattr(judgement_text, "read_plain", lambda *_: pytest.fail("it was read in the general way"))
    assert JudgementReader().read(pack(write_plain(judgement))) == judgement


def test_rows_in_another_form_are_read_too(said: Statement) -> None:
    anchor = replace(said.anchor, seconds=Seconds(start_s=1.5, end_s=2.25))
    judgement = Judgement(
        entry=EntryId("e-1"), proposal=None, verdict=Verdict.ACCEPTED, by=ActorId("a-1"),
        at=datetime(2022, 7, 20, tzinfo=UTC), reason="heard", statement=replace(said, anchor=anchor),
    )  # fmt: skip
    assert JudgementReader().read(pack(write_plain(judgement))) == judgement
    assert JudgementReader().read(write_plain(judgement)) == judgement


@pytest.fixture
def said() -> Statement:
    """Return a statement as most are: of a text, not of a recording."""
    known = accepted().statement
    return replace(known, anchor=replace(known.anchor, seconds=None))


def _outcome(read: Callable[[], Judgement]) -> object:
    try:
        return read()
    except (MalformedFact, ValueError) as error:
        return type(error)
