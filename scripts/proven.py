"""What was proven of which version of the code: a ledger of files, one for each proof, a line for each part of it.

A version is a hash over the program, the versions of its libraries, and what the proof itself consists of. So any
change of these begins the proof anew, and nothing else does. Failures stay in the ledger, and count until the code is
another one.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALWAYS = ("src/habeas", "requirements.lock", "scripts/trials.py")
"""What every proof rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a proof that was tried: which one, from which seed, how many trials, and how it ended.

    `of` is how many trials the whole proof has, where only the proof can tell. `said` is the end of what it printed,
    `cpu_s` the processor time of it and of its children.
    """

    version: str
    part: int
    seed: int
    tried: int
    failed: bool
    on: str
    cpu_s: float
    of: int | None = None
    said: str = ""


class Busy(Exception):
    """Somebody else runs this proof now."""


class Ledger:
    """The parts of one proof that were tried, in a file of lines."""

    def __init__(self, folder: Path, proof: str) -> None:
        """Take the folder of all ledgers, and the name of the proof."""
        self.path = folder / f"{proof}.jsonl"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others from trying the same parts meanwhile.

        Raises:
            Busy: somebody does already.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy from None
            yield

    def note(self, part: Part) -> None:
        """Add a part, on a line of its own even where the one before was torn."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torn = self.path.exists() and not self.path.read_bytes().endswith(b"\n") and self.path.stat().st_size > 0
        with self.path.open("a", encoding="utf-8") as file:
            file.write("\n" * torn + json.dumps(asdict(part), ensure_ascii=False) + "\n")

    def parts(self, version: str) -> tuple[Part, ...]:
        """Return the parts that were tried of a version, in the order in which they were."""
        if not self.path.exists():
            return ()
        with self.path.open(encoding="utf-8") as lines:
            read = (Part(**json.loads(line)) for line in lines if line.startswith("{") and line.endswith("}\n"))
            return tuple(one for one in read if one.version == version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a proof has come for one version: the parts that held, and those that failed, each once."""

    held: tuple[Part, ...] = ()
    failed: tuple[Part, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Standing:
        """Return where a proof stands; a part that failed once has failed, whatever it did at another time."""
        held: dict[int, Part] = {}
        failed: dict[int, Part] = {}
        for one in parts:
            (failed if one.failed else held)[one.part] = one
        kept = (one for number, one in sorted(held.items()) if number not in failed)
        return cls(held=tuple(kept), failed=tuple(one for _, one in sorted(failed.items())))

    @property
    def tried(self) -> int:
        """How many trials held."""
        return sum(one.tried for one in self.held)

    @property
    def cpu_s(self) -> float:
        """How much processor time they took."""
        return sum(one.cpu_s for one in (*self.held, *self.failed))

    def left(self, parts: int) -> tuple[int, ...]:
        """Return the numbers of the parts that were not tried yet, out of so many."""
        done = {one.part for one in (*self.held, *self.failed)}
        return tuple(number for number in range(parts) if number not in done)


def version_of(rests_on: Sequence[str], *, cut: str = "", root: Path = ROOT) -> str:
    """Return the version of the code as a proof sees it: a hash over all that it rests on.

    Args:
        rests_on: Files and folders, beside those that every proof rests on.
        cut: How the proof is cut into parts: cut in another way, its parts are others.
        root: Where the files are.

    Raises:
        FileNotFoundError: something that it should rest on is not there.
    """
    hashed = sha256(cut.encode())
    for name in sorted({*ALWAYS, *rests_on}):
        for path in _files(root / name):
            within = f"{name} {path.relative_to(root / name)}"
            hashed.update(f"{within} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return hashed.hexdigest()[:12]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise FileNotFoundError(path)
    yield from (one for one in sorted(path.rglob("*")) if one.is_file() and "__pycache__" not in one.parts)
