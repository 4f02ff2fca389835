"""The small neural network for Russian names that natasha ships, run on plain arrays.

natasha's own path loads four libraries and 480 MB; its weights (a convolutional network over compressed word vectors)
are read here directly, and one text is one matrix: rows of zeros part its sentences, so that the result is what
sentence by sentence would give.

Source:
    navec and slovnet, by A. Kukushkin, MIT; weights and vectors stand inside the package natasha 1.6.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

from habeas.read.languages.slavic.names.shapes import word_shape

Floats = npt.NDArray[np.float32]

TAGS = ("<pad>", "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
"""The columns of `Activations.scores`."""

_VECTORS = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_NETWORK = "data/model/slovnet_ner_news_v1.tar"
_CHUNK_TOKENS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Activations:
    """What the network makes of the tokens of a text.

    `hidden` has shape (tokens, 64), `scores` shape (tokens, 8): for each tag of `TAGS`, before any transition.
    """

    hidden: Floats
    scores: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    weight: Floats  # (inputs, 3 * outputs): for the word behind it, itself, the word before it
    bias: Floats
    scale: Floats
    shift: Floats


class NamesNetwork:
    """Runs the network. Loads when it is made: half a second, about 60 MB."""

    def __init__(self) -> None:
        """Read vectors and weights out of the installed package.

        Raises:
            ModuleNotFoundError: natasha is not installed.
        """
        spec = importlib.util.find_spec("natasha")
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError("natasha")
        root = Path(spec.submodule_search_locations[0])
        words, self._indexes, self._codes = _read_vectors(root / _VECTORS)
        self._ids = {word: number for number, word in enumerate(words)}
        self._unknown = self._ids["<unk>"]
        self._parts = np.arange(self._indexes.shape[1])
        arrays, shapes = _read_network(root / _NETWORK)
        self._shapes = {shape: number for number, shape in enumerate(shapes)}
        self._shape_vectors, self._layers, self._head, self._head_bias = arrays

    def knows(self, word: str) -> bool:
        """Return whether there is a vector for a word in lower case."""
        return word in self._ids

    def run(self, sentences: Sequence[Sequence[str]], words: Sequence[Sequence[str]] | None = None) -> Activations:
        """Return what the network makes of the words of some sentences, in one row for each word.

        Args:
            sentences: Words as written, whose capitals tell their shape.
            words: The words to look up instead, where they differ.
        """
        looked_up = words if words is not None else sentences
        hidden: list[Floats] = []
        begun, size = 0, 0
        for number, sentence in enumerate(sentences):
            size += len(sentence) + 1
            if size >= _CHUNK_TOKENS or number == len(sentences) - 1:
                hidden.append(self._hidden(sentences[begun : number + 1], looked_up[begun : number + 1]))
                begun, size = number + 1, 0
        every = np.concatenate(hidden) if hidden else np.zeros((0, self._head.shape[0]), dtype=np.float32)
        return Activations(hidden=every, scores=every @ self._head + self._head_bias)

    def _hidden(self, sentences: Sequence[Sequence[str]], looked_up: Sequence[Sequence[str]]) -> Floats:
        ids: list[int] = []
        shapes: list[int] = []
        real: list[bool] = []
        for sentence, words in zip(sentences, looked_up, strict=True):
            ids += [self._ids.get(word.lower(), self._unknown) for word in words]
            shapes += [self._shapes[word_shape(word)] for word in sentence]
            real += [True] * len(sentence)
            ids.append(self._unknown)
            shapes.append(0)
            real.append(False)
        vectors = self._codes[self._parts, self._indexes[ids]].reshape(len(ids), -1)
        rows: Floats = np.concatenate((vectors, self._shape_vectors[shapes]), axis=1)
        mask = np.asarray(real)
        rows[~mask] = 0
        for layer in self._layers:
            behind, own, ahead = (rows @ layer.weight).reshape(len(rows), 3, -1).transpose(1, 0, 2)
            rows = own + layer.bias
            rows[1:] += behind[:-1]
            rows[:-1] += ahead[1:]
            np.maximum(rows, 0, out=rows)
            rows *= layer.scale
            rows += layer.shift
            rows[~mask] = 0
        hidden: Floats = rows[mask]
        return hidden


def _read_vectors(path: Path) -> tuple[list[str], npt.NDArray[np.uint8], Floats]:
    """Return the words, their codes, and what the codes stand for: navec's own format, without its precomputations."""
    with tarfile.open(path) as archive:
        vocabulary = gzip.decompress(_member(archive, "vocab.bin").read())
        count = int(np.frombuffer(vocabulary[:4], np.uint32)[0])
        words = vocabulary[4 + 4 * count :].decode("utf-8").split("\n")[:count]
        stored = _member(archive, "pq.bin").read()
    vectors, _, parts, centroids = (int(number) for number in np.frombuffer(stored[:16], np.uint32))
    indexes = np.frombuffer(stored[16 : 16 + vectors * parts], np.uint8).reshape(vectors, parts)
    codes = np.frombuffer(stored[16 + vectors * parts :], np.float32).reshape(parts, centroids, -1)
    return words, indexes, codes


def _read_network(path: Path) -> tuple[tuple[Floats, tuple[_Layer, ...], Floats, Floats], list[str]]:
    with tarfile.open(path) as archive:
        model = json.load(_member(archive, "model.json"))
        shapes = gzip.decompress(_member(archive, "vocabs/shape.gz").read()).decode("utf-8").split("\n")

        def array(weight: dict[str, object]) -> Floats:
            stored = _member(archive, f"arrays/{weight['array']}.bin").read()
            shape = weight["shape"]
            assert isinstance(shape, list), "a shape is a list of lengths"
            return np.frombuffer(stored, dtype=str(weight["dtype"])).reshape(shape).astype(np.float32)

        layers = tuple(_layer(stored, array) for stored in model["encoder"]["layers"])
        head = model["head"]["proj"]
        arrays = array(model["emb"]["shape"]["weight"]), layers, array(head["weight"]), array(head["bias"])
    return arrays, shapes


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    found = archive.extractfile(name)
    assert found is not None, "a regular file of the archive"
    return found


@cache
def load_network() -> NamesNetwork:
    """Return the one network of this process."""
    return NamesNetwork()


def _layer(stored: dict[str, dict[str, dict[str, object]]], array: Callable[[dict[str, object]], Floats]) -> _Layer:
    """Return a convolution as one matrix, from a word to what it gives its neighbours and itself."""
    weight = array(stored["conv"]["weight"])  # (outputs, inputs, 3)
    norm = {name: array(stored["norm"][name]) for name in ("weight", "bias", "mean", "std")}
    scale = norm["weight"] / norm["std"]
    return _Layer(
        weight=np.ascontiguousarray(weight.transpose(1, 2, 0).reshape(weight.shape[1], -1)),
        bias=array(stored["conv"]["bias"]),
        scale=scale,
        shift=norm["bias"] - norm["mean"] * scale,
    )
