"""What of everything that is stored is covered, and how a change of it shows; the manual's list is made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One sort of thing that is stored: what it is, whether a change shows, and how or why not."""

    what: str
    shows: bool
    how: str


BY_MARK: Mapping[str, Covered] = {
    "logged": Covered(
        what="the log itself",
        shows=True,
        how="The header is made from the columns and hashes to the leaf, the leaf leads to the signed root; parts must"
        " open, and hash to what the header commits to. Rows too many, too few or elsewhere show, and so do triggers"
        " that are gone.",
    ),
    "keys": Covered(
        what="keys of parts",
        shows=True,
        how="Each must open its part, and the part must be what the header commits to. One that is gone shows, unless"
        " an entry says that it was erased.",
    ),
    "cached": Covered(
        what="made from the log",
        shows=True,
        how="Its rows must be, byte for byte, those that a rebuild would make.",
    ),
    "local": Covered(
        what="accounts, sessions and notes of this installation",
        shows=False,
        how="No entry speaks of it: whoever has the key of the database can change who signs in at the desk under whose"
        " name. SQLCipher notices who has it not.",
    ),
}
"""By the mark of a table (`habeas.store.models.marks`)."""

FILES: Mapping[str, Covered] = {
    "habeas.toml": Covered(
        what="settings of the machine",
        shows=False,
        how="Only `workspace_id` is checked, against the log. The rest is yours to change, and says nothing about what"
        " the record means: what does is an entry.",
    ),
    "data.db": Covered(
        what="the encrypted database",
        shows=True,
        how="Every page is authenticated by SQLCipher; then its rows as above. An older copy under it shows;"
        " one from before it, with a checkpoint of its day, shows against what was witnessed, stamped or kept outside.",
    ),
    "data.db-wal": Covered(what="its write-ahead log", shows=True, how="Brought into the database, then as that."),
    "data.db-shm": Covered(what="its index of that log", shows=False, how="Made anew at the next opening."),
    "exhibits/??/*": Covered(
        what="sealed exhibits",
        shows=True,
        how="It must open, under the key in the entry that sealed it, to the length and the hash that stand there; one"
        " key, one content and one length have one sealed form. One without an entry was"
        " left behind by an interruption, and is counted; `habeas record rebuild` sweeps it away, where the log has"
        " all that the checkpoint was signed over.",
    ),
    "keys/root.key": Covered(
        what="the root key, wrapped",
        shows=True,
        how="Byte for byte in one form, and it must open every other key. Where the passphrase was dropped, one that"
        " opens by a passphrase shows against the log. An older one of the same keys, under an older passphrase, does"
        " not show.",
    ),
    "keys/person-*.key": Covered(
        what="the own key of a person",
        shows=True,
        how="Its mark under the root key covers every byte; it must be that person's, with the public half that the log"
        " says. One that is gone shows, and so does one that no entry speaks of; one that was taken away and put back"
        " is removed at the next opening.",
    ),
    "keys/signing.key": Covered(
        what="the key that signs checkpoints", shows=True, how="It opens under the root key only."
    ),
    "keys/workspace.key": Covered(
        what="the key of entries of no case", shows=True, how="It opens under the root key only."
    ),
    "keys/case-*.key": Covered(
        what="the key of a case", shows=True, how="It opens under the root key only, as that case's."
    ),
    "checkpoint": Covered(
        what="the newest signed checkpoint",
        shows=True,
        how="Signed by the log's key, over the beginning of the log; so are those before it in the same file. What else"
        " stands there is the beginning of such a note, which the power stopped. An older file of the same log does not"
        " show.",
    ),
    "lock": Covered(what="held by whoever writes", shows=False, how="Always empty."),
}
"""By the name of a file in the folder of a workspace."""

MEANING: Mapping[str, Covered] = {
    "settings that change meaning": Covered(
        what="thresholds, the hour of the daily checkpoint, readers, witnesses and authorities",
        shows=True,
        how="Each is an entry; the table that is looked up is made from them.",
    ),
    "a rewriting by whoever has every key": Covered(
        what="the history before the newest checkpoint that somebody outside has",
        shows=True,
        how="It verifies by itself. It shows against a checkpoint that was witnessed, stamped with its note kept, or"
        " kept outside; a witness refuses to sign it. What came after that checkpoint can be rewritten unseen.",
    ),
    "two histories for two people": Covered(
        what="a second log under the same key",
        shows=True,
        how="When their checkpoints meet: one size with two roots, or no proof that one continues the other.",
    ),
    "a hash that was wrong from the beginning": Covered(
        what="the hash of the sealed file (`sealed_sha256`) in the entry of an exhibit",
        shows=False,
        how="Where the file opens to what was received, its sealed bytes are not hashed as well. An entry that was made"
        " with another hash of them, by a program that was changed, verifies; one that was changed later shows.",
    ),
    "the day that an entry states": Covered(
        what="the clock of the machine that made it",
        shows=False,
        how="Only a stamp or a witness says when a checkpoint was there. A step back of more than a day is refused.",
    ),
    "the program itself": Covered(
        what="the code that shows and verifies",
        shows=False,
        how="A program that was changed can say anything. Verify on another machine, or with the stand-alone programs.",
    ),
}
"""What is no file or table."""
