"""The proofs of `make prove`: what each tries, how often in all, and how much of it in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proof_files import files_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One proof, tried in parts of equal size.

    `runs` is a script or a test, `total` how many trials it has in all, `at_once` how many of them one part tries.
    A proof whose trials are listed takes a share of its list in each part, and tells itself how long the list is;
    `total` is then about that long.
    """

    name: str
    tries: str
    runs: str
    total: int
    at_once: int

    @property
    def parts(self) -> int:
        """How many parts it has."""
        return -(-self.total // self.at_once)

    @property
    def is_test(self) -> bool:
        """Whether it is a test, and not a script."""
        return self.runs.startswith("tests/")

    @property
    def files(self) -> tuple[str, ...]:
        """Everything that it consists of."""
        return files_of(self.runs)

    @property
    def cut(self) -> str:
        """How it is cut into parts."""
        return f"{self.total} by {self.at_once}"

    def trials_of(self, part: int) -> int:
        """Return how many trials a part makes: the last one what is left."""
        return min(self.at_once, self.total - part * self.at_once)


PROOFS: Sequence[Proof] = (
    Proof(
        name="kills", tries="kills of `habeas collect` at random moments", runs="scripts/prove_kill.py",
        total=10_000, at_once=250,
    ),
    Proof(
        name="faults", tries="calls between first byte and answer, each by a kill and by each of its errors",
        runs="scripts/prove_faults.py", total=1280, at_once=64,
    ),
    Proof(
        name="power", tries="cuts of power, behind each write in three ways", runs="scripts/prove_power.py",
        total=720, at_once=180,
    ),
    Proof(
        name="flips", tries="bits flipped in a file of a workspace", runs="scripts/prove_flips.py",
        total=10_000, at_once=500,
    ),
    Proof(
        name="mutations", tries="rows changed, removed or added with every key at hand",
        runs="tests/store/test_mutations.py::test_a_random_change_of_any_row_shows",
        total=90_000, at_once=1500,
    ),
    Proof(
        name="rewrites", tries="histories rewritten and signed again with every key at hand",
        runs="tests/store/test_mutations.py"
        "::test_a_history_that_is_rewritten_and_signed_again_shows_against_what_was_witnessed",
        total=1000, at_once=50,
    ),
    Proof(
        name="editors", tries="operations of eight programs at once, on each of the two databases",
        runs="tests/store/test_editors.py", total=80_000, at_once=4000,
    ),
    Proof(
        name="erasures", tries="people erased by two people, everything searched for them",
        runs="tests/workspace/erasing/test_worlds.py", total=1000, at_once=40,
    ),
    Proof(
        name="backups", tries="backups of random age restored, and ten damaged ones for each",
        runs="scripts/prove_backups.py", total=100, at_once=5,
    ),
    Proof(
        name="locked", tries="words planted, sought on the disk of a locked laptop", runs="scripts/prove_locked.py",
        total=1000, at_once=1000,
    ),
    Proof(
        name="moves", tries="moments of a move between databases, and as many of its last calls, each way",
        runs="tests/store/test_moving_stopped.py", total=50, at_once=5,
    ),
    Proof(
        name="trees", tries="random trees against a second implementation",
        runs="tests/record/test_tree.py::test_two_implementations_agree_on_random_trees",
        total=1_000_000, at_once=50_000,
    ),
    Proof(
        name="joins", tries="orders of joining and parting, taken back", runs="tests/record/test_joins.py",
        total=10_000, at_once=500,
    ),
    Proof(
        name="histories", tries="histories seen as of every moment", runs="tests/workspace/test_comparing.py",
        total=100, at_once=5,
    ),
    Proof(
        name="injected", tries="documents with orders in them, through the rules and through a model",
        runs="tests/read/test_injected.py", total=1000, at_once=1000,
    ),
    Proof(
        name="injected-sealed", tries="such documents sealed and read in a workspace, by rules and by a model",
        runs="tests/workspace/test_injected.py", total=1000, at_once=50,
    ),
    Proof(
        name="releases", tries="random worlds of fields, consents, audiences and days, published",
        runs="tests/publish/test_worlds.py", total=100_000, at_once=5000,
    ),
    Proof(
        name="whereabouts", tries="random worlds of statements under the laws of whereabouts and clocks",
        runs="tests/watch/test_laws.py", total=100_000, at_once=5000,
    ),
    Proof(
        name="dues", tries="random ledgers under the laws of terms", runs="tests/act/test_laws.py",
        total=100_000, at_once=5000,
    ),
    Proof(
        name="terms", tries="random ledgers, their entries shuffled", runs="scripts/prove_terms.py",
        total=100_000, at_once=5000,
    ),
    Proof(
        name="tallies", tries="sets of counts against every world there is", runs="scripts/prove_tallies.py",
        total=100_000, at_once=5000,
    ),
)  # fmt: skip
"""In the order in which they run."""
