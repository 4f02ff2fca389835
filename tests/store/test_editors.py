"""Eight programs write to one record at once and are killed at random: nothing is lost, doubled or overwritten unseen.

Each program names parties, in batches, and answers questions about pairs that the others answer too. Before it begins
something it notes what it tries, and once it was told that it is done, that it is. Afterwards the log is held against
those notes: the history of each pair must be one in which every answer saw the one before it.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from habeas.facts.ids import ActorId, CaseId, PartyId, new_id
from habeas.facts.judgement import Identity
from habeas.facts.party import Party, PartyKind
from habeas.record.kinds import IdentityJudged, PartyNamed
from habeas.store.opening import open_store
from habeas.store.store import Store
from habeas.workspace.errors import PairJudgedMeanwhile
from habeas.workspace.matching import judge_identity, standing_identity
from habeas.workspace.session import Session, system_clock
from tests.store.conftest import Server, new_prototype
from trials import first, trials

EDITS = trials(800)
"""How many operations on each database, all programs together."""

PROGRAMS = 8
TOGETHER = 40
"""How many operations each program does before all of them turn to the next pair."""

ONE_IN = 20
"""Of how many operations one is killed on its way."""

LONGEST_UNTIL_KILLED_S = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two parties of a case of their own, about which everybody has an answer."""

    case: CaseId
    left: PartyId
    right: PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where everybody works."""

    folder: Path
    database: str
    notes: Path
    case: CaseId
    actor: ActorId
    pairs: tuple[Pair, ...]

    def open(self) -> Store:
        """Open the record."""
        return open_store(self.folder, database=self.database)


@dataclass(slots=True)
class Notes:
    """What one program noted: each operation is a row of tokens, each token one entry that it stands for."""

    path: Path
    tried: list[tuple[str, ...]] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Notes:
        """Return what is noted; a line that a kill cut off says nothing."""
        notes = cls(path)
        for line in path.read_text().splitlines(keepends=True) if path.exists() else ():
            what, *tokens = line.split()
            if line.endswith("\n") and what == "try":
                notes.tried.append(tuple(tokens))
            elif line.endswith("\n"):
                (notes.done if what == "done" else notes.refused).update(tokens)
        return notes

    def write(self, what: str, tokens: tuple[str, ...]) -> None:
        """Note something; a killed program has told the system before it dies."""
        with self.path.open("a") as file:
            file.write(f"{what} {' '.join(tokens)}\n")


def test_nothing_is_lost_doubled_or_overwritten_unseen(folder: Path, prototypes: Path, server: Server | None) -> None:
    prototype = new_prototype(prototypes, server)
    shutil.copytree(prototype.folder, folder)
    database = "" if server is None else server.address(server.new_database(prototype.database))
    place = prepared(folder, database)
    kills = let_work(place)
    noted = [Notes.read(place.notes / str(number)) for number in range(PROGRAMS)]
    with place.open() as store:
        check(place, noted, store)
        report = store.verify()
    assert report.findings == ()
    done = sum(len(one.done) + len(one.refused) for one in noted)
    refused = sum(len(one.refused) for one in noted)
    kind = "sqlcipher" if server is None else "postgresql"
    sys.stderr.write(f"{kind}: {done} operations, {refused} refused, {kills} kills, {report.entries} entries\n")
    assert done >= EDITS


def prepared(folder: Path, database: str) -> Place:
    """Return a place with a pair for every so many operations."""
    notes = folder.with_name("notes")
    notes.mkdir()
    with open_store(folder, database=database) as store:
        case, actor = store.queries.cases()[0].id, store.queries.actors()[0].id
        pairs = []
        for _ in range(max(2, EDITS // (PROGRAMS * TOGETHER))):
            own = store.open_case("a pair", actor=actor, at=system_clock())
            left, right = (party(name) for name in ("Arvo Kestrel", "Arvo Kestrell"))
            store.append([named(left), named(right)], case=own, actor=actor, at=system_clock())
            pairs.append(Pair(case=own, left=left.id, right=right.id))
    return Place(folder=folder, database=database, notes=notes, case=case, actor=actor, pairs=tuple(pairs))


def party(name: str) -> Party:
    """Return a party with an id of its own."""
    return Party(id=PartyId(new_id("p")), kind=PartyKind.PERSON, name=name)


def named(one: Party) -> PartyNamed:
    """Return the act that names a party."""
    return PartyNamed(party=one, reading=None, entity=None, about=(one.id,))


def let_work(place: Place) -> int:
    """Let every program do its part, each one that was killed begun again; return how many kills that was."""
    kills = 0
    running = {begin(partial(work, place, number)): number for number in range(PROGRAMS)}
    while running:
        child, status = os.wait()
        number = running.pop(child)
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGALRM, "nothing else killed it"
            running[begin(partial(work, place, number))] = number
            kills += 1
        else:
            assert status == 0, f"program {number} failed"
    return kills


def begin(job: Callable[[], None]) -> int:
    """Begin a job in a child and return its process id."""
    child = os.fork()
    if child == 0:
        status = 70
        try:
            job()
            status = 0
        except Exception:
            traceback.print_exc()
            raise
        finally:
            os._exit(status)
    return child


def work(place: Place, number: int) -> None:
    """Do the operations of one program, those that it has not done yet."""
    notes = Notes.read(place.notes / str(number))
    chance, count = random.Random(f"{first()} {number} {len(notes.tried)}"), len(notes.tried)
    done = len(notes.done) + len(notes.refused)
    with place.open() as store:
        while done < EDITS / PROGRAMS:
            size = chance.choice((1, 1, 2, 5, 20))
            tokens = tuple(f"t{number}-{count}-{place_in}" for place_in in range(size))
            notes.write("try", tokens)
            if chance.random() < 1 / ONE_IN:
                # Nobody catches the alarm, so it ends the program wherever it is, as a kill does.
                signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.0001, LONGEST_UNTIL_KILLED_S))
            if size == 1:
                notes.write("done" if answer(store, place, done, tokens[0], chance) else "refused", tokens)
            else:
                acts = [named(party(token)) for token in tokens]
                store.append(acts, case=place.case, actor=place.actor, at=system_clock())
                notes.write("done", tokens)
            count, done = count + 1, done + size


def answer(store: Store, place: Place, done: int, token: str, chance: random.Random) -> bool:
    """Answer the question about the pair that everybody is at, over the answer that was seen; return whether it was."""
    pair = place.pairs[done // TOGETHER % len(place.pairs)]
    session = Session(role="owner", store=store, case=pair.case, actor=place.actor)
    standing = standing_identity(session, pair.left, pair.right)
    seen = standing.entry if standing else ""
    time.sleep(chance.uniform(0, 0.01))
    with suppress(PairJudgedMeanwhile):
        judge_identity(
            session, pair.left, pair.right, chance.choice(list(Identity)), reason=f"{token} {seen}", over=seen
        )
        return True
    return False


def check(place: Place, noted: list[Notes], store: Store) -> None:
    """Hold the log against what was noted."""
    found: dict[str, int] = {}
    latest: dict[CaseId | None, str] = {}
    for seq, case, entry, token, seen in tokens_of(store):
        assert token not in found, "nothing is there twice"
        found[token] = seq
        if seen is not None:
            assert latest.get(case, "") == seen, "every answer saw the one before it"
            latest[case] = entry
    done = {token for one in noted for token in one.done}
    refused = {token for one in noted for token in one.refused}
    assert done - set(found) == set(), "nothing that was done is lost"
    assert refused & set(found) == set(), "what was refused is not there"
    batches = [tokens for one in noted for tokens in one.tried]
    assert set(found) <= {token for tokens in batches for token in tokens}
    for tokens in batches:
        places = [found[token] for token in tokens if token in found]
        assert places in ([], list(range(places[0], places[0] + len(tokens)) if places else [])), "a batch is whole"
    assert Counter(one.kind for one in store.queries.parties(place.case))[PartyKind.PERSON] == sum(
        len(tokens) for tokens in batches if len(tokens) > 1 and tokens[0] in found
    )


def tokens_of(store: Store) -> Iterator[tuple[int, CaseId | None, str, str, str | None]]:
    """Yield, of every entry that an operation made: its place, case and id, its token, and the answer that it saw."""
    for logged in store.queries.entries():
        act, header = logged.entry.act, logged.entry.header
        if isinstance(act, PartyNamed) and act.party.name.startswith("t"):
            yield logged.seq, header.case, header.id, act.party.name, None
        elif isinstance(act, IdentityJudged):
            token, _, seen = act.reason.partition(" ")
            yield logged.seq, header.case, header.id, token, seen
