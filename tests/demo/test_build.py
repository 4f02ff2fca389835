"""The whole way through the house, on the invented case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.demo.build import Build
from habeas.demo.case_file import DemoCase, load_case
from habeas.demo.decisions import load_decisions
from habeas.demo.story import StageLine, tell
from habeas.facts.judgement import Verdict


@pytest.fixture(scope="module")
def case() -> DemoCase:
    return load_case()


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, case: DemoCase) -> Iterator[Build]:
    folder: Path = tmp_path_factory.mktemp("demo") / "workspace"
    begun = Build.begin(folder, case, load_decisions())
    yield begun
    begun.workspace.close()


@pytest.fixture(scope="module")
def lines(build: Build) -> dict[str, StageLine]:
    return {line.stage: line for line in tell(build)}


def test_demo_tells_of_all_seven_stages_and_of_today(lines: dict[str, StageLine]) -> None:
    assert list(lines) == ["collect", "read", "match", "record", "watch", "act", "publish", "today"]


def test_every_report_is_sealed_and_laid_open(lines: dict[str, StageLine]) -> None:
    assert lines["collect"].text == "10 reports sealed, 10 laid open"


def test_every_kind_of_verdict_is_shown(lines: dict[str, StageLine], build: Build) -> None:
    assert set(build.verdicts) == set(Verdict)
    assert lines["record"].text.endswith("verify")


def test_finding_is_the_man_who_fell_silent_after_his_interview(lines: dict[str, StageLine]) -> None:
    assert lines["today"].text.startswith("Maksim Torbeyev: no contact for ")


def test_dossier_was_proposed_by_one_and_approved_by_another(lines: dict[str, StageLine], build: Build) -> None:
    assert "approved by a second person" in lines["publish"].text
    (release,) = build.workspace.releases()
    assert (release.proposed_by, release.approved_by) == ("Nadia Ferenz", ("Tomas Brill",))


def test_log_holds_a_judgement_for_every_decision_replayed(lines: dict[str, StageLine], build: Build) -> None:
    kinds = Counter(line.kind for line in build.workspace.log())
    logged = {verdict: kinds[f"statement.{verdict.value}"] for verdict in Verdict}
    assert (lines["record"].stage, logged) == ("record", dict(build.verdicts))


def test_reports_came_in_on_the_days_of_their_publication(lines: dict[str, StageLine], build: Build) -> None:
    arrived = {view.original.name: view.original.received_at.date() for view in build.workspace.exhibits()}
    assert (lines["collect"].stage, arrived) == (
        "collect",
        {report.file: report.published for report in build.case.reports},
    )
