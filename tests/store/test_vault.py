"""Sealed exhibits: what comes out is what went in, or an error; and nothing is ever half there."""

from __future__ import annotations

import errno
import io
import os
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.ids import digest
from habeas.store.errors import CannotRead, ExhibitDamaged, ExhibitMissing
from habeas.store.sealed_file import (
    CHUNK_BYTES,
    NotAsSealed,
    Opened,
    chunks_of,
    header_for,
    measure_opened,
    open_chunks,
    seal_chunks,
)
from habeas.store.vault import LEFT_BEHIND_AFTER_S, Vault

KEY = bytes(range(32))
SIZES = (0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES)


class Trickle(io.RawIOBase):
    """A stream that gives a few bytes at a time, as a pipe does, and may fail."""

    def __init__(self, content: bytes, *, fails_after: int | None = None) -> None:
        self._stream = io.BytesIO(content)
        self._fails_after = fails_after

    def read(self, size: int = -1) -> bytes:
        if self._fails_after is not None and self._stream.tell() >= self._fails_after:
            raise OSError(5, "the stick was pulled out")
        return self._stream.read(min(size, 7001))


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "exhibits")


@pytest.mark.parametrize("size", SIZES)
def test_what_comes_out_is_what_went_in(vault: Vault, size: int) -> None:
    content = os.urandom(size)
    sealed = vault.seal(io.BytesIO(content), KEY)
    assert b"".join(vault.open(sealed.address, sealed.file_key)) == content
    assert (sealed.sha256, sealed.size_bytes, sealed.head) == (digest(content), size, content[:4096])
    assert vault.sealed_sha256(sealed.address) == sealed.sealed_sha256


def test_the_same_bytes_come_to_the_same_address(vault: Vault) -> None:
    first, second = vault.seal(io.BytesIO(b"paper"), KEY), vault.seal(io.BytesIO(b"paper"), KEY)
    assert first.address == second.address
    assert first.file_key != second.file_key


def test_the_same_bytes_in_another_case_come_to_another_address(vault: Vault) -> None:
    first, second = vault.seal(io.BytesIO(b"paper"), KEY), vault.seal(io.BytesIO(b"paper"), KEY[::-1])
    assert first.address != second.address


def test_a_stream_that_trickles_is_sealed_whole(vault: Vault) -> None:
    content = os.urandom(200_000)
    sealed = vault.seal(Trickle(content), KEY)  # type: ignore[arg-type]
    assert b"".join(vault.open(sealed.address, sealed.file_key)) == content


def test_a_stream_that_fails_leaves_nothing_and_keeps_its_own_error(vault: Vault) -> None:
    with pytest.raises(OSError, match="pulled out"):
        vault.seal(Trickle(bytes(200_000), fails_after=100_000), KEY)  # type: ignore[arg-type]
    assert list(vault.folder.rglob("*")) == []


def test_nothing_readable_is_in_the_file(vault: Vault) -> None:
    sealed = vault.seal(io.BytesIO(b"Arvo Kestrel" * 100), KEY)
    assert b"Kestrel" not in vault.path(sealed.address).read_bytes()


@given(content=st.binary(max_size=300), place=st.integers(min_value=0), bit=st.integers(0, 7))
@settings(max_examples=200, deadline=None)
def test_one_flipped_bit_never_opens(content: bytes, place: int, bit: int) -> None:
    sealed = bytearray(b"".join(seal_chunks(chunks_of(io.BytesIO(content)), KEY)))
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(NotAsSealed):
        b"".join(open_chunks(io.BytesIO(bytes(sealed)), KEY))
    with pytest.raises(NotAsSealed):
        measure_opened(io.BytesIO(bytes(sealed)), KEY)


@pytest.mark.parametrize("change", ["cut", "cut at a chunk", "longer", "swapped", "doubled", "emptied"])
def test_chunks_that_were_moved_never_open(vault: Vault, change: str) -> None:
    sealed = vault.seal(io.BytesIO(os.urandom(3 * CHUNK_BYTES)), KEY)
    path, chunk = vault.path(sealed.address), CHUNK_BYTES + 16
    whole = path.read_bytes()
    header, first, second, third = (
        whole[:24],
        whole[24 : 24 + chunk],
        whole[24 + chunk : 24 + 2 * chunk],
        whole[-chunk:],
    )
    changed = {
        "cut": whole[:-1],
        "cut at a chunk": header + first + second,
        "longer": whole + b"\0",
        "swapped": header + second + first + third,
        "doubled": header + first + first + second + third,
        "emptied": b"",
    }
    path.write_bytes(changed[change])
    with pytest.raises(ExhibitDamaged):
        b"".join(vault.open(sealed.address, sealed.file_key))
    with pytest.raises(ExhibitDamaged):
        vault.measure(sealed.address, sealed.file_key)


@pytest.mark.parametrize("size", [*SIZES, 15 * CHUNK_BYTES, 16 * CHUNK_BYTES, 16 * CHUNK_BYTES + 1, 32 * CHUNK_BYTES])
def test_an_exhibit_is_measured_as_it_was_received(vault: Vault, size: int) -> None:
    content = os.urandom(size)
    sealed = vault.seal(io.BytesIO(content), KEY)
    assert vault.measure(sealed.address, sealed.file_key) == Opened(sha256=digest(content), size_bytes=size)


def test_the_same_bytes_sealed_in_another_way_are_not_as_sealed() -> None:
    """A chunk without bytes at the end opens to nothing more: only the form tells that the file is another."""
    cipher, header, content = AESGCM(KEY), header_for(KEY), os.urandom(CHUNK_BYTES)
    nonces = [bytes(11) + b"\x00", (1).to_bytes(11, "big") + b"\x01"]
    other = header + cipher.encrypt(nonces[0], content, header) + cipher.encrypt(nonces[1], b"", header)
    assert b"".join(open_chunks(io.BytesIO(other), KEY)) == content
    with pytest.raises(NotAsSealed):
        measure_opened(io.BytesIO(other), KEY)


def test_a_missing_file_is_named(vault: Vault) -> None:
    sealed = vault.seal(io.BytesIO(b"paper"), KEY)
    vault.path(sealed.address).unlink()
    with pytest.raises(ExhibitMissing) as refused:
        next(vault.open(sealed.address, sealed.file_key))
    assert refused.value.file == f"exhibits/{sealed.address[:2]}/{sealed.address}"


def test_a_file_tells_whether_a_key_is_its_own(vault: Vault) -> None:
    first = vault.seal(io.BytesIO(b"paper"), KEY)
    second = vault.seal(io.BytesIO(b"paper"), KEY)
    assert not vault.is_under(first.address, first.file_key)
    assert vault.is_under(second.address, second.file_key)


def test_sweeping_removes_only_old_files_that_the_log_does_not_know(vault: Vault) -> None:
    known, orphan = vault.seal(io.BytesIO(b"known"), KEY), vault.seal(io.BytesIO(b"orphan"), KEY)
    (vault.folder / "new.0123.part").write_bytes(b"half")
    later = time.time() + LEFT_BEHIND_AFTER_S + 60
    assert vault.sweep_orphans({known.address}) == 0
    assert vault.sweep_orphans({known.address}, now_s=later) == 2
    assert vault.addresses() == (known.address,)
    assert orphan.address != known.address


def test_a_large_exhibit_takes_little_memory(vault: Vault) -> None:
    """The peak is measured by the allocator of Python; a chunk is all that is ever held."""
    import tracemalloc

    class Zeros(io.RawIOBase):
        left = 40_000_000

        def read(self, size: int = -1) -> bytes:
            size = min(size, self.left)
            self.left -= size
            return bytes(size)

    tracemalloc.start()
    sealed = vault.seal(Zeros(), KEY)  # type: ignore[arg-type]
    assert sum(len(chunk) for chunk in vault.open(sealed.address, sealed.file_key)) == 40_000_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_folder_that_a_killed_program_made_is_brought_to_the_disk_before_it_is_used(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = vault.path(vault.seal(io.BytesIO(b"paper"), KEY).address).parent
    synced: list[Path] = []
    monkeypatch.setattr("habeas.store.vault.sync_folder", synced.append)
    after_the_kill = Vault(vault.folder)
    for _ in range(2):
        after_the_kill.seal(io.BytesIO(b"paper"), KEY)
    assert folder.is_dir()
    assert synced == [vault.folder]


def test_a_file_that_the_system_does_not_read_is_named(vault: Vault) -> None:
    sealed = vault.seal(io.BytesIO(b"nobody has heard from the bus"), KEY)
    path = vault.path(sealed.address)
    path.unlink()
    path.symlink_to("/proc/self/mem")  # opens, and nothing can be read at its beginning
    for look in (
        lambda: vault.is_under(sealed.address, sealed.file_key),
        lambda: vault.sealed_sha256(sealed.address),
        lambda: vault.measure(sealed.address, sealed.file_key),
        lambda: list(vault.open(sealed.address, sealed.file_key)),
    ):
        with pytest.raises(CannotRead):
            look()


def test_a_file_whose_closing_fails_is_explained(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = vault.seal(io.BytesIO(b"a paper"), bytes(32))

    class Refusing(io.FileIO):
        def close(self) -> None:
            super().close()
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def open_refusing(path: Path, mode: str) -> Refusing:
        return Refusing(path, mode)

    monkeypatch.setattr(Path, "open", open_refusing)
    for read in (
        lambda: b"".join(vault.open(sealed.address, sealed.file_key)),
        lambda: vault.is_under(sealed.address, sealed.file_key),
        lambda: vault.measure(sealed.address, sealed.file_key),
        lambda: vault.sealed_sha256(sealed.address),
    ):
        with pytest.raises(CannotRead):
            read()
