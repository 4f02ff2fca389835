"""The Python API: one method per verb, from reports to a draft, in a case and in a person's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import habeas
from habeas.record.errors import PassphraseNeeded
from habeas.workspace import ProposalView, Workspace
from habeas.workspace.errors import AlreadyEnrolled, UnknownActor, UnknownCase, UnknownName, UnknownObject
from habeas.workspace.settings import SettingOrigin, settle

Proposed = Callable[[str, str], ProposalView]


def test_the_package_gives_the_workspace() -> None:
    assert habeas.Workspace is Workspace


def test_a_workspace_opens_again_with_what_was_put_in(tmp_path: Path) -> None:
    folder = tmp_path / "casefiles"
    with Workspace.create(folder, actor="Vera", passphrase="correct horse battery staple") as made:
        list(made.collect_content(b"Nobody has heard from him.", name="note.txt"))
    with Workspace.open(folder, passphrase="correct horse battery staple") as again:
        assert [one.original.name for one in again.exhibits()] == ["note.txt"]


def test_a_protected_workspace_does_not_open_without_its_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "casefiles"
    Workspace.create(folder, actor="Vera", passphrase="correct horse battery staple").close()
    with pytest.raises(PassphraseNeeded):
        Workspace.open(folder)


def test_whoever_acts_must_be_enrolled(workspace: Workspace) -> None:
    with pytest.raises(UnknownActor):
        workspace.acting_as("Stranger")
    workspace.enrol("Boris")
    assert workspace.acting_as("Boris").actor.name == "Boris"
    with pytest.raises(AlreadyEnrolled):
        workspace.enrol("Boris")


def test_an_unknown_case_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UnknownCase):
        workspace.acting_as("Vera", case="elsewhere")


def test_watch_tells_who_is_held_and_on_whose_words(read: Workspace, proposed: Proposed) -> None:
    accepted = read.accept(proposed("whereabouts", "held in a cellar").id).statement
    assert accepted is not None
    (person,) = read.watch(as_of=date(2023, 10, 20)).persons
    assert (person.party.name, person.whereabouts.state, person.whereabouts.rests_on) == (
        "Pavel Orlin",
        "held",
        (accepted.id,),
    )


def test_who_is_said_to_be_released_is_out_of_reach_only_where_that_is_contested(
    read: Workspace, proposed: Proposed
) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    (person,) = read.watch(as_of=date(2023, 10, 20)).persons
    free = replace(person, whereabouts=replace(person.whereabouts, state="released", is_contested=False))
    doubted = replace(free, whereabouts=replace(free.whereabouts, is_contested=True))
    assert [one.is_out_of_reach for one in (person, free, doubted)] == [True, False, True]


def test_watch_before_the_report_came_out_knows_nothing(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    assert read.watch(as_of=date(2023, 10, 15)).persons == ()


def test_act_fills_the_form_and_asks_the_family_for_what_is_missing(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    drafted = read.act("wgeid", "Pavel Orlin", as_of=date(2023, 10, 20))
    assert drafted.pdf.startswith(b"%PDF")
    assert "held in a cellar" in drafted.text
    assert drafted.form.questions
    party = read.record("Pavel Orlin").party.id
    assert [draft.media_type for draft in read.drafts(party)] == ["text/plain", "application/pdf"]


def test_a_name_in_another_script_finds_the_person(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    assert read.record("Павел Орлин").party.name == "Pavel Orlin"
    assert [party.name for party in read.search("Орлин Павел").parties] == ["Pavel Orlin"]
    with pytest.raises(UnknownName):
        read.record("Somebody Else")


def test_search_finds_words_in_reports(read: Workspace) -> None:
    (passage,) = read.search("in a cellar near").passages
    assert passage.report


def test_viewing_is_logged_once_for_a_person_a_thing_and_an_hour(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    read.record("Pavel Orlin")
    read.record("Pavel Orlin")
    assert [line.kind for line in read.log()].count("view.logged") == 1


def test_a_proof_is_made_only_for_a_statement_that_is_there(read: Workspace, proposed: Proposed) -> None:
    statement = read.accept(proposed("whereabouts", "held in a cellar").id).statement
    assert statement is not None
    assert read.prove(read.number_of(statement.id)) == read.prove(statement.id)
    with pytest.raises(UnknownObject):
        read.prove("s-9999")


def test_settings_say_where_each_value_came_from(tmp_path: Path) -> None:
    (tmp_path / "habeas.toml").write_text('format = 1\n[settings]\nactor = "Vera"\ncase = "north"\n')
    settings = settle(folder=tmp_path, environment={"HABEAS_CASE": "south"}, options={"actor": None})
    found = {value.setting.name: (value.value, value.origin) for value in settings.values}
    assert (found["actor"], found["case"], found["address"][1]) == (
        ("Vera", SettingOrigin.FILE),
        ("south", SettingOrigin.ENVIRONMENT),
        SettingOrigin.DEFAULT,
    )
