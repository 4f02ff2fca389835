"""Statements written straight as canonical JSON: what every entry about one is sealed as.

To make maps of the facts, look through the maps and write them takes a third of what an entry costs in a batch.
"""

from __future__ import annotations

import json
from datetime import date

from habeas.facts.claim import Claim
from habeas.facts.claim_text import write_claim
from habeas.facts.grade import Grade
from habeas.facts.plain import to_plain
from habeas.facts.statement import Origin, Statement
from habeas.facts.text_form import quoted, quoted_or_null
from habeas.facts.when import Days, When


def write_statement(statement: Statement) -> str | None:
    """Return a statement in canonical JSON, byte for byte as the general way writes it.

    None where it is not in the form of `STATEMENT`, or holds what its fields are not for: both are left to that way.
    """
    anchor, span = statement.anchor, statement.anchor.span
    if anchor.seconds is not None:
        return None
    try:
        return (
            f'{{"anchor":{{"cell":{quoted_or_null(anchor.cell)},"exhibit":{quoted(anchor.exhibit)},'
            f'"layer_sha256":{quoted(anchor.layer_sha256)},"page":{_number(anchor.page)},'
            f'"prefix":{quoted(anchor.prefix)},"quote":{quoted(anchor.quote)},"seconds":null,'
            f'"span":[{span.start:d},{span.end:d}],"suffix":{quoted(anchor.suffix)}}},'
            f'"claim":{write_claim(statement.claim) or _written(statement.claim)},"id":{quoted(statement.id)},'
            f'"modality":{quoted(statement.modality)},"origin":{_write_origin(statement.origin)},'
            f'"place":{quoted_or_null(statement.place)},"polarity":{quoted(statement.polarity)},'
            f'"proposal":{quoted_or_null(statement.proposal)},"published_on":{_day(statement.published_on)},'
            f'"when":{_write_when(statement.when)}}}'
        )
    except (TypeError, ValueError):
        return None


def write_grade(grade: Grade) -> str:
    """Return a grade in canonical JSON."""
    return f'{{"information":{quoted(grade.information)},"source":{quoted(grade.source)}}}'


def _write_origin(origin: Origin) -> str:
    chain = ",".join(f'{{"how":{quoted(link.how)},"who":{quoted(link.who)}}}' for link in origin.chain)
    return (
        f'{{"chain":[{chain}],"key":{quoted(origin.key)},"medium":{quoted(origin.medium)},'
        f'"publisher":{quoted(origin.publisher)},"said_edtf":{quoted_or_null(origin.said_edtf)},'
        f'"speaker":{quoted_or_null(origin.speaker)},"speaker_name":{quoted(origin.speaker_name)},'
        f'"style":{quoted_or_null(origin.style)}}}'
    )


def _write_when(when: When | None) -> str:
    if when is None:
        return "null"
    every, some, span = when.every, when.some, when.span
    return (
        f'{{"edtf":{quoted(when.edtf)},"every":{_days(every)},"some":{_days(some)},'
        f'"span":{"null" if span is None else f"[{span.start:d},{span.end:d}]"},"words":{quoted(when.words)}}}'
    )


def _days(days: Days | None) -> str:
    return "null" if days is None else f"[{_day(days.first)},{_day(days.last)}]"


def _day(day: date | None) -> str:
    return "null" if day is None else f'"{day.isoformat()}"'


def _number(number: int | None) -> str:
    return "null" if number is None else f"{number:d}"


def _written(claim: Claim) -> str:
    """Return a claim of another kind in canonical JSON; what has no canonical text is left to whoever checks for it."""
    return _ENCODER.encode(to_plain(claim, fractions_as_text=True))


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
