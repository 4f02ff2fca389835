"""The limit on what is sent in at once; without it a file that is too large would be dropped without a word."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from habeas.web.errors import UploadTooLarge
from habeas.web.refusals import refusal_page
from habeas.web.settings import LARGEST_UPLOAD_BYTES

_MIB = 1024 * 1024


class UploadLimit:
    """Refuses an upload by the length that it declares, and keeps none of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap the views."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is small enough; the server reads no more than the declared length."""
        declared = request.META.get("CONTENT_LENGTH") or "0"
        if declared.isdigit() and int(declared) > LARGEST_UPLOAD_BYTES:
            while request.read(_MIB):  # a browser shows the answer only once it has sent everything
                pass
            return refusal_page(request, UploadTooLarge(limit_mib=LARGEST_UPLOAD_BYTES // _MIB))
        return self._get_response(request)
