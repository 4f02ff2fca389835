"""A sealed entry opens as it was; any flipped bit is noticed; an erased part takes nothing else with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from habeas.facts.ids import EntryId, digest
from habeas.record.entries import Entry, SealedEntry, SealedPart
from habeas.record.errors import DoesNotVerify, HeaderDoesNotVerify, NewerEntry, PartDoesNotVerify
from habeas.record.kinds import Act
from habeas.record.sealing import commitment_of, open_entry, open_part, seal_entry
from habeas.record.tree import edge_of, inclusion_proof, leaf_hash, verify_inclusion
from tests.record.examples import (
    CASE_KEY,
    MOTHER,
    ONE_OF_EACH,
    SON,
    accepted,
    counted_bytes,
    draft,
    flips,
    rejected,
)

VECTORS = [
    json.loads((Path(__file__).parent / "vectors" / name).read_text(encoding="utf-8"))
    for name in ("log-v1.json", "log-v2.json")
]
"""An entry of each form that parts were ever written in."""


def sealed(act: Act, seed: str = "seed") -> SealedEntry:
    return seal_entry(draft(act), CASE_KEY, iter([EntryId("e-1")]), random_bytes=counted_bytes(seed))


def opened(entry: SealedEntry, *parts: SealedPart) -> Entry:
    return open_entry(entry.header_bytes, parts or entry.parts, CASE_KEY)


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=lambda act: act.kind)
def test_an_entry_of_every_kind_opens_as_it_was_sealed(act: Act) -> None:
    entry = seal_entry(draft(act), CASE_KEY)
    assert opened(entry) == Entry(header=entry.header, act=act)
    assert entry.leaf_hash == leaf_hash(entry.header_bytes)


def test_an_entry_commits_to_what_the_published_vector_does() -> None:
    entry, published = sealed(accepted()), VECTORS[-1]["entry"]
    header = json.loads(published["header"])
    assert [part.commitment for part in entry.header.parts] == [part["commitment"] for part in header["parts"]]
    assert [(part.wrapped_key or b"").hex() for part in entry.parts] == [
        part["wrapped_key"] for part in published["parts"]
    ]


@pytest.mark.parametrize("vector", VECTORS, ids=["first form", "today"])
def test_an_entry_of_the_published_vectors_opens(vector: dict[str, Any]) -> None:
    parts = [SealedPart(ciphertext=bytes.fromhex(part["ciphertext"]), wrapped_key=bytes.fromhex(part["wrapped_key"]))
             for part in vector["entry"]["parts"]]  # fmt: skip
    header, key = vector["entry"]["header"].encode(), bytes.fromhex(vector["case_key"])
    entry = open_entry(header, parts, key, leaf=bytes.fromhex(vector["entry"]["leaf_hash"]))
    assert entry.act == accepted()
    for index, part in enumerate(parts):
        for changed in flips(part.wrapped_key or b""):
            with pytest.raises(PartDoesNotVerify):
                open_part(entry.header, index, replace(part, wrapped_key=changed), key)


def test_an_act_about_two_persons_has_a_part_for_each_and_others_one_for_the_case() -> None:
    assert [part.about for part in sealed(accepted()).header.parts] == [SON, MOTHER]
    assert [part.about for part in sealed(rejected()).header.parts] == ["case"]


def test_the_same_words_sealed_twice_share_no_commitment_and_no_bytes() -> None:
    parts = [*sealed(accepted(), "one").header.parts, *sealed(accepted(), "two").header.parts]
    assert len({part.commitment for part in parts}) == len({part.sealed for part in parts}) == 4


def test_a_flipped_bit_of_a_header_is_noticed() -> None:
    entry = sealed(accepted())
    for header_bytes in flips(entry.header_bytes):
        with pytest.raises((DoesNotVerify, NewerEntry)):
            open_entry(header_bytes, entry.parts, CASE_KEY, leaf=entry.leaf_hash)


@pytest.mark.parametrize("index", [0, 1])
def test_a_flipped_bit_of_a_part_is_noticed_and_the_part_named(index: int) -> None:
    entry = sealed(accepted())
    for ciphertext in flips(entry.parts[index].ciphertext):
        parts = list(entry.parts)
        parts[index] = replace(parts[index], ciphertext=ciphertext)
        with pytest.raises(PartDoesNotVerify) as caught:
            opened(entry, *parts)
        assert (caught.value.entry, caught.value.part) == ("e-1", index)


@pytest.mark.parametrize("index", [0, 1])
def test_a_flipped_bit_of_a_wrapped_key_is_noticed_and_the_part_named(index: int) -> None:
    entry = sealed(accepted())
    for wrapped_key in flips(entry.parts[index].wrapped_key or b""):
        parts = list(entry.parts)
        parts[index] = replace(parts[index], wrapped_key=wrapped_key)
        with pytest.raises(PartDoesNotVerify) as caught:
            opened(entry, *parts)
        assert (caught.value.entry, caught.value.part) == ("e-1", index)


@pytest.mark.parametrize("parts", [0, 1, 3])
def test_a_missing_or_added_part_is_noticed(parts: int) -> None:
    entry = sealed(accepted())
    with pytest.raises(PartDoesNotVerify):
        open_entry(entry.header_bytes, (entry.parts * 2)[:parts], CASE_KEY)


def test_parts_cannot_change_places_nor_move_to_another_entry() -> None:
    entry = sealed(accepted())
    other = seal_entry(draft(accepted()), CASE_KEY, iter([EntryId("e-2")]), random_bytes=counted_bytes())
    for parts in (entry.parts[::-1], other.parts):
        with pytest.raises(PartDoesNotVerify):
            opened(entry, *parts)


def test_a_wrapped_key_of_another_length_is_refused() -> None:
    entry = sealed(rejected())
    for length in (0, 16, 31, 33, 64, 91, 92, 93):
        with pytest.raises(PartDoesNotVerify, match="do not open"):
            opened(entry, replace(entry.parts[0], wrapped_key=bytes(length)))


def test_words_other_than_those_committed_to_are_noticed() -> None:
    entry = sealed(rejected())
    header = replace(entry.header, parts=(replace(entry.header.parts[0], commitment=digest(b"other words")),))
    with pytest.raises(PartDoesNotVerify, match="committed to"):
        open_entry(header.to_bytes(), entry.parts, CASE_KEY)


def test_parts_that_say_different_things_are_noticed() -> None:
    one, two = sealed(accepted()), sealed(accepted("q-2", "s-2"))
    header = replace(one.header, parts=(one.header.parts[0], two.header.parts[1]))
    with pytest.raises(PartDoesNotVerify, match="differs") as caught:
        open_entry(header.to_bytes(), (one.parts[0], two.parts[1]), CASE_KEY)
    assert caught.value.part == 1


def test_the_key_of_another_case_opens_nothing() -> None:
    entry = sealed(accepted())
    with pytest.raises(PartDoesNotVerify):
        open_entry(entry.header_bytes, entry.parts, bytes(32))


def test_an_erased_part_leaves_the_others_readable_and_every_proof_standing() -> None:
    log = [sealed(accepted(), str(number)) for number in range(5)]
    entry = log[2]
    assert opened(entry).erased_parts == ()
    erased = (replace(entry.parts[0], wrapped_key=None), entry.parts[1])
    assert opened(entry, *erased) == Entry(header=entry.header, act=accepted(), erased_parts=(0,))
    assert open_part(entry.header, 0, erased[0], CASE_KEY) is None
    leaves = [one.leaf_hash for one in log]
    for index, one in enumerate(log):
        path = inclusion_proof(leaves, index)
        leaf = leaf_hash(one.header_bytes)
        verify_inclusion(leaf=leaf, index=index, size=5, path=path, root=edge_of(leaves).root())


def test_an_entry_whose_every_part_is_erased_has_no_act_left() -> None:
    entry = sealed(accepted())
    erased = [replace(part, wrapped_key=None) for part in entry.parts]
    assert opened(entry, *erased) == Entry(header=entry.header, act=None, erased_parts=(0, 1))


def test_the_sealed_bytes_of_an_erased_part_are_still_checked() -> None:
    entry = sealed(rejected())
    with pytest.raises(PartDoesNotVerify):
        opened(entry, SealedPart(ciphertext=entry.parts[0].ciphertext + b"\0", wrapped_key=None))


def test_a_part_opens_to_the_words_and_the_salt_that_its_header_commits_to() -> None:
    entry = sealed(accepted())
    part = open_part(entry.header, 1, entry.parts[1], CASE_KEY)
    assert part is not None
    assert commitment_of(part.salt, part.plaintext) == entry.header.parts[1].commitment


def test_a_damaged_header_is_named_as_such() -> None:
    with pytest.raises(HeaderDoesNotVerify):
        open_entry(b"{}", (), CASE_KEY)
