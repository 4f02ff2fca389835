"""Where reports come from: asked, never assumed; copies add no origin, and taken back everything counts as before."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.derivation import Derivation
from habeas.facts.grade import Grade, InformationGrade
from habeas.facts.ids import ExhibitId
from habeas.workspace import Provenance, Workspace
from habeas.workspace.errors import NothingToUndo, UnknownObject
from tests.workspace.conftest import REPORT

OWN_WORDS = "was detained near Zarechensk"


@pytest.fixture
def copied(read: Workspace) -> Workspace:
    """Return the workspace with a copy of its report by another publisher, the publishers' own words accepted."""
    provenance = Provenance(published_on=date(2023, 10, 17), publisher="Border Observer")
    text = REPORT.replace("Sister says conscript has not called", "Border Observer: conscript is silent")
    list(read.collect_content(text.encode(), name="copy.txt", provenance=provenance))
    list(read.read())
    for view in read.proposals():
        if OWN_WORDS in view.proposal.quote and not view.speaker:
            read.accept(view.id, grade=Grade(information=InformationGrade.CONFIRMED))
    return read


def reports(workspace: Workspace) -> tuple[ExhibitId, ExhibitId]:
    """Return the first report and the copy."""
    by_name = {one.original.name: one.original.id for one in workspace.exhibits()}
    return by_name["report.txt"], by_name["copy.txt"]


def origins(workspace: Workspace) -> list[tuple[int, int]]:
    """Return reports and origins of every person whose detention is told."""
    views = [workspace.record(party.id) for _, party in workspace.parties() if party.name.endswith("Orlin")]
    return [(view.reports, view.origins) for view in views]


def join(workspace: Workspace) -> None:
    """Say that the conscript of both reports is one man."""
    from habeas.facts.judgement import Identity

    left, right = [party.id for _, party in workspace.parties() if party.name.endswith("Orlin")]
    workspace.judge_identity(left, right, Identity.SAME)


def test_a_copy_is_asked_about_and_counts_by_itself_until_a_person_says_so(copied: Workspace) -> None:
    first, copy = reports(copied)
    view = copied.origins()
    assert (view.reports, view.origins) == (2, 2)
    assert [(one.report.id, one.of.id, one.proposed) for one in view.questions] == [(copy, first, Derivation.COPY)]


def test_a_copy_adds_no_origin(copied: Workspace) -> None:
    join(copied)
    assert origins(copied) == [(2, 2)]
    first, copy = reports(copied)
    copied.judge_derivation(copy, first, Derivation.COPY, reason="word for word")
    assert origins(copied) == [(2, 1)]
    view = copied.origins()
    assert (view.reports, view.origins, view.questions) == (2, 1, ())


def test_confirmed_on_one_origin_shows(copied: Workspace) -> None:
    join(copied)
    first, copy = reports(copied)
    before = [one.is_overgraded for one in copied.record("Pavel Orlin").statements]
    copied.judge_derivation(copy, first, Derivation.COPY)
    after = [one.is_overgraded for one in copied.record("Pavel Orlin").statements]
    assert (any(before), all(after)) == (False, True)


@pytest.mark.parametrize("answer", [Derivation.INDEPENDENT, Derivation.UNSURE])
def test_reports_judged_apart_stay_two_origins_and_are_not_asked_about_again(
    copied: Workspace, answer: Derivation
) -> None:
    first, copy = reports(copied)
    copied.judge_derivation(copy, first, answer)
    view = copied.origins()
    assert (view.origins, view.questions, [one.derivation for one in view.apart]) == (2, (), [answer])


def test_a_judgement_taken_back_leaves_everything_as_it_was(copied: Workspace) -> None:
    join(copied)
    first, copy = reports(copied)
    before = (origins(copied), copied.origins(), copied.record("Pavel Orlin").statements)
    entry = copied.judge_derivation(copy, first, Derivation.REWRITE)
    assert origins(copied) != before[0]
    copied.undo(entry, reason="two reporters in one room")
    assert (origins(copied), copied.origins(), copied.record("Pavel Orlin").statements) == before


def test_a_judgement_is_taken_back_once(copied: Workspace) -> None:
    first, copy = reports(copied)
    entry = copied.judge_derivation(copy, first, Derivation.COPY)
    copied.undo(entry, reason="wrong")
    with pytest.raises(NothingToUndo):
        copied.undo(entry, reason="wrong again")


def test_the_report_tells_what_it_was_judged_to_be(copied: Workspace) -> None:
    first, copy = reports(copied)
    copied.judge_derivation(copy, first, Derivation.TRANSLATION)
    layer = next(one.layer for one in copied.exhibits() if one.original.id == copy)
    assert layer is not None
    assert [one.derivation for one in copied.report(layer).derived] == [Derivation.TRANSLATION]


def test_a_text_layer_stands_for_its_report(copied: Workspace) -> None:
    layers = {one.original.name: one.layer for one in copied.exhibits()}
    assert layers["copy.txt"] is not None
    assert layers["report.txt"] is not None
    copied.judge_derivation(layers["copy.txt"], layers["report.txt"], Derivation.COPY)
    (family,) = copied.origins().families
    assert tuple(one.id for one in family.reports) == reports(copied)


def test_two_reports_of_the_case_are_needed(copied: Workspace) -> None:
    first, _ = reports(copied)
    for other in (first, ExhibitId("x-nowhere")):
        with pytest.raises(UnknownObject):
            copied.judge_derivation(first, other, Derivation.COPY)
