"""What was typed that cannot be understood."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.workspace.errors import WorkspaceError


@dataclass(eq=False, kw_only=True)
class FormNotUnderstood(WorkspaceError):
    """A field of a form holds something that the field does not allow."""

    field: str
    code = "workspace.form-not-understood"
    message = "the field {field} holds something that it does not allow"
    during = "reading a form"
    remedy = "go back, choose one of the offered values, and send the form again"
    http_status = 400


DATES_SHOWN = (
    "2024-02-28 (a day), 2024-02 (in that month), 2024-02-28/2024-03-05 (all of these days), "
    'or plain English: "28 February 2024", "between 3 and 5 March 2024"'
)
"""How a date can be written."""


@dataclass(eq=False, kw_only=True)
class DateNotUnderstood(WorkspaceError):
    """A date was typed that is neither EDTF nor plain words."""

    code = "workspace.date-not-understood"
    message = "the field when holds no date that can be understood"
    during = "reading a form"
    kept = "nothing changed; what you typed still stands in the form"
    remedy = f"write {DATES_SHOWN}"
    http_status = 400
