"""The workspace, its settings, its cases and its people, from the log."""

from __future__ import annotations

from habeas.record.kinds import (
    Act,
    ActorEnrolled,
    AuthorityForbidden,
    AuthorityPermitted,
    BackupDrilled,
    BackupFailed,
    BackupMade,
    CaseOpened,
    CheckpointStamped,
    CheckpointWitnessed,
    ExportMade,
    KeysRotated,
    LeaveAsked,
    LeaveGiven,
    LeaveReturned,
    LeaveUsed,
    OwnKeyChanged,
    OwnKeyGranted,
    OwnKeyRevoked,
    PassphraseChanged,
    PassphraseDropped,
    SettingChanged,
    SharesMade,
    ViewLogged,
    WitnessEnrolled,
    WorkspaceOpened,
)
from habeas.store.models import CachedActor, CachedCase, CachedSetting, CachedView, CachedWorkspace
from habeas.store.projections.place import Place, Projection, nothing


def _workspace_opened(act: Act, place: Place) -> None:
    assert isinstance(act, WorkspaceOpened), "projections are found by kind"
    place.rows.add(CachedWorkspace, id=act.workspace, name=act.name, alone=act.alone)


def _case_opened(act: Act, place: Place) -> None:
    assert isinstance(act, CaseOpened), "projections are found by kind"
    place.rows.add(CachedCase, id=act.case, seq=place.seq, title=act.title)


def _actor_enrolled(act: Act, place: Place) -> None:
    assert isinstance(act, ActorEnrolled), "projections are found by kind"
    place.rows.add(CachedActor, seq=place.seq, id=act.actor, case=place.header.case, name=act.name, role=act.role)


def _setting_changed(act: Act, place: Place) -> None:
    assert isinstance(act, SettingChanged), "projections are found by kind"
    place.rows.write()
    CachedSetting.objects.update_or_create(name=act.name, defaults={"value": act.value})


def _view_logged(act: Act, place: Place) -> None:
    assert isinstance(act, ViewLogged), "projections are found by kind"
    place.rows.add(
        CachedView, seq=place.seq, case=place.header.case, actor=place.actor, seen=act.seen, hour=act.hour.isoformat()
    )


PROJECTIONS: dict[str, Projection] = {
    WorkspaceOpened.kind: _workspace_opened,
    CaseOpened.kind: _case_opened,
    ActorEnrolled.kind: _actor_enrolled,
    SettingChanged.kind: _setting_changed,
    ViewLogged.kind: _view_logged,
    ExportMade.kind: nothing,
    BackupMade.kind: nothing,
    BackupFailed.kind: nothing,
    BackupDrilled.kind: nothing,
    WitnessEnrolled.kind: nothing,
    SharesMade.kind: nothing,
    KeysRotated.kind: nothing,
    LeaveAsked.kind: nothing,
    LeaveGiven.kind: nothing,
    LeaveUsed.kind: nothing,
    LeaveReturned.kind: nothing,
    PassphraseChanged.kind: nothing,
    PassphraseDropped.kind: nothing,
    OwnKeyGranted.kind: nothing,
    OwnKeyChanged.kind: nothing,
    OwnKeyRevoked.kind: nothing,
    CheckpointWitnessed.kind: nothing,
    AuthorityPermitted.kind: nothing,
    AuthorityForbidden.kind: nothing,
    CheckpointStamped.kind: nothing,
}
"""What these kinds of entry do to the tables."""
