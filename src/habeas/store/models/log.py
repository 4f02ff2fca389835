"""The log itself, the keys of its parts, and the edge of the tree over it."""

from __future__ import annotations

from django.db import models

from habeas.store.models.columns import (
    BytesColumn,
    IdColumn,
    NumberColumn,
    OptionalIdColumn,
    TextColumn,
    an_id,
    an_optional_id,
)


class LogEntry(models.Model):
    """One entry: its header, which is a leaf of the tree, and what is looked up without opening it."""

    seq: NumberColumn = models.BigIntegerField(primary_key=True)
    entry: IdColumn = models.CharField(max_length=64, unique=True)
    case: OptionalIdColumn = an_optional_id()
    kind: IdColumn = an_id()
    actor: IdColumn = an_id()
    at: TextColumn = models.TextField()
    header: BytesColumn = models.BinaryField()
    leaf_hash: BytesColumn = models.BinaryField()

    class Meta:
        """Never changed, never removed: triggers see to it."""

        db_table = "log_entry"
        indexes = [
            models.Index(fields=["case", "seq"], name="log_entry_by_case"),
            models.Index(fields=["kind", "seq"], name="log_entry_by_kind"),
            models.Index(fields=["at"], name="log_entry_by_time"),
        ]


class LogPart(models.Model):
    """One sealed part of an entry."""

    pk = models.CompositePrimaryKey("seq", "part")
    seq: NumberColumn = models.BigIntegerField()
    part: NumberColumn = models.BigIntegerField()
    about: IdColumn = an_id()
    sealed: BytesColumn = models.BinaryField()

    class Meta:
        """Never changed, never removed: triggers see to it."""

        db_table = "log_part"
        indexes = [models.Index(fields=["about"], name="log_part_by_person")]


class PartKey(models.Model):
    """The wrapped key and salt of one part: what is destroyed when a person is erased."""

    pk = models.CompositePrimaryKey("seq", "part")
    seq: NumberColumn = models.BigIntegerField()
    part: NumberColumn = models.BigIntegerField()
    wrapped: BytesColumn = models.BinaryField()

    class Meta:
        """Kept outside the log, so that a part can be erased while its proof stays."""

        db_table = "part_key"


class TreeEdge(models.Model):
    """The right edge of the Merkle tree, so that appending does not read the whole log; one row."""

    id: NumberColumn = models.BigIntegerField(primary_key=True)
    edge: TextColumn = models.TextField()

    class Meta:
        """Made again from the leaf hashes."""

        db_table = "tree_edge"
