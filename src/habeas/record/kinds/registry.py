"""From an act to the bytes of its body and back, through every version that was ever written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from habeas.facts.plain import from_plain, to_plain
from habeas.record.canonical import canonical_json
from habeas.record.errors import NewerEntry, UnknownEntryKind
from habeas.record.kinds.act import Act
from habeas.record.kinds.writing import write_by_form

Fields = Mapping[str, object]
"""The fields of one body, as JSON has them."""

Upcast = Callable[[Fields], Fields]
"""A pure function from the fields of one version of a kind to those of the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The kinds of entry that this version writes, and the functions that lift older bodies to them.

    `upcasts` is keyed by the kind and the version that is lifted: `("party.named", 1)` turns 1 into 2.
    """

    kinds: Mapping[str, type[Act]]
    upcasts: Mapping[tuple[str, int], Upcast] = field(default_factory=dict)

    def encode(self, act: Act) -> bytes:
        """Return the canonical body of an act.

        Fractions (the seconds of a recording) are written as text: their shortest decimal form is exact.

        Raises:
            UnknownEntryKind: the act is of a kind that is not registered.
        """
        if self.kinds.get(act.kind) is not type(act):
            raise UnknownEntryKind(kind=act.kind)
        written = write_by_form(act)
        return canonical_json(to_plain(act, fractions_as_text=True)) if written is None else written

    def decode(self, kind: str, version: int, body: bytes) -> Act:
        """Return the act that a body stands for, lifted to the version that this program knows.

        Raises:
            UnknownEntryKind: no kind of that name is registered.
            NewerEntry: the body is of a newer version than this program knows.
            MalformedFact: the body does not have the fields of its kind.
            ValueError: the body is not JSON.
        """
        act_type = self.kinds.get(kind)
        if act_type is None:
            raise UnknownEntryKind(kind=kind)
        if version > act_type.version:
            raise NewerEntry(kind=kind, written_version=version, known_version=act_type.version)
        fields: Fields = json.loads(body)
        for older in range(version, act_type.version):
            fields = self.upcasts[kind, older](fields)
        return from_plain(act_type, fields)
