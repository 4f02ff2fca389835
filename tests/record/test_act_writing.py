"""Acts written by their form are written byte for byte as in the general way, or left to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from habeas.facts.plain import to_plain
from habeas.facts.statement_writing import write_statement
from habeas.record.canonical import canonical_json
from habeas.record.errors import NotCanonical
from habeas.record.kinds import REGISTRY, Act
from habeas.record.kinds.writing import write_by_form
from tests.facts.test_statement_text import STATEMENTS
from tests.record.examples import accepted, entered, rejected
from tests.record.test_act_reading import ACTS


@settings(max_examples=60)
@given(ACTS)
def test_it_is_written_as_in_the_general_way(act: Act) -> None:
    written = write_by_form(act)
    assert written is not None
    assert written == REGISTRY.encode(act) == canonical_json(to_plain(act, fractions_as_text=True))


def test_other_kinds_and_recordings_are_left_to_the_general_way() -> None:
    assert accepted().statement.anchor.seconds is not None
    for act in (rejected(), accepted()):
        assert write_by_form(act) is None
        assert REGISTRY.encode(act) == canonical_json(to_plain(act, fractions_as_text=True))


def test_text_that_utf8_cannot_carry_is_refused_as_before() -> None:
    with pytest.raises(NotCanonical):
        REGISTRY.encode(replace(entered(), reason="\ud800"))
    said = entered().statement
    lone = replace(said, anchor=replace(said.anchor, quote="\ud800", seconds=None))
    with pytest.raises(NotCanonical):
        REGISTRY.encode(replace(entered(), statement=lone))


@settings(max_examples=20)
@given(STATEMENTS)
def test_a_field_of_another_type_is_left_to_the_general_way(statement: object) -> None:
    broken = replace(statement, id=7)  # type: ignore[type-var]
    assert write_statement(broken) is None  # type: ignore[arg-type]
