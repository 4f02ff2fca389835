"""The tree agrees with published vectors and with a second implementation, edges included."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.record.errors import NotInTree, TreeDoesNotVerify
from habeas.record.tree import (
    EMPTY_ROOT,
    Edge,
    consistency_proof,
    edge_of,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from habeas.record.verify import root_from
from tests.record import naive_tree
from trials import first, trials

VECTORS = json.loads((Path(__file__).parent / "vectors" / "rfc9162-trees.json").read_text(encoding="utf-8"))
EDGES = sorted({0, 1} | {power + step for power in (2, 4, 8, 16, 32, 64, 128) for step in (-1, 0, 1)})
TREES = trials(2000)
"""How many random trees are compared; the long run sets more."""


def leaves(count: int, seed: int = 0) -> list[bytes]:
    chance = Random(seed)
    return [chance.randbytes(chance.randrange(40)) for _ in range(count)]


def hashes(count: int, seed: int = 0) -> list[bytes]:
    return [leaf_hash(leaf) for leaf in leaves(count, seed)]


def test_roots_are_those_of_the_published_vectors() -> None:
    published = [leaf_hash(bytes.fromhex(leaf)) for leaf in VECTORS["leaves"]]
    roots = [root_of(published[:size]).hex() for size in range(len(published) + 1)]
    assert roots == VECTORS["roots"]


@pytest.mark.parametrize("case", VECTORS["inclusion"], ids=lambda case: f"{case['index']} of {case['size']}")
def test_inclusion_proofs_are_those_of_the_published_vectors(case: dict[str, object]) -> None:
    published = [leaf_hash(bytes.fromhex(leaf)) for leaf in VECTORS["leaves"]][: int(str(case["size"]))]
    assert [one.hex() for one in inclusion_proof(published, int(str(case["index"])))] == case["path"]


@pytest.mark.parametrize("case", VECTORS["consistency"], ids=lambda case: f"{case['old']} to {case['new']}")
def test_consistency_proofs_are_those_of_the_published_vectors(case: dict[str, object]) -> None:
    published = [leaf_hash(bytes.fromhex(leaf)) for leaf in VECTORS["leaves"]][: int(str(case["new"]))]
    assert [one.hex() for one in consistency_proof(published, int(str(case["old"])))] == case["proof"]


def test_two_implementations_agree_on_random_trees() -> None:
    chance = Random(f"9162 {first()}")
    for number in range(first(), first() + TREES):
        size = chance.choice([chance.randrange(1, 20), chance.randrange(1, 150), chance.choice(EDGES[1:])])
        raw = leaves(size, number)
        hashed = [leaf_hash(leaf) for leaf in raw]
        index, old = chance.randrange(size), chance.randrange(1, size + 1)
        root, path, proof = root_of(hashed), inclusion_proof(hashed, index), consistency_proof(hashed, old)
        assert (root, path, proof) == (naive_tree.head(raw), naive_tree.path(index, raw), naive_tree.subproof(old, raw))
        assert root_from(hashed[index], index, size, list(path)) == root
        verify_inclusion(leaf=hashed[index], index=index, size=size, path=path, root=root)
        verify_consistency(old_size=old, old_root=naive_tree.head(raw[:old]), new_size=size, new_root=root, proof=proof)


@pytest.mark.parametrize("size", [size for size in EDGES if size <= 33])
def test_every_proof_in_a_tree_of_an_edge_size_verifies(size: int) -> None:
    hashed = hashes(size)
    root = root_of(hashed)
    for index in range(size):
        verify_inclusion(leaf=hashed[index], index=index, size=size, path=inclusion_proof(hashed, index), root=root)
    for old in range(size + 1):
        verify_consistency(
            old_size=old,
            old_root=root_of(hashed[:old]),
            new_size=size,
            new_root=root,
            proof=consistency_proof(hashed, old),
        )


def test_the_empty_tree_has_the_hash_of_nothing_as_its_root() -> None:
    assert (root_of([]), Edge().root(), naive_tree.head([])) == (EMPTY_ROOT, EMPTY_ROOT, EMPTY_ROOT)
    with pytest.raises(NotInTree):
        inclusion_proof([], 0)


def test_a_proof_fails_with_any_other_position_size_leaf_or_hash() -> None:
    for size in (1, 2, 3, 7, 8, 9, 20):
        hashed = hashes(size)
        root = root_of(hashed)
        for index in range(size):
            path = inclusion_proof(hashed, index)
            wrong = [(hashed[index], other, size, path, root) for other in range(-1, size + 2) if other != index]
            wrong += [(hashed[index], index, size, (*path, root), root), (leaf_hash(b"?"), index, size, path, root)]
            wrong += [(hashed[index], index, size, path[:-1], root)] if path else []
            wrong += [(hashed[index], index, size, path, leaf_hash(b"?"))]
            for leaf, place, total, way, end in wrong:
                with pytest.raises(TreeDoesNotVerify):
                    verify_inclusion(leaf=leaf, index=place, size=total, path=way, root=end)


def test_a_path_that_is_too_long_is_refused_even_where_its_hashes_lead_to_the_root() -> None:
    hashed = hashes(5)
    longer = (*inclusion_proof(hashed, 2), leaf_hash(b"?"))
    root = node_hash(leaf_hash(b"?"), root_of(hashed))
    with pytest.raises(TreeDoesNotVerify, match="too long"):
        verify_inclusion(leaf=hashed[2], index=2, size=5, path=longer, root=root)


def test_a_consistency_proof_that_is_too_short_is_refused_even_where_its_hashes_agree() -> None:
    root = root_of(hashes(4))
    with pytest.raises(TreeDoesNotVerify):
        verify_consistency(old_size=4, old_root=root, new_size=8, new_root=root, proof=())


@pytest.mark.parametrize("old", [0, 4])
def test_a_consistency_proof_where_nothing_is_to_be_proved_is_empty(old: int) -> None:
    hashed = hashes(4)
    roots = (root_of(hashed[:old]), root_of(hashed))
    verify_consistency(old_size=old, old_root=roots[0], new_size=4, new_root=roots[1], proof=())
    with pytest.raises(TreeDoesNotVerify):
        verify_consistency(old_size=old, old_root=roots[0], new_size=4, new_root=roots[1], proof=hashed[:1])


def test_a_rewritten_history_is_not_consistent() -> None:
    for size in (2, 3, 7, 8, 9, 33):
        old, rewritten = hashes(size), [leaf_hash(b"rewritten"), *hashes(size + 5)[1:]]
        for begin in range(1, size + 1):
            with pytest.raises(TreeDoesNotVerify):
                verify_consistency(
                    old_size=begin,
                    old_root=root_of(old[:begin]),
                    new_size=len(rewritten),
                    new_root=root_of(rewritten),
                    proof=consistency_proof(rewritten, begin),
                )


def test_a_shorter_tree_is_not_consistent() -> None:
    hashed = hashes(5)
    with pytest.raises(TreeDoesNotVerify):
        verify_consistency(old_size=5, old_root=root_of(hashed), new_size=4, new_root=root_of(hashed[:4]), proof=())


@given(st.integers(1, 70), st.integers(1, 70), st.lists(st.binary(min_size=32, max_size=32), max_size=8))
def test_invented_consistency_proofs_never_verify(old: int, new: int, proof: list[bytes]) -> None:
    with pytest.raises(TreeDoesNotVerify):
        verify_consistency(
            old_size=old, old_root=leaf_hash(b"old"), new_size=new, new_root=leaf_hash(b"new"), proof=proof
        )


@given(st.integers(0, 200), st.integers(0, 60))
def test_an_edge_grows_to_the_root_of_all_its_leaves(first: int, more: int) -> None:
    hashed = hashes(first + more)
    edge = edge_of(hashed[first:], onto=edge_of(hashed[:first]))
    for_one_by_one = Edge()
    for leaf in hashed:
        for_one_by_one = for_one_by_one.append(leaf)
    assert edge == for_one_by_one
    assert edge.root() == root_of(hashed)
    assert Edge.from_plain(json.loads(json.dumps(edge.to_plain()))) == edge


@pytest.mark.parametrize("plain", [{"size": 3, "hashes": ["00" * 32]}, {"size": 1, "hashes": ["00"]},
                                   {"size": 1, "hashes": ["zz" * 32]}, {"size": -1, "hashes": []}])  # fmt: skip
def test_an_edge_that_does_not_fit_its_size_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(TreeDoesNotVerify):
        Edge.from_plain(plain)


@pytest.mark.parametrize("index", [-1, 3, 4])
def test_no_proof_is_made_of_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(NotInTree):
        inclusion_proof(hashes(3), index)


def test_no_consistency_proof_is_made_from_a_larger_tree() -> None:
    with pytest.raises(NotInTree):
        consistency_proof(hashes(3), 4)
