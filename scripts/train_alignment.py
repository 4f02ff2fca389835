"""Learn how the letters of one script are written in another, from pairs of spellings of one name part.

    python scripts/train_alignment.py PAIRS.tsv --out src/habeas/match/alignments/latin-hebrew.json.gz

PAIRS.tsv: the same name part in two spellings, parted by a tab. One pair in five, chosen by a checksum of its left
part, is held out and never looked at (`--held-out FILE` writes those pairs, to measure with). `--more FILE` adds
pairs of which none is held out.

1. Each part is folded as in a look-up and gets a mark at its beginning and at its end.
2. A pair is explained by cutting both sides into chunks, up to 3 letters against up to 2, some against nothing. A
   joint probability for every pair of chunks is learned by expectation and maximisation: the expected counts come
   from forward and backward sums over all cuts, for all pairs of equal lengths at once.
3. Long chunks are held back by a discount on their counts, or every name would become its own chunk.
4. Pairs of chunks that hardly ever occur are left out; single letters keep a small probability against any letter.

The same input gives the same file.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from habeas.match.parts import split_name

BEGIN, END = "^", "$"
MOVES = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2))
"""How many letters of the left and of the right part a pair of chunks may hold."""
START = {(1, 0): 0.05, (0, 1): 0.05, (1, 1): 0.6, (1, 2): 0.1, (2, 1): 0.15, (2, 2): 0.03, (3, 1): 0.03, (3, 2): 0.01}
DISCOUNT = {(1, 2): 0.5, (2, 1): 0.5, (2, 2): 1.5, (3, 1): 1.0, (3, 2): 2.0}
LEAST_CHUNK = 8
"""A chunk of several letters is considered if it occurs so often in the pairs."""
LEAST_COUNT = 4.0
"""A pair of chunks is kept if the pairs to learn from are expected to hold it so often; the rest are mistakes."""
LONGEST = 24
BATCH = 3000
Floats = NDArray[np.float64]
Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunks:
    """The chunks of one side: number 0 is nothing, the last number stands for every chunk that is not known."""

    ids: dict[str, int]

    @property
    def unknown(self) -> int:
        """The number of whatever is not known."""
        return len(self.ids)

    def number(self, words: Sequence[str], longest: int) -> list[Ids]:
        """Return for each chunk length its numbers, shape (positions, words); all words are of one length."""
        length = len(words[0])
        numbered = [np.zeros((length + 1, len(words)), np.int32)]
        for size in range(1, longest + 1):
            rows = [
                [self.ids.get(word[at : at + size], self.unknown) for word in words] for at in range(length - size + 1)
            ]
            numbered.append(np.array(rows, np.int32).reshape(-1, len(words)))
        return numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Pairs of equal lengths, numbered; table positions per cell and move, shape (pairs,)."""

    left_length: int
    right_length: int
    left: list[Ids]
    right: list[Ids]
    weight: Floats


def is_held_out(left: str) -> bool:
    """Whether a pair is kept for measuring: one in five, by its left part."""
    return crc32(left.encode()) % 5 == 0


def read_pairs(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of parts on some lines, folded, those of the two commonest scripts."""
    pairs = []
    for line in lines:
        left, _, right = line.partition("\t")
        parts = [split_name(left), split_name(right)]
        if len(parts[0]) == len(parts[1]):
            pairs += list(zip(*parts, strict=True))
    scripts = Counter((one.script, other.script) for one, other in pairs).most_common(1)[0][0]
    return [(one.letters, other.letters) for one, other in pairs if (one.script, other.script) == scripts]


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file of pairs."""
    return path.read_text(encoding="utf-8").splitlines()


def mark(word: str) -> str:
    """Return a part with its ends marked."""
    return f"{BEGIN}{word}{END}"


def find_chunks(words: Sequence[str], longest: int) -> Chunks:
    """Number every letter and every longer chunk that occurs often enough."""
    counts = Counter(
        word[at : at + size] for word in words for size in range(1, longest + 1) for at in range(len(word) - size + 1)
    )
    kept = sorted(chunk for chunk, count in counts.items() if count >= (LEAST_CHUNK if len(chunk) > 1 else 3))
    return Chunks(ids={"": 0} | {chunk: number for number, chunk in enumerate(kept, start=1)})


def make_batches(pairs: Sequence[tuple[str, str]], left: Chunks, right: Chunks) -> list[Batch]:
    """Group pairs by their lengths."""
    groups: dict[tuple[int, int], Counter[tuple[str, str]]] = defaultdict(Counter)
    for one, other in pairs:
        if 2 < len(one) <= LONGEST and 2 < len(other) <= LONGEST:
            groups[len(one), len(other)][one, other] += 1
    batches = []
    for (left_length, right_length), group in sorted(groups.items()):
        rows = sorted(group.items())
        for at in range(0, len(rows), BATCH):
            some = rows[at : at + BATCH]
            batches.append(
                Batch(
                    left_length=left_length,
                    right_length=right_length,
                    left=left.number([one for (one, _), _ in some], 3),
                    right=right.number([other for (_, other), _ in some], 2),
                    weight=np.array([count for _, count in some], np.float64),
                )
            )
    return batches


def cells(batch: Batch) -> Iterator[tuple[int, int, int, int]]:
    """Yield every step: from left i and right j by a left and b right letters, in order."""
    for i in range(batch.left_length + 1):
        for j in range(batch.right_length + 1):
            for a, b in MOVES:
                if i + a <= batch.left_length and j + b <= batch.right_length:
                    yield i, j, a, b


def expect(batch: Batch, table: Floats, counts: Floats) -> float:
    """Add the expected counts of a batch; return its log likelihood. Both arrays: (left chunks, right chunks)."""
    width, flat = table.shape[1], table.ravel()
    steps = list(cells(batch))
    positions = [batch.left[a][i] * width + batch.right[b][j] for i, j, a, b in steps]
    chances = [flat[position] for position in positions]
    shape = (batch.left_length + 1, batch.right_length + 1, len(batch.weight))
    forward, backward = np.zeros(shape), np.zeros(shape)
    forward[0, 0] = 1.0
    backward[-1, -1] = 1.0
    for (i, j, a, b), chance in zip(steps, chances, strict=True):
        forward[i + a, j + b] += forward[i, j] * chance
    for (i, j, a, b), chance in zip(reversed(steps), reversed(chances), strict=True):
        backward[i, j] += backward[i + a, j + b] * chance
    total = forward[-1, -1]
    scale = np.where(total > 1e-280, batch.weight / np.maximum(total, 1e-280), 0.0)
    weights = [
        forward[i, j] * chance * backward[i + a, j + b] * scale
        for (i, j, a, b), chance in zip(steps, chances, strict=True)
    ]
    where, amount = np.concatenate(positions), np.concatenate(weights)
    likely = amount > 1e-4
    np.add.at(counts.ravel(), where[likely], amount[likely])
    return float((np.log(np.maximum(total, 1e-280)) * batch.weight).sum())


def sizes(chunks: Chunks) -> NDArray[np.int8]:
    """Return the length of each chunk, -1 for the unknown one."""
    return np.array([*(len(chunk) for chunk in chunks.ids), -1], np.int8)


def start_table(left: Chunks, right: Chunks) -> Floats:
    """Return the probabilities to begin with: the same for all pairs of chunks of the same lengths."""
    rows, columns = sizes(left), sizes(right)
    table = np.zeros((len(rows), len(columns)))
    for (a, b), share in START.items():
        block = np.outer(rows == a, columns == b)
        table[block] = share / block.sum()
    for sign in (BEGIN, END):
        table[left.ids[sign], :], table[:, right.ids[sign]] = (
            table[left.ids[sign], :] * 1e-6,
            table[:, right.ids[sign]] * 1e-6,
        )
        table[left.ids[sign], right.ids[sign]] = 0.05
    return table


def maximise(counts: Floats, left: Chunks, right: Chunks) -> Floats:
    """Return probabilities from expected counts, long chunks discounted."""
    rows, columns = sizes(left), sizes(right)
    for (a, b), discount in DISCOUNT.items():
        block = np.ix_(rows == a, columns == b)
        counts[block] = np.maximum(counts[block] - discount, 0.0)
    table: Floats = counts / counts.sum()
    return table


def learn(pairs: Sequence[tuple[str, str]], rounds: int) -> tuple[Floats, Chunks, Chunks]:
    """Return the table of joint expected counts, shape (left chunks, right chunks), and the chunks."""
    marked = [(mark(one), mark(other)) for one, other in pairs]
    left = find_chunks([one for one, _ in marked], 3)
    right = find_chunks([other for _, other in marked], 2)
    table = start_table(left, right)
    counts = np.zeros_like(table)
    batches = make_batches(marked, left, right)
    for number in range(rounds):
        counts = np.zeros_like(table)
        likelihood = sum(expect(batch, table, counts) for batch in batches)
        print(
            f"round {number + 1}: {likelihood / len(pairs):.3f} nats a pair, {(counts > LEAST_COUNT).sum()} chunks",
            flush=True,
        )
        table = maximise(counts, left, right)
    return counts, left, right


def export(counts: Floats, left: Chunks, right: Chunks) -> dict[str, object]:
    """Return the alignment as JSON values: chunks of both sides, and triples (left, right, count)."""
    kept = np.argwhere(counts > LEAST_COUNT)
    lefts, rights = sorted({int(one) for one, _ in kept} | {0}), sorted({int(other) for _, other in kept} | {0})
    names = [list(left.ids), list(right.ids)]
    triples = [[lefts.index(int(a)), rights.index(int(b)), round(float(counts[a, b]), 2)] for a, b in kept]
    return {
        "left": [names[0][number] for number in lefts],
        "right": [names[1][number] for number in rights],
        "counts": triples,
    }


def main() -> None:
    """Read the pairs, learn, write the alignment and its checksum."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--all", action="store_true", help="hold nothing out; for pairs that are not measured on")
    parser.add_argument("--rounds", type=int, default=8)
    arguments = parser.parse_args()
    lines = read_lines(arguments.pairs)
    held_out = [line for line in lines if not arguments.all and is_held_out(line.partition("\t")[0])]
    if arguments.held_out:
        arguments.held_out.write_text("\n".join(held_out) + "\n", encoding="utf-8")
    kept = lines if arguments.all else [line for line in lines if not is_held_out(line.partition("\t")[0])]
    pairs = read_pairs([*kept, *(line for path in arguments.more for line in read_lines(path))])
    written = json.dumps(export(*learn(pairs, arguments.rounds)), ensure_ascii=False, separators=(",", ":"))
    arguments.out.write_bytes(gzip.compress(written.encode(), mtime=0))
    checksum = hashlib.sha256(arguments.out.read_bytes()).hexdigest()
    print(f"{len(pairs)} pairs, {arguments.out.stat().st_size} bytes, sha256 {checksum}")


if __name__ == "__main__":
    main()
