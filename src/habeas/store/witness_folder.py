"""A witness's own folder: its key, the logs that it was asked to watch, and the newest it saw of each.

A witness is no workspace and holds no word of anybody's record: public keys, sizes and hashes.
"""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.record.canonical import canonical_json
from habeas.record.checkpoint import parse_text
from habeas.record.cosignature import Cosigner, cosign, cosigner_of
from habeas.record.errors import UnknownLog
from habeas.record.note import parse_note, parse_verifier
from habeas.record.witnessing import Seen, WitnessRequest, consider
from habeas.store.durable import read_file, write_durably, writing
from habeas.store.errors import LogHasAnotherKey, NotAWitness, WitnessFolderDamaged
from habeas.store.workspace_folder import check_vacant
from habeas.store.writer_lock import WriterLock


class WitnessFolder:
    """One witness: who it is, and what it saw."""

    def __init__(self, path: Path) -> None:
        """Take the folder of a witness.

        Raises:
            NotAWitness: it is none.
            WitnessFolderDamaged: its key cannot be read.
        """
        if not (path / "witness.json").is_file():
            raise NotAWitness(folder=str(path))
        self._path = path
        self._lock = WriterLock(path / "lock")
        try:
            plain = json.loads(read_file(path / "witness.json"))
            self._name, self._key = plain["name"], Ed25519PrivateKey.from_private_bytes(bytes.fromhex(plain["seed"]))
        except (ValueError, KeyError, TypeError) as error:
            raise WitnessFolderDamaged(file="witness.json") from error

    @classmethod
    def create(cls, path: Path, name: str) -> WitnessFolder:
        """Make the folder and the key of a new witness.

        Raises:
            FolderNotEmpty: something is there already.
            InvalidKeyName: the name has a space or a plus sign.
            DiskFull, CannotWrite: no witness was made.
        """
        check_vacant(path)
        key = Ed25519PrivateKey.generate()
        cosigner_of(name, key)
        with writing(path.name):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(
            path / "witness.json", canonical_json({"name": name, "seed": key.private_bytes_raw().hex()}) + b"\n"
        )
        return cls(path)

    @property
    def cosigner(self) -> Cosigner:
        """The witness as others know it."""
        return cosigner_of(self._name, self._key)

    def trust(self, vkey: str) -> str:
        """Begin to watch a log by its public key, got from its keepers by another way; return the log's name.

        Raises:
            CheckpointDoesNotVerify: the text is not a public key.
            LogHasAnotherKey: the log of that name is watched by another key already.
        """
        verifier = parse_verifier(vkey.strip())
        with self._lock.held():
            known = self._log(verifier.name)
            if known is not None and known["vkey"] != verifier.to_text():
                raise LogHasAnotherKey(log=verifier.name)
            if known is None:
                self._keep(verifier.name, verifier.to_text(), None)
        return verifier.name

    def cosign(self, request: WitnessRequest, *, at: datetime) -> bytes:
        """Return the checkpoint of a request with the witness's signature under it.

        What was seen is kept durably before the signature leaves, so that nobody can be shown less afterwards.

        Raises:
            UnknownLog: its key was never given.
            CheckpointDoesNotVerify: the checkpoint is not signed by that key.
            WitnessSawAnotherSize: the request does not begin where the last one ended.
            WitnessSawOther: the log has another history than the one that was cosigned.
        """
        note = parse_note(request.note)
        origin = parse_text(note.text).origin
        with self._lock.held():
            known = self._log(origin)
            if known is None:
                raise UnknownLog(origin=origin)
            vkey = str(known["vkey"])
            checkpoint = consider(request, self._seen(known), vkey=vkey)
            self._keep(origin, vkey, Seen(size=checkpoint.size, root=checkpoint.root))
        return note.with_signature(cosign(note, key=self._key, name=self._name, at=at)).to_bytes()

    def _file(self, origin: str) -> Path:
        return self._path / "logs" / f"{sha256(origin.encode()).hexdigest()[:32]}.json"

    def _log(self, origin: str) -> dict[str, object] | None:
        path = self._file(origin)
        if not path.is_file():
            return None
        try:
            plain = json.loads(read_file(path))
            if plain["origin"] != origin:
                raise WitnessFolderDamaged(file=path.name)
            return dict(plain)
        except (ValueError, KeyError, TypeError) as error:
            raise WitnessFolderDamaged(file=path.name) from error

    def _seen(self, known: dict[str, object]) -> Seen | None:
        size, root = known.get("size"), known.get("root")
        if not isinstance(size, int) or not isinstance(root, str):
            return None
        return Seen(size=size, root=bytes.fromhex(root))

    def _keep(self, origin: str, vkey: str, seen: Seen | None) -> None:
        path = self._file(origin)
        with writing(path.name):
            path.parent.mkdir(mode=0o700, exist_ok=True)
        plain = {
            "origin": origin,
            "vkey": vkey,
            "size": None if seen is None else seen.size,
            "root": None if seen is None else seen.root.hex(),
        }
        write_durably(path, canonical_json(plain) + b"\n")
