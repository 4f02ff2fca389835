"""Acts read by the form of their body are those that are read in the general way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.errors import HabeasError
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import PartyId
from habeas.record.decisions import StatementActs, outline_of
from habeas.record.kinds import REGISTRY, Act, Registry, StatementAccepted, StatementCorrected, StatementEntered
from habeas.record.kinds.reading import ActReader
from tests.facts.test_statement_text import STATEMENTS, WORDS
from tests.record.examples import accepted, corrected, entered, rejected

GRADES = st.builds(Grade, source=st.sampled_from(SourceGrade), information=st.sampled_from(InformationGrade))
ABOUT = st.lists(WORDS.map(PartyId), max_size=3).map(tuple)
ACTS = (
    st.builds(StatementAccepted, about=ABOUT, proposal=WORDS, statement=STATEMENTS, reason=WORDS, grade=GRADES)
    | st.builds(
        StatementCorrected, about=ABOUT, proposal=st.none() | WORDS, statement=STATEMENTS,
        supersedes=st.none() | WORDS, reason=WORDS, grade=GRADES,
    )
    | st.builds(StatementEntered, about=ABOUT, statement=STATEMENTS, reason=WORDS, grade=GRADES)
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(ACTS, min_size=1, max_size=3))
def test_it_is_the_act_that_was_written(acts: list[Act]) -> None:
    reader = ActReader(REGISTRY)
    for act in [*acts, *acts]:
        assert reader.decode(act.kind, act.version, REGISTRY.encode(act)) == act


@settings(max_examples=40)
@given(ACTS, st.data())
def test_a_changed_body_is_what_it_is_in_the_general_way(act: Act, chosen: st.DataObject) -> None:
    body = REGISTRY.encode(act)
    at = chosen.draw(st.integers(0, len(body) - 1))
    other = chosen.draw(st.sampled_from([b"", b"x", b'"', b"{", b"}", b"\\", b",", b"null", b"\xff", b"\n"]))
    changed = body[:at] + other + body[at + 1 :]
    assert outcome(ActReader(REGISTRY), act, changed) == outcome(REGISTRY, act, changed)


@settings(max_examples=40)
@given(st.lists(ACTS, min_size=1, max_size=3), st.data())
def test_an_outline_is_that_of_the_act_or_is_left_to_it(acts: list[Act], chosen: st.DataObject) -> None:
    reader = ActReader(REGISTRY)
    for act in [*acts, *acts]:
        body = REGISTRY.encode(act)
        at = chosen.draw(st.integers(0, len(body) - 1))
        other = chosen.draw(st.sampled_from([b"", b"x", b'"', b"{", b"}", b"\\", b",", b"9", b"null", b"\xff", b"\n"]))
        for one in (body, body[:at] + other + body[at + 1 :]):
            outline = reader.outline(act.kind, act.version, one)
            if outline is not None:
                decoded = REGISTRY.decode(act.kind, act.version, one)
                assert isinstance(decoded, StatementActs)
                assert outline == outline_of(decoded)


@pytest.mark.parametrize("act", [accepted(), entered(), corrected("q-1", "s-2", "s-1"), corrected(None, "s-2", None)])
def test_a_plain_body_has_an_outline(act: StatementAccepted | StatementCorrected | StatementEntered) -> None:
    anchor = replace(act.statement.anchor, seconds=None)
    said = replace(act, statement=replace(act.statement, anchor=anchor))
    for quote in ("no calls", "«no \\calls»\n"):
        one = replace(said, statement=replace(said.statement, anchor=replace(anchor, quote=quote)))
        assert ActReader(REGISTRY).outline(one.kind, one.version, REGISTRY.encode(one)) == outline_of(one)
    assert ActReader(REGISTRY).outline(said.kind, said.version + 1, REGISTRY.encode(said)) is None
    assert ActReader(REGISTRY).outline(rejected().kind, 1, REGISTRY.encode(rejected())) is None


@pytest.mark.parametrize("act", [accepted(), entered(), corrected("q-1", "s-2", "s-1"), corrected(None, "s-2", None)])
def test_bodies_about_statements_are_read_by_their_form(
    act: StatementAccepted | StatementCorrected | StatementEntered, monkeypatch: pytest.MonkeyPatch
) -> None:
    anchor = replace(act.statement.anchor, seconds=None)
    said = replace(act, statement=replace(act.statement, anchor=anchor))
    body = REGISTRY.encode(said)
    monkeypatch.setattr(Registry, "decode", lambda *_: pytest.fail("it was read in the general way"))
    assert ActReader(REGISTRY).decode(said.kind, said.version, body) == said


def test_other_kinds_and_recordings_are_read_too() -> None:
    for act in (rejected(), accepted()):
        assert ActReader(REGISTRY).decode(act.kind, act.version, REGISTRY.encode(act)) == act


def outcome(reader: ActReader | Registry, act: Act, body: bytes) -> object:
    """Return what a body is read as, or what is said of it."""
    try:
        return reader.decode(act.kind, act.version, body)
    except (HabeasError, ValueError) as error:
        return type(error)
