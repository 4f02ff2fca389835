"""Who may do what in a case: five roles, and for each kind of entry the work that it is a part of.

Whatever changes the record is an entry, so the rule is held where entries are appended: a kind that no work is named
for is appended by nobody. Work that leaves files behind before its entry asks beforehand as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

UNKNOWN_ROLE_MAY: frozenset[str] = frozenset()
"""What somebody may do whose role this version does not know: look, and no more."""


class Role(StrEnum):
    """What an enrolled person is in a case; whoever made the workspace is its owner, in every case."""

    OWNER = "owner"
    LEAD = "lead"
    CASE_WORKER = "case worker"
    REVIEWER = "reviewer"
    OBSERVER = "observer"


ENROLLED_AS = tuple(role.value for role in Role if role is not Role.OWNER)
"""The roles in which somebody can be enrolled."""


class Work(StrEnum):
    """What can be done in a case beyond looking."""

    COLLECT = "collect and read"
    JUDGE = "judge"
    DRAFT = "draft, and keep the ledger of appeals"
    CONSENT = "record consents"
    PROPOSE = "prepare a release"
    APPROVE = "stand as the second person"
    ASK = "ask for leave"
    HAND_OUT = "hand out under a leave"
    ERASE = "erase, with a second person"
    TEND = "back up, stamp and have witnessed"
    RULE = "enrol people, choose readers, witnesses and authorities, change settings and keys"


_JUDGES = frozenset({Work.JUDGE, Work.APPROVE, Work.ASK, Work.HAND_OUT})
_WORKS = _JUDGES | {Work.COLLECT, Work.DRAFT, Work.CONSENT, Work.PROPOSE, Work.TEND}

MAY: Mapping[str, frozenset[str]] = {
    Role.OWNER: frozenset(Work),
    Role.LEAD: frozenset(Work),
    Role.CASE_WORKER: _WORKS,
    Role.REVIEWER: _JUDGES,
    Role.OBSERVER: frozenset(),
}
"""The work of each role."""

_EVERYBODY = frozenset({"view.logged", "checkpoint.made", "keys.own-changed"})
_OF_KINDS: Mapping[Work, str] = {
    Work.COLLECT: "exhibit.sealed exhibit.received exhibit.unreadable exhibit.dated",
    Work.JUDGE: "statement.accepted statement.corrected statement.rejected statement.unsure statement.entered"
    " judgement.undone party.named identity.judged derivation.judged",
    Work.DRAFT: "exhibit.sealed draft.made appeal.filed appeal.received appeal.reminded appeal.answered appeal.struck"
    " silence.flipped",
    Work.CONSENT: "consent.given consent.withdrawn",
    Work.PROPOSE: "exhibit.sealed release.proposed",
    Work.APPROVE: "release.approved release.published leave.given",
    Work.ASK: "leave.asked",
    Work.HAND_OUT: "leave.used leave.returned export.made",
    Work.ERASE: "entry.struck person.erased case.erased",
    Work.TEND: "backup.made backup.failed backup.drilled checkpoint.witnessed checkpoint.stamped",
    Work.RULE: "workspace.opened case.opened actor.enrolled setting.changed reader.permitted reader.forbidden"
    " witness.enrolled authority.permitted authority.forbidden clock.corrected"
    " keys.shared keys.passphrase-changed keys.rotated keys.own-granted keys.own-revoked keys.passphrase-dropped",
}

_WORKS_OF: Mapping[str, frozenset[Work]] = {
    kind: frozenset(work for work, theirs in _OF_KINDS.items() if kind in theirs.split())
    for kind in {kind for kinds in _OF_KINDS.values() for kind in kinds.split()}
}
"""The work of which an entry of a kind can be a part."""


def may_do(role: str, work: Work) -> bool:
    """Return whether a role includes some work."""
    return work in MAY.get(role, UNKNOWN_ROLE_MAY)


def may_append(role: str, kind: str) -> bool:
    """Return whether somebody in a role may append an entry of a kind."""
    return kind in _EVERYBODY or bool(_WORKS_OF.get(kind, frozenset()) & MAY.get(role, UNKNOWN_ROLE_MAY))
