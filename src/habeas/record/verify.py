"""Check a Habeas proof: `python verify.py PROOF [--vkey NAME+HINT+KEY] [--checkpoint NOTE]`.

This file stands alone. It needs Python 3.11 or newer and the package `cryptography`, nothing of Habeas and no
network, and is meant to be read before it is trusted. It shares no code with the program that makes proofs.

A proof says: this entry stood at this place in a log whose first entries, up to a size, had this root; and the
holder of the log's key signed that root. Checked, in this order:

1. The file is a proof, byte for byte in the one form that a proof has.
2. The header is that of an entry, and hashes to a leaf (RFC 9162, section 2.1).
3. Leaf and path lead to the root in the checkpoint.
4. The checkpoint is signed by the log's key (C2SP signed-note, Ed25519).
5. The words that are shown, if any, are those to which the header commits (HMAC-SHA256 under a salt).

A file that says that one checkpoint continues another is checked too: both are signed by the log's key, and the
path of hashes leads from the older root to the newer one (RFC 9162, section 2.1.4.2). With --checkpoint, a signed
note that you kept or got from somebody else is held against the checkpoint in the file: two roots for one size are
two histories.

Without --vkey the key is the one that the proof brings along. Anyone can make a log and sign it, so compare the
printed key with one that you got from elsewhere.

Exit status: 0 all of it holds, 3 it does not, 2 wrong usage or a file that cannot be read.
"""

# ruff: noqa: T201 -- this program speaks to whoever started it, without the command line of Habeas
from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import sys
from pathlib import Path
from typing import TypeVar

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Value = TypeVar("Value")
HOLDS, WRONG_USAGE, DOES_NOT_HOLD = 0, 2, 3

CONTINUATION_FIELDS = {"format", "new", "old", "path", "v", "vkey"}
PROOF_FIELDS = {"checkpoint", "format", "header", "index", "part", "path", "v", "vkey"}
HEADER_FIELDS = {"actor", "at", "case", "id", "kind", "kind_version", "parts", "v"}
PART_FIELDS = {"index", "plaintext", "salt"}
PROMISE_FIELDS = {"about", "commitment", "sealed"}


class Broken(Exception):
    """The proof does not hold, and why."""


def need(condition: bool, complaint: str) -> None:
    """Go on only if `condition` is true.

    Raises:
        Broken: it is not.
    """
    if not condition:
        raise Broken(complaint)


def written(value: object) -> str:
    """Return JSON in the one form that proofs and headers use: sorted keys, no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_map(text: str, fields: set[str], what: str) -> dict[str, object]:
    """Return the JSON object in `text`, which must have exactly these fields and exactly this form.

    Raises:
        Broken: it has not.
    """
    try:
        value = json.loads(text)
    except ValueError as error:
        raise Broken(f"{what} is not JSON") from error
    need(isinstance(value, dict) and set(value) == fields, f"{what} has missing or unknown fields")
    need(written(value) == text, f"{what} is not in canonical form")
    return dict(value)


def typed(kind: type[Value], value: object, what: str) -> Value:
    """Return `value`, which must be of exactly this type: true is no number.

    Raises:
        Broken: it is of another type.
    """
    if type(value) is not kind:
        raise Broken(f"{what} is not of type {kind.__name__}")
    return value


def unhex(value: object, what: str) -> bytes:
    """Return the 32 bytes that 64 lower-case hexadecimal digits stand for.

    Raises:
        Broken: it is something else.
    """
    text = typed(str, value, what)
    need(len(text) == 64 and set(text) <= set("0123456789abcdef"), f"{what} is not 64 hexadecimal digits")
    return bytes.fromhex(text)


def unbase64(text: str, what: str) -> bytes:
    """Return what strict base64 stands for.

    Raises:
        Broken: it is not the one way to write those bytes.
    """
    try:
        plain = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Broken(f"{what} is not base64") from error
    need(base64.b64encode(plain).decode() == text, f"{what} is not base64 in canonical form")
    return plain


def root_from(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """Return the root that leaf `index` of a tree of `size` leaves leads to.

    Works from the root down: at each level the left subtree has the largest power of two of leaves below the
    whole, so the position tells on which side of its sibling the leaf lies.

    Raises:
        Broken: the position is outside the tree, or the path has the wrong length.
    """
    need(0 <= index < size, "the entry lies outside the tree of the checkpoint")
    sides: list[bool] = []  # from the root down: does the leaf lie in the left subtree?
    while size > 1:
        left = 1 << ((size - 1).bit_length() - 1)
        sides.append(index < left)
        index, size = (index, left) if index < left else (index - left, size - left)
    need(len(path) == len(sides), "the path has the wrong length")
    node = leaf
    for sibling, is_left in zip(path, reversed(sides), strict=True):
        pair = node + sibling if is_left else sibling + node
        node = hashlib.sha256(b"\x01" + pair).digest()
    return node


def roots_from(old: int, new: int, hashes: list[bytes], old_root: bytes, at_left: bool = True) -> tuple[bytes, bytes]:
    """Return the two roots that a consistency proof leads to, taking the hashes that it needs from the front.

    Follows SUBPROOF of RFC 9162, section 2.1.4.1: where the older tree is the whole of a subtree at the left edge, its
    root is the one that is known already and stands in no proof.

    Raises:
        Broken: the proof is too short.
    """
    if old == new and at_left:
        return old_root, old_root
    need(bool(hashes) or old != new, "the path is too short")
    if old == new:
        known = hashes.pop(0)
        return known, known
    left = 1 << ((new - 1).bit_length() - 1)
    if old <= left:
        before, after = roots_from(old, left, hashes, old_root, at_left)
        need(bool(hashes), "the path is too short")
        return before, hashlib.sha256(b"\x01" + after + hashes.pop(0)).digest()
    before, after = roots_from(old - left, new - left, hashes, old_root, at_left=False)
    need(bool(hashes), "the path is too short")
    sibling = hashes.pop(0)
    return hashlib.sha256(b"\x01" + sibling + before).digest(), hashlib.sha256(b"\x01" + sibling + after).digest()


def signed_text(note: str, vkey: str) -> str:
    """Return the text of a note that the key `vkey` signed; signatures by other keys are passed over.

    Raises:
        Broken: the note or the key is malformed, or that key did not sign.
    """
    name, hint, encoded = [*vkey.split("+", 2), "", ""][:3]
    key = unbase64(encoded, "the public key")
    need(len(key) == 33 and key[:1] == b"\x01", "the public key is not an Ed25519 key")
    key_id = hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]
    need(bool(name) and hint == key_id.hex(), "the hint of the public key does not fit it")
    body, gap, lines = note.rpartition("\n\n")
    need(bool(gap) and lines.endswith("\n"), "the checkpoint is not a signed note")
    text, is_signed = body + "\n", False
    for line in lines[:-1].split("\n"):
        mark, _, rest = line.partition(" ")
        signer, _, signature = rest.partition(" ")
        need(mark == "\u2014" and bool(signer), "a signature line is malformed")
        signed_by = unbase64(signature, "a signature")
        if (signer, signed_by[:4]) == (name, key_id):
            try:
                Ed25519PublicKey.from_public_bytes(key[1:]).verify(signed_by[4:], text.encode())
            except InvalidSignature as error:
                raise Broken("the signature does not fit the checkpoint") from error
            is_signed = True
    need(is_signed, "the checkpoint is not signed by the key")
    return text


def covered(note: str, vkey: str, what: str) -> tuple[int, bytes]:
    """Return the size and the root that a signed checkpoint is over.

    Raises:
        Broken: the key did not sign it, or it is not a checkpoint of that key's log.
    """
    lines = signed_text(note, vkey).split("\n")
    need(len(lines) >= 4 and lines[1].isascii() and lines[1].isdigit(), f"{what} has no size")
    need(lines[0] == vkey.split("+", maxsplit=1)[0], f"{what} is of another log")
    need(str(int(lines[1])) == lines[1], f"the size of {what} is not in canonical form")
    return int(lines[1]), unbase64(lines[2], "the root")


def compare(kept: str | None, vkey: str, size: int, root: bytes) -> list[str]:
    """Return what a checkpoint from elsewhere says beside the one in the file.

    Raises:
        Broken: it is over another history of the log.
    """
    if kept is None:
        return []
    kept_size, kept_root = covered(kept, vkey, "the checkpoint that you gave")
    need(kept_size != size or kept_root == root, "TWO HISTORIES: the two checkpoints have one size and two roots")
    if kept_size != size:
        return [
            f"your checkpoint covers {kept_size} entries, this one {size}: ask for a proof that one continues the other"
        ]
    return ["your checkpoint has the same size and the same root"]


def check_continuation(text: str, trusted_vkey: str | None, kept: str | None) -> list[str]:
    """Return what was checked of a file that says that one checkpoint continues another.

    Raises:
        Broken: something does not hold.
    """
    proof = read_map(text[:-1], CONTINUATION_FIELDS, "the proof")
    need(proof["v"] == 1, "this is not a proof of version 1")
    vkey = typed(str, proof["vkey"], "the public key")
    need(trusted_vkey is None or trusted_vkey == vkey, "the proof is of a log with another key than --vkey")
    old, old_root = covered(typed(str, proof["old"], "the older checkpoint"), vkey, "the older checkpoint")
    new, new_root = covered(typed(str, proof["new"], "the newer checkpoint"), vkey, "the newer checkpoint")
    need(0 < old <= new, "the older checkpoint is not the smaller one")
    path = [unhex(one, "a hash of the path") for one in typed(list, proof["path"], "the path")]
    need(
        roots_from(old, new, path, old_root) == (old_root, new_root),
        "the newer checkpoint does not continue the older one",
    )
    need(not path, "the path is too long")
    return [
        f"the log     {vkey.split('+')[0]}",
        f"continues   from {old} entries to {new}, nothing of the {old} changed",
        f"key        {vkey}" + (" (as you gave it)" if trusted_vkey else " (from the proof itself: compare it)"),
        *compare(kept, vkey, old, old_root),
    ]


def check(proof_text: str, trusted_vkey: str | None, kept: str | None = None) -> list[str]:
    """Return what was checked, line by line.

    Raises:
        Broken: something does not hold.
    """
    need(proof_text.endswith("\n"), "the file does not end where a proof ends")
    if '"format":"habeas continuation"' in proof_text[:64]:
        return check_continuation(proof_text, trusted_vkey, kept)
    proof = read_map(proof_text[:-1], PROOF_FIELDS, "the proof")
    need(proof["format"] == "habeas proof" and proof["v"] == 1, "this is not a proof of version 1")
    header_text, index = typed(str, proof["header"], "the header"), typed(int, proof["index"], "the place in the log")
    header = read_map(header_text, HEADER_FIELDS, "the header")
    need(header["v"] == 1, "this is not a header of version 1")

    vkey = typed(str, proof["vkey"], "the public key")
    need(trusted_vkey is None or trusted_vkey == vkey, "the proof is of a log with another key than --vkey")
    size, root = covered(typed(str, proof["checkpoint"], "the checkpoint"), vkey, "the checkpoint")

    path = [unhex(one, "a hash of the path") for one in typed(list, proof["path"], "the path")]
    leaf = hashlib.sha256(b"\x00" + header_text.encode()).digest()
    need(root_from(leaf, index, size, path) == root, "the path does not lead to the root of the checkpoint")

    report = [
        f"entry      {header['id']}, {header['kind']} (version {header['kind_version']})",
        f"made       {header['at']} by {header['actor']} in {header['case'] or 'the workspace'}",
        f"in the log at place {index}, counted from 0, of the first {size} entries of {vkey.split('+')[0]}",
        f"root       {root.hex()}, signed by",
        f"key        {vkey}" + (" (as you gave it)" if trusted_vkey else " (from the proof itself: compare it)"),
    ]
    report += compare(kept, vkey, size, root)
    return report + shown_words(proof["part"], typed(list, header["parts"], "the parts"))


def shown_words(part: object, promised: list[object]) -> list[str]:
    """Return the words that the proof shows, one line each, once they are those committed to.

    Raises:
        Broken: they are not.
    """
    if part is None:
        return ["words      not shown in this proof"]
    shown = read_map(written(part), PART_FIELDS, "the part")
    index = typed(int, shown["index"], "the number of the part")
    need(0 <= index < len(promised), "the header has no such part")
    promise = read_map(written(promised[index]), PROMISE_FIELDS, "the part in the header")
    plaintext = typed(str, shown["plaintext"], "the plaintext")
    commitment = hmac.new(unhex(shown["salt"], "the salt"), plaintext.encode(), hashlib.sha256).hexdigest()
    need(commitment == promise["commitment"], "the words are not those that the header commits to")
    content = json.dumps(json.loads(plaintext), indent=2, ensure_ascii=False, sort_keys=True)
    return [f"words      of part {index}, about {promise['about']}:", *content.split("\n")]


def main(arguments: list[str] | None = None) -> int:
    """Check the proof that the command line names, print what was checked, return the exit status."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Check a Habeas proof.")
    parser.add_argument("proof", type=Path, help="the proof file")
    parser.add_argument("--vkey", help="the public key of the log, as you got it from elsewhere")
    parser.add_argument(
        "--checkpoint", type=Path, help="a signed checkpoint of the same log that you have from elsewhere"
    )
    options = parser.parse_args(arguments)
    try:
        kept = None if options.checkpoint is None else options.checkpoint.read_bytes().decode("utf-8")
        report = check(options.proof.read_bytes().decode("utf-8"), options.vkey, kept)
    except OSError as error:
        print(f"cannot read {error.filename}: {error.strerror}", file=sys.stderr)
        return WRONG_USAGE
    except (Broken, ValueError, RecursionError) as error:
        print(f"DOES NOT HOLD: {error}", file=sys.stderr)
        return DOES_NOT_HOLD
    charset = sys.stdout.encoding or "utf-8"
    for line in report:
        visible = "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
        print(visible.encode(charset, "backslashreplace").decode(charset))
    print("All of it holds.")
    return HOLDS


if __name__ == "__main__":
    sys.exit(main())
