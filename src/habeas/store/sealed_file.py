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
from io import BufferedReader, BytesIO
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


_BLOCK_CHUNKS = 4
"""How many chunks are read at a time where nothing is done with them but hashing."""


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


def measure_opened(sealed: BufferedReader | BytesIO, file_key: bytes) -> Opened:
    """Return the hash and the length of what a sealed file opens to, read in large blocks.

    Whoever finds both to be as expected knows the sealed bytes as well, without hashing them: the header follows from
    the key, every chunk but the last is full, the last is empty only in an empty file, and AES-GCM makes one ciphertext
    and one tag from one key, nonce and plaintext.

    Raises:
        NotAsSealed: the file was changed, cut short or lengthened, or belongs to another key.
    """
    cipher, header, hashed, size_bytes = AESGCM(file_key), header_for(file_key), sha256(), 0
    step, count = CHUNK_BYTES + _TAG_BYTES, 0
    chunks = max(1, -(-(sealed.seek(0, SEEK_END) - HEADER_BYTES) // step))
    sealed.seek(0)
    if sealed.read(HEADER_BYTES) != header:
        raise NotAsSealed
    # One buffer for all blocks and one for all chunks: a fresh one for each would cost as much as opening it.
    block, plain = memoryview(bytearray(_BLOCK_CHUNKS * step)), memoryview(bytearray(CHUNK_BYTES))
    while count < chunks:
        held = sealed.readinto(block)
        if not held:
            raise NotAsSealed
        for begin in range(0, held, step):
            nonce = _nonce(count, last=count == chunks - 1)
            length = min(step, held - begin) - _TAG_BYTES
            if length < 0 or (length == 0 and count):
                raise NotAsSealed
            try:
                cipher.decrypt_into(nonce, block[begin : begin + length + _TAG_BYTES], header, plain[:length])
            except (InvalidTag, ValueError) as error:
                raise NotAsSealed from error
            hashed.update(plain[:length])
            size_bytes, count = size_bytes + length, count + 1
    return Opened(sha256=Sha256(hashed.hexdigest()), size_bytes=size_bytes)


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
