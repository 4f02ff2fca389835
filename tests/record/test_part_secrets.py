"""Wrapped secrets come back, many at a time, and tell nothing of a salt that is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.record.part_secrets import SECRET_BYTES, Wrapping, salts_of

SECRETS = st.lists(st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES), min_size=1, max_size=20)
KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS, SECRETS)
def test_secrets_that_were_wrapped_one_by_one_are_unwrapped_together(key: bytes, secrets: list[bytes]) -> None:
    wrapping = Wrapping(key)
    wrapped = [wrapping.wrap(one) for one in secrets]
    assert wrapping.unwrap(b"".join(wrapped)) == b"".join(secrets)
    assert b"".join(wrapped) == wrapping.wrap(b"".join(secrets))


@given(KEYS, KEYS, KEYS)
def test_another_key_unwraps_to_something_else(key: bytes, other: bytes, secret: bytes) -> None:
    unwrapped = Wrapping(other).unwrap(Wrapping(key).wrap(secret))
    assert (unwrapped == secret) == (key == other)


@given(KEYS, KEYS)
def test_each_secret_has_a_salt_of_its_own(secret: bytes, other: bytes) -> None:
    first, second = salts_of([secret, other])
    assert (first == second) == (secret == other)
    assert first != secret
