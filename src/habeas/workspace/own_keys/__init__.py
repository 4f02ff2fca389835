"""Own keys of enrolled people: who may open the workspace by a passphrase of their own."""

from habeas.workspace.own_keys.giving import (
    OwnKeyHolder,
    change_own,
    drop_passphrase,
    find_to_grant,
    grant,
    only_to_name,
    own_key_holders,
    revoke,
)
from habeas.workspace.own_keys.retiring import retire, retire_left_over

__all__ = [
    "OwnKeyHolder",
    "change_own",
    "drop_passphrase",
    "find_to_grant",
    "grant",
    "only_to_name",
    "own_key_holders",
    "retire",
    "retire_left_over",
    "revoke",
]
