"""The verb read: every text layer that the current readers have not read yet becomes proposals in the queue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, digest, new_id
from habeas.facts.plain import to_plain
from habeas.read import READERS, ReaderOf, detect_language, read, rules_of
from habeas.read.errors import ModelError
from habeas.record.kinds import ExhibitUnreadable
from habeas.workspace.collecting import seal_derived
from habeas.workspace.readers import readers_for
from habeas.workspace.roles import Work
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingReport:
    """What reading one report gave: the number of its proposals, or why there is no reading.

    `is_undated` says that nothing tells on which day the report came out, so that "yesterday" in it is no date.
    """

    exhibit: ExhibitId
    name: str
    language: str
    proposals: int
    problem: HabeasError | None
    is_undated: bool = False


def read_new(session: Session) -> Iterator[ReadingReport]:
    """Read what was collected and not read yet; seal each reading and put its proposals into the queue.

    Raises:
        NotInRole: the role of the person does not include it.
        RemoteNotPermitted: the settings name a model elsewhere that the case does not permit; nothing was read.
    """
    session.require(Work.COLLECT)
    readers = readers_for(session)
    queries = session.store.queries
    for layer in queries.exhibits(session.case, role=ExhibitRole.TEXT_LAYER):
        text = session.text(layer.id)
        language = layer.language or detect_language(text)
        by_rules = readers is rules_of
        if by_rules and language not in READERS and queries.is_unreadable(layer.id):
            continue
        # A reading counts dates in words from the day of the report: once somebody names another, it is read again.
        readings = queries.derived(layer.id, role=ExhibitRole.READING)
        done = {reading.tool for reading in readings if reading.published_on == layer.published_on}
        if (not by_rules or language in READERS) and readers(language).name in done:
            continue
        yield _read_one(session, layer, text, language, readers)


def _read_one(session: Session, layer: Exhibit, text: str, language: str, readers: ReaderOf) -> ReadingReport:
    try:
        reading = read(text, published=layer.published_on, language=language, readers=readers)
    except ModelError as problem:
        # The report can be read; the model could not be asked. It is tried again the next time, and no entry says less.
        return ReadingReport(exhibit=layer.id, name=layer.name, language=language, proposals=0, problem=problem)
    except HabeasError as problem:
        session.append(ExhibitUnreadable(exhibit=layer.id, code=problem.code))
        return ReadingReport(exhibit=layer.id, name=layer.name, language=language, proposals=0, problem=problem)
    content = json.dumps(to_plain(reading), ensure_ascii=False, sort_keys=True).encode()
    exhibit = Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.READING,
        sha256=digest(content),
        size_bytes=len(content),
        media_type="application/json",
        name=layer.name,
        received_at=session.clock(),
        published_on=layer.published_on,
        publisher=layer.publisher,
        language=language,
        derived_from=layer.id,
        tool=reading.reader,
    )
    seal_derived(session, exhibit, content)
    return ReadingReport(
        exhibit=layer.id, name=layer.name, language=language, proposals=len(reading.statements), problem=None,
        is_undated=layer.published_on is None,
    )  # fmt: skip
