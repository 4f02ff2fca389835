"""Outside witnesses of the log: chosen, asked, and what they cosigned kept in the log itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.record.checkpoint import parse_and_verify
from habeas.record.cosignature import parse_cosigner
from habeas.record.errors import CheckpointDoesNotVerify
from habeas.record.kinds import CheckpointWitnessed, WitnessEnrolled
from habeas.record.note import parse_note
from habeas.record.witnessing import WitnessRequest, make_request
from habeas.workspace.errors import UnknownObject
from habeas.workspace.posting import post_request
from habeas.workspace.roles import Work
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessView:
    """A witness: its name and key, how many entries it last cosigned, and when; 0 and None where it never did."""

    name: str
    vkey: str
    size: int = 0
    cosigned_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """The outside witnesses of a workspace's log."""

    session: Session

    def enrol(self, vkey: str) -> WitnessView:
        """Choose a witness by its public key.

        Raises:
            CheckpointDoesNotVerify: the text is not the public key of a witness.
        """
        cosigner = parse_cosigner(vkey)
        known = {one.name: one for one in self.everyone()}.get(cosigner.name)
        if known is not None and known.vkey == cosigner.to_text():
            return known
        act = WitnessEnrolled(name=cosigner.name, vkey=cosigner.to_text())
        self.session.append_whole(act)
        return WitnessView(name=cosigner.name, vkey=cosigner.to_text())

    def everyone(self) -> tuple[WitnessView, ...]:
        """Return the witnesses with what each last cosigned, in the order in which they were chosen."""
        found: dict[str, WitnessView] = {}
        for one in self.session.store.queries.entries(kind=WitnessEnrolled.kind):
            if isinstance(one.entry.act, WitnessEnrolled):
                found[one.entry.act.name] = WitnessView(name=one.entry.act.name, vkey=one.entry.act.vkey)
        for one in self.session.store.queries.entries(kind=CheckpointWitnessed.kind):
            act = one.entry.act
            if isinstance(act, CheckpointWitnessed) and act.name in found:
                vkey = found[act.name].vkey
                at = parse_cosigner(vkey).cosigned_at(parse_note(act.note.encode()))
                found[act.name] = WitnessView(name=act.name, vkey=vkey, size=act.size, cosigned_at=at)
        return tuple(found.values())

    def find(self, name: str) -> WitnessView:
        """Return the witness of a name.

        Raises:
            UnknownObject: no witness of that name was chosen.
        """
        for one in self.everyone():
            if one.name == name:
                return one
        raise UnknownObject(what="witness", given=name)

    def request_for(self, witness: WitnessView, *, old_size: int | None = None) -> WitnessRequest:
        """Return what to send to a witness: the newest checkpoint, and the proof that it continues the last one it saw.

        Args:
            witness: Whom.
            old_size: How many entries the witness says it cosigned, where it says otherwise than our log.
        """
        note = self.session.store.checkpoint_note()
        begin = witness.size if old_size is None else old_size
        return make_request(self.session.store.leaf_hashes(), note, self.session.store.keyring.vkey(), old_size=begin)

    def keep(self, witness: WitnessView, note: bytes) -> CheckpointWitnessed:
        """Log a cosigned checkpoint once its signatures hold and it is a checkpoint of this very log.

        Raises:
            CheckpointDoesNotVerify: a signature does not hold, or it speaks of another history.
        """
        checkpoint = parse_and_verify(note, self.session.store.keyring.vkey(), self.session.store.keyring.origin)
        if parse_cosigner(witness.vkey).cosigned_at(parse_note(note)) is None:
            raise CheckpointDoesNotVerify(reason="the witness has not signed it")
        if self.session.store.root_at(checkpoint.size) != checkpoint.root.hex():
            raise CheckpointDoesNotVerify(reason="it speaks of another history of this log")
        act = CheckpointWitnessed(name=witness.name, size=checkpoint.size, note=note.decode())
        self.session.append_whole(act)
        return act

    def ask(self, witness: WitnessView, address: str) -> CheckpointWitnessed:
        """Send the request to a witness's address and log the checkpoint that it cosigned.

        A witness that knows another size than we have noted (its answer was lost, say) is asked once more from there.

        Raises:
            NotInRole: the role of the person does not include it; nothing was sent.
            WitnessUnreachable, WitnessRefused: nothing was cosigned.
            CheckpointDoesNotVerify: what came back does not hold.
        """
        self.session.require(Work.TEND)
        request = self.request_for(witness)
        answer = post_request(address, request.to_bytes())
        if answer.known_size is not None:
            request = self.request_for(witness, old_size=answer.known_size)
            answer = post_request(address, request.to_bytes())
        return self.keep(witness, request.note + answer.lines)
