"""Key files open with what they were made with, and with nothing else; a flipped bit is noticed before any use."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from habeas.facts.errors import HabeasError
from habeas.facts.ids import digest
from habeas.record.canonical import canonical_json
from habeas.record.errors import KeyFileDoesNotVerify, PassphraseNeeded, WrongPassphrase
from habeas.record.key_file import KeyKind
from habeas.record.keys import (
    RootKey,
    new_root_key,
    open_case_key,
    open_root_key,
    open_signing_key,
    root_kind,
    write_case_key,
    write_root_key,
    write_signing_key,
)
from habeas.record.stretching import Argon2Cost
from tests.record.examples import CASE, ORIGIN, SIGNING_KEY, flips

ROOT = RootKey(bytes(range(32)))
CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)
PLAIN_FILE = write_root_key(ROOT, None)
WRAPPED_FILE = write_root_key(ROOT, "ромашка 7", CHEAP)
SIGNING_FILE = write_signing_key(ROOT, ORIGIN, SIGNING_KEY)
CASE_FILE = write_case_key(ROOT, CASE)


def test_a_plain_root_key_opens_without_a_passphrase() -> None:
    assert (root_kind(PLAIN_FILE), open_root_key(PLAIN_FILE, None)) == (KeyKind.ROOT, ROOT)


def test_a_wrapped_root_key_opens_with_its_passphrase_and_is_not_in_its_file() -> None:
    assert (root_kind(WRAPPED_FILE), open_root_key(WRAPPED_FILE, "ромашка 7")) == (KeyKind.WRAPPED_ROOT, ROOT)
    secret = json.loads(PLAIN_FILE)["secret"]
    assert (secret in PLAIN_FILE.decode(), secret in WRAPPED_FILE.decode()) == (True, False)


def test_a_passphrase_may_be_typed_in_decomposed_letters() -> None:
    assert open_root_key(write_root_key(ROOT, "\u0439", CHEAP), "\u0438\u0306") == ROOT


@pytest.mark.parametrize("passphrase", ["", "ромашка", "ромашка 7 ", "Ромашка 7"])
def test_a_wrong_passphrase_is_said_to_be_wrong(passphrase: str) -> None:
    with pytest.raises(WrongPassphrase):
        open_root_key(WRAPPED_FILE, passphrase)


def test_a_missing_passphrase_is_asked_for() -> None:
    with pytest.raises(PassphraseNeeded):
        open_root_key(WRAPPED_FILE, None)


def test_the_cost_of_a_passphrase_is_that_of_the_standard() -> None:
    stretch = json.loads(write_root_key(ROOT, "one", Argon2Cost()))["argon2id"]
    assert (stretch["passes"], stretch["memory_kib"], stretch["lanes"], len(stretch["salt"])) == (3, 65536, 4, 32)


@pytest.mark.parametrize(
    ("file", "open_file"),
    [
        (PLAIN_FILE, lambda file: open_root_key(file, None)),
        (WRAPPED_FILE, lambda file: open_root_key(file, "ромашка 7")),
        (SIGNING_FILE, lambda file: open_signing_key(file, ROOT, ORIGIN)),
        (CASE_FILE, lambda file: open_case_key(file, ROOT, CASE)),
    ],
    ids=["plain root", "wrapped root", "signing", "case"],
)
def test_a_flipped_bit_anywhere_in_a_key_file_is_noticed(file: bytes, open_file: Callable[[bytes], object]) -> None:
    open_file(file)
    for damaged in (*flips(file), file[:-1], file + b"\n", b"", file[: len(file) // 2]):
        with pytest.raises(KeyFileDoesNotVerify):
            open_file(damaged)


def rewritten(file: bytes, **changes: object) -> bytes:
    content = {name: value for name, value in json.loads(file).items() if name != "sha256"} | changes
    return canonical_json({**content, "sha256": digest(canonical_json(content))}) + b"\n"


@pytest.mark.parametrize(
    "changes",
    [
        {"argon2id": None},
        {"argon2id": {"passes": 1, "memory_kib": 2**40, "lanes": 1, "salt": "00" * 16}},
        {"argon2id": {"passes": 0, "memory_kib": 64, "lanes": 1, "salt": "00" * 16}},
        {"argon2id": {"passes": 1, "memory_kib": 64, "lanes": 1, "salt": "zz" * 16}},
        {"v": 2},
        {"kind": "house key"},
    ],
)
def test_a_forged_key_file_is_refused_even_with_a_right_checksum(changes: dict[str, object]) -> None:
    assert rewritten(WRAPPED_FILE) == WRAPPED_FILE
    with pytest.raises(KeyFileDoesNotVerify):
        open_root_key(rewritten(WRAPPED_FILE, **changes), "ромашка 7")


def test_a_key_file_opens_only_under_its_own_root_key_and_for_what_it_belongs_to() -> None:
    assert open_signing_key(SIGNING_FILE, ROOT, ORIGIN).private_bytes_raw() == SIGNING_KEY.private_bytes_raw()
    wrong: list[Callable[[], object]] = [
        lambda: open_signing_key(SIGNING_FILE, new_root_key(), ORIGIN),
        lambda: open_signing_key(SIGNING_FILE, ROOT, "example.org/other"),
        lambda: open_signing_key(CASE_FILE, ROOT, CASE),
        lambda: open_case_key(CASE_FILE, new_root_key(), CASE),
        lambda: open_case_key(CASE_FILE, ROOT, "c-other"),
        lambda: open_case_key(rewritten(CASE_FILE, of="c-other"), ROOT, "c-other"),
        lambda: open_root_key(CASE_FILE, None),
    ]
    for attempt in wrong:
        with pytest.raises(KeyFileDoesNotVerify):
            attempt()


def test_a_key_file_of_something_else_is_said_to_be_so() -> None:
    with pytest.raises(KeyFileDoesNotVerify, match="it belongs to c-main"):
        open_case_key(CASE_FILE, ROOT, "c-other")


def test_keys_for_different_purposes_and_cases_differ() -> None:
    first, second = open_case_key(CASE_FILE, ROOT, CASE), open_case_key(write_case_key(ROOT, CASE), ROOT, CASE)
    keys = {first.wrap, first.address, second.wrap, second.address, ROOT.database_key(), ROOT.derive("desk")}
    assert len(keys) == 6
    assert {len(key) for key in keys} == {32}
    assert open_case_key(CASE_FILE, ROOT, CASE) == first


def test_keys_are_not_shown_when_printed() -> None:
    shown = repr(ROOT) + repr(open_case_key(CASE_FILE, ROOT, CASE))
    assert shown == "RootKey()CaseKeys(case='c-main')"


def test_errors_about_keys_say_nothing_of_the_key() -> None:
    with pytest.raises(HabeasError) as caught:
        open_root_key(WRAPPED_FILE, "a secret guess")
    assert "secret guess" not in "\n".join(caught.value.lines())
    assert next(caught.value.lines()) == "record.wrong-passphrase: the passphrase does not open the root key"
