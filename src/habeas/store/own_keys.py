"""Own keys of people as the log has them and as they lie in the folder: given, taken away, set right, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from habeas.facts.ids import ActorId
from habeas.record.errors import DoesNotVerify, KeyFileDoesNotVerify
from habeas.record.key_file import KeyKind
from habeas.record.kinds import OwnKeyChanged, OwnKeyGranted, OwnKeyRevoked, PassphraseChanged, PassphraseDropped
from habeas.record.own_key import check_own_key, write_own_key
from habeas.record.stretching import Argon2Cost
from habeas.store.durable import read_file, write_durably
from habeas.store.errors import CannotRead, DatabaseBusy, OwnKeyTakenAway
from habeas.store.keyring import root_way
from habeas.store.own_key_files import (
    following_file,
    own_key_file,
    people_to_follow,
    people_with_keys,
    put_in_force,
    remove_own_key,
)

if TYPE_CHECKING:
    from habeas.store.access import Log
    from habeas.store.store import Store

_OTHER_WAY = "it opens in another way than by own keys alone, as the log says"
_KINDS = (OwnKeyGranted.kind, OwnKeyChanged.kind, OwnKeyRevoked.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKey:
    """The own key of a person as the log has it: its public half, when it was given, and when it was last changed."""

    person: ActorId
    public: str
    given_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """Every own key that is in force by the log, and everybody from whom one was taken away."""

    in_force: Mapping[ActorId, OwnKey]
    taken: frozenset[ActorId]


def logged_own_keys(log: Log) -> OwnKeys:
    """Return what the log says of own keys, by the headers of its entries: a column beside one may be anybody's.

    Raises:
        DoesNotVerify: an entry about own keys is not what was sealed.
    """
    in_force: dict[ActorId, OwnKey] = {}
    taken: set[ActorId] = set()
    entries = (one for kind in _KINDS for one in log.acts(kind=kind))
    for one in sorted(entries, key=lambda one: one.seq):
        act, at = one.act, one.header.at
        match act:
            case OwnKeyGranted() | OwnKeyChanged():
                given_at = in_force[act.person].given_at if act.person in in_force else at
                in_force[act.person] = OwnKey(person=act.person, public=act.public, given_at=given_at, changed_at=at)
                taken.discard(act.person)
            case OwnKeyRevoked():
                in_force.pop(act.person, None)
                taken.add(act.person)
    return OwnKeys(in_force=in_force, taken=frozenset(taken))


def give_own_key(
    store: Store, person: ActorId, passphrase: str, note: Callable[[str], object], *, cost: Argon2Cost | None = None
) -> None:
    """Make an own key for a person, in the place of the one that they have; `note` logs it by its public half.

    Raises:
        DiskFull, CannotWrite: nothing was changed.
        Whatever `note` raises: where it logged nothing, nothing was changed.
    """
    keyring, keys = store.keyring, store.folder.keys
    file = write_own_key(keyring.root, keyring.owner(person), passphrase, cost)
    with store.writing():
        write_durably(following_file(keys, person), file)
        try:
            note(check_own_key(file, keyring.root, keyring.owner(person)))
        finally:
            set_right(store)


def drop_passphrase(store: Store, note: Callable[[], object]) -> None:
    """Let nothing but own keys open the workspace, once `note` has logged that.

    A program that is stopped in between leaves the passphrase, which opens as before; verifying names the file, and
    dropping it once more, or choosing another one, puts that right. So nobody is shut out by what was not logged.

    Raises:
        DiskFull, CannotWrite: the passphrase still opens.
        Whatever `note` raises: the passphrase still opens.
    """
    with store.writing():
        note()
        store.keyring.drop_passphrase()


def take_own_key(store: Store, person: ActorId, note: Callable[[], object]) -> None:
    """Remove the own key of a person, once `note` has logged that.

    Raises:
        CannotWrite: it is logged; the file is removed at the next opening.
        Whatever `note` raises: where it logged nothing, nothing was changed.
    """
    with store.writing():
        try:
            note()
        finally:
            set_right(store)


def settle_own_keys(store: Store) -> None:
    """Finish what was stopped while an own key was given or taken away, when a workspace is opened.

    Raises:
        OwnKeyTakenAway: the own key that opened the workspace is not in force any more; its file is removed.
        DatabaseBusy: that is so, and another program kept it from being removed.
        CannotWrite: the system refused.
    """
    keys, opener = store.folder.keys, store.keyring.opened_by
    there, to_follow = people_with_keys(keys), people_to_follow(keys)
    if not there and not to_follow:
        return
    try:
        taken = logged_own_keys(store.log).taken
    except DoesNotVerify:
        # Nothing is set right by entries that are not what was sealed; verifying, which needs it open, names them.
        return
    if to_follow or not taken.isdisjoint(there):
        # What another program does meanwhile is its own to finish, and no reason to keep anybody out, but for those who
        # are shut out at any rate: they are told that their file is removed, which must be so.
        with nullcontext() if opener in taken else suppress(DatabaseBusy), store.writing():
            set_right(store)
    if opener is not None and opener in taken:
        raise OwnKeyTakenAway(actor=opener)


def set_right(store: Store) -> None:
    """Let the own keys in the folder be what the log says, where they are not; the caller holds the lock."""
    keys, logged = store.folder.keys, logged_own_keys(store.log)
    for person in people_to_follow(keys):
        if person in logged.in_force and _public_half_to_follow(store, person) == logged.in_force[person].public:
            put_in_force(keys, person)
        else:
            remove_own_key(following_file(keys, person))
    for person in people_with_keys(keys):
        if person in logged.taken:
            remove_own_key(own_key_file(keys, person))


def _public_half(store: Store, person: ActorId) -> str | None:
    """Return the public half of an own key; None where its file is not there or was changed."""
    try:
        return store.keyring.check_own(person)
    except (CannotRead, KeyFileDoesNotVerify):
        return None


def _public_half_to_follow(store: Store, person: ActorId) -> str | None:
    keyring = store.keyring
    try:
        return check_own_key(read_file(following_file(store.folder.keys, person)), keyring.root, keyring.owner(person))
    except KeyFileDoesNotVerify:
        return None


def own_keys_amiss(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the name of each file that is not what the log says of the ways to open the workspace, and in which way."""
    keys, logged = store.folder.keys, logged_own_keys(store.log).in_force
    there = people_with_keys(keys)
    for person in sorted({*there, *logged}):
        name = own_key_file(keys, person).name
        if person not in there:
            yield name, "it is not there"
        elif person not in logged:
            yield name, "no entry says that it was given"
        elif store.keyring.check_own(person) != logged[person].public:
            yield name, "it is another one than the log says"
    is_dropped = root_way(keys) is KeyKind.DROPPED_ROOT
    if is_dropped_by_log(store.log) is not is_dropped:
        amiss = "only own keys open it, which no entry says" if is_dropped else _OTHER_WAY
        yield "root.key", amiss


def people_who_can_open(store: Store) -> frozenset[ActorId]:
    """Return everybody whose own key is there, whole, and the one that the log speaks of."""
    held = logged_own_keys(store.log).in_force.values()
    return frozenset(one.person for one in held if _public_half(store, one.person) == one.public)


def is_dropped_by_log(log: Log) -> bool:
    """Return whether the log says that the workspace has no passphrase of its own any more."""
    changed, dropped = (
        max((one.seq for one in log.acts(kind=kind)), default=-1)
        for kind in (PassphraseChanged.kind, PassphraseDropped.kind)
    )
    return dropped > changed


def require_own_keys(store: Store) -> None:
    """Check that every own key is one that the log speaks of, before anything is sealed to it.

    Raises:
        KeyFileDoesNotVerify: one is not.
    """
    for name, reason in own_keys_amiss(store):
        raise KeyFileDoesNotVerify(what=f"key {name}", reason=reason)
