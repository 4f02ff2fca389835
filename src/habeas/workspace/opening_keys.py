"""Who can open a workspace: its passphrase, own keys of people, and recovery shares on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.record.kinds import KeysRotated, PassphraseChanged, SharesMade
from habeas.record.recovery import make_shares, read_share
from habeas.store.queries import LoggedEntry
from habeas.workspace.moving import shown
from habeas.workspace.own_keys import OwnKeyHolder, only_to_name, own_key_holders
from habeas.workspace.roles import Work
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysState:
    """What opens a workspace, since when, and where its record lies.

    `place` is the name of the encrypted file, or the address of a server without its password. `needed` of `total`
    recovery shares were made at `shared_at`; they are void where keys were rotated since. `is_dropped` says that only
    own keys of people open it: `holders` have them, and `others`, whose names the person who asks does not learn.
    """

    is_protected: bool
    place: str
    is_on_server: bool
    can_rewrite_log: bool
    is_dropped: bool = False
    holders: tuple[OwnKeyHolder, ...] = ()
    others: int = 0
    changed_at: datetime | None = None
    rotated_at: datetime | None = None
    shared_at: datetime | None = None
    needed: int = 0
    total: int = 0

    @property
    def are_shares_void(self) -> bool:
        """Whether the newest shares open nothing of today."""
        return self.shared_at is not None and self.rotated_at is not None and self.rotated_at >= self.shared_at


def keys_state(session: Session) -> KeysState:
    """Return what opens the workspace, and where its record lies; of people of other cases who rules alone learns."""
    from habeas.store.plain_sql import is_server
    from habeas.store.postgresql.rights import can_rewrite_log

    folder = session.store.folder
    shared = _newest(session, SharesMade.kind)
    act = None if shared is None else shared.entry.act
    everybody = own_key_holders(session)
    holders = only_to_name(session, everybody)
    return KeysState(
        is_protected=session.store.is_protected(),
        place=shown(folder.written_database()) if is_server() else folder.database.name,
        is_on_server=is_server(),
        can_rewrite_log=can_rewrite_log(),
        is_dropped=session.store.is_dropped(),
        holders=holders,
        others=len(everybody) - len(holders),
        changed_at=_instant(_newest(session, PassphraseChanged.kind)),
        rotated_at=_instant(_newest(session, KeysRotated.kind)),
        shared_at=_instant(shared),
        needed=act.needed if isinstance(act, SharesMade) else 0,
        total=act.total if isinstance(act, SharesMade) else 0,
    )


def _newest(session: Session, kind: str) -> LoggedEntry | None:
    return max(session.store.queries.entries(kind=kind), key=lambda one: one.seq, default=None)


def _instant(one: LoggedEntry | None) -> datetime | None:
    return None if one is None else one.entry.header.at


def share(session: Session, *, needed: int, total: int) -> tuple[str, ...]:
    """Return recovery shares of the root key as words, once it is logged that they were made.

    Raises:
        NotInRole: the role of the person does not include it.
        SharesDoNotFit: the numbers are not possible.
    """
    session.require(Work.RULE)
    shares = make_shares(session.store.keyring.root, needed=needed, total=total)
    session.append_whole(SharesMade(set_number=read_share(shares[0]).set_number, needed=needed, total=total))
    return shares


def change_passphrase(session: Session, passphrase: str, *, present: str | None = None) -> None:
    """Wrap the root key by another passphrase, then log it.

    Args:
        session: Whose workspace.
        passphrase: The new one.
        present: The one that opens it now, tried first where it is given.

    Raises:
        NotInRole: the role of the person does not include it.
        WrongPassphrase: `present` does not open the keys; nothing was changed.
        KeysReplaced: another program has rotated the keys meanwhile; nothing was changed.
        DiskFull, CannotWrite: the old passphrase still opens.
    """
    from habeas.store.opening import open_keyring

    session.require(Work.RULE)
    if present is not None:
        open_keyring(session.store.folder, present)
    # Once the lock is held it is certain that nobody has rotated the keys meanwhile, whose new root key would be lost.
    with session.store.writing():
        session.store.keyring.wrap_again(passphrase)
        note_passphrase_changed(session, by_shares=False)


def note_passphrase_changed(session: Session, *, by_shares: bool) -> None:
    """Log that the workspace opens with another passphrase, `by_shares` where recovery shares opened it."""
    session.append_whole(PassphraseChanged(by_shares=by_shares))


def rotate(session: Session, passphrase: str | None) -> bool:
    """Replace every key of the workspace but the one that signs, and log it.

    The store is closed then, and opens with the new ones. Return whether nothing is left that the old keys open: a
    server may keep old rows until its owner clears them.

    Raises:
        NotInRole: the role of the person does not include it.
        WrongPassphrase: an own key opened the workspace, and `passphrase` is not that of the workspace.
        DatabaseBusy: another program has the workspace open; nothing was changed.
        DiskFull, CannotWrite: nothing was changed, or the rest is done at the next opening.
    """
    from habeas.store.opening import open_keyring
    from habeas.store.rotating import rotate as rotate_store

    session.require(Work.RULE)
    if session.store.keyring.opened_by is not None and not session.store.is_dropped():
        open_keyring(session.store.folder, passphrase)
    return rotate_store(session.store, passphrase, note=lambda: session.append_whole(KeysRotated()))
