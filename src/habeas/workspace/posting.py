"""Sending a request to a witness that answers over HTTP: the one connection that the record ever opens, when told to.

Source:
    C2SP tlog-witness: POST to `add-checkpoint`; 200 with signature lines, 409 with the size that the witness knows.
"""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit

from habeas.workspace.errors import WitnessRefused, WitnessUnreachable

TIMEOUT_S = 30
"""How long to wait for a witness."""

LONGEST_ANSWER_BYTES = 64 * 1024
"""More than any answer of a witness has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessAnswer:
    """What a witness answered: signature lines, or the size that it knows where the request began elsewhere."""

    lines: bytes = b""
    known_size: int | None = None


def post_request(address: str, content: bytes) -> WitnessAnswer:
    """Send a request to a witness and return its answer.

    Args:
        address: `http://…` or `https://…`, to which `/add-checkpoint` is added.
        content: The request in its written form: sizes, hashes and a signed checkpoint, no word of the record.

    Raises:
        WitnessUnreachable: nobody answers there.
        WitnessRefused: the witness does not sign; its status says why.
    """
    parts = urlsplit(address)
    kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
    if parts.scheme not in kinds or not parts.hostname:
        raise WitnessUnreachable(reason="the address is not http://… or https://…")
    connection = kinds[parts.scheme](parts.hostname, parts.port, timeout=TIMEOUT_S)
    try:
        connection.request("POST", f"{parts.path.rstrip('/')}/add-checkpoint", body=content)
        response = connection.getresponse()
        answer = response.read(LONGEST_ANSWER_BYTES)
    except (OSError, http.client.HTTPException) as error:
        raise WitnessUnreachable(reason=type(error).__name__) from error
    finally:
        connection.close()
    if response.status == http.client.CONFLICT and answer.strip().isdigit():
        return WitnessAnswer(known_size=int(answer))
    if response.status != http.client.OK:
        raise WitnessRefused(status=response.status)
    return WitnessAnswer(lines=answer)
