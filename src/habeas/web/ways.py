"""The way back: always a page of this desk, never one of another site."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest) -> str:
    """Return the address in the field `next` where it is one of this desk, else that of Today."""
    return _own(request, request.POST.get("next", ""))


def page_before(request: HttpRequest) -> str:
    """Return the address of the page that a request came from, that of Today where it came from elsewhere."""
    return _own(request, request.headers.get("Referer", ""))


def _own(request: HttpRequest, address: str) -> str:
    return (
        address if url_has_allowed_host_and_scheme(address, allowed_hosts={request.META.get("HTTP_HOST", "")}) else "/"
    )
