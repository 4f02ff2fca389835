"""A judgement cut out of the body of its entry is the one that would be made from its act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.anchor import Seconds
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import ActorId, EntryId, PartyId
from habeas.facts.judgement import Judgement, Verdict
from habeas.record.kinds import REGISTRY, StatementAccepted, StatementCorrected, StatementEntered
from habeas.store.judged_text import judged_text
from habeas.store.plain_text import write_plain
from tests.record.examples import accepted, corrected, entered, rejected

ENTRY, BY = EntryId("e-1"), ActorId("a-1")
INSTANTS = st.sampled_from([datetime(2022, 7, 20, 9, tzinfo=UTC), datetime(2022, 7, 20, 9, 0, 0, 5, tzinfo=UTC)])
WORDS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ['"', '\\', '\\"', ',"statement":{', '"},"supersedes":null}', '"seconds":null', "}}", "\n"]
)  # fmt: skip
ACTS = st.sampled_from([accepted(), entered(), corrected("q-1", "s-2", "s-1"), corrected(None, "s-2", None)])


def text_of(act: StatementAccepted | StatementCorrected | StatementEntered, verdict: Verdict, at: datetime) -> str:
    """Return the text of a judgement made from its act."""
    judgement = Judgement(
        entry=ENTRY,
        proposal=getattr(act, "proposal", None),
        verdict=verdict,
        by=BY,
        at=at,
        reason=act.reason,
        statement=act.statement,
        grade=act.grade,
    )
    return write_plain(judgement)


@given(ACTS, WORDS, WORDS, st.sampled_from(list(Verdict)), INSTANTS)
def test_it_is_that_of_the_act_whatever_its_words_are(
    act: StatementAccepted, reason: str, quote: str, verdict: Verdict, at: datetime
) -> None:
    said = replace(
        act.statement, anchor=replace(act.statement.anchor, quote=quote, prefix=reason, suffix=quote, seconds=None)
    )
    grade = Grade(source=SourceGrade.USUALLY, information=InformationGrade.CONFIRMED)
    given_act = replace(act, reason=reason, statement=said, grade=grade, about=(PartyId("p-1"), PartyId("p-2")))
    body = REGISTRY.encode(given_act)
    assert judged_text(body, entry=ENTRY, verdict=verdict, by=BY, at=at) == text_of(given_act, verdict, at)


@pytest.mark.parametrize("about", [(), (PartyId("p-1"),)])
def test_of_a_recording_it_is_made_from_the_act(about: tuple[PartyId, ...]) -> None:
    act = accepted()
    anchor = replace(act.statement.anchor, seconds=Seconds(start_s=1.5, end_s=2.25))
    body = REGISTRY.encode(replace(act, statement=replace(act.statement, anchor=anchor), about=about))
    assert judged_text(body, entry=ENTRY, verdict=Verdict.ACCEPTED, by=BY, at=datetime(2022, 7, 20, tzinfo=UTC)) is None


def test_a_body_without_a_statement_has_none() -> None:
    body = REGISTRY.encode(rejected())
    assert judged_text(body, entry=ENTRY, verdict=Verdict.REJECTED, by=BY, at=datetime(2022, 7, 20, tzinfo=UTC)) is None
