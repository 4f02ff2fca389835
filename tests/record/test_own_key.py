"""An own key opens the root key for its person, in its workspace, with its passphrase, and for nobody else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.ids import digest
from habeas.record.canonical import canonical_json
from habeas.record.errors import KeyFileDoesNotVerify, WrongOwnPassphrase
from habeas.record.keys import RootKey, check_root_file, new_root_key, root_kind, write_dropped_root, write_root_key
from habeas.record.own_key import Owner, check_own_key, open_own_key, seal_to_own_key, write_own_key
from habeas.record.stretching import Argon2Cost
from tests.record.examples import flips

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
VERA = Owner(origin="habeas/w-1", actor="a-1")
ROOT = RootKey(bytes(range(32)))
FILE = write_own_key(ROOT, VERA, "own words", CHEAP)

roots = st.binary(min_size=32, max_size=32).map(RootKey)
words = st.text(max_size=40)
owners = st.builds(
    Owner, origin=st.text(max_size=9), actor=st.text(alphabet="abcdefghij0123456789-", min_size=1, max_size=9)
)


def rewritten(file: bytes, **changes: object) -> bytes:
    """Return a file with fields of its own part changed, under a checksum that fits."""
    content = {name: value for name, value in json.loads(file).items() if name != "sha256"}
    content["own"] = {**content["own"], **{name: value for name, value in changes.items() if name in content["own"]}}
    content |= {name: value for name, value in changes.items() if name not in content["own"]}
    return canonical_json({**content, "sha256": digest(canonical_json(content))}) + b"\n"


@settings(deadline=None, max_examples=60)
@given(root=roots, following=roots, owner=owners, passphrase=words)
def test_what_is_sealed_to_a_person_opens_again_and_follows_without_their_passphrase(
    root: RootKey, following: RootKey, owner: Owner, passphrase: str
) -> None:
    file = write_own_key(root, owner, passphrase, CHEAP)
    assert open_own_key(file, owner, passphrase) == root
    after = seal_to_own_key(file, root, following, owner)
    assert open_own_key(after, owner, passphrase) == following
    assert check_own_key(after, following, owner) == check_own_key(file, root, owner)


@settings(deadline=None, max_examples=60)
@given(passphrase=words.filter(lambda typed: typed != "own words"))
def test_any_other_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(WrongOwnPassphrase):
        open_own_key(FILE, VERA, passphrase)


@settings(deadline=None, max_examples=60)
@given(owner=owners.filter(lambda owner: owner != VERA))
def test_for_another_person_or_workspace_it_does_not_open(owner: Owner) -> None:
    for file in (FILE, rewritten(FILE, of=owner.actor)):
        with pytest.raises((KeyFileDoesNotVerify, WrongOwnPassphrase)):
            open_own_key(file, owner, "own words")
        with pytest.raises(KeyFileDoesNotVerify):
            check_own_key(file, ROOT, owner)


def test_a_flipped_bit_is_noticed() -> None:
    assert check_own_key(FILE, ROOT, VERA)
    for flipped in flips(FILE):
        with pytest.raises(KeyFileDoesNotVerify):
            check_own_key(flipped, ROOT, VERA)


OTHER = json.loads(write_own_key(ROOT, VERA, "own words", CHEAP))


@pytest.mark.parametrize(
    "changes",
    [
        {"public": OTHER["own"]["public"]},
        {"public": "not in hexadecimal"},
        {"root": OTHER["own"]["root"]},
        {"root": "AAAA"},
        {"root": "?"},
        {"mark": "ы"},
        {"mark": OTHER["own"]["mark"]},
        {"secret": OTHER["secret"]},
        {"secret": ""},
        {"own": None},
        {"own": OTHER["own"]},
        {"secret": OTHER["secret"], "argon2id": OTHER["argon2id"]},
        {"argon2id": {"passes": 1, "memory_kib": 2**40, "lanes": 1, "salt": "00" * 16}},
    ],
)
def test_a_forged_file_is_refused_and_nothing_is_sealed_to_it(changes: dict[str, object]) -> None:
    assert rewritten(FILE) == FILE
    forged = rewritten(FILE, **changes)
    with pytest.raises((KeyFileDoesNotVerify, WrongOwnPassphrase)):
        open_own_key(forged, VERA, "own words")
    with pytest.raises(KeyFileDoesNotVerify):
        seal_to_own_key(forged, ROOT, new_root_key(), VERA)


def test_a_file_of_before_a_rotation_does_not_fit_after_it() -> None:
    following = new_root_key()
    after = seal_to_own_key(FILE, ROOT, following, VERA)
    assert open_own_key(FILE, VERA, "own words") == ROOT
    with pytest.raises(KeyFileDoesNotVerify):
        check_own_key(FILE, following, VERA)
    mixed = rewritten(FILE, root=json.loads(after)["own"]["root"])
    with pytest.raises(KeyFileDoesNotVerify):
        open_own_key(mixed, VERA, "own words")


def test_nothing_secret_stands_in_the_file() -> None:
    assert not {ROOT.secret.hex(), "own words"} & {*FILE.decode().split('"')}
    assert len({FILE, *(write_own_key(ROOT, VERA, "own words", CHEAP) for _ in range(2))}) == 3


def test_the_file_of_a_root_key_that_was_dropped_fits_that_root_key_alone() -> None:
    dropped = write_dropped_root(ROOT)
    check_root_file(dropped, ROOT)
    assert (root_kind(dropped).value, ROOT.secret.hex() in dropped.decode()) == (
        "root key that only own keys open", False,
    )  # fmt: skip
    for file in (dropped, write_root_key(ROOT, None)):
        with pytest.raises(KeyFileDoesNotVerify, match="another root key"):
            check_root_file(file, new_root_key())
