"""Taking stock of a database: one hash for each table, so that two databases can be compared row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain

from habeas.store.access.edge import look_at_edge
from habeas.store.backup.pack import Member
from habeas.store.backup.rows import account_members, key_members, log_members
from habeas.store.rebuild import fingerprints


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What a database holds: how many entries, the root over them, and a hash of each table by its name."""

    entries: int
    root: str
    tables: Mapping[str, str]

    def differs_in(self, other: Stock) -> str | None:
        """Return the first table that is not the same in the other, "log" where the tree differs, None where none."""
        if (self.entries, self.root) != (other.entries, other.root):
            return "log"
        names = sorted({*self.tables, *other.tables})
        return next((name for name in names if self.tables.get(name) != other.tables.get(name)), None)


@dataclass(slots=True)
class Counting:
    """Members passed through and hashed on the way, those of one table together."""

    hashes: defaultdict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))

    def passing(self, members: Iterable[Member]) -> Iterator[Member]:
        """Yield members that are at hand as a whole, each hashed."""
        for member in members:
            content = b"".join(member.content)
            self.hashes[_table_of(member.name)] += sha256(member.name.encode() + b"\n" + content).digest()
            yield Member(name=member.name, size_bytes=len(content), content=(content,))

    def stock(self) -> Stock:
        """Return what was counted, and the cached tables beside it."""
        edge = look_at_edge()
        counted = {name: sha256(hashes).hexdigest() for name, hashes in self.hashes.items()}
        return Stock(entries=edge.size, root=edge.root().hex(), tables={**fingerprints(), **counted})


def everything(entries: int) -> Iterator[Member]:
    """Yield every row of the open database that is not made from another one.

    Args:
        entries: How many entries the log has.
    """
    return chain(log_members(first=0, entries=entries), key_members(entries=entries), account_members())


def take_stock() -> Stock:
    """Return what the open database holds."""
    counting = Counting()
    for _ in counting.passing(everything(look_at_edge().size)):
        pass
    return counting.stock()


def _table_of(member: str) -> str:
    room, _, name = member.partition("/")
    return name if room == "accounts" else room
