"""Search: names in any script through the match stage, words of reports through the store."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import ExhibitId
from habeas.facts.party import Party
from habeas.workspace.held import hold
from habeas.workspace.session import Session

SHOWN_AROUND = 80
"""How many signs of a report are shown before and after the words that were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that were found in a report, with the words around them."""

    layer: ExhibitId
    report: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: parties whose name may be meant, likeliest first, and passages that hold the words."""

    parties: tuple[Party, ...]
    passages: tuple[Passage, ...]


def search(session: Session, text: str, *, exact: bool = False) -> Found:
    """Return parties and passages of the case that answer to `text`.

    Args:
        exact: Only parties whose name is written so, letter by letter, instead of in any script and spelling.
    """
    from habeas.match.party_names import names_of

    held = hold(session)
    found = names_of(tuple(held.parties.values())).search(text, exact=exact)
    return Found(parties=tuple(held.parties[party] for party in found), passages=_passages(session, text))


def _passages(session: Session, text: str) -> tuple[Passage, ...]:
    queries = session.store.queries
    layers = {one.derived_from: one for one in queries.exhibits(session.case, role=ExhibitRole.TEXT_LAYER)}
    found = []
    for hit in queries.search(session.case, text):
        layer = layers.get(ExhibitId(hit.target)) if hit.kind in ("text", "exhibit") else None
        if layer is not None:
            words = _excerpt(session.text(layer.id), text) or hit.excerpt
            found.append(Passage(layer=layer.id, report=layer.title or layer.name, excerpt=words))
    return tuple(found)


def _excerpt(text: str, wanted: str) -> str:
    """Return the words of the report around what was searched for, letter by letter; empty where only its title has it.

    Looks for all the words as one string first, else for the first of them, as the store does.
    """
    for phrase in (wanted.split(), wanted.split()[:1]):
        pattern = r"\s+".join(re.escape(unicodedata.normalize("NFC", word)) for word in phrase)
        place = re.search(re.sub("[её]", "[её]", pattern, flags=re.IGNORECASE), text, re.IGNORECASE)
        if place:
            first, end = max(0, place.start() - SHOWN_AROUND), place.end() + SHOWN_AROUND
            return f"{'…' if first else ''}{text[first:end]}{'…' if end < len(text) else ''}"
    return ""
