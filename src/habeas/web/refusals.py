"""A refusal on a page: the same four lines as on the command line, with the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.facts.errors import HabeasError
from habeas.web.ways import page_before

_PHRASES = (
    _("a consent: who gave it, a purpose, an audience and a field; it"),
    _("a correction"),
    _("a rejection"),
    _("a statement entered by hand"),
    _("an appeal: an addressee and at least one person; it"),
    _("approving alone"),
    _("asking for leave"),
    _("correcting the clock"),
    _("joining two of different kinds"),
    _("permitting a reader elsewhere"),
    _("permitting an authority of time: its name and a reason; it"),
    _("striking out an entry"),
    _("undoing"),
    _("appeal"),
    _("change"),
    _("consent"),
    _("correction"),
    _("count"),
    _("daily checkpoint"),
    _("date in EDTF"),
    _("entry"),
    _("entry about an appeal"),
    _("exhibit"),
    _("file of a release"),
    _("leave"),
    _("party"),
    _("permission for a reader"),
    _("permitted authority of time"),
    _("person"),
    _("person or group"),
    _("proposal"),
    _("range of days"),
    _("reading"),
    _("release"),
    _("report"),
    _("second party"),
    _("second report"),
    _("span"),
    _("statement, exhibit or entry"),
    _("text layer"),
    _("threshold"),
    _("when"),
    _("witness"),
    _("lead"),
    _("case worker"),
    _("reviewer"),
    _("observer"),
    _("collect and read"),
    _("judge"),
    _("draft, and keep the ledger of appeals"),
    _("record consents"),
    _("prepare a release"),
    _("stand as the second person"),
    _("ask for leave"),
    _("hand out under a leave"),
    _("erase, with a second person"),
    _("back up, stamp and have witnessed"),
    _("enrol people, choose readers, witnesses and authorities, change settings and keys"),
    _("none"),
    _("send this form"),
    _("(the request itself)"),
)
"""What refusals name by words of the program (`habeas.facts.errors.SPOKEN`), so that the catalogues have them."""


def four_lines(error: HabeasError) -> str:
    """Return what an error says in the language of the page."""
    return "\n".join(error.lines(gettext))


def refusal_page(request: HttpRequest, error: HabeasError) -> HttpResponse:
    """Return the page that says what was refused, with the way back to where it was asked for."""
    context = {"lines": four_lines(error), "back": page_before(request)}
    return render(request, "refusal.html", context, status=error.http_status)


class FourLines:
    """Turns a `HabeasError` that a view raised into a page; anything else stays an error of the program."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap the views."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page that says what was refused, None for what is not ours to explain."""
        return refusal_page(request, error) if isinstance(error, HabeasError) else None
