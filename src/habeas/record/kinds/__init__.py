"""The kinds of entry that the log keeps, each with its version; the reference manual is made from them."""

from __future__ import annotations

from habeas.record.kinds.act import Act, PersonalAct
from habeas.record.kinds.appeals import (
    AppealAnswered,
    AppealFiled,
    AppealReceived,
    AppealReminded,
    AppealStruck,
    SilenceFlipped,
)
from habeas.record.kinds.backups import BackupDrilled, BackupFailed, BackupMade
from habeas.record.kinds.checkpoints import CheckpointMade, ClockCorrected
from habeas.record.kinds.consents import ConsentGiven, ConsentWithdrawn
from habeas.record.kinds.derivations import DerivationJudged
from habeas.record.kinds.erasures import CaseErased, EntryStruck, PersonErased
from habeas.record.kinds.exhibits import ExhibitDated, ExhibitReceived, ExhibitSealed, ExhibitUnreadable
from habeas.record.kinds.keys import (
    KeysRotated,
    OwnKeyChanged,
    OwnKeyGranted,
    OwnKeyRevoked,
    PassphraseChanged,
    PassphraseDropped,
    SharesMade,
)
from habeas.record.kinds.leaves import LeaveAsked, LeaveGiven, LeaveReturned, LeaveUsed
from habeas.record.kinds.parties import IdentityJudged, PartyNamed
from habeas.record.kinds.readers import ReaderForbidden, ReaderPermitted
from habeas.record.kinds.registry import Registry, Upcast
from habeas.record.kinds.releases import DraftMade, ExportMade, ReleaseApproved, ReleaseProposed, ReleasePublished
from habeas.record.kinds.stamps import AuthorityForbidden, AuthorityPermitted, CheckpointStamped
from habeas.record.kinds.statements import (
    JudgementUndone,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
    StatementRejected,
    StatementUnsure,
)
from habeas.record.kinds.views import ViewLogged
from habeas.record.kinds.witnesses import CheckpointWitnessed, WitnessEnrolled
from habeas.record.kinds.workspace import ActorEnrolled, CaseOpened, SettingChanged, WorkspaceOpened

KINDS: dict[str, type[Act]] = {
    act.kind: act
    for act in (
        WorkspaceOpened, CaseOpened, ActorEnrolled, SettingChanged,
        ExhibitSealed, ExhibitReceived, ExhibitUnreadable, ExhibitDated,
        StatementAccepted, StatementCorrected, StatementRejected, StatementUnsure, StatementEntered,
        JudgementUndone, PartyNamed, IdentityJudged, DerivationJudged, ConsentGiven, ConsentWithdrawn,
        DraftMade, ReleaseProposed, ReleaseApproved, ReleasePublished, ViewLogged, ExportMade,
        AppealFiled, AppealReceived, AppealReminded, AppealAnswered, AppealStruck, SilenceFlipped,
        BackupMade, BackupFailed, BackupDrilled, WitnessEnrolled, CheckpointWitnessed,
        ReaderPermitted, ReaderForbidden,
        SharesMade, PassphraseChanged, LeaveAsked, LeaveGiven, LeaveUsed, LeaveReturned,
        CheckpointMade, ClockCorrected, AuthorityPermitted, AuthorityForbidden, CheckpointStamped,
        EntryStruck, PersonErased, CaseErased, KeysRotated,
        OwnKeyGranted, OwnKeyChanged, OwnKeyRevoked, PassphraseDropped,
    )
}  # fmt: skip
"""Every kind of entry by its name in the log."""

UPCASTS: dict[tuple[str, int], Upcast] = {}
"""How a body of an older version becomes one of the next; empty while every kind is at version 1."""

REGISTRY = Registry(kinds=KINDS, upcasts=UPCASTS)
"""The kinds and upcasts of this version of Habeas."""

__all__ = [
    "KINDS",
    "REGISTRY",
    "UPCASTS",
    "Act",
    "ActorEnrolled",
    "AppealAnswered",
    "AppealFiled",
    "AppealReceived",
    "AppealReminded",
    "AppealStruck",
    "AuthorityForbidden",
    "AuthorityPermitted",
    "BackupDrilled",
    "BackupFailed",
    "BackupMade",
    "CaseErased",
    "CaseOpened",
    "CheckpointMade",
    "CheckpointStamped",
    "CheckpointWitnessed",
    "ClockCorrected",
    "ConsentGiven",
    "ConsentWithdrawn",
    "DerivationJudged",
    "DraftMade",
    "EntryStruck",
    "ExhibitDated",
    "ExhibitReceived",
    "ExhibitSealed",
    "ExhibitUnreadable",
    "ExportMade",
    "IdentityJudged",
    "JudgementUndone",
    "KeysRotated",
    "LeaveAsked",
    "LeaveGiven",
    "LeaveReturned",
    "LeaveUsed",
    "OwnKeyChanged",
    "OwnKeyGranted",
    "OwnKeyRevoked",
    "PartyNamed",
    "PassphraseChanged",
    "PassphraseDropped",
    "PersonErased",
    "PersonalAct",
    "ReaderForbidden",
    "ReaderPermitted",
    "Registry",
    "ReleaseApproved",
    "ReleaseProposed",
    "ReleasePublished",
    "SettingChanged",
    "SharesMade",
    "SilenceFlipped",
    "StatementAccepted",
    "StatementCorrected",
    "StatementEntered",
    "StatementRejected",
    "StatementUnsure",
    "Upcast",
    "ViewLogged",
    "WitnessEnrolled",
    "WorkspaceOpened",
]
