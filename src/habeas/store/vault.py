"""The exhibits' files: each under an address made from its content, sealed under a key of its own.

The address is an HMAC of the content's hash under a key of the case: the same bytes come to the same place, and
nobody without the key can test whether a file that they know is here.
"""

from __future__ import annotations

import base64
import hmac
import os
import secrets
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader, FileIO
from pathlib import Path
from typing import BinaryIO

from habeas.facts.ids import Sha256
from habeas.store.durable import TEMPORARY_SUFFIX, move_durably, sync_folder, temporary_file, writing
from habeas.store.errors import CannotRead, ExhibitDamaged, ExhibitMissing
from habeas.store.sealed_file import (
    HEADER_BYTES,
    NotAsSealed,
    Opened,
    chunks_of,
    header_for,
    measure_opened,
    open_chunks,
    seal_chunks,
)

HEAD_BYTES = 4096
"""How many of the first bytes of an exhibit are kept at hand, to tell what kind of file it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What sealing gives: the address, the hashes, and the key in base64, which belongs into the log and nowhere else.

    `head` are the first 4,096 bytes of the content. `is_new` is False where the vault already had the content
    under a key that the log holds; then `file_key` and `sealed_sha256` are not to be used.
    """

    address: str
    sha256: Sha256
    size_bytes: int
    sealed_sha256: Sha256
    file_key: str
    head: bytes
    is_new: bool = True


Admission = Callable[[str], AbstractContextManager[bool]]
"""Says whether a copy may be placed at an address; what it holds is held while the copy is placed."""

LEFT_BEHIND_AFTER_S = 3600
"""How old a file that the log does not know must be before it counts as left behind."""


def _admit_all(_: str) -> AbstractContextManager[bool]:
    return nullcontext(enter_result=True)


class Vault:
    """The folder of sealed exhibits."""

    def __init__(self, folder: Path) -> None:
        """Take the folder as it is; nothing is read or written yet."""
        self.folder = folder
        self._on_disk: set[str] = set()

    def path(self, address: str) -> Path:
        """Return where the exhibit of an address lies or would lie."""
        return self.folder / address[:2] / address

    def seal(self, stream: BinaryIO, address_key: bytes, *, admit: Admission = _admit_all) -> Sealed:
        """Seal a stream in constant memory and return once it is durable; only the sealed form touches the disk.

        Args:
            stream: What to seal.
            address_key: 32 bytes, one key for each case.
            admit: Is given the address once it is known, and says whether the copy is to be placed there. What
                the log knows is kept, and the new copy dropped; what lies at an address that the log does not
                know was left by a failure, and is replaced.

        Raises:
            DiskFull: there is no room; nothing is left behind.
            CannotWrite: the system refused for another reason; nothing is left behind.
            OSError: the stream itself cannot be read.
        """
        try:
            return self._seal(_Measured(stream), address_key, admit)
        except _SourceFailed as failed:
            raise failed.error from failed

    def _seal(self, plain: _Measured, address_key: bytes, admit: Admission) -> Sealed:
        file_key = secrets.token_bytes(32)
        sealed_hash = sha256()
        with writing("exhibit"):
            self.folder.mkdir(parents=True, exist_ok=True)
            with temporary_file(self.folder, "new") as (file, temporary):
                for chunk in seal_chunks(plain.chunks(), file_key):
                    sealed_hash.update(chunk)
                    file.write(chunk)
                address = hmac.digest(address_key, plain.hash.digest(), sha256).hex()
                with admit(address) as is_new:
                    if is_new:
                        self._place(file, temporary, address)
        return Sealed(
            address=address,
            sha256=Sha256(plain.hash.hexdigest()),
            size_bytes=plain.size_bytes,
            sealed_sha256=Sha256(sealed_hash.hexdigest()),
            file_key=base64.b64encode(file_key).decode(),
            head=plain.head,
            is_new=is_new,
        )

    def _place(self, file: BinaryIO, temporary: Path, address: str) -> None:
        target = self.path(address)
        self._bring_to_disk(target.parent)
        try:
            move_durably(file, temporary, target)
        except BaseException:
            if not temporary.exists():
                # It has its name already, but nobody will ever log its key: the disk failed, or somebody interrupted.
                target.unlink(missing_ok=True)
            raise

    def _bring_to_disk(self, folder: Path) -> None:
        """Make the folder of an address and bring its name to the disk, once in the life of a program.

        That it is there is not enough: a program that was killed may have made it, and what is put into a folder
        whose name a power cut takes is lost with it.
        """
        if folder.name not in self._on_disk or not folder.is_dir():
            folder.mkdir(exist_ok=True)
            sync_folder(self.folder)
            self._on_disk.add(folder.name)

    def open(self, address: str, file_key: str) -> Iterator[bytes]:
        """Yield the content of an exhibit in chunks of at most 65,536 bytes, each verified before it is yielded.

        Raises:
            ExhibitMissing: there is no such file.
            ExhibitDamaged: it is not what was sealed.
            CannotRead: the system refused.
        """
        with self._damage_named(address), self._opened(address) as file:
            yield from open_chunks(file, base64.b64decode(file_key))

    def measure(self, address: str, file_key: str) -> Opened:
        """Return the hash and the length of what an exhibit opens to.

        Raises:
            ExhibitMissing: there is no such file.
            ExhibitDamaged: it is not what was sealed.
            CannotRead: the system refused.
        """
        with self._damage_named(address), self._opened(address) as file:
            return measure_opened(FileIO(file.fileno(), closefd=False), base64.b64decode(file_key))

    def is_under(self, address: str, file_key: str) -> bool:
        """Return whether the file at an address is there and says that it is sealed under this key.

        Raises:
            CannotRead: the system refused.
        """
        try:
            with self._damage_named(address), self._opened(address) as file:
                return file.read(HEADER_BYTES) == header_for(base64.b64decode(file_key))
        except ExhibitMissing:
            return False

    def sealed_sha256(self, address: str) -> Sha256:
        """Return the hash of an exhibit's file as it lies on the disk.

        Raises:
            ExhibitMissing: there is no such file.
            CannotRead: the system refused.
        """
        hashed = sha256()
        with self._damage_named(address), self._opened(address) as file:
            for chunk in chunks_of(file):
                hashed.update(chunk)
        return Sha256(hashed.hexdigest())

    def addresses(self) -> tuple[str, ...]:
        """Return the address of every exhibit that lies in the vault."""
        return tuple(sorted(path.name for path in self.folder.glob("??/*") if not path.name.endswith(TEMPORARY_SUFFIX)))

    def remove(self, address: str) -> None:
        """Remove the exhibit's file at an address that the log does not know.

        Raises:
            CannotWrite: the system refused.
        """
        with writing(self._shown(address)):
            self.path(address).unlink(missing_ok=True)

    def sweep_orphans(self, known: Collection[str], *, now_s: float | None = None) -> int:
        """Remove what interrupted sealings left and the log never came to know; return how many files that was.

        Files of the last hour stay: somebody may be sealing at this moment.
        """
        oldest_kept_s = (time.time() if now_s is None else now_s) - LEFT_BEHIND_AFTER_S
        removed = 0
        for path in self.folder.rglob("*"):
            if path.name not in known and path.is_file() and path.stat().st_mtime < oldest_kept_s:
                with writing("exhibit"):
                    path.unlink(missing_ok=True)
                removed += 1
        return removed

    @contextmanager
    def _damage_named(self, address: str) -> Iterator[None]:
        try:
            yield
        except NotAsSealed as error:
            raise ExhibitDamaged(file=self._shown(address)) from error
        except OSError as error:
            raise CannotRead(file=self._shown(address), reason=os.strerror(error.errno or 5)) from error

    def _opened(self, address: str) -> BufferedReader:
        try:
            return self.path(address).open("rb")
        except FileNotFoundError as error:
            raise ExhibitMissing(file=self._shown(address)) from error
        except OSError as error:
            raise CannotRead(file=self._shown(address), reason=os.strerror(error.errno or 5)) from error

    def _shown(self, address: str) -> str:
        return f"exhibits/{address[:2]}/{address}"


class _Measured:
    """A stream that is hashed and counted while it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.hash = sha256()
        self.size_bytes = 0
        self.head = b""

    def chunks(self) -> Iterator[bytes]:
        for chunk in self._read():
            self.hash.update(chunk)
            if not self.size_bytes:
                self.head = chunk[:HEAD_BYTES]
            self.size_bytes += len(chunk)
            yield chunk

    def _read(self) -> Iterator[bytes]:
        try:
            yield from chunks_of(self.stream)
        except OSError as error:
            raise _SourceFailed(error) from error


class _SourceFailed(Exception):
    """The stream that is sealed failed, not the disk that it is sealed to."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error
