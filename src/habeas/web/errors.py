"""What the desk refuses, and why."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class WebError(HabeasError):
    """The root of what the desk itself refuses."""

    code = "web.refused"
    during = "answering a page"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class AddressNotFree(WebError):
    """The desk cannot listen where it was told to: the address is taken, or is not one of this machine."""

    address: str
    code = "web.address-not-free"
    message = "nothing can listen at {address}"
    during = "opening the desk"
    remedy = "close the other desk, or choose another place: --address 127.0.0.1:8751"


@dataclass(eq=False, kw_only=True)
class UploadTooLarge(WebError):
    """An upload is larger than the desk takes at once."""

    limit_mib: int
    code = "web.upload-too-large"
    message = "this upload is larger than {limit_mib} MiB"
    during = "receiving an upload"
    remedy = "send fewer files at once, or use `habeas collect` for a large one"
    http_status = 413


@dataclass(eq=False, kw_only=True)
class PageExpired(WebError):
    """A form came without the mark that the desk put on its page, or from another site."""

    code = "web.page-expired"
    message = "this form is too old, or did not come from the desk"
    during = "receiving a form"
    remedy = "open the page again and send the form from there"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class SecondFactorDamaged(WebError):
    """The secret of somebody's second factor does not open: it was changed, or sealed in another workspace."""

    code = "web.second-factor-damaged"
    message = "the second factor of this account is not what was sealed"
    during = "asking for the second factor"
    remedy = "start the desk again, come in by the link that it prints, and set the second factor anew"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500


@dataclass(eq=False, kw_only=True)
class ProgramFailed(WebError):
    """The program itself failed while it made a page."""

    code = "web.program-failed"
    message = "the program failed while it made this page"
    kept = "what was recorded before stays recorded; look there before you send anything again"
    remedy = "report this with the code above and what you were doing, without names"
    http_status = 500
