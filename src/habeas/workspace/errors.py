"""What the workspace refuses, and why."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class WorkspaceError(HabeasError):
    """The root of what the workspace itself refuses."""

    code = "workspace.refused"
    during = "using the workspace"


@dataclass(eq=False, kw_only=True)
class SettingsDamaged(WorkspaceError):
    """`habeas.toml` cannot be read, or holds a setting that does not exist."""

    reason: str
    code = "workspace.settings-damaged"
    message = "habeas.toml cannot be used: {reason}"
    during = "reading the settings"
    remedy = "mend the file; `habeas config` lists every setting there is"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class DatedOtherwise(WorkspaceError):
    """A report that comes again is given another day of publication than somebody gave before."""

    exhibit: str
    published: str
    code = "workspace.dated-otherwise"
    message = "{exhibit} was said to have come out on {published}, another day than the one given now"
    during = "receiving a report again"
    kept = "the receipt is logged; the day stays as it was"
    remedy = "if that day is wrong: habeas record date {exhibit} --published YYYY-MM-DD"


@dataclass(eq=False, kw_only=True)
class UnknownActor(WorkspaceError):
    """Nobody of that name is enrolled, or nobody was named where several are."""

    enrolled: int
    code = "workspace.unknown-actor"
    message = "that name is not one of the {enrolled} enrolled people"
    during = "finding out who acts"
    remedy = "name yourself: --as NAME or HABEAS_ACTOR; `habeas enrol NAME` enrols a person"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 403


@dataclass(eq=False, kw_only=True)
class AlreadyEnrolled(WorkspaceError):
    """A person of that name is enrolled already."""

    actor: str
    code = "workspace.already-enrolled"
    message = "that name is enrolled already, as {actor}"
    during = "enrolling a person"
    remedy = "use the enrolled person, or a name that tells the two apart"


@dataclass(eq=False, kw_only=True)
class OpenedByAnother(WorkspaceError):
    """Somebody else is to act than the person whose own key opened the workspace."""

    opener: str
    code = "workspace.opened-by-another"
    message = "the own key of {opener} opened the workspace, and somebody else was named to act"
    during = "finding out who acts"
    remedy = "act in your own name: --as {opener}"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class NotInRole(WorkspaceError):
    """The role of the person who acts does not include what was asked for."""

    role: str
    refused: str
    code = "workspace.not-in-role"
    message = "a person enrolled as {role} may not do this in the case: {refused}"
    during = "looking up what the role includes"
    remedy = "ask somebody whose role includes it; a lead can enrol you in another role: habeas enrol NAME --role"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class UnknownRole(WorkspaceError):
    """There is no such role."""

    given: str
    code = "workspace.unknown-role"
    message = "there is no role {given!r}"
    during = "enrolling a person"
    remedy = "choose lead, case worker, reviewer or observer"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class UnknownCase(WorkspaceError):
    """The workspace has no case of that title or id."""

    case: str
    code = "workspace.unknown-case"
    message = "there is no case {case}"
    during = "finding the case"
    remedy = "choose one that `habeas record show` lists; `init` makes the case main"
    http_status = 404


@dataclass(eq=False, kw_only=True)
class NotInCase(WorkspaceError):
    """The person who acts has no access to the case."""

    actor: str
    case: str
    code = "workspace.not-in-case"
    message = "{actor} has no access to case {case}"
    during = "opening the case"
    remedy = "ask a person with access to the case to enrol you in it"
    http_status = 404


@dataclass(eq=False, kw_only=True)
class UnknownObject(WorkspaceError):
    """No exhibit, proposal, party, statement or release of the case answers to what was given."""

    what: str
    given: str
    code = "workspace.unknown-object"
    message = "there is no {what} {given} in this case"
    during = "looking it up"
    remedy = "check the number or id in the list it was taken from"
    http_status = 404


@dataclass(eq=False, kw_only=True)
class UnknownName(WorkspaceError):
    """Nobody in the case has that name, or one near enough to be meant; `nearest` are numbers of those most like it."""

    nearest: str
    code = "workspace.unknown-name"
    message = "nobody in this case has that name"
    during = "finding the person"
    remedy = "look at those most like it: {nearest}; `habeas record show` lists everyone by number"
    http_status = 404


@dataclass(eq=False, kw_only=True)
class AlreadyPublished(WorkspaceError):
    """The release has left the house already."""

    release: str
    code = "workspace.already-published"
    message = "{release} was approved and published already"
    during = "approving {release}"
    remedy = "prepare a new one where something has changed"


@dataclass(eq=False, kw_only=True)
class AmbiguousName(WorkspaceError):
    """Several parties answer to a name; which one is meant is a question for a person."""

    candidates: tuple[str, ...]
    code = "workspace.ambiguous-name"
    message = "several answer to that name: {candidates}"
    during = "finding the person"
    remedy = "give one of these numbers instead; `habeas match` judges whether they are the same"


@dataclass(eq=False, kw_only=True)
class WordsNotThere(WorkspaceError):
    """The words of a statement do not stand in the exhibit."""

    exhibit: str
    code = "workspace.words-not-there"
    message = "these words do not stand in {exhibit}"
    during = "anchoring a statement"
    remedy = "quote the exhibit exactly, letter by letter; `habeas record show {exhibit}` prints its text"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class WordsNotUnique(WorkspaceError):
    """The words of a statement stand in the exhibit more than once, and which of them are meant was not said."""

    exhibit: str
    times: int
    code = "workspace.words-not-unique"
    message = "these words stand {times} times in {exhibit}"
    during = "anchoring a statement"
    remedy = "quote a few words more before or after them, so that they stand there once"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class ReasonMissing(WorkspaceError):
    """A judgement that needs a reason came without one."""

    act: str
    code = "workspace.reason-missing"
    message = "{act} needs a reason"
    during = "recording a judgement"
    remedy = "say in a sentence why; it is kept with the judgement"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 422


@dataclass(eq=False, kw_only=True)
class NothingToUndo(WorkspaceError):
    """The entry is not a judgement, or has been undone already."""

    entry: str
    code = "workspace.nothing-to-undo"
    message = "{entry} is not a judgement that stands"
    during = "undoing a judgement"
    remedy = "choose a judgement that stands; `habeas record show --log` lists them"


@dataclass(eq=False, kw_only=True)
class JudgedMeanwhile(WorkspaceError):
    """Another person judged the same proposal after this page was opened."""

    proposal: str
    code = "workspace.judged-meanwhile"
    message = "{proposal} was judged by somebody else meanwhile"
    during = "recording a judgement"
    remedy = "look at their judgement, undo it if it is wrong, then judge again"


@dataclass(eq=False, kw_only=True)
class PairJudgedMeanwhile(WorkspaceError):
    """Another person judged the same two, or took that back, after this page was opened."""

    standing: str
    code = "workspace.pair-judged-meanwhile"
    message = "these two were judged by somebody else meanwhile (now: {standing})"
    during = "recording a judgement"
    kept = "the other judgement; yours is not recorded"
    remedy = "look at both, then keep the other one or record yours over it"


@dataclass(eq=False, kw_only=True)
class ReleaseChanged(WorkspaceError):
    """The record or a consent has changed since a release was prepared."""

    release: str
    code = "workspace.release-changed"
    message = "what {release} may show has changed since it was prepared"
    during = "approving {release}"
    kept = "the release waits; nothing was published"
    remedy = "prepare it again and let the second person look at the new files"


@dataclass(eq=False, kw_only=True)
class WitnessUnreachable(WorkspaceError):
    """A witness does not answer at its address."""

    reason: str
    code = "workspace.witness-unreachable"
    message = "the witness does not answer: {reason}"
    during = "asking a witness to cosign the checkpoint"
    remedy = "try again later, or give it the request as a file: habeas record witness ask"
    http_status = 502


@dataclass(eq=False, kw_only=True)
class WitnessRefused(WorkspaceError):
    """A witness answered, but did not sign."""

    status: int
    code = "workspace.witness-refused"
    message = "the witness did not sign; it answered with status {status}"
    during = "asking a witness to cosign the checkpoint"
    remedy = "403 and 404: it does not have this log's key; 422: it saw another history, so run: habeas record verify"
    http_status = 502


@dataclass(eq=False, kw_only=True)
class NoSuchReader(WorkspaceError):
    """The setting `reader` is neither `rules` nor `openai`."""

    code = "workspace.no-such-reader"
    message = "the setting reader is neither rules nor openai"
    during = "choosing a reader"
    remedy = "mend it in habeas.toml, or unset HABEAS_READER"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class NothingToPermit(WorkspaceError):
    """The model is on this machine: nothing leaves it, and nothing needs to be permitted."""

    code = "workspace.nothing-to-permit"
    message = "a model on this machine needs no permission"
    during = "permitting a reader"
    remedy = "set reader, reader_address and reader_model in habeas.toml, then read"


@dataclass(eq=False, kw_only=True)
class LeaveNeeded(WorkspaceError):
    """What one person may not do alone waits for the leave of a second."""

    what: str
    code = "workspace.leave-needed"
    message = "{what} needs the leave of a second enrolled person"
    during = "handing out {what}"
    kept = "nothing was handed out"
    remedy = "ask for it: habeas record leave ask {what} --for PURPOSE; another gives it: habeas record leave give"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class LeaveNotOthers(WorkspaceError):
    """The one who asked for leave may not give it."""

    leave: str
    code = "workspace.leave-not-others"
    message = "leave {leave} must be given by another enrolled person than the one who asked"
    during = "giving leave {leave}"
    kept = "the request; it waits"
    remedy = "let another enrolled person give it: habeas record leave give {leave} --as NAME"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class DatabaseNamedElsewhere(WorkspaceError):
    """The record is to be moved, but it is not `habeas.toml` that names its database."""

    origin: str
    code = "workspace.database-named-elsewhere"
    message = "the database is named by {origin}, not by habeas.toml, so a move could not put another one in charge"
    during = "moving the record"
    kept = "the record where it was"
    remedy = "write database = … below [settings] in habeas.toml, unset {origin}, then try again"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class PasswordWithoutUser(WorkspaceError):
    """A password was given for a database whose address names no user, or that is a file."""

    code = "workspace.password-without-user"
    message = "there is a password, but the address of the database names no user whose password it could be"
    during = "moving the record"
    kept = "the record where it was"
    remedy = "name the user: --to postgresql://USER@HOST/NAME; or leave --password out"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class BadStampAddress(WorkspaceError):
    """The address of an authority of time is not one that a request can be sent to."""

    code = "workspace.bad-stamp-address"
    message = "the address of the authority is not http://… or https://…"
    during = "asking for a time stamp"
    remedy = "take the address that the authority publishes for RFC 3161"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class AuthorityUnreachable(WorkspaceError):
    """An authority of time did not answer."""

    reason: str
    code = "workspace.authority-unreachable"
    message = "the authority of time does not answer: {reason}"
    during = "asking for a time stamp"
    kept = "the stamp waits; nothing was logged"
    remedy = "try again when this machine is online: habeas record stamp send"
    http_status = 502


@dataclass(eq=False, kw_only=True)
class AuthorityRefused(WorkspaceError):
    """An authority of time answered with something other than a stamp."""

    status: int
    code = "workspace.authority-refused"
    message = "the authority of time answered with status {status}"
    during = "asking for a time stamp"
    kept = "the stamp waits; nothing was logged"
    remedy = "check its address, or ask another authority"
    http_status = 502
