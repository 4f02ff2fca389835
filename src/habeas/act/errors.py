"""What can go wrong while asking something of somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class NoSuchForm(HabeasError):
    """There is no form of that name."""

    name: str
    known: str
    code = "act.no-such-form"
    message = "there is no form {name!r}"
    during = "looking for a form"
    remedy = "choose one of: {known}"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 404


@dataclass(eq=False, kw_only=True)
class MalformedForm(HabeasError):
    """A form's description does not have the shape that it must have."""

    name: str
    reason: str
    code = "act.malformed-form"
    message = "the form {name!r} is not described as it must be: {reason}"
    during = "reading the description of a form"
    remedy = "correct the form's file in act/forms, or install Habeas anew"
    http_status = 500


@dataclass(eq=False, kw_only=True)
class FormNeedsPerson(HabeasError):
    """A form about one person was asked for a party of another kind."""

    party: str
    kind: str
    code = "act.needs-person"
    message = "{party} is a {kind}: this form is about one person"
    during = "filling a form"
    remedy = "draft one form for each member who is known by name: habeas act draft … --person ID"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class DraftNotRendered(HabeasError):
    """The draft could not be made into a PDF."""

    form: str
    reason: str
    code = "act.not-rendered"
    message = "the draft of {form} could not be made into a PDF: {reason}"
    during = "writing a PDF"
    kept = "the draft itself; it can be written as text"
    remedy = "write it as text instead, and report this with the code above"
    http_status = 500


@dataclass(eq=False, kw_only=True)
class MalformedAct(HabeasError):
    """A calendar or a file of rules does not have the shape that it must have."""

    file: str
    reason: str
    code = "act.malformed-rules"
    message = "{file} is not written as it must be: {reason}"
    during = "reading calendars and rules"
    remedy = "correct the file; those that ship with Habeas show every key"


@dataclass(eq=False, kw_only=True)
class CalendarEnds(HabeasError):
    """The working-day calendar does not cover the whole term."""

    calendar: str
    last_day: date
    appeal: str
    file: str
    next_year: int
    code = "act.calendar-ends"
    message = "the working-day calendar for {calendar} stops at {last_day}"
    during = "computing the reply term of appeal {appeal}"
    kept = 'nothing changed; {appeal} is still "waiting"'
    remedy = "add {next_year} to {file}, then: habeas act due --only {appeal}"


@dataclass(eq=False, kw_only=True)
class CalendarBegins(HabeasError):
    """The working-day calendar begins after the term does."""

    calendar: str
    first_day: date
    appeal: str
    file: str
    code = "act.calendar-begins"
    message = "the working-day calendar for {calendar} begins only on {first_day}"
    during = "computing the reply term of appeal {appeal}"
    kept = 'nothing changed; {appeal} is still "waiting"'
    remedy = "add the earlier years to {file}, then: habeas act due --only {appeal}"


@dataclass(eq=False, kw_only=True)
class UnknownRule(HabeasError):
    """No rule has that id."""

    rule: str
    known: str
    code = "act.unknown-rule"
    message = "there is no rule {rule!r}"
    during = "looking for the rule of a term"
    remedy = "choose one of: {known}; or add it to rules.toml in the workspace"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 404


@dataclass(eq=False, kw_only=True)
class UnknownCalendar(HabeasError):
    """No calendar has that id."""

    calendar: str
    known: str
    code = "act.unknown-calendar"
    message = "there is no calendar {calendar!r}"
    during = "looking for the calendar of an addressee"
    remedy = "choose one of: {known}"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 404


@dataclass(eq=False, kw_only=True)
class UnknownZone(HabeasError):
    """No time zone has that name."""

    zone: str
    code = "act.unknown-zone"
    message = "there is no time zone {zone!r}"
    during = "finding the end of a day"
    remedy = "name it as in the tz database, such as Asia/Chita"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 404


@dataclass(eq=False, kw_only=True)
class AnsweredBeforeSent(HabeasError):
    """An answer, a receipt or a reminder is dated before the appeal was sent."""

    appeal: str
    step: str
    on: date
    sent_on: date
    code = "act.answered-before-sent"
    message = "{appeal} was sent on {sent_on} at the earliest, so it cannot have been {step} on {on}"
    during = "entering what followed an appeal"
    remedy = "check both dates on the papers; a wrong entry is struck out with: habeas act strike"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class DayNotPossible(HabeasError):
    """A day lies in the future or before 1900."""

    on: date
    today: date
    code = "act.day-not-possible"
    message = "{on} cannot be: days run from 1900-01-01 to today, {today}"
    during = "entering an appeal or what followed it"
    remedy = "check the date on the paper"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 422


@dataclass(eq=False, kw_only=True)
class SilenceIsComputed(HabeasError):
    """Somebody tried to enter that nobody answered."""

    appeal: str
    code = "act.silence-is-computed"
    message = "that nobody answered {appeal} is not entered: it follows from the term"
    during = "entering an answer"
    remedy = "see it with: habeas act due --only {appeal}"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 422


@dataclass(eq=False, kw_only=True)
class NoMailServer(HabeasError):
    """A digest was to be sent, but the settings name no mail server, sender or recipient."""

    setting: str
    variable: str
    code = "act.no-mail-server"
    message = "nothing is sent: the setting {setting} is empty or cannot be"
    during = "sending the digest"
    remedy = "set it in habeas.toml under [settings], or {variable}; sending is off until then"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class NotSent(HabeasError):
    """The mail server did not take the digest."""

    reason: str
    code = "act.not-sent"
    message = "the mail server did not take the digest: {reason}"
    during = "sending the digest"
    remedy = "check the smtp_ settings with: habeas config"


@dataclass(eq=False, kw_only=True)
class UnknownLanguage(HabeasError):
    """Forms have no words in that language."""

    language: str
    known: str
    code = "act.unknown-language"
    message = "there are no words for forms in the language {language!r}"
    during = "looking for the words of a language"
    remedy = "choose one of: {known}"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class LanguageNotTaken(HabeasError):
    """A form was asked for in a language that its addressee does not take."""

    form: str
    language: str
    taken: str
    code = "act.language-not-taken"
    message = "{form} is not taken in the language {language!r}"
    during = "choosing the language of a form"
    remedy = "choose one of: {taken}"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class NoAuthorisation(HabeasError):
    """No consent on record covers sending the form."""

    form: str
    person: str
    lacking: str
    code = "act.no-authorisation"
    message = "nothing on record authorises sending {form} about {person}: {lacking}"
    during = "handing out a filled form"
    kept = "nothing was written, and the record is unchanged"
    remedy = "record it: habeas publish consent --person {person} …; or add --draft for a copy marked not authorised"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class FormFileUnreadable(HabeasError):
    """The file that should describe a form cannot be read."""

    file: str
    reason: str
    code = "act.form-file-unreadable"
    message = "the form in {file} cannot be read: {reason}"
    during = "reading the description of a form"
    remedy = "check the path, and that the file is TOML in UTF-8"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class AskerUnknown(HabeasError):
    """Nobody in the case has the name of who asked; `nearest` are numbers of those most like it, or "none"."""

    nearest: str
    code = "act.unknown-asker"
    message = "nobody in this case has the name of who asked; most like it: {nearest}"
    during = "entering an appeal"
    kept = "nothing was entered"
    remedy = (
        "give a number, or leave out who asked. People come into a case with a report that names them, a note of your "
        "own too: collect it, read it, and accept what it says of them"
    )
    http_status = 404


@dataclass(eq=False, kw_only=True)
class ConcernedUnknown(HabeasError):
    """Nobody in the case has the name of whom an appeal is for; `nearest` as for who asked."""

    nearest: str
    code = "act.unknown-concerned"
    message = "nobody in this case has the name of whom the appeal is for; most like it: {nearest}"
    during = "entering an appeal"
    kept = "nothing was entered"
    remedy = (
        "give a number. People come into a case with a report that names them, a note of your own too: collect it, "
        "read it, and accept what it says of them"
    )
    http_status = 404


@dataclass(eq=False, kw_only=True)
class NoPaper(HabeasError):
    """An exhibit was named as the paper of a step that is none: it was made here, and not collected."""

    exhibit: str
    code = "act.no-paper"
    message = "{exhibit} is no paper that was collected: a reading, a text layer, a draft or a release proves nothing"
    during = "entering a step of an appeal"
    kept = "nothing was entered"
    remedy = "collect the paper (habeas collect prints its number), and name that"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400
