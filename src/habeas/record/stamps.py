"""Time stamps of outside authorities: what is asked, and what an answer must be before it is believed.

A request carries the SHA-256 of a signed checkpoint and a random number, and nothing else. An answer is believed when
it is granted, is over that very hash, repeats the random number, and is signed by a certificate for time stamping that
leads, as of the time that it states, to one of the roots that were given for this authority.

Source:
    RFC 3161.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from habeas.record.errors import BadRoots, StampDoesNotVerify


@dataclass(frozen=True, slots=True, kw_only=True)
class StampRequest:
    """What is sent, in DER, and the random number in it that the answer must repeat."""

    content: bytes
    nonce: int


def make_stamp_request(note: bytes) -> StampRequest:
    """Return the request for a stamp over a signed checkpoint."""
    builder = TimestampRequestBuilder().data(note).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True)
    request = builder.build()
    assert request.nonce is not None, "a request has a random number unless it is told not to"
    return StampRequest(content=request.as_bytes(), nonce=request.nonce)


def parse_roots(pem: str) -> tuple[x509.Certificate, ...]:
    """Return the certificates in a PEM text.

    Raises:
        BadRoots: there is none, or one cannot be read.
    """
    try:
        return tuple(x509.load_pem_x509_certificates(pem.encode()))
    except ValueError as error:
        raise BadRoots from error


def check_stamp(response: bytes, note: bytes, *, roots: str, nonce: int | None = None) -> datetime:
    """Return the time at which an authority says that it saw a checkpoint, once its answer holds.

    Args:
        response: The answer, in DER.
        note: The signed checkpoint.
        roots: The certificates that the answer must lead back to, as PEM.
        nonce: The random number of the request, where it is known still.

    Raises:
        BadRoots: the roots cannot be read.
        StampDoesNotVerify: the answer is not an answer over this checkpoint by an authority under these roots.
    """
    builder = VerifierBuilder(roots=list(parse_roots(roots)))
    try:
        answer = decode_timestamp_response(response)
        verifier = (builder if nonce is None else builder.nonce(nonce)).build()
        verifier.verify_message(answer, note)
    except (VerificationError, ValueError) as error:
        # Of the library's own words nothing is passed on: they may quote the answer of a stranger.
        raise StampDoesNotVerify(reason=_reason(error)) from error
    return answer.tst_info.gen_time


_REASONS = {
    "Nonce": "it answers another request",
    "Mismatch between messages": "it is over something else",
    "PKIStatus": "the authority did not grant it",
    "certif": "its certificate does not lead to a root that was given, or was not valid then",
    "EKU": "its certificate is not one for time stamping",
}


def _reason(error: Exception) -> str:
    said = str(error)
    return next((ours for theirs, ours in _REASONS.items() if theirs in said), "it is not an answer as RFC 3161 has it")
