"""What can go wrong while the record moves to another database, each with its own code."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus
from habeas.store.errors import StoreError


@dataclass(eq=False, kw_only=True)
class StoreMoved(StoreError):
    """The record was moved to another database since this program opened it."""

    code = "store.moved"
    message = "the record was moved to another database since this program opened it"
    during = "writing to the record"
    kept = "nothing was written; everything from before is in the database that habeas.toml names"
    remedy = "start this program again"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class AlreadyThere(StoreError):
    """The record is to be moved to where it is."""

    code = "store.already-there"
    message = "the record is kept there already"
    during = "moving the record"
    remedy = "name another database with --to"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class TargetInUse(StoreError):
    """The database that the record is to be moved to holds something else already."""

    entries: int
    code = "store.target-in-use"
    message = "the target holds {entries} entries of this workspace, and they are not those of today"
    during = "moving the record"
    kept = "the record where it was; nothing in the target was changed"
    remedy = "make an empty database and name that, or put a data.db that lies in the folder aside"


@dataclass(eq=False, kw_only=True)
class MovedOtherwise(StoreError):
    """What arrived is not what was sent."""

    where: str
    reason: str
    code = "store.moved-otherwise"
    message = "what arrived is not what was sent: {where}: {reason}"
    during = "checking what was moved"
    kept = "the record where it was"
    remedy = "try again with another empty database; report this with the code above"
    exit_status = ExitStatus.DOES_NOT_VERIFY


@dataclass(eq=False, kw_only=True)
class SettingNotRewritten(StoreError):
    """The line of `habeas.toml` that names the database is in a form that we do not rewrite."""

    code = "store.setting-not-rewritten"
    message = "habeas.toml names the database in a form that is not rewritten"
    during = "moving the record"
    kept = "the record where it was, and habeas.toml as it is"
    remedy = 'write it as one line below [settings], database = "…", then try again'
    exit_status = ExitStatus.WRONG_USAGE
