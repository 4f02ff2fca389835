"""What the record refuses, and what it says when something does not verify."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class NotCanonical(HabeasError):
    """A value has no canonical form: it holds something other than text, whole numbers, truth, lists and maps."""

    what: str
    code = "record.not-canonical"
    message = "a value of type {what} has no canonical form"
    during = "writing canonical JSON"
    remedy = "write fractions as text and keep keys to text"


@dataclass(eq=False, kw_only=True)
class UnknownEntryKind(HabeasError):
    """An entry is of a kind that this version does not know."""

    kind: str
    code = "record.unknown-entry-kind"
    message = "no entry kind is called {kind!r}"
    during = "reading an entry of the log"
    remedy = "install the version of Habeas that wrote the entry, or a newer one"


@dataclass(eq=False, kw_only=True)
class NewerEntry(HabeasError):
    """An entry was written by a newer version of its kind than this version knows."""

    kind: str
    written_version: int
    known_version: int
    code = "record.newer-entry"
    message = "an entry {kind} has version {written_version}; this version of Habeas reads up to {known_version}"
    during = "reading an entry of the log"
    remedy = "install a newer version of Habeas"


@dataclass(eq=False, kw_only=True)
class NotInTree(HabeasError):
    """A leaf or a size was asked for that the tree does not have."""

    index: int
    size: int
    code = "record.not-in-tree"
    message = "there is no position {index} in a tree of {size} leaves"
    during = "proving that an entry is in the log"
    remedy = "ask for a position below the size of the log"


@dataclass(eq=False, kw_only=True)
class InvalidKeyName(HabeasError):
    """A name cannot stand in a signed note: it is empty, or has a space or a plus sign."""

    name: str
    code = "record.invalid-key-name"
    message = "{name!r} cannot name a log: a name has no space, no plus sign and at least one character"
    during = "signing a checkpoint"
    remedy = "choose a name like example.org/log"


@dataclass(eq=False, kw_only=True)
class WrongPassphrase(HabeasError):
    """A passphrase does not open the root key."""

    code = "record.wrong-passphrase"
    message = "the passphrase does not open the root key"
    during = "opening the keys of the workspace"
    remedy = (
        "type it again; mind the keyboard layout and capital letters; your own one opens only with your id: --as a-…"
    )
    http_status = 403


@dataclass(eq=False, kw_only=True)
class WrongOwnPassphrase(HabeasError):
    """A passphrase does not open the own key of a person."""

    actor: str
    code = "record.wrong-own-passphrase"
    message = "the passphrase does not open the own key of {actor}"
    during = "opening the keys of the workspace"
    remedy = "type your own one again; if it is lost, a lead takes the key away and gives a new one: habeas record keys"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class OwnKeyNeeded(HabeasError):
    """The workspace has no passphrase of its own any more, and nobody was named who has an own key."""

    code = "record.own-key-needed"
    message = "this workspace opens only by the own passphrase of an enrolled person, and none of them was named"
    during = "opening the keys of the workspace"
    remedy = "name yourself by your id, which stands in the name of your file in keys/: --as a-… or HABEAS_ACTOR"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class PassphraseNeeded(HabeasError):
    """The root key is wrapped by a passphrase and none was given."""

    code = "record.passphrase-needed"
    message = "the keys of this workspace are wrapped by a passphrase and none was given"
    during = "opening the keys of the workspace"
    remedy = "type it when asked, or set HABEAS_PASSPHRASE"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class DoesNotVerify(HabeasError):
    """Something in the record is not what was sealed, signed or counted."""

    code = "record.does-not-verify"
    message = "the record does not verify"
    during = "verifying the record"
    kept = "nothing changed; what was found is left as it is"
    remedy = "keep this copy as evidence and restore from a backup that verifies"
    exit_status = ExitStatus.DOES_NOT_VERIFY


@dataclass(eq=False, kw_only=True)
class HeaderDoesNotVerify(DoesNotVerify):
    """The header of an entry is not the canonical text of a header."""

    entry: str
    reason: str
    code = "record.header-does-not-verify"
    message = "the header of entry {entry} does not verify: {reason}"


@dataclass(eq=False, kw_only=True)
class PartDoesNotVerify(DoesNotVerify):
    """A sealed part of an entry is not what the entry's header commits to."""

    entry: str
    part: int
    reason: str
    code = "record.part-does-not-verify"
    message = "part {part} of entry {entry} does not verify: {reason}"


@dataclass(eq=False, kw_only=True)
class TreeDoesNotVerify(DoesNotVerify):
    """A path of hashes does not lead to the root that it should lead to."""

    reason: str
    code = "record.tree-does-not-verify"
    message = "a proof against the tree does not verify: {reason}"


@dataclass(eq=False, kw_only=True)
class CheckpointDoesNotVerify(DoesNotVerify):
    """A checkpoint is malformed, or is not signed by the key of the log."""

    reason: str
    code = "record.checkpoint-does-not-verify"
    message = "the checkpoint does not verify: {reason}"


@dataclass(eq=False, kw_only=True)
class KeyFileDoesNotVerify(DoesNotVerify):
    """A key file is not, byte for byte, what was written; `what` says which kind of key it holds."""

    what: str
    reason: str
    code = "record.key-file-does-not-verify"
    message = "the file of the {what} does not verify: {reason}"
    during = "opening the keys of the workspace"
    remedy = "restore the keys from their own backup"


@dataclass(eq=False, kw_only=True)
class ProofDoesNotVerify(DoesNotVerify):
    """A proof cannot be made, because its pieces do not belong together."""

    entry: str
    reason: str
    code = "record.proof-does-not-verify"
    message = "no proof of entry {entry} can be made: {reason}"
    during = "making a proof"


@dataclass(eq=False, kw_only=True)
class WitnessSawAnotherSize(HabeasError):
    """A request to a witness does not begin where the witness left off."""

    known_size: int
    asked_size: int
    code = "record.witness-at-another-size"
    message = "the witness last cosigned {known_size} entries of this log; the request begins at {asked_size}"
    during = "looking at a checkpoint as its witness"
    kept = "nothing was cosigned"
    remedy = "make a request from {known_size} entries on: habeas record witness ask --from {known_size}"


@dataclass(eq=False, kw_only=True)
class WitnessSawOther(DoesNotVerify):
    """The log does not continue the history that the witness cosigned."""

    known_size: int
    new_size: int
    code = "record.witness-saw-other"
    message = "the log of {new_size} entries does not continue the {known_size} entries that were cosigned before"
    during = "looking at a checkpoint as its witness"
    kept = "nothing was cosigned; both checkpoints are kept"
    remedy = "keep this request: it and the checkpoint that you cosigned prove that the log has two histories"


@dataclass(eq=False, kw_only=True)
class UnknownLog(HabeasError):
    """A witness is asked about a log whose key it was not given."""

    origin: str
    code = "record.unknown-log"
    message = "this witness does not know the log {origin}"
    during = "looking at a checkpoint as its witness"
    kept = "nothing was cosigned"
    remedy = "get the log's public key from its keepers by another way, then: habeas record witness trust"
    http_status = 404


@dataclass(eq=False, kw_only=True)
class SharesDoNotFit(HabeasError):
    """Recovery shares cannot be made, or do not give a key back."""

    reason: str
    code = "record.shares-do-not-fit"
    message = "the recovery shares cannot be used: {reason}"
    during = "handling recovery shares"
    remedy = "read every word again from the paper; `habeas record keys check` says which share is misread"


@dataclass(eq=False, kw_only=True)
class BadHour(HabeasError):
    """An hour for the daily checkpoint is not one: a time of day and a zone are wanted."""

    given: str
    code = "record.bad-hour"
    message = "{given!r} is no hour of the day in a zone that this machine knows"
    during = "setting the hour of the daily checkpoint"
    remedy = "write it like 20:00 UTC or 20:00 Europe/Kyiv"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class ClockSetBack(HabeasError):
    """The clock says a time long before the newest entry: one of the two is wrong."""

    now: str
    newest: str
    code = "record.clock-set-back"
    message = "the clock says {now}, but the newest entry was made at {newest} (UTC)"
    during = "dating an entry"
    kept = "nothing was appended; everything can still be read and verified"
    remedy = "set the clock right; where the earlier time was wrong and the clock is right: habeas record clock --right"


@dataclass(eq=False, kw_only=True)
class StampDoesNotVerify(DoesNotVerify):
    """The answer of an authority of time is not a stamp over the checkpoint that it was asked about."""

    reason: str
    code = "record.stamp-does-not-verify"
    message = "the time stamp does not verify: {reason}"
    during = "checking a time stamp"
    remedy = "ask again; where it stays so, ask another authority"


@dataclass(eq=False, kw_only=True)
class BadRoots(HabeasError):
    """The certificates that the answers of an authority must lead back to cannot be read."""

    code = "record.bad-roots"
    message = "the file of roots holds no certificate that can be read"
    during = "reading the roots of an authority of time"
    remedy = "get the certificates from the authority as PEM, by another way than its answers"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400
