"""A cursor that takes Django's `%s` placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from sqlcipher3 import dbapi2

_PLACEHOLDER = re.compile(r"(?<!%)%s")

Parameters = Sequence[object] | Mapping[str, object]


class SqlCipherCursor(dbapi2.Cursor):  # type: ignore[misc]
    """SQLCipher's cursor, after the manner of Django's own cursor for SQLite."""

    def execute(self, query: str, params: Parameters | None = None) -> SqlCipherCursor:
        """Run one statement."""
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
            super().executemany(_with_question_marks(query, first), chain((first,), rows))
        return self


def _with_question_marks(query: str, params: Parameters) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return _PLACEHOLDER.sub("?", query).replace("%%", "%")
