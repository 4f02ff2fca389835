"""The log itself, the secrets of its parts, and the edge of the tree over it."""

from __future__ import annotations

from django.db import models

from habeas.store.models.columns import (
    BytesColumn,
    IdColumn,
    NumberColumn,
    OptionalIdColumn,
    OptionalTextColumn,
    TextColumn,
    an_id,
    an_optional_id,
    entry_key,
)


class LogEntry(models.Model):
    """One entry: the fields of its header, and the hash of that, which is a leaf of the tree."""

    seq: NumberColumn = entry_key()
    entry: IdColumn = models.CharField(max_length=64, unique=True)
    case: OptionalIdColumn = an_optional_id()
    kind: IdColumn = an_id()
    kind_version: NumberColumn = models.BigIntegerField()
    actor: IdColumn = an_id()
    at: TextColumn = models.TextField()
    leaf_hash: BytesColumn = models.BinaryField()

    class Meta:
        """Never changed, never removed: triggers see to it."""

        db_table = "log_entry"
        indexes = [
            models.Index(fields=["case", "seq"], name="log_entry_by_case"),
            models.Index(fields=["kind", "seq"], name="log_entry_by_kind"),
        ]


class LogPart(models.Model):
    """One sealed part of an entry, and what its words must hash to under its salt, in 32 bytes."""

    pk = models.CompositePrimaryKey("seq", "part")
    seq: NumberColumn = models.BigIntegerField()
    part: NumberColumn = models.BigIntegerField()
    about: IdColumn = an_id()
    commitment: BytesColumn = models.BinaryField()
    sealed: BytesColumn = models.BinaryField()

    class Meta:
        """Never changed, never removed: triggers see to it."""

        db_table = "log_part"


class PartKey(models.Model):
    """The wrapped secret of one part: what is destroyed when a person is erased."""

    pk = models.CompositePrimaryKey("seq", "part")
    seq: NumberColumn = models.BigIntegerField()
    part: NumberColumn = models.BigIntegerField()
    wrapped: BytesColumn = models.BinaryField()

    class Meta:
        """Kept outside the log, so that a part can be erased while its proof stays."""

        db_table = "part_key"


class TreeEdge(models.Model):
    """The right edge of the Merkle tree, and the newest time, so that appending does not read the log; one row."""

    id: NumberColumn = models.BigIntegerField(primary_key=True)
    edge: TextColumn = models.TextField()
    newest_at: OptionalTextColumn = models.TextField(null=True)

    class Meta:
        """Made again from the log."""

        db_table = "tree_edge"
