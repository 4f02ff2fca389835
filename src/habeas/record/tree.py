"""The Merkle tree over the log: roots, the growing edge, and proofs of inclusion and consistency.

Source:
    RFC 9162, section 2.1, with SHA-256. The root of an empty tree is the SHA-256 of nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from habeas.facts.plain import from_plain
from habeas.record.errors import NotInTree, TreeDoesNotVerify

HASH_BYTES = 32
"""The length of a leaf hash, a node hash and a root."""

EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the 32-byte hash of one leaf's bytes."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32-byte hash of a node over its two children."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The right edge of a growing tree: all that is needed to append to it and to know its root.

    `hashes` are the roots of the full subtrees that the leaves make up, the largest first: one for each bit set
    in `size`.

    Raises:
        TreeDoesNotVerify: the number or the length of the hashes does not fit the size.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        fits = self.size >= 0 and len(self.hashes) == self.size.bit_count()
        if not fits or any(len(one) != HASH_BYTES for one in self.hashes):
            raise TreeDoesNotVerify(reason=f"an edge of {len(self.hashes)} hashes for {self.size} leaves")

    def append(self, leaf: bytes) -> Edge:
        """Return the edge after one more leaf, given by its hash; at most log2(size) hashes are made."""
        return edge_of((leaf,), onto=self)

    def root(self) -> bytes:
        """Return the 32-byte root of the tree."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root

    def to_plain(self) -> dict[str, object]:
        """Return the edge as values that `json.dumps` takes; hashes in hexadecimal."""
        return {"size": self.size, "hashes": [one.hex() for one in self.hashes]}

    @classmethod
    def from_plain(cls, plain: object) -> Edge:
        """Return the edge that `to_plain` wrote.

        Raises:
            MalformedFact: a field is missing, unknown or of the wrong type.
            TreeDoesNotVerify: the hashes do not fit the size.
        """
        edge = from_plain(_PlainEdge, plain)
        try:
            hashes = tuple(bytes.fromhex(one) for one in edge.hashes)
        except ValueError as error:
            raise TreeDoesNotVerify(reason="an edge with a hash that is not hexadecimal") from error
        return cls(size=edge.size, hashes=hashes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlainEdge:
    size: int
    hashes: tuple[str, ...]


def edge_of(leaf_hashes: Iterable[bytes], onto: Edge | None = None) -> Edge:
    """Return the edge of a tree over `leaf_hashes`, appended to `onto` where that is given.

    Level by level: what completes a pair with the subtree that waits at that level, or among themselves, goes on to the
    next one; what is left over waits there.
    """
    before = Edge() if onto is None else onto
    nodes, waiting, edge = list(leaf_hashes), list(before.hashes), list[bytes]()
    size, full = before.size + len(nodes), before.size
    while nodes:
        if full & 1:
            nodes.insert(0, waiting.pop())
        if len(nodes) & 1:
            edge.append(nodes.pop())
        # What `node_hash` does, without a call for each of a million nodes.
        nodes = [sha256(b"\x01" + left + right).digest() for left, right in zip(nodes[::2], nodes[1::2], strict=True)]
        full >>= 1
    return Edge(size=size, hashes=(*waiting, *reversed(edge)))


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the 32-byte root of the tree over `leaf_hashes`."""
    return edge_of(leaf_hashes).root()


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the path from leaf `index` to the root, the leaf's sibling first.

    Raises:
        NotInTree: the tree has no leaf `index`.
    """
    if not 0 <= index < len(leaf_hashes):
        raise NotInTree(index=index, size=len(leaf_hashes))
    path: list[bytes] = []
    first, end = 0, len(leaf_hashes)
    while end - first > 1:
        middle = first + _left_size(end - first)
        if index < middle:
            path.append(root_of(leaf_hashes[middle:end]))
            end = middle
        else:
            path.append(root_of(leaf_hashes[first:middle]))
            first = middle
    return tuple(reversed(path))


def verify_inclusion(*, leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf of hash `leaf` stands at `index` in the tree of `size` leaves that has this root.

    Source:
        RFC 9162, section 2.1.3.2.

    Raises:
        TreeDoesNotVerify: the position lies outside the tree, or the path does not lead to the root.
    """
    if not 0 <= index < size:
        raise TreeDoesNotVerify(reason=f"position {index} lies outside a tree of {size}")
    node, place, last = leaf, index, size - 1
    for sibling in path:
        if last == 0:
            raise TreeDoesNotVerify(reason="the path is too long")
        if place & 1 or place == last:
            node = node_hash(sibling, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        place, last = place >> 1, last >> 1
    if last or node != root:
        raise TreeDoesNotVerify(reason=f"the path from position {index} does not lead to the root")


def consistency_proof(leaf_hashes: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """Return the proof that the tree over `leaf_hashes` begins with its own first `old_size` leaves.

    Nothing has to be proved for an empty old tree or for the same tree; then the proof is empty.

    Source:
        RFC 9162, section 2.1.4.1.

    Raises:
        NotInTree: the tree is smaller than `old_size`.
    """
    if not 0 <= old_size <= len(leaf_hashes):
        raise NotInTree(index=old_size, size=len(leaf_hashes))
    if old_size in (0, len(leaf_hashes)):
        return ()
    proof: list[bytes] = []
    first, end = 0, len(leaf_hashes)
    while end != old_size:
        middle = first + _left_size(end - first)
        if old_size <= middle:
            proof.append(root_of(leaf_hashes[middle:end]))
            end = middle
        else:
            proof.append(root_of(leaf_hashes[first:middle]))
            first = middle
    if first:
        proof.append(root_of(leaf_hashes[first:end]))
    return tuple(reversed(proof))


def verify_consistency(
    *, old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the newer tree begins with all the leaves of the older one.

    Source:
        RFC 9162, section 2.1.4.2; an empty old tree, which the RFC leaves out, is a part of every tree.

    Raises:
        TreeDoesNotVerify: the newer tree is not a continuation of the older one.
    """
    if not 0 <= old_size <= new_size:
        raise TreeDoesNotVerify(reason=f"the tree shrank from {old_size} to {new_size} leaves")
    if old_size in (0, new_size):
        holds = not proof and old_root == (EMPTY_ROOT if old_size == 0 else new_root)
    else:
        holds = _joins(old_size, old_root, new_size, new_root, proof)
    if not holds:
        raise TreeDoesNotVerify(reason=f"the tree of {new_size} leaves does not continue that of {old_size}")


def _joins(old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Return whether the proof leads to both roots; the old tree is neither empty nor the whole new one."""
    # An old tree that is one full subtree is itself the first hash of the path, and is left out of the proof.
    hashes = [old_root, *proof] if old_size.bit_count() == 1 else list(proof)
    if not hashes:
        return False
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def _left_size(size: int) -> int:
    """Return the largest power of two below `size`, the leaves of the left subtree; `size` is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)
