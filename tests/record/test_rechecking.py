"""Checking many entries at a time finds what looking at each finds: no change passes, and all that was sealed does."""

from __future__ import annotations

import hmac
import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.ids import EntryId
from habeas.record.aead import seal
from habeas.record.canonical import canonical_json
from habeas.record.entries import HEADER_VERSION, write_header
from habeas.record.errors import KeyFileDoesNotVerify, NotCanonical
from habeas.record.former_parts import PartPlace
from habeas.record.kinds import REGISTRY, Act
from habeas.record.packing import pack
from habeas.record.part_secrets import Wrapping, salts_of
from habeas.record.raw_entries import RawEntry, RawPart
from habeas.record.rechecking import Rechecker
from habeas.record.sealing import commitment_of, part_binding, seal_entry, seal_packed
from habeas.record.tree import leaf_hash
from tests.record.examples import CASE_KEY, ONE_OF_EACH, accepted, counted_bytes, draft

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


def raw(act: Act, seed: str = "seed") -> RawEntry:
    sealed = seal_entry(draft(act), CASE_KEY, iter([EntryId("e-1")]), random_bytes=counted_bytes(seed))
    return RawEntry(
        seq=0,
        entry=sealed.header.id,
        case=sealed.header.case,
        kind=sealed.header.kind,
        kind_version=sealed.header.kind_version,
        actor=sealed.header.actor,
        at=sealed.header.at.isoformat(timespec="microseconds"),
        leaf_hash=sealed.leaf_hash,
        parts=tuple(
            RawPart(promised.about, bytes.fromhex(promised.commitment), part.ciphertext, part.wrapped_key)
            for promised, part in zip(sealed.header.parts, sealed.parts, strict=True)
        ),
    )


def body(entry: RawEntry) -> bytes | None:
    return Rechecker(lambda _: CASE_KEY).check_page([entry])[0]


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=lambda act: act.kind)
def test_an_entry_of_every_kind_is_found_as_it_was_sealed(act: Act) -> None:
    assert body(raw(act)) == REGISTRY.encode(act)
    assert leaf_hash(raw(act).header_bytes()) == raw(act).leaf_hash


def test_entries_of_many_cases_are_checked_together_and_keep_their_order() -> None:
    entries = [raw(act, str(number)) for number, act in enumerate(ONE_OF_EACH * 12)]
    entries[7] = entries[7]._replace(case="c-closed")

    def key_of(case: str | None) -> bytes:
        if case == "c-closed":
            raise KeyFileDoesNotVerify(what="case key", reason="it was changed")
        return CASE_KEY

    assert Rechecker(key_of).check_page(entries) == [
        None if place == 7 else REGISTRY.encode(act) for place, act in enumerate(ONE_OF_EACH * 12)
    ]


def test_the_key_of_each_case_is_asked_for_once_for_a_page_and_opens_that_case_alone() -> None:
    asked: list[str | None] = []

    def key_of(case: str | None) -> bytes:
        asked.append(case)
        if case == "c-closed":
            raise KeyFileDoesNotVerify(what="case key", reason="it was changed")
        return bytes(32) if case == "c-other" else CASE_KEY

    sound = raw(accepted())
    page = [sound._replace(case=case) for case in (sound.case, "c-closed", sound.case, "c-other", "c-closed")]
    assert Rechecker(key_of).open_page([sound] * 9) == [body(sound)] * 9
    assert asked == [sound.case]
    asked.clear()
    assert Rechecker(key_of).check_page(page) == [body(sound), None, body(sound), None, None]
    assert sorted(map(str, asked)) == sorted(map(str, {sound.case, "c-closed", "c-other"}))


def test_parts_that_hold_different_words_do_not_pass() -> None:
    """Each opens and is what the header commits to: whoever sealed the entry told one person other words."""
    entry = raw(accepted())
    words, parts = body(entry), list[RawPart]()
    assert words is not None
    for number, part in enumerate(entry.parts):
        secret, told = bytes([number + 1] * 32), words if number == 0 else words + b" "
        sealed = seal_packed(secret, pack(told), part_binding(entry.entry, number, part.about, entry.kind))
        commitment = bytes.fromhex(commitment_of(next(salts_of([secret])), told))
        parts.append(RawPart(part.about, commitment, sealed, Wrapping(CASE_KEY).wrap(secret)))
    entry = entry._replace(parts=tuple(parts))
    entry = entry._replace(leaf_hash=leaf_hash(entry.header_bytes()))
    assert body(entry) is None
    assert body(entry._replace(parts=entry.parts[:1])) is None
    assert Rechecker(lambda _: CASE_KEY).open_page([entry]) == [words]


def test_for_a_page_an_entry_is_opened_at_its_place_and_as_its_kind_alone() -> None:
    entries = [raw(act, str(number)) for number, act in enumerate(ONE_OF_EACH * 12)]
    assert Rechecker(lambda _: CASE_KEY).open_page(entries) == [REGISTRY.encode(act) for act in ONE_OF_EACH * 12]
    entry = raw(accepted())
    first, *rest = entry.parts
    others = [
        entry._replace(entry="e-2"),
        entry._replace(kind="statement.entered"),
        entry._replace(kind_version=9),
        entry._replace(parts=()),
        entry._replace(parts=(first._replace(about="p-else"), *rest)),
        entry._replace(parts=(first._replace(sealed=first.sealed[:-1] + b"?"), *rest)),
        entry._replace(parts=(first._replace(wrapped=None), *rest)),
        entry._replace(parts=(first, rest[0]._replace(wrapped=None))),
        entry._replace(parts=(*rest, first)),
    ]
    assert len(rest) == 1
    assert Rechecker(lambda _: CASE_KEY).open_page(others) == [None] * len(others)


def test_what_is_erased_or_changed_on_a_page_takes_nothing_else_with_it() -> None:
    entries = [raw(act, str(number)) for number, act in enumerate(ONE_OF_EACH * 3)]
    first, *rest = entries[4].parts
    entries[4] = entries[4]._replace(parts=(first._replace(wrapped=None), *rest))
    entries[9] = entries[9]._replace(actor="a-else")
    entries[11] = entries[11]._replace(parts=())
    found = Rechecker(lambda _: CASE_KEY).check_page(entries)
    assert [place for place, body in enumerate(found) if body is None] == [4, 9, 11]
    assert [body for body in found if body is not None] == [
        REGISTRY.encode(act) for place, act in enumerate(ONE_OF_EACH * 3) if place not in {4, 9, 11}
    ]
    assert Rechecker(lambda _: CASE_KEY).check_page([]) == []


def test_parts_of_the_first_form_are_checked_among_the_others() -> None:
    former, other = raw(accepted()), raw(accepted(), "other")
    words = body(former)
    assert words is not None
    parts = []
    for number, part in enumerate(former.parts):
        key, salt = bytes([number + 1] * 32), bytes([number + 7] * 32)
        sealed = seal(key, words, part_binding(former.entry, number, part.about, former.kind))
        wrapped = seal(CASE_KEY, key + salt, PartPlace(former.entry, number).binding())
        parts.append(RawPart(part.about, bytes.fromhex(commitment_of(salt, words)), sealed, wrapped))
    former = former._replace(parts=tuple(parts))
    former = former._replace(leaf_hash=leaf_hash(former.header_bytes()))
    assert Rechecker(lambda _: CASE_KEY).check_page([other, former, other]) == [words] * 3
    parts[0] = parts[0]._replace(commitment=bytes(32))
    changed_one = former._replace(parts=tuple(parts))
    changed_one = changed_one._replace(leaf_hash=leaf_hash(changed_one.header_bytes()))
    assert Rechecker(lambda _: CASE_KEY).check_page([other, changed_one]) == [words, None]


def changed(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value + chance.choice((-1, 1))
    if isinstance(value, bytes):
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << chance.randrange(8)]) + value[place + 1 :]
    place = chance.randrange(len(str(value)))
    return f"{str(value)[:place]}~{str(value)[place + 1 :]}"


@pytest.mark.parametrize("seed", range(60))
def test_no_changed_field_passes(seed: int) -> None:
    chance, entry = random.Random(seed), raw(accepted())
    for name in ("entry", "case", "kind", "kind_version", "actor", "at", "leaf_hash"):
        assert body(RawEntry(**{**entry._asdict(), name: changed(getattr(entry, name), chance)})) is None, name
    for index, part in enumerate(entry.parts):
        for name in part._fields:
            other = RawPart(**{**part._asdict(), name: changed(getattr(part, name), chance)})
            parts = (*entry.parts[:index], other, *entry.parts[index + 1 :])
            assert body(entry._replace(parts=parts)) is None, name


def test_parts_that_are_gone_added_swapped_or_erased_do_not_pass() -> None:
    entry = raw(accepted())
    first, second = entry.parts
    erased = second._replace(wrapped=None)
    for parts in ((first,), (), (second, first), (first, second, second), (first, erased)):
        assert body(entry._replace(parts=parts)) is None
    assert body(entry._replace(case=None)) is None


def test_a_part_that_was_sealed_again_by_who_has_the_key_does_not_pass() -> None:
    """Every seal opens, and only the hashes in the header tell: other words, another secret."""
    entry = raw(accepted())
    first, *others = entry.parts
    words = body(entry)
    assert words is not None
    for told in (words, words + b" "):
        secret = bytes(range(32))
        sealed = seal_packed(secret, pack(told), part_binding(entry.entry, 0, first.about, entry.kind))
        again = RawPart(first.about, first.commitment, sealed, Wrapping(CASE_KEY).wrap(secret))
        assert body(entry._replace(parts=(again, *others))) is None


def test_an_instant_in_another_form_does_not_pass() -> None:
    entry = raw(accepted())
    other = entry._replace(at=entry.at.replace("+00:00", "Z"))
    assert body(other._replace(leaf_hash=leaf_hash(other.header_bytes()))) is None


@pytest.mark.parametrize("field", ["entry", "kind", "kind_version", "actor", "at"])
def test_a_field_of_another_type_makes_no_header(field: str) -> None:
    entry = RawEntry(**{**raw(accepted())._asdict(), field: b"\xff"})
    assert (entry.header_bytes(), body(entry)) == (b"", None)


@given(TEXT, TEXT, st.none() | TEXT, TEXT, TEXT, st.integers(1, 9), st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=3))
def test_a_header_is_canonical_json(
    entry: str, kind: str, case: str | None, actor: str, at: str, version: int, parts: list[tuple[str, str, str]]
) -> None:
    plain = {
        "id": entry, "kind": kind, "kind_version": version, "case": case, "actor": actor, "at": at, "v": HEADER_VERSION,
        "parts": [{"about": one[0], "commitment": one[1], "sealed": one[2]} for one in parts],
    }  # fmt: skip
    written = write_header(entry=entry, kind=kind, kind_version=version, case=case, actor=actor, at=at, parts=parts)
    assert written == canonical_json(plain)
    assert part_binding(entry, version, actor, kind) == canonical_json([entry, version, actor, kind])


def test_a_header_that_utf_8_cannot_carry_is_refused() -> None:
    with pytest.raises(NotCanonical):
        write_header(entry="\ud800", kind="", kind_version=1, case=None, actor="", at="", parts=())


@given(st.binary(max_size=80), st.binary(max_size=200))
def test_a_commitment_is_an_hmac(salt: bytes, words: bytes) -> None:
    assert commitment_of(salt, words) == hmac.new(salt, words, sha256).hexdigest()


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_a_commitment_under_a_salt_of_its_length_is_an_hmac(salt: bytes, words: bytes) -> None:
    assert commitment_of(salt, words) == hmac.new(salt, words, sha256).hexdigest()
