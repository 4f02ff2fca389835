"""What becomes of each entry of the log: it stays, it goes, or the person is struck out of it for the others' sake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from habeas.facts.ids import EntryId, ExhibitId
from habeas.facts.party import AgeGroup, Party, PartyKind, Sex
from habeas.facts.plain import from_plain, to_plain
from habeas.facts.statement import Statement
from habeas.facts.struck import BAR
from habeas.record.kinds import (
    Act,
    AppealFiled,
    LeaveAsked,
    PartyNamed,
    PersonalAct,
    ReleaseProposed,
    StatementAccepted,
    StatementCorrected,
    StatementEntered,
)
from habeas.workspace.erasing.fields import strike_fields
from habeas.workspace.erasing.reports import StruckReport, struck_anchor
from habeas.workspace.erasing.shares import Share, share_of
from habeas.workspace.erasing.subject import Subject

HANGS_ON: Mapping[str, tuple[str, ...]] = {
    "statement.rejected": ("proposal",),
    "statement.unsure": ("proposal",),
    "judgement.undone": ("undone",),
    "identity.judged": ("left", "right"),
    "derivation.judged": ("report", "of"),
    "exhibit.sealed": ("exhibit.id",),
    "exhibit.received": ("exhibit",),
    "exhibit.unreadable": ("exhibit",),
    "exhibit.dated": ("exhibit",),
    "consent.given": ("consent.person",),
    "consent.withdrawn": ("consent",),
    "draft.made": ("person", "exhibit"),
    "release.proposed": ("person",),
    "release.approved": ("release",),
    "release.published": ("release",),
    "silence.flipped": ("person",),
    "appeal.received": ("appeal",),
    "appeal.reminded": ("appeal",),
    "appeal.answered": ("answer.appeal",),
    "appeal.struck": ("appeal",),
}
"""What an entry says nothing without: where one of these goes, the entry goes."""

BRINGS: Mapping[str, str] = {
    "statement.accepted": "statement.id",
    "statement.corrected": "statement.id",
    "statement.entered": "statement.id",
    "consent.given": "consent.id",
    "release.proposed": "release",
    "appeal.filed": "appeal.id",
}
"""What goes with an entry, so that later ones that hang on it go too."""

WITHOUT_WORDS = frozenset(
    "workspace.opened actor.enrolled setting.changed view.logged export.made draft.made release.published "
    "silence.flipped backup.made backup.failed backup.drilled witness.enrolled checkpoint.witnessed keys.shared "
    "keys.passphrase-changed keys.rotated keys.own-granted keys.own-changed keys.own-revoked keys.passphrase-dropped "
    "leave.used leave.returned entry.struck person.erased case.erased "
    "exhibit.unreadable exhibit.dated".split()
)
"""The kinds in which nothing of a report is said; every other one may name somebody who is not its subject."""

Statements = StatementAccepted | StatementCorrected | StatementEntered


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """Decides over the entries of a case, in the order of the log.

    `going` are the ids of everything that goes, the person's own among them; it grows while the log is walked through.
    `reports` are the text layers by id.
    """

    subject: Subject
    going: set[str]
    reports: Mapping[ExhibitId, StruckReport]

    def of(self, entry: EntryId, act: Act) -> Act | None:
        """Return what stands in the place of an act: the same act where it stays, None where it goes."""
        if not self._goes(act):
            return self._struck(act)
        self.going.add(entry)
        if act.kind in BRINGS:
            self.going.add(attrgetter(BRINGS[act.kind])(act))
        return None

    def _goes(self, act: Act) -> bool:
        if isinstance(act, Statements):
            return share_of_statement(act.statement, self.subject) is Share.WHOLE
        if isinstance(act, AppealFiled):
            behind = (*act.appeal.persons, *act.appeal.by)
            return bool(behind) and all(map(self.subject.is_theirs, behind))
        return any(attrgetter(path)(act) in self.going for path in HANGS_ON.get(act.kind, ()))

    def _struck(self, act: Act) -> Act:
        """Return an act with the person out of it, equal to the act itself where they are not in it."""
        if isinstance(act, PartyNamed) and self.subject.is_theirs(act.party.id):
            return replace(act, party=_bare(act.party))
        struck = act
        if isinstance(act, PersonalAct) and any(map(self.subject.is_theirs, act.about)):
            struck = replace(act, about=tuple(one for one in act.about if not self.subject.is_theirs(one)))
        if isinstance(struck, Statements):
            struck = replace(struck, statement=self._struck_statement(struck.statement))
        elif isinstance(struck, ReleaseProposed):
            left = tuple(one for one in struck.exhibits if one not in self.going)
            struck = replace(struck, exhibits=left)
        elif isinstance(struck, AppealFiled):
            struck = self._struck_appeal(struck)
        elif isinstance(struck, LeaveAsked) and any(map(self.subject.is_theirs, struck.what.split(" "))):
            struck = replace(struck, also_names=())
        return struck if act.kind in WITHOUT_WORDS else self._struck_words(struck)

    def _struck_words(self, act: Act) -> Act:
        plain = to_plain(act)
        struck = strike_fields(plain, self.subject.finder)
        assert isinstance(plain, dict), "an act becomes a map"
        assert isinstance(struck, dict), "and stays one"
        if isinstance(act, PartyNamed) and act.party.kind is PartyKind.PERSON:
            # How another person is called is theirs, even where they share a name with the one who is erased.
            keeps = {name: plain["party"][name] for name in ("name", "spellings")}
            struck["party"] = {**struck["party"], **(keeps if self._is_a_name_of_their_own(act) else {})}
        if isinstance(act, Statements):
            struck["statement"]["anchor"] = plain["statement"]["anchor"]
        return from_plain(type(act), struck) if struck != plain else act

    def _is_a_name_of_their_own(self, act: PartyNamed) -> bool:
        """Return whether a person is not called after the one who is erased: `the mother of Pavel Orlin` is."""
        return self.subject.finder.excuses(act.party.name)

    def _struck_statement(self, statement: Statement) -> Statement:
        report = self.reports.get(statement.anchor.exhibit)
        if report is not None and report.is_touched:
            statement = replace(statement, anchor=struck_anchor(statement.anchor, report))
        if self.subject.is_theirs(statement.origin.speaker):
            statement = replace(statement, origin=replace(statement.origin, speaker_name=BAR))
        chain = tuple(
            replace(one, who=BAR) if self.subject.is_theirs(one.who) else one for one in statement.origin.chain
        )
        return replace(statement, origin=replace(statement.origin, chain=chain))

    def _struck_appeal(self, act: AppealFiled) -> AppealFiled:
        theirs = self.subject.is_theirs
        appeal = act.appeal
        proof = None if appeal.proof in self.going else appeal.proof
        return replace(act, appeal=replace(
            appeal,
            by=tuple(one for one in appeal.by if not theirs(one)),
            persons=tuple(one for one in appeal.persons if not theirs(one)),
            proof=proof,
        ))  # fmt: skip


def _bare(party: Party) -> Party:
    """Return what is left of the person where the statements of others refer to them: that there was somebody."""
    return Party(id=party.id, kind=party.kind, name=BAR, sex=Sex.UNKNOWN, age_group=AgeGroup.UNKNOWN)


def share_of_statement(statement: Statement, subject: Subject) -> Share:
    """Return how much of a statement is the person's own."""
    share = share_of(statement.claim, subject.is_theirs, speaks=subject.is_theirs(statement.origin.speaker))
    if share is Share.NONE and any(subject.is_theirs(link.who) for link in statement.origin.chain):
        return Share.PART
    return share
