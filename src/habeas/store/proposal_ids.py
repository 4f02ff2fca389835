"""The id of a proposal: the same words, read the same way, are the same proposal whoever reads them again."""

from __future__ import annotations

from habeas.facts.ids import ProposalId, Sha256, digest
from habeas.facts.plain import to_plain
from habeas.facts.reading import Reading
from habeas.facts.statement import Proposal
from habeas.record.canonical import canonical_json

_DIGITS = 20


def proposal_id(layer_sha256: Sha256, reading: Reading, proposal: Proposal) -> ProposalId:
    """Return the id of a proposal: a hash over the text layer, the span, and the claim with names for entity ids.

    A reading counts its entities, so their ids change when a reader finds one more; their names do not.
    """
    names = {entity.id: entity.name for entity in reading.entities}
    claim = proposal.claim.renamed(lambda reference: names.get(reference, reference))
    span = [proposal.span.start, proposal.span.end]
    identifying = canonical_json([layer_sha256, span, claim.kind, to_plain(claim)])
    return ProposalId(f"q-{digest(identifying)[:_DIGITS]}")
