"""What was asked of whom, on which law, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.facts.count import Count
from habeas.facts.ids import AppealId, EntryId, ExhibitId, PartyId
from habeas.facts.when import When


class AppealKind(StrEnum):
    """What kind of paper it was."""

    APPEAL = "appeal"
    PETITION = "petition"
    COMPLAINT = "complaint"
    REQUEST = "request"
    URGENT_ACTION = "urgent action"


class Dispatch(StrEnum):
    """How it was sent."""

    POST = "post"
    REGISTERED_POST = "registered post"
    E_MAIL = "e-mail"
    WEB_FORM = "web form"
    IN_PERSON = "in person"
    OTHER = "other"


class Response(StrEnum):
    """How the addressee answered; the labels are our own.

    Source:
        The list of responses of the HURIDOCS micro-thesauri (27), whose groups these follow; that an office has no
        information is the commonest answer to relatives, and neither a denial nor a refusal.
    """

    HELPED = "helped"
    PLEDGED = "pledged"
    REFUSED = "refused"
    DENIED_THE_EVENT = "denied the event"
    NO_INFORMATION = "no information"
    ASKED_FOR_MORE = "asked for more"
    HOLLOW = "token"
    NO_ANSWER = "no answer"
    OTHER = "other"

    @property
    def ends_the_wait(self) -> bool:
        """Whether it is an answer: to be asked for more is none yet."""
        return self not in (Response.ASKED_FOR_MORE, Response.NO_ANSWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to an appeal, on a day; `exhibit` is the paper, `effect` what came of it."""

    appeal: AppealId
    response: Response
    on: date
    exhibit: ExhibitId | None = None
    gist: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """One appeal: by whom, for whom, to which addressee, on which law, sent how, with which proof.

    `addressee` is the office as it is written to, `office` the party of the record that it is, where it is one.
    `rule` names the rule of its term (see `habeas.act.rule`), empty where none is known. `state` is the ISO code of
    the State concerned. `number` says how many appeals a source counts where each is not known by itself. `zone` is
    the addressee's time zone where it is not that of the rule's calendar.
    """

    id: AppealId
    kind: AppealKind
    by: tuple[PartyId, ...]
    persons: tuple[PartyId, ...]
    addressee: str
    sent: When
    dispatch: Dispatch = Dispatch.OTHER
    office: PartyId | None = None
    rule: str = ""
    law: str = ""
    asks: str = ""
    state: str = ""
    proof: ExhibitId | None = None
    number: Count | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAnswer:
    """An answer and the entry that brought it."""

    entry: EntryId
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """An appeal with all that followed: when it arrived, the reminders, the answers, oldest first.

    `entry` is the entry that filed it. `received_proof` is the exhibit that shows when it arrived.
    """

    entry: EntryId
    appeal: Appeal
    received: When | None = None
    received_proof: ExhibitId | None = None
    reminded_on: tuple[date, ...] = ()
    answers: tuple[LoggedAnswer, ...] = ()

    def answers_by(self, day: date) -> tuple[Answer, ...]:
        """Return the answers that had come by the end of a day, oldest first."""
        return tuple(one.answer for one in self.answers if one.answer.on <= day)
