"""Who can open a workspace: its passphrase, and recovery shares on paper."""

from __future__ import annotations

from habeas.record.kinds import KeysRotated, PassphraseChanged, SharesMade
from habeas.record.recovery import make_shares, read_share
from habeas.workspace.roles import Work
from habeas.workspace.session import Session


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


def change_passphrase(session: Session, passphrase: str) -> None:
    """Wrap the root key by another passphrase, then log it.

    Raises:
        NotInRole: the role of the person does not include it.
        DiskFull, CannotWrite: the old passphrase still opens.
    """
    session.require(Work.RULE)
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
        DatabaseBusy: another program has the workspace open; nothing was changed.
        DiskFull, CannotWrite: nothing was changed, or the rest is done at the next opening.
    """
    from habeas.store.rotating import rotate as rotate_store

    session.require(Work.RULE)
    return rotate_store(session.store, passphrase, note=lambda: session.append_whole(KeysRotated()))
