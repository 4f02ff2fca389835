"""What can go wrong while asking something of somebody."""

from __future__ import annotations

from dataclasses import dataclass

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
