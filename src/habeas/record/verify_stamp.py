"""Check a time stamp over a Habeas checkpoint: `python verify_stamp.py ANSWER CHECKPOINT --roots ROOTS.pem`.

This file stands alone, beside verify.py. It needs Python 3.11 or newer and the package `cryptography`, nothing of
Habeas and no network. It shares no code with the program that asked for the stamp.

A stamp says: at this time the authority saw a file with this hash. Checked, in this order (RFC 3161 and RFC 5652):

1. The answer is granted, and over the SHA-256 (384, 512) of the checkpoint file.
2. The signed attributes name the hash of what is signed, and the certificate that signs.
3. The signature over them is by that certificate, which is one for time stamping.
4. The certificate leads to one of the roots in ROOTS.pem, each link signed by the next and valid at the stated time.

Revocation is not looked at: that needs the network. Exit status: 0 all of it holds, 3 it does not, 2 wrong usage or a
file that cannot be read.
"""

# ruff: noqa: T201 -- this program speaks to whoever started it, without the command line of Habeas
from __future__ import annotations

import argparse
import hashlib
import sys
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

HOLDS, WRONG_USAGE, DOES_NOT_HOLD = 0, 2, 3
SEQUENCE, SET, INTEGER, OCTETS, OID, TIME = 0x30, 0x31, 0x02, 0x04, 0x06, 0x18
HASHES: dict[str, hashes.HashAlgorithm] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
    "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
}
SIGNED_DATA, STAMP_CONTENT = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_BY_SHA1 = "1.2.840.113549.1.9.16.2.47", "1.2.840.113549.1.9.16.2.12"


class Broken(Exception):
    """The stamp does not hold, and why."""


BROKEN = (Broken, UnsupportedAlgorithm, IndexError, TypeError, x509.ExtensionNotFound, x509.DuplicateExtension,
          x509.InvalidVersion, x509.UnsupportedGeneralNameType)  # fmt: skip


def need(condition: bool, complaint: str) -> None:
    """Go on only if `condition` is true.

    Raises:
        Broken: it is not.
    """
    if not condition:
        raise Broken(complaint)


class Part:
    """One element of DER: its tag, what it holds, and all its bytes."""

    def __init__(self, tag: int, content: bytes, whole: bytes) -> None:
        """Take an element that was read."""
        self.tag, self.content, self.whole = tag, content, whole

    def parts(self, tag: int | None = None) -> list[Part]:
        """Return the elements within, of an element that must have this tag if one is given.

        Raises:
            Broken: it has another tag, or is not DER within.
        """
        need(tag is None or self.tag == tag, "the answer is not built as a time stamp is")
        found, rest = [], self.content
        while rest:
            part, rest = read(rest)
            found.append(part)
        return found

    def bytes_of(self, tag: int) -> bytes:
        """Return what an element of this tag holds.

        Raises:
            Broken: it has another tag.
        """
        need(self.tag == tag, "the answer is not built as a time stamp is")
        return self.content

    def oid(self) -> str:
        """Return the object identifier that an element is.

        Raises:
            Broken: it is something else.
        """
        numbers, value = [], 0
        for byte in self.bytes_of(OID):
            value = value << 7 | byte & 0x7F
            if not byte & 0x80:
                numbers.append(value)
                value = 0
        need(bool(numbers), "an identifier is empty")
        first = min(numbers[0] // 40, 2)
        return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def read(content: bytes) -> tuple[Part, bytes]:
    """Return the first element of DER, and the bytes behind it.

    Raises:
        Broken: there is no whole element.
    """
    need(len(content) >= 2, "the answer ends too early")
    length, begin = content[1], 2
    if length & 0x80:
        digits = length & 0x7F
        need(1 <= digits <= 4, "a length in the answer is not DER")
        length, begin = int.from_bytes(content[2 : 2 + digits]), 2 + digits
    end = begin + length
    need(end <= len(content), "the answer ends too early")
    return Part(content[0], content[begin:end], content[:end]), content[end:]


def tagged(parts: list[Part], tag: int) -> Part | None:
    """Return the first element with a tag, None where there is none."""
    return next((part for part in parts if part.tag == tag), None)


def hash_named(algorithm: Part) -> hashes.HashAlgorithm:
    """Return the hash that an algorithm identifier names.

    Raises:
        Broken: it is none that is strong enough.
    """
    name = algorithm.parts(SEQUENCE)[0].oid()
    need(name in HASHES, "the stamp uses a hash that is too weak, or unknown")
    return HASHES[name]


def digest(algorithm: hashes.HashAlgorithm, content: bytes) -> bytes:
    """Return the hash of some bytes."""
    return hashlib.new(algorithm.name, content).digest()


def signed_data(answer: bytes) -> list[Part]:
    """Return the fields of the signed data in an answer that was granted.

    Raises:
        Broken: it was not granted, or is no answer.
    """
    response, rest = read(answer)
    need(not rest, "something stands behind the answer")
    status, *token = response.parts(SEQUENCE)
    granted = status.parts(SEQUENCE)[0].bytes_of(INTEGER) in {b"\x00", b"\x01"}
    need(granted and len(token) == 1, "the authority did not grant the stamp")
    kind, content = token[0].parts(SEQUENCE)
    need(kind.oid() == SIGNED_DATA, "the answer is not signed")
    return content.parts()[0].parts(SEQUENCE)


def check_imprint(stamp: bytes, note: bytes) -> datetime:
    """Return the time that a stamp states, once it is over the checkpoint.

    Raises:
        Broken: it is over something else.
    """
    _, _, imprint, _, stated, *_ = read(stamp)[0].parts(SEQUENCE)
    algorithm, hashed = imprint.parts(SEQUENCE)
    need(hashed.bytes_of(OCTETS) == digest(hash_named(algorithm), note), "the stamp is over another file")
    text = stated.bytes_of(TIME).decode("ascii")
    need(text.endswith("Z") and text[:14].isdigit(), "the time of the stamp is malformed")
    return datetime.strptime(text[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def check_attributes(attributes: Part, stamp: bytes, algorithm: hashes.HashAlgorithm, signer: x509.Certificate) -> None:
    """Check what is signed: the hash of the stamp, and the hash of the certificate.

    Raises:
        Broken: one of them is missing or another.
    """
    found = {name.oid(): values.parts(SET)[0] for name, values in (one.parts(SEQUENCE) for one in attributes.parts())}
    need(MESSAGE_DIGEST in found, "the signature does not cover the stamp")
    need(found[MESSAGE_DIGEST].bytes_of(OCTETS) == digest(algorithm, stamp), "the signature is over another stamp")
    named = [one for one in (SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_BY_SHA1) if one in found]
    need(bool(named), "the signature names no certificate")
    for one in named:
        # The first of the list is the one that signs; the older attribute knows no hash but SHA-1.
        promised = found[one].parts(SEQUENCE)[0].parts(SEQUENCE)[0].parts(SEQUENCE)
        by: hashes.HashAlgorithm = hashes.SHA1() if one == SIGNING_CERTIFICATE_BY_SHA1 else hashes.SHA256()  # noqa: S303
        if one == SIGNING_CERTIFICATE and promised[0].tag == SEQUENCE:
            by = hash_named(promised[0])
        hashed = tagged(promised, OCTETS)
        whole = signer.fingerprint(by)
        need(hashed is not None and hashed.content == whole, "the signature names another certificate")


def check_signature(signer: x509.Certificate, signature: bytes, signed: bytes, algorithm: hashes.HashAlgorithm) -> None:
    """Check a signature by a certificate's key.

    Raises:
        Broken: it does not fit.
    """
    key = signer.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(algorithm))
        else:
            raise Broken("the key of the authority is of an unknown kind")
    except InvalidSignature as error:
        raise Broken("the signature does not fit") from error


def check_chain(signer: x509.Certificate, others: list[x509.Certificate], roots: list[x509.Certificate],
                at: datetime) -> x509.Certificate:  # fmt: skip
    """Return the root that a certificate leads to, every link valid at a time.

    Raises:
        Broken: it leads to none.
    """
    usage = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    stamps = list(usage.value) == [ExtendedKeyUsageOID.TIME_STAMPING]
    need(usage.critical and stamps, "the certificate is not one for time stamping")
    link = signer
    for _ in range(8):
        need(link.not_valid_before_utc <= at <= link.not_valid_after_utc, "a certificate was not valid at that time")
        if link in roots:
            return link
        above = [one for one in (*roots, *others) if one != link and is_issued_by(link, one)]
        need(bool(above), "the certificate does not lead to one of the roots")
        link = above[0]
        limits = link.extensions.get_extension_for_class(x509.BasicConstraints).value
        need(limits.ca, "a certificate in the chain may not issue others")
    raise Broken("the chain of certificates is too long")


def is_issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Return whether the key of one certificate signed another."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def check(answer: bytes, note: bytes, roots: list[x509.Certificate]) -> list[str]:
    """Return what was checked, line by line.

    Raises:
        Broken: something does not hold.
    """
    _, _, held, *rest = signed_data(answer)
    kind, content = held.parts(SEQUENCE)
    need(kind.oid() == STAMP_CONTENT, "what is signed is not a time stamp")
    stamp = content.parts()[0].bytes_of(OCTETS)
    at = check_imprint(stamp, note)
    brought = tagged(rest, 0xA0)
    certificates = [x509.load_der_x509_certificate(one.whole) for one in (brought.parts() if brought else [])]
    signers = rest[-1].parts(SET)
    need(len(signers) == 1, "the stamp is not signed by exactly one")
    _, names, hashed_by, attributes, _, signature, *_ = signers[0].parts(SEQUENCE)
    issuer, serial = names.parts(SEQUENCE)
    number = int.from_bytes(serial.bytes_of(INTEGER))
    signer = next(
        (
            one
            for one in (*certificates, *roots)
            if (one.serial_number, one.issuer.public_bytes()) == (number, issuer.whole)
        ),
        None,
    )
    if signer is None:
        raise Broken("the certificate that signed is not there")
    algorithm = hash_named(hashed_by)
    need(attributes.tag == 0xA0, "the answer is not built as a time stamp is")
    check_attributes(attributes, stamp, algorithm, signer)
    check_signature(signer, signature.bytes_of(OCTETS), bytes([SET]) + attributes.whole[1:], algorithm)
    root = check_chain(signer, certificates, roots, at)
    return [
        f"seen at    {at:%Y-%m-%d %H:%M:%S} UTC",
        f"by         {signer.subject.rfc4514_string()}",
        f"under      {root.subject.rfc4514_string()} (from the file of roots)",
        f"sha256     {hashlib.sha256(note).hexdigest()}",
    ]


def main(arguments: list[str] | None = None) -> int:
    """Check the stamp that the command line names, print what was checked, return the exit status."""
    parser = argparse.ArgumentParser(prog="verify_stamp.py", description="Check a time stamp over a Habeas checkpoint.")
    parser.add_argument("answer", type=Path, help="the answer of the authority (DER)")
    parser.add_argument("checkpoint", type=Path, help="the checkpoint that it is over")
    parser.add_argument("--roots", type=Path, required=True, help="certificates of the authority that you trust (PEM)")
    options = parser.parse_args(arguments)
    try:
        roots = x509.load_pem_x509_certificates(options.roots.read_bytes())
        report = check(options.answer.read_bytes(), options.checkpoint.read_bytes(), roots)
    except OSError as error:
        print(f"cannot read {error.filename}: {error.strerror}", file=sys.stderr)
        return WRONG_USAGE
    except (*BROKEN, ValueError, RecursionError) as error:
        print(f"DOES NOT HOLD: {error}", file=sys.stderr)
        return DOES_NOT_HOLD
    for line in report:
        print("".join(letter if letter.isprintable() else "\ufffd" for letter in line))
    print("All of it holds.")
    return HOLDS


if __name__ == "__main__":
    sys.exit(main())
