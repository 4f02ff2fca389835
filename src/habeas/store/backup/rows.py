"""The rows that a backup carries, as JSON Lines in batches: the log, the keys of its parts, the desk's accounts."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.db import connections, models

from habeas.record.canonical import canonical_json
from habeas.record.entries import parse_header
from habeas.store.access.stored import BATCH
from habeas.store.backup.pack import Member, whole
from habeas.store.inserting import Cell, Columns, insert
from habeas.store.models import MARKS, LogEntry, LogPart, Mark, PartKey

_NOT_CARRIED = ("sessions", "contenttypes")
"""Applications whose rows a restored workspace makes anew, or must not have: nobody stays signed in."""


def log_members(*, first: int, entries: int) -> Iterator[Member]:
    """Yield the entries of the log from place `first` up to, not with, place `entries`."""
    for begin in range(first, entries, BATCH):
        bounds = {"seq__gte": begin, "seq__lt": min(begin + BATCH, entries)}
        yield _rows(f"log/{begin}", LogEntry, bounds)
        yield _rows(f"parts/{begin}", LogPart, bounds)


def key_members(*, entries: int) -> Iterator[Member]:
    """Yield the wrapped keys of the parts of the first `entries` entries."""
    for begin in range(0, entries, BATCH):
        yield _rows(f"part-keys/{begin}", PartKey, {"seq__gte": begin, "seq__lt": min(begin + BATCH, entries)})


def account_members() -> Iterator[Member]:
    """Yield the rows of the desk's accounts, one member a table."""
    for model in account_models():
        written = serializers.serialize("jsonl", model._default_manager.order_by("pk"))
        yield whole(f"accounts/{model._meta.label}", written.encode())


def account_models() -> Iterable[type[models.Model]]:
    """Return the tables of this installation alone whose rows are carried."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label not in _NOT_CARRIED
        and model._meta.label != "auth.Permission"
        and MARKS.get(model, Mark.LOCAL) is Mark.LOCAL
    ]


class Inserting:
    """Inserts the rows of members, one after the other; those of an older form become what they are today."""

    def __init__(self) -> None:
        """Begin with nothing inserted."""
        self._commitments: dict[int, Sequence[bytes]] = {}

    def insert(self, member: str, content: bytes, *, entries: int) -> None:
        """Insert the rows of one member of `log_members` or `key_members`; those of later entries are left out.

        Raises:
            HeaderDoesNotVerify, NewerEntry: an entry of an older form has no readable header.
        """
        room = member.partition("/")[0]
        model = {"log": LogEntry, "parts": LogPart, "part-keys": PartKey}[room]
        if room == "log":
            self._commitments.clear()
        rows = (_read(model, row) for row in map(json.loads, content.splitlines()) if row["seq"] < entries)
        insert(model, (self._as_today(room, row) for row in rows))

    def _as_today(self, room: str, row: Mapping[str, Cell]) -> Columns:
        if room == "log" and "header" in row:
            columns = dict(row)
            header, seq = columns.pop("header"), columns["seq"]
            assert isinstance(header, bytes), "a backup is authenticated as a whole"
            assert isinstance(seq, int), "a backup is authenticated as a whole"
            told = parse_header(header)
            self._commitments[seq] = [bytes.fromhex(part.commitment) for part in told.parts]
            return {**columns, "kind_version": told.kind_version}
        if room == "parts" and "commitment" not in row:
            seq, part = row["seq"], row["part"]
            assert isinstance(seq, int), "a backup is authenticated as a whole"
            assert isinstance(part, int), "a backup is authenticated as a whole"
            return {**row, "commitment": self._commitments[seq][part]}
        return row


def replace_accounts(members: Iterable[bytes]) -> None:
    """Put the rows of the members of `account_members` in the place of those that are there.

    A table that this program does not have, because it was started without the desk, is passed over.
    """
    for model in reversed(list(account_models())):
        model._default_manager.all().delete()
    for content in members:
        for one in serializers.deserialize("jsonl", content.decode(), ignorenonexistent=True):
            one.save()


def set_sequences() -> None:
    """Let a server count on from the rows that were inserted with their numbers."""
    connection = connections["default"]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(account_models())):
            cursor.execute(statement)


def _rows(name: str, model: type[models.Model], bounds: dict[str, int]) -> Member:
    names = [field.attname for field in model._meta.concrete_fields]
    keys = [field.attname for field in model._meta.pk_fields]
    found = model._default_manager.filter(**bounds).order_by(*keys).values_list(*names)
    lines = (canonical_json(_written(dict(zip(names, row, strict=True)))) for row in found)
    return whole(name, b"".join(line + b"\n" for line in lines))


def _written(row: dict[str, object]) -> dict[str, object]:
    return {
        name: base64.b64encode(bytes(value)).decode() if isinstance(value, bytes | memoryview) else value
        for name, value in row.items()
    }


def _read(model: type[models.Model], row: dict[str, Cell]) -> Columns:
    binary = {field.attname for field in model._meta.concrete_fields if isinstance(field, models.BinaryField)}
    return {
        name: base64.b64decode(str(value)) if name in binary or name == "header" else value
        for name, value in row.items()
    }
