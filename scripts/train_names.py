"""Train the part of finding Russian and Ukrainian names that rules do not carry.

    python scripts/train_names.py TEXTS [--language ru|uk] [--half] [--target src/habeas/read/languages/slavic/names]

1. Read texts with their names (factRuEval-2016: *.txt, *.spans, *.objects; MIT) and describe each token as the reader
   does. For Ukrainian some words are hidden from the network, as words are that it cannot respell.
2. For each kind fit a linear chain (a conditional random field over outside, begin, inside) by L-BFGS, with a penalty
   on large weights; small weights are dropped, the rest rounded to thousandths.
3. Write `model_<language>.json.gz`; the same texts always give the same bytes.

Ukrainian texts with names that may be trained on were not at hand: the Ukrainian model is trained on the Russian texts,
with features that both languages share.

Source:
    factRuEval-2016 development set, MIT, https://github.com/dialogue-evaluation/factRuEval-2016
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from habeas.read.languages.ru.reader import surroundings
from habeas.read.languages.slavic.document import Document, parse_document
from habeas.read.languages.slavic.morphology import dictionary
from habeas.read.languages.slavic.names.features import Described, describe
from habeas.read.languages.slavic.names.model import BEGIN, INSIDE, KINDS
from habeas.read.languages.slavic.names.network import Activations, load_network
from habeas.read.languages.slavic.wordlists import load_wordlists

OBJECTS = {"Person": "person", "Org": "organization", "Location": "place", "LocOrg": "place"}
LEAST_COUNT = 3
BUCKET = 128
PENALTY = {"sparse": 1.0, "dense": 0.05}
HIDDEN_SHARE = 0.25
LEAST_WEIGHT = 0.02
SEED = 20161

Doubles = npt.NDArray[np.float64]
Names = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One text: its tokens described, where its sentences lie, and for each kind the tags of its tokens."""

    described: Described
    sentences: tuple[tuple[int, int], ...]
    tags: dict[str, npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Sentences as matrices: each of `rows` has shape (sentences, longest) and points into the tokens, -1 for none.

    Sentences of like length stand together, so that few places are empty.
    """

    sparse: csr_matrix
    dense: Doubles
    rows: tuple[npt.NDArray[np.int64], ...]


def names_of(folder: Path, stem: str) -> Names:
    """Return for each kind the spans of its names, the longest first."""
    spans = {}
    for line in (folder / f"{stem}.spans").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) > 3:
            spans[parts[0]] = (int(parts[2]), int(parts[2]) + int(parts[3]))
    found: Names = {kind: [] for kind in KINDS}
    for line in (folder / f"{stem}.objects").read_text(encoding="utf-8").splitlines():
        head = line.split("#")[0].split()
        ranges = [spans[number] for number in head[2:] if number in spans]
        if len(head) > 2 and head[1] in OBJECTS and ranges:
            found[OBJECTS[head[1]]].append((min(a for a, _ in ranges), max(b for _, b in ranges)))
    return {kind: sorted(set(places), key=lambda place: place[0] - place[1]) for kind, places in found.items()}


def tags_of(document: Document, places: list[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """Return the tag of each token; of names that overlap the longer one counts."""
    tags = np.zeros(len(document.tokens), dtype=np.int64)
    for start, end in places:
        inside = [at for at, token in enumerate(document.tokens) if token.start < end and start < token.end]
        if inside and not tags[inside].any():
            tags[inside] = INSIDE
            tags[inside[0]] = BEGIN
    return tags


def samples(folder: Path, language: str, stems: list[str]) -> list[Sample]:
    """Return the texts of a folder, described."""
    words, network, random = load_wordlists("ru"), load_network(), np.random.default_rng(SEED)
    found = []
    for stem in stems:
        text = (folder / f"{stem}.txt").read_bytes().decode("utf-8")
        document = parse_document(text, dictionary("ru"), words)
        sentences = [[token.word for token in document.tokens_of(sentence)] for sentence in document.sentences]
        names = names_of(folder, stem)
        tags = {kind: tags_of(document, names[kind]) for kind in KINDS}
        shown = [sentences]
        if language == "uk":
            shown = [
                [["<unk>" if word.isalpha() and random.random() < share else word for word in s] for s in sentences]
                for share in (HIDDEN_SHARE, 1.6 * HIDDEN_SHARE)
            ]
        for looked_up in shown:
            activations: Activations = network.run(sentences, looked_up)
            found.append(
                Sample(
                    described=describe(document, words, activations, surroundings()),
                    sentences=tuple((sentence.first, sentence.last) for sentence in document.sentences),
                    tags=tags,
                )
            )
    return found


def feature_numbers(texts: list[Sample]) -> dict[str, int]:
    """Number the features that are there often enough."""
    counts = Counter(name for text in texts for names in text.described.sparse for name in names)
    return {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST_COUNT))}


def batch_of(texts: list[Sample], numbers: dict[str, int]) -> Batch:
    """Put texts into matrices."""
    indices: list[int] = []
    ends = [0]
    spans = []
    offset = 0
    for text in texts:
        for names in text.described.sparse:
            indices += [numbers[name] for name in names if name in numbers]
            ends.append(len(indices))
        spans += [(first + offset, last + offset) for first, last in text.sentences if last > first]
        offset += len(text.described.sparse)
    spans.sort(key=lambda span: (span[1] - span[0], span))
    rows = tuple(_rows(spans[at : at + BUCKET]) for at in range(0, len(spans), BUCKET))
    sparse = csr_matrix((np.ones(len(indices)), indices, ends), shape=(offset, len(numbers)))
    dense = np.concatenate([text.described.dense for text in texts]).astype(np.float64)
    return Batch(sparse=sparse, dense=dense, rows=rows)


def _rows(spans: list[tuple[int, int]]) -> npt.NDArray[np.int64]:
    rows = np.full((len(spans), max(last - first for first, last in spans)), -1, dtype=np.int64)
    for row, (first, last) in enumerate(spans):
        rows[row, : last - first] = np.arange(first, last)
    return rows


def fit(batch: Batch, tags: npt.NDArray[np.int64]) -> Doubles:
    """Return the weights that make the tags likeliest, in one line: sparse, dense, bias, transitions."""
    sizes = [batch.sparse.shape[1] * 3, batch.dense.shape[1] * 3, 3, 9]
    penalty = np.concatenate(
        [np.full(sizes[0], PENALTY["sparse"]), np.full(sizes[1], PENALTY["dense"]), np.full(12, 0.01)]
    )

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        sparse, dense, bias, steps = np.split(weights, np.cumsum(sizes)[:-1])
        scores = batch.sparse @ sparse.reshape(-1, 3) + batch.dense @ dense.reshape(-1, 3) + bias
        total, moves, surplus = 0.0, np.zeros((3, 3)), np.zeros_like(scores)
        for rows in batch.rows:
            there = rows >= 0
            goal = np.where(there, tags[rows], 0)
            part, chances, moved = _chain_loss(scores[rows], steps.reshape(3, 3), there, goal)
            surplus[rows[there]] = chances[there]
            total, moves = total + part, moves + moved
        gradient = np.concatenate(
            [
                (batch.sparse.T @ surplus).ravel(),
                (batch.dense.T @ surplus).ravel(),
                surplus.sum(axis=0),
                moves.ravel(),
            ]
        )
        return total + 0.5 * float(penalty @ weights**2), gradient + penalty * weights

    result = minimize(loss, np.zeros(sum(sizes)), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    fitted: Doubles = result.x
    return fitted


def _chain_loss(
    scores: Doubles, steps: Doubles, there: npt.NDArray[np.bool_], goal: npt.NDArray[np.int64]
) -> tuple[float, Doubles, Doubles]:
    """Return minus the log likelihood of the goal, and its derivatives by scores and by steps.

    Chances are kept small by dividing each place by its sum, whose logarithms add up to the whole.
    """
    count, length, _ = scores.shape
    scores = scores.copy()
    scores[:, 0, INSIDE] = -1e4
    highest = scores.max(axis=2, keepdims=True)
    own, moving = np.exp(scores - highest), np.exp(steps)
    ahead, sums = np.empty_like(own), np.ones((count, length))
    ahead[:, 0] = own[:, 0]
    for at in range(length):
        if at:
            ahead[:, at] = np.where(there[:, at, None], (ahead[:, at - 1] @ moving) * own[:, at], ahead[:, at - 1])
        sums[:, at] = ahead[:, at].sum(axis=1)
        ahead[:, at] /= sums[:, at, None]
    behind = np.ones_like(own)
    for at in range(length - 2, -1, -1):
        grown = ((own[:, at + 1] * behind[:, at + 1]) / sums[:, at + 1, None]) @ moving.T
        behind[:, at] = np.where(there[:, at + 1, None], grown, behind[:, at + 1])
    chances = ahead * behind * there[:, :, None]
    gone = own[:, 1:] * behind[:, 1:] / sums[:, 1:, None] * there[:, 1:, None]
    moves = np.einsum("sti,stj->ij", ahead[:, :-1], gone) * moving
    total = float((np.log(sums) + highest[:, :, 0])[there].sum())
    reached = float(np.take_along_axis(scores, goal[:, :, None], axis=2)[:, :, 0][there].sum())
    reached += float((steps[goal[:, :-1], goal[:, 1:]] * there[:, 1:]).sum())
    np.subtract.at(moves, (goal[:, :-1][there[:, 1:]], goal[:, 1:][there[:, 1:]]), 1)
    np.put_along_axis(
        chances, goal[:, :, None], np.take_along_axis(chances, goal[:, :, None], 2) - there[:, :, None], 2
    )
    return total - reached, chances, moves


def stored(weights: Doubles, numbers: dict[str, int]) -> dict[str, object]:
    """Return weights as a file keeps them: thousandths, small ones left out."""
    count = len(numbers)
    sparse = weights[: 3 * count].reshape(-1, 3)
    rest = weights[3 * count :]
    dense, bias, steps = rest[:-12].reshape(-1, 3), rest[-12:-9], rest[-9:].reshape(3, 3)

    def thousandths(values: Doubles) -> object:
        return np.rint(values * 1000).astype(int).tolist()

    kept = {name: thousandths(sparse[at]) for name, at in numbers.items() if np.abs(sparse[at]).max() >= LEAST_WEIGHT}
    return {
        "sparse": kept,
        "dense": thousandths(dense),
        "bias": thousandths(bias),
        "transitions": thousandths(steps),
    }


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--language", choices=["ru", "uk"], default="ru")
    parser.add_argument("--half", type=int, choices=[0, 1], help="train on every other text, to measure on the rest")
    parser.add_argument("--target", type=Path, default=Path("src/habeas/read/languages/slavic/names"))
    options = parser.parse_args()
    stems = sorted(path.stem for path in options.texts.glob("*.objects"))
    texts = samples(options.texts, options.language, stems if options.half is None else stems[options.half :: 2])
    numbers = feature_numbers(texts)
    batch = batch_of(texts, numbers)
    model = {}
    for kind in KINDS:
        weights = fit(batch, np.concatenate([text.tags[kind] for text in texts]))
        model[kind] = stored(weights, numbers)
        print(f"{kind}: {len(model[kind]['sparse'])} features", flush=True)  # type: ignore[arg-type]
    path = options.target / f"model_{options.language}.json.gz"
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as out:
        out.write(json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8"))
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
