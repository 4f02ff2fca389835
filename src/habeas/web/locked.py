"""What a locked desk answers: the page that asks for the passphrase, carrying along what was typed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.csrf import ensure_csrf_cookie

from habeas.facts.errors import HabeasError
from habeas.web.lock import IdleLock, chosen_lock
from habeas.web.refusals import four_lines
from habeas.web.settings import LARGEST_FORM_BYTES

PASSPHRASE = "unlock-passphrase"  # noqa: S105 - the name of a field
OPENER = "unlock-opener"
CARRIED = "carried:"
"""What the names of fields begin with that belong to the form that somebody was filling."""

_NEVER_CARRIED = ("csrfmiddlewaretoken", PASSPHRASE, OPENER, "password", "code")
LOCKED_STATUS = 423
"""Locked, as WebDAV has it: not forbidden, and not gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A field of a form that was being filled, with what was typed."""

    name: str
    value: str


class Locked:
    """Answers in the place of the desk while that is locked; it needs neither session nor database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap the rest of the desk."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on while the desk is open; else ask for the passphrase, or try the one that was given."""
        lock = chosen_lock()
        if lock is None:
            return self._get_response(request)
        with lock.in_use() as is_open:
            if is_open:
                return self._get_response(request)
            with translation.override(translation.get_language_from_request(request)):
                return _answer(request, lock)


def _answer(request: HttpRequest, lock: IdleLock) -> HttpResponse:
    typed, lost_a_file = _typed(request)
    given = request.POST.get(PASSPHRASE, "") if _can_be_read(request) else ""
    if not given:
        return _ask(request, typed, opener=lock.opener, lost_a_file=lost_a_file)
    opener = request.POST.get(OPENER, "").strip()
    try:
        lock.unlock(given, opener)
    except HabeasError as refusal:
        return _ask(request, typed, opener=opener, lost_a_file=False, refusal=four_lines(refusal))
    return _send_on(request, typed) if typed else redirect(request.get_full_path())


def _can_be_read(request: HttpRequest) -> bool:
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return request.method == "POST" and declared.isdigit() and int(declared) <= LARGEST_FORM_BYTES


def _typed(request: HttpRequest) -> tuple[tuple[Typed, ...], bool]:
    """Return the fields that were sent, those carried from before as they were called, and whether a file is lost."""
    if not _can_be_read(request):
        return (), request.method == "POST"
    is_ours = PASSPHRASE in request.POST
    found = [
        Typed(name=name.removeprefix(CARRIED), value=value)
        for name, values in request.POST.lists()
        for value in values
        if name not in _NEVER_CARRIED and (not is_ours or name.startswith(CARRIED))
    ]
    return tuple(found), bool(request.FILES)


@ensure_csrf_cookie
def _send_on(request: HttpRequest, typed: tuple[Typed, ...]) -> HttpResponse:
    """Return the page that sends what was typed, now that the desk is open; a person sends it, not a script."""
    return render(request, "unlocked.html", {"typed": typed, "path": request.get_full_path()})


def _ask(
    request: HttpRequest, typed: tuple[Typed, ...], *, opener: str, lost_a_file: bool, refusal: str = ""
) -> HttpResponse:
    context = {
        "typed": typed,
        "path": request.get_full_path(),
        "field": PASSPHRASE,
        "opener_field": OPENER,
        "opener": opener,
        "prefix": CARRIED,
        "lost_a_file": lost_a_file,
        "refusal": refusal,
    }
    return render(request, "locked.html", context, status=LOCKED_STATUS)
