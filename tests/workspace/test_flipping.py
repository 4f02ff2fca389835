"""Silences over a threshold are put on record once, and never those of the dead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from habeas.facts.errors import MalformedFact
from habeas.watch import Threshold
from habeas.workspace import ProposalView, Workspace
from habeas.workspace.flipping import note_flips, parse_thresholds, set_thresholds, thresholds
from tests.workspace.conftest import Clock

Proposed = Callable[[str, str], ProposalView]


def test_without_thresholds_nothing_flips(called: Workspace) -> None:
    assert (thresholds(called.session), note_flips(called.session)) == ((), ())


def test_a_silence_over_a_threshold_is_put_on_record_once(called: Workspace, clock: Clock) -> None:
    clock.move(days=100)
    set_thresholds(called.session, "30")
    found = note_flips(called.session)
    assert [(one.name, one.flip.before, one.flip.threshold_days) for one in found] == [("Pavel Orlin", "within", 30)]
    assert note_flips(called.session) == ()
    assert [one.flip for one in found] == list(called.session.store.queries.flips(called.case.id))
    assert called.log()[0].kind == "silence.flipped"


def test_thresholds_are_entries_of_the_case(called: Workspace) -> None:
    set_thresholds(called.session, "30, family:14")
    assert thresholds(called.session) == (Threshold(days=30), Threshold(days=14, channel="family"))
    assert called.log()[0].kind == "setting.changed"


@pytest.mark.parametrize("text", ["", "many", "30 days", "nobody:3", "0", "-3"])
def test_thresholds_with_a_slip_of_the_pen_are_refused(text: str) -> None:
    with pytest.raises(MalformedFact):
        parse_thresholds(text)
