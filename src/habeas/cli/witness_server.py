"""The HTTP endpoint of a witness: one path, small requests, no word of anybody's record.

Source:
    C2SP tlog-witness: 200 signature lines; 400 malformed; 403 not signed by a known key; 404 unknown log; 409 with the
    size that the witness knows; 422 another history.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from habeas.cli.errors import AddressNotUsable
from habeas.facts.errors import HabeasError
from habeas.record.errors import CheckpointDoesNotVerify, UnknownLog, WitnessSawAnotherSize, WitnessSawOther
from habeas.record.note import parse_note
from habeas.record.witnessing import parse_request
from habeas.store.witness_folder import WitnessFolder

LONGEST_REQUEST_BYTES = 64 * 1024
"""More than any request has."""

PATIENCE_S = 30
"""How long a client may take to send its request."""

STATUSES: dict[type[HabeasError], HTTPStatus] = {
    UnknownLog: HTTPStatus.NOT_FOUND,
    WitnessSawOther: HTTPStatus.UNPROCESSABLE_ENTITY,
    CheckpointDoesNotVerify: HTTPStatus.FORBIDDEN,
}
"""What the witness answers where it does not sign."""


def serve_witness(witness: WitnessFolder, *, address: str, say: Callable[[str], None]) -> None:
    """Answer requests until interrupted.

    Raises:
        AddressNotUsable: nothing can listen there.
    """
    host, _, port = address.rpartition(":")
    try:
        server = ThreadingHTTPServer((host, int(port)), handler_of(witness))
    except (OSError, ValueError, OverflowError) as error:
        raise AddressNotUsable(address=address) from error
    say(f"{witness.cosigner.name} answers at http://{address}/add-checkpoint. Stop with Ctrl-C.")
    with server:
        server.serve_forever()


def handler_of(witness: WitnessFolder) -> type[BaseHTTPRequestHandler]:
    """Return what answers one request; nobody's address is written anywhere."""

    class Handler(BaseHTTPRequestHandler):
        timeout = PATIENCE_S

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if self.path != "/add-checkpoint":
                self._answer(HTTPStatus.NOT_FOUND)
            elif not length.isdigit() or int(length) > LONGEST_REQUEST_BYTES:
                self._answer(HTTPStatus.BAD_REQUEST)
            else:
                self._answer(*considered(witness, self.rfile.read(int(length))))

        def _answer(self, status: HTTPStatus, body: bytes = b"") -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that the library calls
            """Write nothing: who asks is nobody's business."""

    return Handler


def considered(witness: WitnessFolder, content: bytes) -> tuple[HTTPStatus, bytes]:
    """Return what to answer to a request."""
    try:
        request = parse_request(content)
    except CheckpointDoesNotVerify:
        return HTTPStatus.BAD_REQUEST, b""
    try:
        note = parse_note(witness.cosign(request, at=datetime.now(UTC)))
    except WitnessSawAnotherSize as error:
        return HTTPStatus.CONFLICT, f"{error.known_size}\n".encode()
    except HabeasError as error:
        return STATUSES.get(type(error), HTTPStatus.INTERNAL_SERVER_ERROR), b""
    return HTTPStatus.OK, note.signatures[-1].to_line().encode()
