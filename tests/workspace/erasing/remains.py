"""Everything that a workspace holds, as bytes in clear: a search for an erased person must find nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from habeas.store.store import Store

BETWEEN = b"\xff\x00\xff"
"""What no form of a word holds: no word is put together from the end of one thing and the beginning of the next."""

PAGE_BYTES, RESERVED_BYTES, SALT_BYTES = 4096, 80, 16


def everything(store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield every place of an open workspace with what it holds: files, pages in clear, rows, entries, exhibits."""
    folder = store.folder.path
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"file {path.name}", path.read_bytes()
            yield "name of a file", str(path.relative_to(folder)).encode()
    if store.folder.database.is_file():
        yield from pages_in_clear(store)
    for table, rows in tables(store):
        yield f"table {table}", rows
    for one in store.queries.entries():
        yield f"entry {one.seq}", repr(one.entry).encode()
    for case in store.queries.cases():
        for exhibit in store.queries.exhibits(case.id):
            yield f"exhibit {exhibit.id}", b"".join(store.open_exhibit(exhibit.id))


def tables(store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield every row of every table, the desk's own too."""
    from django.db import connections

    connection = connections["default"]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = [[bytes(one) if isinstance(one, memoryview) else one for one in row] for row in cursor.fetchall()]
            yield table, "\n".join(str(row) for row in rows).encode()
    assert store.queries.log_size() > 0


def pages_in_clear(store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the database and of its write-ahead log, deciphered: free pages and old ones as well."""
    key = store.keyring.database_key()
    content = store.folder.database.read_bytes()
    for number in range(len(content) // PAGE_BYTES):
        yield f"page {number}", page_in_clear(content[number * PAGE_BYTES : (number + 1) * PAGE_BYTES], key, number)
    log = Path(f"{store.folder.database}-wal")
    written = log.read_bytes()[32:] if log.is_file() else b""
    frame = 24 + PAGE_BYTES
    for number in range(len(written) // frame):
        page = written[number * frame + 24 : (number + 1) * frame]
        first = int.from_bytes(written[number * frame : number * frame + 4]) == 1
        yield f"frame {number}", page_in_clear(page, key, 0 if first else 1)


def page_in_clear(page: bytes, key: bytes, number: int) -> bytes:
    """Return what a page holds: AES-256-CBC, its vector and authentication code at its end, a salt before the first.

    Source:
        SQLCipher 4, "Design": page 1 begins with the salt, a page ends with 16 bytes of vector, 64 of HMAC-SHA512.
    """
    start = SALT_BYTES if number == 0 else 0
    sealed, vector = page[start : PAGE_BYTES - RESERVED_BYTES], page[PAGE_BYTES - RESERVED_BYTES :][:16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(sealed) + decryptor.finalize()


class Remains:
    """Everything that a workspace holds at one moment, gathered once and searched for many words."""

    def __init__(self, store: Store) -> None:
        """Gather it."""
        self._held = [(where, held, held.lower()) for where, held in everything(store)]
        self._all = BETWEEN.join(text for _, held, lower in self._held for text in (held, lower))

    def of(self, *words: str) -> list[str]:
        """Return where any of these words stand: in UTF-8, in UTF-16, or as JSON escapes them, whatever their case."""
        forms = {form for word in words for form in _forms(word)}
        there = [form for form in forms if form in self._all]
        return [where for where, held, lower in self._held if any(form in held or form in lower for form in there)]


def found(store: Store, *words: str) -> list[str]:
    """Return where any of these words stand in a workspace, as `Remains.of` does."""
    return Remains(store).of(*words)


def _forms(word: str) -> Iterator[bytes]:
    for text in (word, word.casefold(), word.upper()):
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("ascii", "backslashreplace")
