"""A cursor that takes Django's `%s` placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import TracebackType

from sqlcipher3 import dbapi2

from habeas.store.sqlcipher.explaining import explain

_PLACEHOLDER = re.compile(r"(?<!%)%s")

Parameters = Sequence[object] | Mapping[str, object]
Row = tuple[object, ...]


class SqlCipherCursor(dbapi2.Cursor):  # type: ignore[misc]
    """SQLCipher's cursor, after the manner of Django's own cursor for SQLite.

    Rows are read while they are fetched, so damage shows in any of these methods.

    Raises:
        DatabaseDamaged, DiskFull, CannotWrite, DatabaseBusy: what kept SQLite from going on.
    """

    def execute(self, query: str, params: Parameters | None = None) -> SqlCipherCursor:
        """Run one statement."""
        with _EXPLAINED:
            if params is None:
                super().execute(query)
            else:
                super().execute(_with_question_marks(query, params), params)
        return self

    def executemany(self, query: str, param_list: Iterable[Parameters]) -> SqlCipherCursor:
        """Run one statement for each set of parameters."""
        rows = iter(param_list)
        first = next(rows, None)
        if first is not None:
            with _EXPLAINED:
                super().executemany(_with_question_marks(query, first), chain((first,), rows))
        return self

    def fetchone(self) -> Row | None:
        """Return the next row, None at the end."""
        with _EXPLAINED:
            row: Row | None = super().fetchone()
        return row

    def fetchmany(self, size: int = 1) -> list[Row]:
        """Return up to `size` rows."""
        with _EXPLAINED:
            rows: list[Row] = super().fetchmany(size)
        return rows

    def fetchall(self) -> list[Row]:
        """Return the rows that are left."""
        with _EXPLAINED:
            rows: list[Row] = super().fetchall()
        return rows


class _Explained:
    """Raises the error that explains what SQLite says, where there is one; entered and left many times an entry."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, dbapi2.DatabaseError):
            explained = explain(str(error))
            if explained is not None:
                raise explained from error


_EXPLAINED = _Explained()


def _with_question_marks(query: str, params: Parameters) -> str:
    if not isinstance(params, list | tuple) and isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return _by_place(query)


@lru_cache(maxsize=256)
def _by_place(query: str) -> str:
    """Return a query with its places marked as SQLite has them; values are never in it, and the same ones come back."""
    return _PLACEHOLDER.sub("?", query).replace("%%", "%")
