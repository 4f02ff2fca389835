"""The form of a sealed exhibit: a stream of authenticated chunks under one key of its own.

1. A header of 24 bytes: eight that name the format, sixteen that tell which key opens the file.
2. Chunks of at most 65,536 bytes, each encrypted by AES-256-GCM with a tag of 16 bytes. The nonce is the number
   of the chunk in eleven bytes and one byte that is 1 for the last chunk; the header is authenticated with each.

Since the last chunk says that it is the last, bytes that were cut off, swapped or added never open.

Source:
    The STREAM construction: Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its
    Nonce-Reuse Misuse-Resistance", 2015, section 7.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, FileIO
from os import SEEK_END
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.facts.ids import Sha256

CHUNK_BYTES = 65_536
"""How many bytes of an exhibit are sealed at a time."""

_FORMAT = b"HABEXH1\n"
_KEY_ID_BYTES = 16
_TAG_BYTES = 16
HEADER_BYTES = len(_FORMAT) + _KEY_ID_BYTES
"""The length of the header of a sealed file."""


class NotAsSealed(ValueError):
    """The bytes are not those that were sealed under this key; raised to the vault, which names the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The hash and the length of what a sealed file holds."""

    sha256: Sha256
    size_bytes: int


def header_for(file_key: bytes) -> bytes:
    """Return the header of a file that is sealed under `file_key`; it tells nothing about the key."""
    return _FORMAT + hmac.digest(file_key, b"habeas exhibit key id", sha256)[:_KEY_ID_BYTES]


def seal_chunks(plain: Iterator[bytes], file_key: bytes) -> Iterator[bytes]:
    """Yield the sealed file of a stream of plain chunks, each full but the last."""
    cipher, header = AESGCM(file_key), header_for(file_key)
    yield header
    held, count = next(plain, b""), 0
    for following in plain:
        yield cipher.encrypt(_nonce(count, last=False), held, header)
        held, count = following, count + 1
    yield cipher.encrypt(_nonce(count, last=True), held, header)


def open_chunks(sealed: BinaryIO, file_key: bytes) -> Iterator[bytes]:
    """Yield the plain chunks of a sealed file, each authenticated before it is yielded.

    Raises:
        NotAsSealed: the file was changed, cut short or lengthened, or belongs to another key.
    """
    cipher, header = AESGCM(file_key), header_for(file_key)
    if sealed.read(HEADER_BYTES) != header:
        raise NotAsSealed
    held, count = sealed.read(CHUNK_BYTES + _TAG_BYTES), 0
    while True:
        following = sealed.read(CHUNK_BYTES + _TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(count, last=not following), held, header)
        except (InvalidTag, ValueError) as error:
            raise NotAsSealed from error
        if not following:
            return
        held, count = following, count + 1


def measure_opened(sealed: FileIO | BytesIO, file_key: bytes) -> Opened:
    """Return the hash and the length of what a sealed file opens to; the file is read without a buffer of its own.

    Whoever finds both to be as expected knows the sealed bytes as well, without hashing them: the header follows from
    the key, every chunk but the last is full, the last is empty only in an empty file, and AES-GCM makes one ciphertext
    and one tag from one key, nonce and plaintext.

    Raises:
        NotAsSealed: the file was changed, cut short or lengthened, or belongs to another key.
    """
    open_into, header, hashed = AESGCM(file_key).decrypt_into, header_for(file_key), sha256()
    step = CHUNK_BYTES + _TAG_BYTES
    chunks = max(1, -(-(sealed.seek(0, SEEK_END) - HEADER_BYTES) // step))
    sealed.seek(0)
    if sealed.read(HEADER_BYTES) != header:
        raise NotAsSealed
    # One chunk at a time in always the same memory: sealed and opened, it stays near the processor until it is hashed.
    held, plain = memoryview(bytearray(step)), memoryview(bytearray(CHUNK_BYTES))
    try:
        for count in range(chunks - 1):
            if _fill(sealed, held) != step:
                raise NotAsSealed
            open_into(_nonce(count, last=False), held, header, plain)
            hashed.update(plain)
        length = _fill(sealed, held) - _TAG_BYTES
        if length < 0 or (length == 0 and chunks > 1):
            raise NotAsSealed
        open_into(_nonce(chunks - 1, last=True), held[: length + _TAG_BYTES], header, plain[:length])
    except (InvalidTag, ValueError) as error:
        raise NotAsSealed from error
    hashed.update(plain[:length])
    return Opened(sha256=Sha256(hashed.hexdigest()), size_bytes=(chunks - 1) * CHUNK_BYTES + length)


def _fill(stream: FileIO | BytesIO, memory: memoryview) -> int:
    """Read on until the memory is full or the stream at its end, and return how many bytes that were."""
    filled = stream.readinto(memory) or 0
    while 0 < filled < len(memory):
        further = stream.readinto(memory[filled:]) or 0
        if not further:
            break
        filled += further
    return filled


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of a stream in full chunks, the last one shorter; a pipe may give fewer bytes than asked."""
    gathered = b""
    while piece := stream.read(CHUNK_BYTES - len(gathered)):
        gathered += piece
        if len(gathered) == CHUNK_BYTES:
            yield gathered
            gathered = b""
    if gathered:
        yield gathered


def _nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([last])
