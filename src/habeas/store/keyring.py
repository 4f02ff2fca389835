"""The keys of one workspace on the disk: the root key, the signing key, one key for each case, own keys of people."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.facts.ids import ActorId, CaseId
from habeas.record.checkpoint import vkey
from habeas.record.errors import PassphraseNeeded
from habeas.record.key_file import KeyKind
from habeas.record.keys import (
    CaseKeys,
    RootKey,
    check_root_file,
    new_root_key,
    open_case_key,
    open_root_key,
    open_signing_key,
    root_kind,
    write_case_key,
    write_dropped_root,
    write_root_key,
    write_signing_key,
)
from habeas.record.note import Signer
from habeas.record.own_key import Owner, check_own_key, open_own_key, seal_to_own_key
from habeas.record.stretching import Argon2Cost
from habeas.store.durable import TEMPORARY_SUFFIX, read_file, sync_folder, write_durably, writing
from habeas.store.errors import CannotWrite, DatabaseBusy
from habeas.store.own_key_files import following_file, own_key_file, people_to_follow, people_with_keys
from habeas.store.writer_lock import WriterLock

WORKSPACE_KEY = "workspace"
"""What the key is called under which entries are sealed that belong to no case."""


ORIGIN_PREFIX = "habeas/"
"""What the name of every log begins with; the id of its workspace follows."""


class Keyring:
    """Opened keys; the files are read once each."""

    def __init__(self, folder: Path, root: RootKey, workspace_id: str, *, opened_by: ActorId | None = None) -> None:
        """Take an opened root key, and whose own key opened it; the other keys are opened when they are needed."""
        self._folder = folder
        self._root = root
        self.opened_by = opened_by
        self._opened: dict[str, CaseKeys] = {}
        self._signer: Signer | None = None
        self.origin = f"{ORIGIN_PREFIX}{workspace_id}"

    @classmethod
    def create(
        cls, folder: Path, workspace_id: str, passphrase: str | None, *, cost: Argon2Cost | None = None
    ) -> Keyring:
        """Make the keys of a new workspace and write them durably.

        Raises:
            DiskFull: there is no room.
            CannotWrite: the system refused.
        """
        root = new_root_key()
        write_durably(folder / "root.key", write_root_key(root, passphrase, cost))
        keyring = cls(folder, root, workspace_id)
        write_durably(folder / "signing.key", write_signing_key(root, keyring.origin))
        keyring.make(WORKSPACE_KEY)
        return keyring

    @classmethod
    def open(cls, folder: Path, workspace_id: str, passphrase: str | None, opener: ActorId | None = None) -> Keyring:
        """Open the keys of a workspace: by its passphrase, or by the own one of the person `opener`.

        Raises:
            CannotRead: a key file is not there.
            KeyFileDoesNotVerify: a key file was changed.
            OwnKeyNeeded: the workspace has no passphrase, and nobody was named.
            PassphraseNeeded: the root key is wrapped and no passphrase was given.
            WrongPassphrase: the passphrase does not open the root key.
        """
        if opener is None:
            return cls(folder, open_root_key(read_file(folder / "root.key"), passphrase), workspace_id)
        if passphrase is None:
            raise PassphraseNeeded
        owner = Owner(origin=f"{ORIGIN_PREFIX}{workspace_id}", actor=opener)
        root = open_own_key(read_file(own_key_file(folder, opener)), owner, passphrase)
        return cls(folder, root, workspace_id, opened_by=opener)

    @property
    def root(self) -> RootKey:
        """The opened root key, from which the keys of backup files come."""
        return self._root

    def moved_to(self, folder: Path) -> Keyring:
        """Return the same keys with their files in another folder, without unwrapping the root key again."""
        return Keyring(folder, self._root, self.origin.removeprefix(ORIGIN_PREFIX), opened_by=self.opened_by)

    def wrap_again(self, passphrase: str | None, *, cost: Argon2Cost | None = None) -> None:
        """Write the root key's file anew under another passphrase, or under none; every other key stays as it is.

        Raises:
            DiskFull, CannotWrite: the old file is still there, and opens with the old passphrase.
        """
        write_durably(self._folder / "root.key", write_root_key(self._root, passphrase, cost))

    def write_following(self, folder: Path, passphrase: str | None, *, cost: Argon2Cost | None = None) -> Keyring:
        """Write keys that follow these into another folder, and return them: all new, but the one that signs.

        Own keys stay those that they are, and the new root key is sealed to each; where nothing else opened the old
        one, `passphrase` is not used.

        Raises:
            PassphraseNeeded: a passphrase opens the workspace, and none was given for the new root key.
            KeyFileDoesNotVerify: an own key was changed; nothing is sealed to it.
            DiskFull, CannotWrite: there is no room, or the system refused.
        """
        root, way = new_root_key(), root_way(self._folder)
        if way is KeyKind.WRAPPED_ROOT and passphrase is None:
            # Another program may have given the workspace a passphrase since the caller looked.
            raise PassphraseNeeded
        written = write_dropped_root(root) if way is KeyKind.DROPPED_ROOT else write_root_key(root, passphrase, cost)
        write_durably(folder / "root.key", written)
        for person in self.people():
            own = seal_to_own_key(read_file(own_key_file(self._folder, person)), self._root, root, self.owner(person))
            write_durably(own_key_file(folder, person), own)
        write_durably(folder / "signing.key", write_signing_key(root, self.origin, self.signing_key()))
        for case in (None, *self.cases_with_keys()):
            written = write_case_key(root, case or WORKSPACE_KEY, following=self.case_keys(case))
            write_durably(folder / self._path(case or WORKSPACE_KEY).name, written)
        return Keyring(folder, root, self.origin.removeprefix(ORIGIN_PREFIX), opened_by=self.opened_by)

    def drop_passphrase(self) -> None:
        """Let nothing but the own keys of people open the root key; the caller knows that there are some.

        Raises:
            DiskFull, CannotWrite: the old file is still there, and opens with the old passphrase.
        """
        write_durably(self._folder / "root.key", write_dropped_root(self._root))

    def make(self, name: str) -> None:
        """Make the key of a new case, before any entry speaks of it."""
        write_durably(self._path(name), write_case_key(self._root, name))

    def destroy(self, case: CaseId) -> None:
        """Remove the key of a case for good; where it is gone already, nothing happens.

        Raises:
            CannotWrite: the system refused.
        """
        self._opened.pop(case, None)
        path = self._path(case)
        with writing(path.name):
            path.unlink(missing_ok=True)
            sync_folder(path.parent)

    def case_keys(self, case: CaseId | None) -> CaseKeys:
        """Return the keys of a case, or of the workspace itself.

        Raises:
            CannotRead: the key file is not there.
            KeyFileDoesNotVerify: it was changed.
        """
        name = case or WORKSPACE_KEY
        if name not in self._opened:
            self._opened[name] = self._open_case(name)
        return self._opened[name]

    def wrapping_key(self, case: str | None) -> bytes:
        """Return the 32-byte key that the part keys of a case, or of the workspace itself, are wrapped by.

        Raises:
            CannotRead: the key file is not there.
            KeyFileDoesNotVerify: it was changed.
        """
        return self.case_keys(None if case is None else CaseId(case)).wrap

    def _open_case(self, name: str) -> CaseKeys:
        return open_case_key(read_file(self._path(name)), self._root, name)

    def signing_key(self) -> Ed25519PrivateKey:
        """Return the key that signs checkpoints.

        Raises:
            CannotRead: the key file is not there.
            KeyFileDoesNotVerify: it was changed.
        """
        return open_signing_key(read_file(self._folder / "signing.key"), self._root, self.origin)

    def signer(self) -> Signer:
        """Return what signs checkpoints, read once; whether its file is still as it was, `check` tells."""
        if self._signer is None:
            self._signer = Signer.named(self.origin, self.signing_key())
        return self._signer

    def vkey(self) -> str:
        """Return the public key of the log, as text to hand out."""
        return vkey(self.origin, self.signing_key())

    def database_key(self) -> bytes:
        """Return the 32-byte key of the database file."""
        return self._root.database_key()

    def text_key(self) -> bytes:
        """Return the 32-byte key that text is sealed under on a server."""
        return self._root.derive("text on a server")

    def second_factors_key(self) -> bytes:
        """Return the 32-byte key that the secrets of second factors are sealed under."""
        return self._root.derive("second factors")

    def secret_for_cookies(self) -> bytes:
        """Return the 32 bytes that sign what the desk hands to browsers."""
        return self._root.derive("desk cookies")

    def openers(self) -> dict[str, Callable[[], object]]:
        """Return, for every key file that should be there, its name and what opens it anew and so checks it."""
        names = (WORKSPACE_KEY, *self.cases_with_keys())
        openers: dict[str, Callable[[], object]] = {
            "root.key": lambda: check_root_file(read_file(self._folder / "root.key"), self._root),
            "signing.key": self.signing_key,
        }
        for person in self.people():
            openers[own_key_file(self._folder, person).name] = partial(self.check_own, person)
        for name in names:
            openers[self._path(name).name] = partial(self._open_case, name)
        return openers

    def check(self) -> None:
        """Open every key there is, so that a damaged one is noticed before anything is written.

        Raises:
            CannotRead: a key file is not there.
            KeyFileDoesNotVerify: it was changed.
        """
        for opener in self.openers().values():
            opener()

    def files(self) -> tuple[Path, ...]:
        """Return every file in the folder of keys."""
        return tuple(sorted(path for path in self._folder.rglob("*") if path.is_file()))

    def files_to_follow(self) -> frozenset[Path]:
        """Return the files of own keys that were not put in force yet."""
        return frozenset(following_file(self._folder, person) for person in people_to_follow(self._folder))

    def cases_with_keys(self) -> tuple[CaseId, ...]:
        """Return the cases that there are key files for."""
        return tuple(CaseId(path.stem.removeprefix("case-")) for path in sorted(self._folder.glob("case-*.key")))

    def people(self) -> tuple[ActorId, ...]:
        """Return the ids of the people who have own keys here."""
        return people_with_keys(self._folder)

    def owner(self, person: ActorId) -> Owner:
        """Return as whose a person's own key is sealed."""
        return Owner(origin=self.origin, actor=person)

    def check_own(self, person: ActorId) -> str:
        """Return the public half of a person's own key, once nothing of its file was changed.

        Raises:
            CannotRead: the key file is not there.
            KeyFileDoesNotVerify: it was changed.
        """
        return check_own_key(read_file(own_key_file(self._folder, person)), self._root, self.owner(person))

    def _path(self, name: str) -> Path:
        return self._folder / (f"{name}.key" if name == WORKSPACE_KEY else f"case-{name}.key")


def root_way(folder: Path) -> KeyKind:
    """Return in which way the keys in a folder hold the root key.

    Raises:
        CannotRead: the key file is not there.
        KeyFileDoesNotVerify: it was changed.
    """
    return root_kind(read_file(folder / "root.key"))


def is_wrapped(folder: Path) -> bool:
    """Return whether the keys in a folder need a passphrase, which may be one of several; raises as `root_way` does."""
    return root_way(folder) is not KeyKind.ROOT


def sweep_unfinished(folder: Path, lock: WriterLock) -> None:
    """Remove from a folder of keys what a program left there that was stopped while it wrote one.

    Where another program writes for long, or the medium cannot be written, they stay until the next opening.
    """
    if any(folder.glob(f"*{TEMPORARY_SUFFIX}")):
        with suppress(CannotWrite, DatabaseBusy), lock.held(), writing(folder.name):
            for path in folder.glob(f"*{TEMPORARY_SUFFIX}"):
                path.unlink(missing_ok=True)
            sync_folder(folder)
