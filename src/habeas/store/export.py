"""Everything in clear, for whoever leaves us or wants to count with their own tools."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from habeas.facts.plain import to_plain
from habeas.store.durable import sync_folder, writing
from habeas.store.queries import LoggedEntry
from habeas.store.workspace_folder import check_vacant

NEVER_EXPORTED = frozenset({"file_key"})
"""Fields that open sealed files; whoever needs an exhibit in clear opens it, and that is logged."""


def export_log(entries: Iterable[LoggedEntry], folder: Path) -> tuple[Path, ...]:
    """Write opened entries as JSON Lines, one file for each kind, and return the files in the order of their names.

    Raises:
        FolderNotEmpty: the folder already holds something.
        DoesNotVerify: an entry is not what was sealed.
        DiskFull, CannotWrite: nothing is left of it; words of reports in clear are not to lie about.
    """
    check_vacant(folder)
    target = folder.resolve()
    growing = target.parent / f".{target.name}.{secrets.token_hex(8)}.new"
    with writing(target.name):
        try:
            growing.mkdir(parents=True, mode=0o700)
            names = _write_files(entries, growing)
            growing.rename(target)
        except BaseException:
            shutil.rmtree(growing, ignore_errors=True)
            raise
        sync_folder(target.parent)
    return tuple(folder / name for name in names)


def _write_files(entries: Iterable[LoggedEntry], folder: Path) -> tuple[str, ...]:
    files: dict[str, TextIO] = {}
    with ExitStack() as opened:
        for logged in entries:
            name = f"{logged.entry.header.kind}.jsonl"
            if name not in files:
                files[name] = opened.enter_context((folder / name).open("x", encoding="utf-8"))
            files[name].write(json.dumps(_line(logged), ensure_ascii=False, sort_keys=True) + "\n")
    sync_folder(folder)
    return tuple(sorted(files))


def _line(logged: LoggedEntry) -> dict[str, object]:
    header, act = logged.entry.header, logged.entry.act
    fields = to_plain(act) if act is not None else None
    if isinstance(fields, dict):
        fields = {name: value for name, value in fields.items() if name not in NEVER_EXPORTED}
    return {
        "seq": logged.seq,
        "entry": header.id,
        "kind": header.kind,
        "kind_version": header.kind_version,
        "case": header.case,
        "actor": header.actor,
        "at": header.at.isoformat(),
        "act": fields,
    }
