"""Time stamps: what is asked, which answers are believed, and that a second program judges alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from asn1crypto import tsp
from cryptography import x509

from habeas.record import verify_stamp
from habeas.record.errors import BadRoots, StampDoesNotVerify
from habeas.record.stamps import check_stamp, make_stamp_request
from tests.record.authority import Authority, Lie, make_authority

NOTE = "habeas/w-1\n27\ncm9vdA==\n\n\u2014 habeas/w-1 AAAA\n".encode()
LIES = {
    "another hash": Lie(another_hash=True),
    "refused": Lie(refused=True),
    "another signature": Lie(another_signature=True),
    "another time than was signed": Lie(another_info=True),
}


def alone(answer: bytes, authority: Authority, note: bytes = NOTE) -> list[str]:
    """Return what the stand-alone program says."""
    return verify_stamp.check(answer, note, x509.load_pem_x509_certificates(authority.roots.encode()))


def test_a_request_carries_the_hash_of_the_checkpoint_and_a_random_number_and_nothing_else() -> None:
    first, second = make_stamp_request(NOTE), make_stamp_request(NOTE)
    assert first.nonce != second.nonce
    assert tsp.TimeStampReq.load(first.content).native == {
        "version": "v1",
        "message_imprint": {
            "hash_algorithm": {"algorithm": "sha256", "parameters": None},
            "hashed_message": sha256(NOTE).digest(),
        },
        "req_policy": None,
        "nonce": first.nonce,
        "cert_req": True,
        "extensions": None,
    }


def test_an_answer_is_believed_by_both_programs() -> None:
    authority, request = make_authority(), make_stamp_request(NOTE)
    answer = authority.answer(request.content)
    assert check_stamp(answer, NOTE, roots=authority.roots, nonce=request.nonce) == authority.at
    assert alone(answer, authority)[0] == "seen at    2023-10-20 12:00:00 UTC"


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_wrong_answer_is_believed_by_neither(lie: Lie) -> None:
    authority = make_authority()
    answer = authority.but(lie).answer(make_stamp_request(NOTE).content)
    with pytest.raises(StampDoesNotVerify):
        check_stamp(answer, NOTE, roots=authority.roots)
    with pytest.raises(verify_stamp.Broken):
        alone(answer, authority)


@pytest.mark.parametrize("names_by", [("sha1",), ("sha256",), ("sha1", "sha256")], ids=" ".join)
def test_the_certificate_that_signs_is_named_by_the_newer_attribute_or_the_older(names_by: tuple[str, ...]) -> None:
    authority = replace(make_authority(), names_by=names_by)
    request = make_stamp_request(NOTE).content
    assert alone(authority.answer(request), authority)[0] == "seen at    2023-10-20 12:00:00 UTC"
    with pytest.raises(verify_stamp.Broken, match="names another certificate"):
        alone(authority.but(Lie(another_certificate=True)).answer(request), authority)


def test_a_stamp_that_names_no_certificate_is_not_believed() -> None:
    authority = replace(make_authority(), names_by=())
    with pytest.raises(verify_stamp.Broken, match="names no certificate"):
        alone(authority.answer(make_stamp_request(NOTE).content), authority)


def test_an_answer_to_another_request_is_not_believed() -> None:
    authority, request = make_authority(), make_stamp_request(NOTE)
    for answer in (
        authority.but(Lie(another_nonce=True)).answer(request.content),
        authority.answer(make_stamp_request(NOTE).content),
    ):
        with pytest.raises(StampDoesNotVerify, match="another request"):
            check_stamp(answer, NOTE, roots=authority.roots, nonce=request.nonce)


@pytest.mark.parametrize(
    "stranger",
    [
        make_authority("stranger"),
        make_authority("web", for_stamps=False),
        make_authority("over", until=datetime(2021, 1, 1, tzinfo=UTC)),
    ],
    ids=["another root", "not for stamps", "ended before"],
)
def test_a_certificate_that_may_not_stamp_is_not_believed(stranger: Authority) -> None:
    answer = stranger.answer(make_stamp_request(NOTE).content)
    trusted = make_authority() if stranger.root == make_authority("stranger").root else stranger
    with pytest.raises(StampDoesNotVerify):
        check_stamp(answer, NOTE, roots=trusted.roots)
    with pytest.raises(verify_stamp.Broken):
        alone(answer, trusted)


def test_no_bit_of_an_answer_can_be_flipped_so_that_a_program_believes_something_else() -> None:
    authority = make_authority()
    answer = authority.answer(make_stamp_request(NOTE).content)
    told = alone(answer, authority)
    refused = {"library": 0, "alone": 0}
    for place in range(0, len(answer), 3):
        flipped = answer[:place] + bytes([answer[place] ^ 1 << place % 8]) + answer[place + 1 :]
        try:
            assert check_stamp(flipped, NOTE, roots=authority.roots) == authority.at
        except StampDoesNotVerify:
            refused["library"] += 1
        try:
            assert alone(flipped, authority) == told
        except (*verify_stamp.BROKEN, ValueError):
            refused["alone"] += 1
    # What passes are the copies of certificates that come along and are not needed, and how the answer names itself.
    assert min(refused.values()) > len(answer) // 3 * 0.4


def test_roots_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(BadRoots):
        check_stamp(b"", NOTE, roots="not PEM")


def test_the_program_for_stamps_stands_alone_and_is_short_enough_to_be_read() -> None:
    source = Path(verify_stamp.__file__).read_text(encoding="utf-8")
    imported = {line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= {"__future__", "argparse", "cryptography", "datetime", "hashlib", "pathlib", "sys"}
    assert len(source.splitlines()) <= 350


def test_the_program_for_stamps_says_what_holds_and_what_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    authority = make_authority()
    answer, note, roots = (tmp_path / name for name in ("answer.tsr", "checkpoint", "roots.pem"))
    answer.write_bytes(authority.answer(make_stamp_request(NOTE).content))
    note.write_bytes(NOTE)
    roots.write_text(authority.roots, encoding="utf-8")
    asked = [str(answer), str(note), "--roots", str(roots)]
    assert verify_stamp.main(asked) == 0
    assert capsys.readouterr().out.endswith("All of it holds.\n")
    note.write_bytes(NOTE + b"x")
    assert verify_stamp.main(asked) == 3
    assert "DOES NOT HOLD: the stamp is over another file" in capsys.readouterr().err
    assert verify_stamp.main([str(tmp_path / "nowhere"), str(note), "--roots", str(roots)]) == 2
