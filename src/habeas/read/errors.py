"""What can be wrong with a text that is to be read."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class NoReaderYet(HabeasError):
    """The text is in a language that no reader knows."""

    language: str
    code = "read.no-reader-yet"
    message = "there is no reader for the language {language!r} yet"
    during = "choosing a reader"
    kept = "the text is as it was; a person can still note its statements by hand"
    remedy = "say which language it is with --language, if this is wrong"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class EmptyText(HabeasError):
    """The text holds nothing but white space."""

    code = "read.empty-text"
    message = "there are no words in this text"
    during = "looking for words to read"
    remedy = "check that the file is the right one and that it has a text layer"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class ModelError(HabeasError):
    """The root of what can go wrong while a model is asked."""

    code = "read.model"
    during = "asking a model about a report"
    kept = "nothing of this report was read; the other reports go on"
    http_status = 502


@dataclass(eq=False, kw_only=True)
class BadAddress(ModelError):
    """What was given as the address of a model is none, or text would travel to it unprotected."""

    reason: str
    code = "read.bad-address"
    message = "this is not the address of a model: {reason}"
    during = "reading the address of a model"
    kept = "nothing was sent anywhere"
    remedy = "give one such as http://127.0.0.1:8080/v1"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class BadModelName(ModelError):
    """The name of a model is empty, too long, or holds signs that no model's name has."""

    code = "read.bad-model-name"
    message = "this is not the name of a model"
    during = "reading the name of a model"
    kept = "nothing was sent anywhere"
    remedy = "give the name under which the server has it: letters, digits and . _ : / @ + -"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class RemoteNotPermitted(ModelError):
    """The model is not on this machine, and nobody has permitted for this case that its reports are sent away."""

    code = "read.remote-not-permitted"
    message = "the model is not on this machine, and no permission on record lets reports be sent to it"
    during = "choosing a reader"
    kept = "nothing was sent anywhere"
    remedy = "use a model on this machine, or weigh it and permit it for one case: habeas reader permit --help"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class ModelUnreachable(ModelError):
    """Nothing answers at the address of the model, or the connection broke."""

    reason: str
    code = "read.model-unreachable"
    message = "the model does not answer: {reason}"
    remedy = "start its server, or check --address; nothing else is tried in its place"


@dataclass(eq=False, kw_only=True)
class ModelTooSlow(ModelError):
    """The model did not answer wholly within the time that it has."""

    limit_s: int
    code = "read.model-too-slow"
    message = "the model took longer than {limit_s} seconds over one part of the report"
    remedy = "take a smaller model or a faster machine, then read again"
    http_status = 504


@dataclass(eq=False, kw_only=True)
class ModelRefused(ModelError):
    """The server of the model answered with an error, or wants to send us elsewhere; redirects are never followed."""

    status: int
    code = "read.model-refused"
    message = "the server of the model answered with status {status}"
    remedy = "look into its own log; check --model, and that --address ends where its API begins, such as /v1"


@dataclass(eq=False, kw_only=True)
class ModelAnswerTooLarge(ModelError):
    """The answer is larger than any honest one."""

    limit_bytes: int
    code = "read.model-answer-too-large"
    message = "the model answered with more than {limit_bytes} bytes"
    remedy = "try another model"


@dataclass(eq=False, kw_only=True)
class ModelAnswerUnusable(ModelError):
    """The answer is not what was asked for: no JSON, or JSON of another shape."""

    window: int
    windows: int
    code = "read.model-answer-unusable"
    message = "the answer about part {window} of {windows} of the report is not the JSON that was asked for"
    remedy = "try a model that can be held to a JSON schema"


@dataclass(eq=False, kw_only=True)
class TextTooLongForModel(ModelError):
    """The text would take a model too many questions."""

    letters: int
    most: int
    code = "read.text-too-long-for-model"
    message = "the text has {letters} letters; a model reads {most} at most"
    remedy = "cut it into its reports, or read it by rules"
    http_status = 422
