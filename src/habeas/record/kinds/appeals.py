"""Entries about appeals: what was asked of whom, when it arrived, what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.facts.appeal import Answer, Appeal
from habeas.facts.ids import AppealId, EntryId, ExhibitId, PartyId, StatementId
from habeas.facts.when import When
from habeas.record.kinds.act import PersonalAct


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealFiled(PersonalAct):
    """An appeal was sent; each one is an entry of its own, however like another it is."""

    kind = "appeal.filed"
    appeal: Appeal


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealReceived(PersonalAct):
    """The addressee received or registered an appeal; `proof` is the exhibit that shows it."""

    kind = "appeal.received"
    appeal: AppealId
    received: When
    proof: ExhibitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealReminded(PersonalAct):
    """The addressee was reminded of an appeal, and where its rule says so the term began anew."""

    kind = "appeal.reminded"
    appeal: AppealId
    on: date
    proof: ExhibitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealAnswered(PersonalAct):
    """The addressee answered an appeal; that nobody answered is computed and never entered."""

    kind = "appeal.answered"
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealStruck(PersonalAct):
    """An earlier entry about an appeal was a mistake and holds no more; it stays in the log."""

    kind = "appeal.struck"
    appeal: AppealId
    struck: EntryId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceFlipped(PersonalAct):
    """A silence went over, or came back under, a threshold of the case; nobody is told of it by this entry.

    `channel` says with whom there is no contact, `before` and `after` how it stood to the threshold, as of a day.
    `on_day` is the day on which it certainly went over, `reset_by` the statement that its clock began with.
    """

    kind = "silence.flipped"
    person: PartyId
    channel: str
    threshold_days: int
    before: str
    after: str
    as_of: date
    on_day: date | None = None
    reset_by: StatementId | None = None
