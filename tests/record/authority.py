"""An authority of time that exists only here: it answers as RFC 3161 has it, or in a way that must not be believed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha1, sha256

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)
REFUSED = bytes.fromhex("30053003020102")
"""An answer that says no more than that the authority refuses: asn1crypto cannot write one without a stamp."""

Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Lie:
    """In which way an answer is wrong."""

    another_hash: bool = False
    another_nonce: bool = False
    refused: bool = False
    another_signature: bool = False
    another_info: bool = False
    another_certificate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A root, and the certificate and key that sign stamps under it.

    `names_by` are the hashes by which its stamps name that certificate: `sha256` (RFC 5816) or `sha1` (RFC 2634).
    """

    root: x509.Certificate
    certificate: x509.Certificate
    key: Key
    at: datetime = datetime(2023, 10, 20, 12, tzinfo=UTC)
    lie: Lie = Lie()
    names_by: tuple[str, ...] = ("sha256",)

    @property
    def roots(self) -> str:
        """The root as PEM."""
        return self.root.public_bytes(serialization.Encoding.PEM).decode()

    def but(self, lie: Lie) -> Authority:
        """Return the same authority, lying."""
        return replace(self, lie=lie)

    def answer(self, content: bytes) -> bytes:
        """Return the answer to a request."""
        request = tsp.TimeStampReq.load(content)
        if self.lie.refused:
            return REFUSED
        info = self._info(request).dump()
        signer = self._signer(info)
        shown = tsp.TSTInfo.load(info)
        if self.lie.another_info:
            shown["gen_time"] = self.at + timedelta(days=365)
        signed = cms.SignedData({
            "version": "v3",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "tst_info", "content": cms.ParsableOctetString(shown.dump())},
            "certificates": [asn1_x509.Certificate.load(_der(one)) for one in (self.certificate, self.root)],
            "signer_infos": [signer],
        })  # fmt: skip
        token = cms.ContentInfo({"content_type": "signed_data", "content": signed})
        return bytes(tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump())

    def _info(self, request: tsp.TimeStampReq) -> tsp.TSTInfo:
        imprint = request["message_imprint"]
        if self.lie.another_hash:
            imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": sha256(b"another").digest()}
        nonce = request["nonce"].native
        return tsp.TSTInfo({
            "version": "v1",
            "policy": "1.2.3.4",
            "message_imprint": imprint,
            "serial_number": 7,
            "gen_time": self.at,
            "nonce": nonce + 1 if self.lie.another_nonce else nonce,
        })  # fmt: skip

    def _signer(self, info: bytes) -> cms.SignerInfo:
        certificate = asn1_x509.Certificate.load(_der(self.certificate))
        attributes = cms.CMSAttributes([
            {"type": "content_type", "values": ["tst_info"]},
            {"type": "message_digest", "values": [sha256(info).digest()]},
            *(self._naming(by) for by in self.names_by),
        ])  # fmt: skip
        signature = self.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256()))
        if self.lie.another_signature:
            signature = self.key.sign(b"something else", ec.ECDSA(hashes.SHA256()))
        return cms.SignerInfo({
            "version": "v1",
            "sid": {"issuer_and_serial_number": {
                "issuer": certificate.issuer, "serial_number": certificate.serial_number,
            }},
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": core.OctetString(signature),
        })  # fmt: skip

    def _naming(self, by: str) -> dict[str, object]:
        named = b"another" if self.lie.another_certificate else _der(self.certificate)
        if by == "sha1":
            listed = {"certs": [{"cert_hash": sha1(named).digest()}]}
            return {"type": "signing_certificate", "values": [tsp.SigningCertificate(listed)]}
        hashed = {"hash_algorithm": {"algorithm": "sha256"}, "cert_hash": sha256(named).digest()}
        return {"type": "signing_certificate_v2", "values": [tsp.SigningCertificateV2({"certs": [hashed]})]}


@cache
def make_authority(name: str = "lamp.example", *, for_stamps: bool = True, until: datetime = END) -> Authority:
    """Return an authority under a root of its own.

    Args:
        name: What it is called.
        for_stamps: Whether its certificate says that it is for time stamping.
        until: When its certificate ends.
    """
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, own_name = _named(f"{name} root"), _named(f"{name} time")
    root = (
        x509.CertificateBuilder()
        .subject_name(root_name).issuer_name(root_name).public_key(root_key.public_key())
        .serial_number(1).not_valid_before(BEGIN).not_valid_after(END)
        .add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
        .sign(root_key, hashes.SHA256())
    )  # fmt: skip
    usage = ExtendedKeyUsageOID.TIME_STAMPING if for_stamps else ExtendedKeyUsageOID.SERVER_AUTH
    certificate = (
        x509.CertificateBuilder()
        .subject_name(own_name).issuer_name(root_name).public_key(key.public_key())
        .serial_number(2).not_valid_before(BEGIN).not_valid_after(until)
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
        .sign(root_key, hashes.SHA256())
    )  # fmt: skip
    return Authority(root=root, certificate=certificate, key=key)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)
