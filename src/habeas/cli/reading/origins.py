"""The origins of a reading: who says it, through what, passed on by whom."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.reading import Reading
from habeas.facts.source import Attribution, Medium
from habeas.facts.statement import Proposal
from habeas.read import naming

NOBODY = "nobody named (the publisher's own words)"
_MEDIA = {
    Medium.INTERVIEW: "interview",
    Medium.VIDEO: "video",
    Medium.AUDIO: "audio recording",
    Medium.STATEMENT: "statement",
    Medium.LETTER: "letter",
    Medium.POST: "post",
    Medium.DOCUMENT: "document",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One origin as a heading names it, with the proposals that go back to it, in text order."""

    heading: str
    proposals: tuple[Proposal, ...]


def origins_of(reading: Reading, text: str, proposals: tuple[Proposal, ...]) -> tuple[Origin, ...]:
    """Return the origins in the order in which they first speak, the publisher last."""
    groups: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        groups.setdefault(heading_of(reading, text, proposal.attribution), []).append(proposal)
    own = groups.pop(NOBODY, None)
    found = [Origin(heading=heading, proposals=tuple(group)) for heading, group in groups.items()]
    return tuple(found) + ((Origin(heading=NOBODY, proposals=tuple(own)),) if own else ())


def heading_of(reading: Reading, text: str, attribution_id: str | None) -> str:
    """Return "Name, role — medium, passed on by X", or the line for the publisher's own words."""
    if attribution_id is None:
        return NOBODY
    attribution = reading.attribution(attribution_id)
    who = speaker_of(reading, text, attribution)
    through = [_MEDIA[attribution.medium]] if attribution.medium in _MEDIA else []
    passed = [_name(reading, link.who) for link in attribution.chain[1:]]
    if passed:
        through.append(f"passed on by {', '.join(dict.fromkeys(passed))}")
    return f"{who} — {', '.join(through)}" if through else who


def speaker_of(reading: Reading, text: str, attribution: Attribution) -> str:
    """Return the speaker's name with the role that the text gives, or the words that name the source."""
    if attribution.entity is not None:
        entity = reading.entity(attribution.entity)
        return f"{entity.name}, {entity.roles[0]}" if entity.roles else entity.name
    words = " ".join(attribution.source.of(text).split()) if attribution.source else ""
    return naming(words) or "a source that is not named"


def _name(reading: Reading, who: str) -> str:
    try:
        return reading.entity(who).name
    except KeyError:
        return who
