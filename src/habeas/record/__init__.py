"""The proof: entries, keys, the Merkle tree, checkpoints, judgement, and a verifier that stands alone."""
