"""What can be wrong with the files of two lists that are compared without being handed over."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import HabeasError

_DURING = "comparing two lists without handing them over"


@dataclass(eq=False, kw_only=True)
class DamagedExchange(HabeasError):
    """A file is not one that `habeas match private` wrote, or it was changed on the way."""

    reason: str
    code = "match.damaged-exchange"
    message = "the file cannot be used: {reason}"
    during = _DURING
    remedy = "ask the other side to send it again, by a way that changes nothing in it"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class WrongSecret(HabeasError):
    """A file was made with another shared secret, or by somebody who does not have it."""

    code = "match.wrong-secret"
    message = "the file was not made with this shared secret"
    during = _DURING
    remedy = "compare the secret with the other side by voice; if it is the same, the file is not from them"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class WeakSecret(HabeasError):
    """A shared secret is too short to keep anybody out."""

    least: int
    code = "match.weak-secret"
    message = "the shared secret has fewer than {least} characters"
    during = _DURING
    remedy = "agree on six words drawn at random, and write them into the file"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class OtherExchangeVersion(HabeasError):
    """A file is of a version of the exchange that this program does not know."""

    written: int
    known: int
    code = "match.other-exchange-version"
    message = "the file is of version {written} of the exchange, this program knows {known}"
    during = _DURING
    remedy = "install the same version of Habeas on both sides, then begin anew with: habeas match private prepare"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class OtherStep(HabeasError):
    """A file belongs to another step of the exchange, to another list, or to another run of it."""

    reason: str
    code = "match.other-step"
    message = "these files do not belong together: {reason}"
    during = _DURING
    remedy = "look which file is which: a list, an answer to it, and what you keep at home"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class TooManyGuesses(HabeasError):
    """The other side's list has more people than was agreed: a list of guesses is found out like this."""

    people: int
    at_most: int
    code = "match.too-many-guesses"
    message = "the other side's list has {people} rows, more than the {at_most} that you allow"
    during = "answering the other side's list"
    remedy = "ask how many people they have; each row more is a guess that your answer confirms or denies"
    http_status = 400
