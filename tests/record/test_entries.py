"""A header has one form, and anything else is not a header."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from habeas.facts.errors import ExitStatus, MalformedFact
from habeas.facts.ids import EntryId
from habeas.record.canonical import canonical_json
from habeas.record.entries import EntryDraft, Header, PartHeader, parse_header
from habeas.record.errors import HeaderDoesNotVerify, NewerEntry
from tests.record.examples import ACTOR, CASE, NOON, rejected

HEADER = Header(
    id=EntryId("e-1"),
    kind="statement.rejected",
    kind_version=1,
    case=CASE,
    actor=ACTOR,
    at=NOON,
    parts=(PartHeader(about="case", commitment="0" * 64, sealed="1" * 64),),  # type: ignore[arg-type]
)


def changed(**fields: object) -> bytes:
    return canonical_json({**json.loads(HEADER.to_bytes()), **fields})


def test_a_header_has_the_fields_of_version_1() -> None:
    assert json.loads(HEADER.to_bytes()) == {
        "v": 1,
        "id": "e-1",
        "kind": "statement.rejected",
        "kind_version": 1,
        "case": "c-main",
        "actor": "a-first",
        "at": "2022-07-20T12:00:00.000000+00:00",
        "parts": [{"about": "case", "commitment": "0" * 64, "sealed": "1" * 64}],
    }


def test_a_header_is_read_back_as_it_was_written() -> None:
    assert parse_header(HEADER.to_bytes()) == HEADER


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b"{}",
        HEADER.to_bytes() + b"\n",
        b" " + HEADER.to_bytes(),
        changed(v=0),
        changed(v=True),
        changed(more=1),
        changed(kind_version="1"),
        changed(at="2022-07-20T12:00:00+00:00"),
        changed(at="2022-07-20T14:00:00.000000+02:00"),
        changed(at="yesterday"),
        changed(parts=[{"about": "case"}]),
        json.dumps(json.loads(HEADER.to_bytes())).encode(),
    ],
)
def test_anything_else_is_not_a_header(written: bytes) -> None:
    with pytest.raises(HeaderDoesNotVerify) as caught:
        parse_header(written, entry="e-1")
    assert (caught.value.entry, caught.value.exit_status) == ("e-1", ExitStatus.DOES_NOT_VERIFY)


def test_a_header_of_a_newer_form_is_refused() -> None:
    with pytest.raises(NewerEntry):
        parse_header(changed(v=2))


@pytest.mark.parametrize("at", [datetime(2022, 7, 20), datetime(2022, 7, 20, tzinfo=timezone(timedelta(hours=3)))])  # noqa: DTZ001
def test_an_act_is_dated_in_utc_or_not_at_all(at: datetime) -> None:
    with pytest.raises(MalformedFact):
        EntryDraft(act=rejected(), case=CASE, actor=ACTOR, at=at)
    assert EntryDraft(act=rejected(), case=None, actor=ACTOR, at=at.replace(tzinfo=UTC)).case is None
