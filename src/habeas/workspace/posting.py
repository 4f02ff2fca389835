"""Sending a request to a witness or an authority of time: the only connections that the record opens, when told to.

Source:
    C2SP tlog-witness: POST to `add-checkpoint`; 200 with signature lines, 409 with the size that the witness knows.
    RFC 3161, section 3.4: POST of a query, answered by a reply.
"""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from habeas.workspace.errors import (
    AuthorityRefused,
    AuthorityUnreachable,
    BadStampAddress,
    WitnessRefused,
    WitnessUnreachable,
)

TIMEOUT_S = 30
"""How long to wait for an answer."""

LONGEST_ANSWER_BYTES = 64 * 1024
"""More than any answer has."""

_KINDS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessAnswer:
    """What a witness answered: signature lines, or the size that it knows where the request began elsewhere."""

    lines: bytes = b""
    known_size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    content: bytes


def post_request(address: str, content: bytes) -> WitnessAnswer:
    """Send a request to a witness and return its answer.

    Args:
        address: `http://…` or `https://…`, to which `/add-checkpoint` is added.
        content: The request in its written form: sizes, hashes and a signed checkpoint, no word of the record.

    Raises:
        WitnessUnreachable: nobody answers there.
        WitnessRefused: the witness does not sign; its status says why.
    """
    if not _can_be_asked(address):
        raise WitnessUnreachable(reason="the address is not http://… or https://…")
    parts = urlsplit(address)
    try:
        answer = _post(parts, f"{parts.path.rstrip('/')}/add-checkpoint", content)
    except (OSError, http.client.HTTPException) as error:
        raise WitnessUnreachable(reason=type(error).__name__) from error
    if answer.status == http.client.CONFLICT and answer.content.strip().isdigit():
        return WitnessAnswer(known_size=int(answer.content))
    if answer.status != http.client.OK:
        raise WitnessRefused(status=answer.status)
    return WitnessAnswer(lines=answer.content)


def post_for_stamp(address: str, content: bytes) -> bytes:
    """Send a request to an authority of time and return its answer, unread.

    Raises:
        BadStampAddress: nothing can be sent there.
        AuthorityUnreachable: nobody answers there.
        AuthorityRefused: it answers with something other than a reply.
    """
    check_address(address)
    parts = urlsplit(address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        answer = _post(parts, target, content, {"Content-Type": "application/timestamp-query"})
    except (OSError, http.client.HTTPException) as error:
        raise AuthorityUnreachable(reason=type(error).__name__) from error
    if answer.status != http.client.OK:
        raise AuthorityRefused(status=answer.status)
    return answer.content


def check_address(address: str) -> None:
    """Check that a request can be sent to an address.

    Raises:
        BadStampAddress: it is not http://… or https://….
    """
    if not _can_be_asked(address):
        raise BadStampAddress


def _can_be_asked(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in _KINDS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        # A port that is no number, or a bracket that is never closed.
        return False


def _post(parts: SplitResult, target: str, content: bytes, headers: Mapping[str, str] | None = None) -> _Answer:
    """Send and return what comes back; no program, machine or person is named in it, and nothing is followed."""
    connection = _KINDS[parts.scheme](parts.hostname or "", parts.port, timeout=TIMEOUT_S)
    try:
        connection.request("POST", target, body=content, headers=dict(headers or {}))
        response = connection.getresponse()
        return _Answer(status=response.status, content=response.read(LONGEST_ANSWER_BYTES))
    finally:
        connection.close()
