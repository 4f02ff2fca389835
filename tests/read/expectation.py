"""What a careful person notes in a report, and whether a reading holds it.

An expected fact names the kinds of claim that may carry it, words of the report that lie in the sentence of the
proposal, and the fields that must be right. `origin` null means the publisher's own narration; a name must be that of
the speaker, or stand in the words that name the source. Where a list stands for one value, each of its members will do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from habeas.facts.plain import to_plain
from habeas.facts.reading import Reading
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Proposal

SENTENCE_END = re.compile(r"[.!?][”\"]?\s+|\n+")
REFERENCES = frozenset({"of", "to", "from", "by", "victims", "perpetrators", "place"})
CHECKED_ELSEWHERE = frozenset({"number", "about"})

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One fact of a report; absent keys are not checked."""

    wanted: Fields

    @property
    def quote(self) -> str:
        return str(self.wanted["quote"])

    def is_held_by(self, proposal: Proposal, reading: Reading, text: str) -> bool:
        """Return whether the proposal says this."""
        claim = cast(Fields, to_plain(proposal.claim))
        return (
            claim["kind"] in alternatives(self.wanted["kind"])
            and self._stands_where(proposal, text)
            and self._comes_from(proposal, reading, text)
            and self._is_qualified_as(proposal)
            and all(self._field_agrees(name, value, claim, reading) for name, value in self._fields().items())
        )

    def _fields(self) -> Fields:
        return cast(Fields, self.wanted.get("fields", {}))

    def _stands_where(self, proposal: Proposal, text: str) -> bool:
        start = text.index(self.quote)
        words = Span(start=start, end=start + len(self.quote))
        return sentence_around(proposal.span, text).overlaps(words)

    def _comes_from(self, proposal: Proposal, reading: Reading, text: str) -> bool:
        speech = reading.attribution(proposal.attribution) if proposal.attribution else None
        if "origin" in self.wanted and self.wanted["origin"] is None and speech is not None:
            return False
        if self.wanted.get("origin") and (speech is None or not self._is_source(speech, reading, text)):
            return False
        if "said" in self.wanted and (speech is None or speech.said is None or speech.said.edtf != self.wanted["said"]):
            return False
        return "medium" not in self.wanted or (speech is not None and speech.medium == self.wanted["medium"])

    def _is_source(self, speech: Attribution, reading: Reading, text: str) -> bool:
        origin = str(self.wanted["origin"])
        if speech.entity is not None and is_named(origin, speech.entity, reading):
            return True
        return speech.source is not None and origin in speech.source.of(text)

    def _is_qualified_as(self, proposal: Proposal) -> bool:
        if "when" in self.wanted and (proposal.when is None or proposal.when.edtf != self.wanted["when"]):
            return False
        found = {"polarity": proposal.polarity.value, "modality": proposal.modality.value}
        return all(self.wanted.get(name, value) == value for name, value in found.items())

    def _field_agrees(self, name: str, wanted: object, claim: Fields, reading: Reading) -> bool:
        if name in CHECKED_ELSEWHERE:
            return counts_agree(name, wanted, claim.get("number"))
        found = claim.get(name)
        if name in REFERENCES:
            ids = found if isinstance(found, list | tuple) else [found]
            return any(is_named(str(wanted), str(one), reading) for one in ids if one)
        return found in alternatives(wanted)


@cache
def words_of(folder: Path) -> str:
    """Return the report's text exactly as it is stored."""
    return (folder / "report.txt").read_bytes().decode("utf-8")


def alternatives(wanted: object) -> Sequence[object]:
    return wanted if isinstance(wanted, list) else [wanted]


def counts_agree(name: str, wanted: object, number: object) -> bool:
    """Compare a number: `number` by both bounds, `about` by lying between them."""
    if not isinstance(number, Mapping):
        return False
    least, most = number["at_least"], number["at_most"]
    if name == "number":
        return [least, most] == wanted
    return isinstance(wanted, int) and least <= wanted and (most is None or wanted <= most)


def is_named(wanted: str, entity_id: str, reading: Reading) -> bool:
    """Return whether an entity bears a name, or a group or office has the word in one of its names."""
    entity = reading.entity(entity_id)
    spellings = {spelling.casefold() for spelling in (entity.name, *entity.spellings)}
    words = {word for spelling in spellings for word in re.findall(r"\w+", spelling)}
    return wanted.casefold() in spellings or set(re.findall(r"\w+", wanted.casefold())) <= words


def sentence_around(span: Span, text: str) -> Span:
    """Return the sentence or sentences that a span stands in."""
    start = max((end.end() for end in SENTENCE_END.finditer(text, 0, span.start)), default=0)
    after = SENTENCE_END.search(text, max(span.start, span.end - 1))
    return Span(start=min(start, span.start), end=after.start() + 1 if after else len(text))
