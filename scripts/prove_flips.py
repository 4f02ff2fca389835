"""Flip one bit of a workspace, ten thousand times, and check that verifying names the file each time.

1. Make a workspace with a few hundred entries and some exhibits, and close it.
2. Choose a file, a byte and a bit: every second time in the database, else in each of the other files in turn.
3. Flip it, verify, and put it back. The first finding must name the file.
4. At the end, the workspace must hold.

Leaves with 0 where all of this held, with 3 where a flip was missed; what was missed is printed.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId, new_id
from habeas.facts.party import Party, PartyKind
from habeas.record.kinds import ExhibitSealed, PartyNamed
from habeas.store.opening import Beginning, create_store
from habeas.store.verification import verify_folder
from habeas.store.workspace_folder import SETTINGS_FILE
from traced import a_place
from trials import first, trials

FLIPS = 10_000
PERSONS, EXHIBITS, EXHIBIT_BYTES = 300, 5, 3000
NOW = datetime(2022, 7, 20, 12, tzinfo=UTC)
NOT_OF_THE_RECORD = frozenset({SETTINGS_FILE, "lock"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One bit of one file."""

    path: Path
    place: int
    bit: int

    def apply(self) -> None:
        """Flip the bit; twice is not at all."""
        with self.path.open("r+b") as file:
            file.seek(self.place)
            flipped = bytes([file.read(1)[0] ^ self.bit])
            file.seek(self.place)
            file.write(flipped)


def make_workspace(folder: Path) -> None:
    """Make a workspace of invented persons and papers."""
    with create_store(folder, Beginning(name="proof", actor_name="Vera Lindqvist", at=NOW), passphrase=None) as store:
        case, actor = store.queries.cases()[0].id, store.queries.actors()[0].id
        persons = [Party(id=PartyId(new_id("p")), kind=PartyKind.PERSON, name=f"Person {n}") for n in range(PERSONS)]
        acts = [PartyNamed(party=person, reading=None, entity=None, about=(person.id,)) for person in persons]
        store.append(acts, case=case, actor=actor, at=NOW)
        for number in range(EXHIBITS):
            sealed = store.seal(io.BytesIO(bytes([number]) * EXHIBIT_BYTES), case=case)
            exhibit = Exhibit(
                id=ExhibitId(new_id("x")),
                role=ExhibitRole.ORIGINAL,
                sha256=sealed.sha256,
                size_bytes=sealed.size_bytes,
                media_type="application/octet-stream",
                name=f"paper-{number}",
                received_at=NOW,
            )
            act = ExhibitSealed(
                exhibit=exhibit,
                address=sealed.address,
                sealed_sha256=sealed.sealed_sha256,
                file_key=sealed.file_key,
                channel="file",
            )
            store.append((act,), case=case, actor=actor, at=NOW)


def flips(folder: Path, count: int, seed: int) -> Iterator[Flip]:
    """Yield random flips, the same ones for the same seed and files."""
    chance = random.Random(seed)  # noqa: S311 - a proof that can be repeated needs a seed
    database = folder / "data.db"
    others = sorted(
        path for path in folder.rglob("*") if path.is_file() and path != database and path.name not in NOT_OF_THE_RECORD
    )
    for number in range(count):
        path = database if number % 2 else others[number // 2 % len(others)]
        yield Flip(path=path, place=chance.randrange(path.stat().st_size), bit=1 << chance.randrange(8))


def is_named(folder: Path, flip: Flip) -> bool:
    """Return whether verifying a flipped workspace names the flipped file first."""
    flip.apply()
    try:
        findings = verify_folder(folder).findings
    finally:
        flip.apply()
    return bool(findings) and findings[0].where.endswith(flip.path.name)


def main() -> int:
    """Prove it, and return the exit status."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    count = trials(FLIPS)
    with a_place() as place:
        folder = place / "casefiles"
        make_workspace(folder)
        missed = [flip for flip in flips(folder, count, first()) if not is_named(folder, flip)]
        holds = verify_folder(folder).holds
    for flip in missed:
        print(f"missed: {flip.path.name}, byte {flip.place}, bit {flip.bit}")
    print(f"{count} flips, {len(missed)} missed; the workspace {'holds' if holds else 'does not hold'} at the end")
    return 0 if holds and not missed else 3


if __name__ == "__main__":
    sys.exit(main())
