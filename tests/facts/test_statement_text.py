"""A statement read by its form is the one that is read in the general way, or is left to that way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.anchor import Anchor, Seconds
from habeas.facts.claim import ActClaim, Claim, ContactClaim, Custody, WhereaboutsClaim
from habeas.facts.ids import ExhibitId, PartyId, ProposalId, Sha256, StatementId
from habeas.facts.plain import from_plain, to_plain
from habeas.facts.source import Link, Medium, Style
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Origin, Polarity, Statement
from habeas.facts.statement_text import STATEMENT, StatementReader
from habeas.facts.text_form import Form, NotInThisForm
from habeas.facts.when import during, on_day
from tests.facts.test_plain import ONE_OF_EACH

FORM = Form(STATEMENT)
WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ['"', "\\", '\\"', '"},"id":"', '{"custody":null}', "]}", "\n", "\x01", ',"when":null', '","', "\\u0041"]
)  # fmt: skip
IDS = st.sampled_from(["p-1", "p-2", "p-3", 'p-"'])
PEOPLE = st.lists(IDS, max_size=3).map(tuple)
CUSTODIES = st.sampled_from(Custody)
CLAIMS = (
    st.sampled_from(ONE_OF_EACH)
    | st.builds(WhereaboutsClaim, of=PEOPLE, state=WORDS, place=st.none() | IDS, custody=st.none() | CUSTODIES)
    | st.builds(ContactClaim, of=PEOPLE, with_whom=WORDS, state=WORDS)
    | st.builds(ActClaim, act=WORDS, victims=PEOPLE, perpetrators=PEOPLE, conditions=st.none() | WORDS)
)  # fmt: skip
LINKS = st.lists(st.builds(Link, who=WORDS, how=WORDS), max_size=2).map(tuple)
ORIGINS = st.builds(
    Origin,
    speaker=st.none() | IDS.map(PartyId),
    speaker_name=WORDS,
    chain=LINKS,
    publisher=WORDS,
    medium=st.sampled_from(Medium),
    style=st.none() | st.sampled_from(Style),
    said_edtf=st.none() | WORDS,
    key=WORDS,
)
ANCHORS = st.builds(
    Anchor,
    exhibit=st.just(ExhibitId("x-1")),
    layer_sha256=st.just(Sha256("0" * 64)),
    span=st.integers(0, 5).map(lambda start: Span(start=start, end=start + 3)),
    quote=WORDS,
    prefix=WORDS,
    suffix=WORDS,
    page=st.none() | st.integers(0, 12),
    cell=st.none() | WORDS,
)
STATEMENTS = st.builds(
    Statement,
    id=WORDS.map(StatementId),
    claim=CLAIMS,
    anchor=ANCHORS,
    origin=ORIGINS,
    published_on=st.none() | st.dates(),
    when=st.sampled_from([None, on_day(date(2022, 7, 1), words='"on }'), during(date(2022, 7, 1), None)]),
    place=st.none() | IDS.map(PartyId),
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    proposal=st.none() | WORDS.map(ProposalId),
)


def text_of(statement: Statement) -> str:
    """Return a statement in canonical JSON."""
    return json.dumps(to_plain(statement), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@settings(max_examples=40)
@given(st.lists(STATEMENTS, min_size=1, max_size=3))
def test_it_is_the_one_that_is_read_in_the_general_way(statements: list[Statement]) -> None:
    reader = StatementReader()
    for one in [*statements, *statements]:
        groups = FORM.groups(text_of(one))
        assert groups is not None
        assert reader.statement(groups) == one


@settings(max_examples=40)
@given(STATEMENTS, st.data())
def test_a_changed_line_is_read_as_in_the_general_way_or_left_to_it(
    statement: Statement, chosen: st.DataObject
) -> None:
    text = text_of(statement)
    at = chosen.draw(st.integers(0, len(text) - 1))
    changed = (
        text[:at]
        + chosen.draw(st.sampled_from(["", "x", '"', "{", "}", "\\", ",", "1", "null", "\n"]))
        + text[at + 1 :]
    )
    groups = FORM.groups(changed)
    if groups is not None:
        try:
            found = StatementReader().statement(groups)
        except NotInThisForm:
            return
        assert found == from_plain(Statement, json.loads(changed))


def test_a_claim_with_a_field_that_it_has_not_is_not_in_this_form() -> None:
    anchor = Anchor(exhibit=ExhibitId("x-1"), layer_sha256=Sha256("0" * 64), span=Span(start=0, end=1), quote="w")
    count = next(claim for claim in ONE_OF_EACH if claim.kind == "count")
    origin = Origin(speaker=None, speaker_name="")
    one = Statement(id=StatementId("s-1"), claim=count, anchor=anchor, origin=origin, published_on=None)
    groups = FORM.groups(text_of(one).replace('"at_most"', '"at_moss"'))
    assert groups is not None
    with pytest.raises(NotInThisForm):
        StatementReader().statement(groups)
    with pytest.raises(NotInThisForm):
        StatementReader().check(groups)


@pytest.mark.parametrize("claim", ONE_OF_EACH, ids=lambda claim: str(claim.kind))
def test_what_is_said_twice_is_one_object(claim: Claim) -> None:
    first = Statement(
        id=StatementId("s-1"), claim=claim, published_on=date(2022, 7, 2), when=on_day(date(2022, 7, 1)),
        anchor=Anchor(exhibit=ExhibitId("x-1"), layer_sha256=Sha256("0" * 64), span=Span(start=0, end=1), quote="w"),
        origin=Origin(speaker=None, speaker_name="a deputy", chain=(Link(who="p-1", how="told"),)),
    )  # fmt: skip
    reader, second = StatementReader(), replace(first, id=StatementId("s-2"))
    one, other = (reader.statement(FORM.groups(text_of(each)) or ()) for each in (first, second))
    assert (one.id, other.id) == ("s-1", "s-2")
    assert (one.claim is other.claim, one.origin is other.origin, one.when is other.when) == (True, True, True)


def test_a_moment_of_a_recording_is_left_to_the_general_way() -> None:
    anchor = Anchor(
        exhibit=ExhibitId("x-1"), layer_sha256=Sha256("0" * 64), span=Span(start=0, end=1), quote="w",
        seconds=Seconds(start_s=1.5, end_s=2.0),
    )  # fmt: skip
    origin = Origin(speaker=None, speaker_name="")
    heard = Statement(id=StatementId("s-1"), claim=ONE_OF_EACH[7], anchor=anchor, origin=origin, published_on=None)
    assert FORM.groups(text_of(heard)) is None
    assert FORM.groups(text_of(replace(heard, anchor=replace(anchor, seconds=None)))) is not None
