"""What was packed comes back as it was; what was not is refused; a length tells little."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.record.kinds import REGISTRY, Act
from habeas.record.packing import DICTIONARY, PADDED_TO, NotPacked, pack, unpack_each
from tests.record.examples import ONE_OF_EACH, accepted


@given(st.binary(max_size=5000))
def test_any_bytes_come_back_as_they_were(body: bytes) -> None:
    packed = pack(body)
    assert (unpack_each([packed])[0], len(packed) % PADDED_TO) == (body, 0)


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=lambda act: act.kind)
def test_a_body_of_every_kind_takes_little_room(act: Act) -> None:
    body = REGISTRY.encode(act)
    assert unpack_each([pack(body)])[0] == body
    assert len(pack(body)) <= len(body) + PADDED_TO


def test_a_body_is_packed_by_itself() -> None:
    body = REGISTRY.encode(accepted())
    first = pack(body)
    pack(b"others" * 1000)
    assert pack(body) == first


@given(st.binary(max_size=200))
def test_other_bytes_are_refused_or_were_packed(packed: bytes) -> None:
    try:
        body = unpack_each([packed])[0]
    except NotPacked:
        return
    assert packed[:1] == b"\x01"
    assert unpack_each([pack(body)])[0] == body


def test_what_is_cut_short_lengthened_or_of_another_form_is_refused() -> None:
    packed = pack(REGISTRY.encode(accepted()))
    end = len(packed.rstrip(b"\x00"))
    other = zlib.compressobj(wbits=-12).compress(b"words")
    for wrong in (b"", packed[: end - 1], packed + bytes(PADDED_TO), packed[:-1] + b"x", b"\x02" + packed[1:], other):
        with pytest.raises(NotPacked):
            unpack_each([wrong])


def test_the_dictionary_has_no_words_of_anybody() -> None:
    assert DICTIONARY.isascii()
    assert len(DICTIONARY) < 1 << 12
