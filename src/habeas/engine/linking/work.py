"""The work folder beside the result: finished stages, so that a long search that was cut off goes on where it stood.

It holds names as the registry does, is for its owner alone, and goes away when the result is written. A key made of the
registry's hash, the program's version and the model says whether what it holds fits.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from habeas.engine.linking.errors import NoRoom, WorkFolderTaken
from habeas.match.registry.model import load_weights
from habeas.version import VERSION

_KEY = "key.json"


class WorkFolder:
    """A folder of finished stages; each is one file, written whole or not at all."""

    def __init__(self, out: Path, registry: str) -> None:
        """Open the folder of a result; stages of another registry, version or model are dropped.

        Raises:
            WorkFolderTaken: there is a folder of that name, made by something else.
        """
        self.path = out.with_name(f"{out.name}.work")
        weights = hashlib.sha256(json.dumps(load_weights(), sort_keys=True).encode()).hexdigest()
        key = json.dumps({"registry": registry, "version": VERSION, "weights": weights}, sort_keys=True)
        if self.path.exists():
            if not (self.path / _KEY).is_file():
                raise WorkFolderTaken(folder=str(self.path))
            if (self.path / _KEY).read_text(encoding="utf-8") == key:
                return
            shutil.rmtree(self.path)
        self.path.mkdir(parents=True, mode=0o700)
        (self.path / _KEY).write_text(key, encoding="utf-8")

    def stage(self, name: str, make: Callable[[Path], None]) -> Path:
        """Return the file of a stage; `make` writes it if it is not there yet."""
        done = self.path / f"{name}.parquet"
        if not done.is_file():
            unfinished = done.with_suffix(".unfinished")
            make(unfinished)
            unfinished.replace(done)
        return done

    def remove(self) -> None:
        """Remove the folder with all that it holds."""
        shutil.rmtree(self.path)


@contextmanager
def refused_for_want_of_room(folder: Path) -> Iterator[None]:
    """Turn what the system or the database says of a full disk into a refusal.

    Raises:
        NoRoom: the disk is full, or the system refused to write.
    """
    try:
        yield
    except OSError as error:
        raise NoRoom(folder=str(folder), reason=os.strerror(error.errno or errno.EIO)) from error
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        reason = (
            "memory and disk are full" if isinstance(error, duckdb.OutOfMemoryException) else os.strerror(errno.ENOSPC)
        )
        raise NoRoom(folder=str(folder), reason=reason) from error
