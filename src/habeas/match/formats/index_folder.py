"""An index of names as a folder of files that are mapped into memory, so that a large list opens at once.

A folder holds one generation: arrays, and `index.json`, which names the form, the tables that the keys came from,
the list that was indexed (a checksum of its lines) and a checksum of each array. `current` names the generation.

1. A new generation is written beside the old one, every file of it is brought to the disk, then it gets its name.
2. `current` is replaced in one step. Whoever reads before sees the old generation, whoever reads after, the new one.
3. What `current` does not name is removed; it may be removed at any time.

An index is only a cache: it says nothing that the list does not say, and is made anew when anything about it is odd.
It holds the parts of the names in clear, as the list does.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from habeas.match.alignment import alignments_checksum
from habeas.match.errors import IndexNotWritten, NotAnIndex
from habeas.match.index import NO_NAMES, NameIndex, grow
from habeas.match.letters import PartTable
from habeas.match.relatives import Kin, tables_checksum
from habeas.match.runs import Runs
from habeas.match.vocabulary import Words

FORM = 1
CURRENT, CONTENTS, GENERATION = "current", "index.json", "names-"
_ARRAYS = ("letters", "letter-starts", "scripts", "runs", "run-starts", "run-parts", "kin-groups", "kin-parts",
           "traits", "members", "name-starts", "bearers", "bearer-starts")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An index that was opened, and how: how many names it had already, and why it was made anew, if it was."""

    index: NameIndex
    known: int
    anew: str = ""


class _Stale(Exception):
    """An index that cannot be used as it is."""


def open_index(folder: Path, spellings: Sequence[str]) -> Opening:
    """Return the index of a list, from the folder as far as it is there; what is missing is added to the folder.

    Names at the end of the list that the folder does not know are added to those that it knows. Any other change of
    the list, of the program's alignments or of the files themselves makes the index anew.

    Raises:
        NotAnIndex: the folder holds something else.
        IndexNotWritten: the system does not let the folder be written.
    """
    _refuse_what_is_no_index(folder)
    try:
        index = _read(folder, spellings)
        anew = ""
    except _Stale as reason:
        index, anew = NO_NAMES, str(reason)
    known = index.count
    if known < len(spellings) or anew:
        index = grow(index, spellings[known:])
        _write(folder, index, spellings)
    return Opening(index=index, known=known, anew=anew)


def _refuse_what_is_no_index(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotAnIndex(folder=str(folder))
    ours = {CURRENT}
    if any(path.name not in ours and not path.name.startswith(GENERATION) for path in folder.iterdir()):
        raise NotAnIndex(folder=str(folder))


def _read(folder: Path, spellings: Sequence[str]) -> NameIndex:
    """Return the index that a folder holds, its arrays mapped into memory.

    Raises:
        _Stale: it holds none, or not one of a list that this one begins with.
    """
    if not (folder / CURRENT).exists():
        return NO_NAMES
    try:
        generation = folder / (folder / CURRENT).read_text("ascii").strip()
        contents = json.loads((generation / CONTENTS).read_bytes())
        if (contents["form"], contents["keys"]) != (FORM, _keys_checksum()):
            raise _Stale("another version of the program made it")
        if contents["names"] > len(spellings) or contents["list"] != _checksum(spellings[: contents["names"]]):
            raise _Stale("the list has changed")
        arrays = {name: _map(generation / f"{name}.npy", contents["checksums"][name]) for name in _ARRAYS}
        return _index_of(arrays)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _Stale("its files are damaged") from error


def _map(path: Path, checksum: int) -> NDArray[np.generic]:
    array: NDArray[np.generic] = np.load(path, mmap_mode="r", allow_pickle=False)
    if crc32(array.data) != checksum:
        raise _Stale("its files are damaged")
    return array


def _index_of(arrays: dict[str, NDArray[np.generic]]) -> NameIndex:
    def numbers(name: str) -> NDArray[np.int32]:
        return arrays[name].astype(np.int32, copy=False)

    parts = PartTable(
        letters=arrays["letters"].astype(np.uint32, copy=False),
        starts=numbers("letter-starts"),
        scripts=arrays["scripts"].astype(np.int8, copy=False),
    )
    names = arrays["runs"].tobytes().decode("utf-8").split("\n") if arrays["runs"].size else []
    runs = Runs(names=names, starts=numbers("run-starts"), parts=numbers("run-parts"), part_count=len(parts))
    return NameIndex(
        words=Words(parts=parts, runs=runs, kin=Kin(groups=numbers("kin-groups"), parts=numbers("kin-parts"))),
        traits=arrays["traits"].astype(np.uint32, copy=False),
        members=numbers("members"),
        name_starts=numbers("name-starts"),
        bearers=numbers("bearers"),
        bearer_starts=numbers("bearer-starts"),
    )


def _arrays_of(index: NameIndex) -> dict[str, NDArray[np.generic]]:
    parts, runs, kin = index.words.parts, index.words.runs, index.words.kin
    values = (
        parts.letters, parts.starts, parts.scripts, np.frombuffer("\n".join(runs.names).encode("utf-8"), np.uint8),
        runs.starts, runs.parts, kin.groups, kin.parts, index.traits, index.members, index.name_starts, index.bearers,
        index.bearer_starts,
    )  # fmt: skip
    return dict(zip(_ARRAYS, values, strict=True))


def _keys_checksum() -> str:
    """Return a checksum over all that the keys of parts come from."""
    return f"{alignments_checksum()}-{tables_checksum()}"


def _checksum(spellings: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(spellings).encode("utf-8", "surrogatepass")).hexdigest()


def _write(folder: Path, index: NameIndex, spellings: Sequence[str]) -> None:
    with _writing(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        generation = folder / f"{GENERATION}{secrets.token_hex(8)}"
        being_written = generation.with_suffix(".part")
        try:
            _write_generation(being_written, index, spellings)
            being_written.rename(generation)
            _sync(folder)
            _write_file(folder / f"{generation.name}.current", generation.name.encode())
            (folder / f"{generation.name}.current").rename(folder / CURRENT)
            _sync(folder)
        finally:
            _remove_all_but_current(folder)


def _write_generation(folder: Path, index: NameIndex, spellings: Sequence[str]) -> None:
    folder.mkdir(mode=0o700)
    arrays = _arrays_of(index)
    for name, array in arrays.items():
        with (folder / f"{name}.npy").open("wb") as file:
            np.save(file, array, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
    contents = {
        "form": FORM, "keys": _keys_checksum(), "names": index.count, "list": _checksum(spellings),
        "checksums": {name: crc32(np.ascontiguousarray(array).data) for name, array in arrays.items()},
    }  # fmt: skip
    _write_file(folder / CONTENTS, json.dumps(contents).encode())
    _sync(folder)


def _write_file(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove_all_but_current(folder: Path) -> None:
    with suppress(OSError):
        kept = {CURRENT, (folder / CURRENT).read_text("ascii").strip()}
        for path in folder.iterdir():
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexNotWritten(folder=str(folder), reason=os.strerror(error.errno or errno.EIO)) from error
