"""Silences over a threshold are put on record once, and never those of the dead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from habeas.facts.claim import ContactClaim
from habeas.facts.errors import MalformedFact
from habeas.facts.span import Span
from habeas.facts.when import on_day
from habeas.watch import Threshold
from habeas.workspace import ProposalView, Workspace
from habeas.workspace.flipping import note_flips, parse_thresholds, set_thresholds, thresholds
from habeas.workspace.judging import WrittenStatement
from tests.workspace.conftest import Clock

Proposed = Callable[[str, str], ProposalView]


@pytest.fixture
def held(read: Workspace, proposed: Proposed) -> Workspace:
    """Return the workspace in which the conscript was last heard of on 3 October; his sister only speaks."""
    read.accept(proposed("whereabouts", "held in a cellar").id)
    person = read.record("Pavel Orlin").party.id
    (received,) = read.exhibits()
    assert received.layer is not None
    report = read.report(received.layer)
    start = report.text.index("on 3 October")
    written = WrittenStatement(
        layer=report.layer,
        span=Span(start=start, end=start + len("on 3 October")),
        claim=ContactClaim(of=(person,), with_whom="family", state="in contact"),
        speaker=None,
        when=on_day(date(2023, 10, 3)),
    )
    read.enter(written, reason="he called that morning")
    return read


def test_without_thresholds_nothing_flips(held: Workspace) -> None:
    assert (thresholds(held.session), note_flips(held.session)) == ((), ())


def test_a_silence_over_a_threshold_is_put_on_record_once(held: Workspace, clock: Clock) -> None:
    clock.move(days=100)
    set_thresholds(held.session, "30")
    found = note_flips(held.session)
    assert [(one.name, one.flip.before, one.flip.threshold_days) for one in found] == [("Pavel Orlin", "within", 30)]
    assert note_flips(held.session) == ()
    assert [one.flip for one in found] == list(held.session.store.queries.flips(held.case.id))
    assert held.log()[0].kind == "silence.flipped"


def test_thresholds_are_entries_of_the_case(held: Workspace) -> None:
    set_thresholds(held.session, "30, family:14")
    assert thresholds(held.session) == (Threshold(days=30), Threshold(days=14, channel="family"))
    assert held.log()[0].kind == "setting.changed"


@pytest.mark.parametrize("text", ["", "many", "30 days", "nobody:3", "0", "-3"])
def test_thresholds_with_a_slip_of_the_pen_are_refused(text: str) -> None:
    with pytest.raises(MalformedFact):
        parse_thresholds(text)
