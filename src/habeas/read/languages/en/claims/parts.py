"""Parts of a group: "eight", "most of them", "one of the men" are not the whole that was told of before."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.read.languages.en.claims.scene import Scene
from habeas.read.languages.en.tokens import Token

_SHARES = frozenset(
    "some most many several few half majority minority rest remainder others another third quarter part one "
    "handful couple number dozen dozens hundreds scores".split()
)
"""Words that take a part of those that are spoken of, alone or before "of them"."""
_ONLY_OF = frozenset("one third quarter part handful couple number".split())
"""Those among them that take a part only before "of"."""
_TAKEN_UP_WITHIN = 20
_EXCEPT = frozenset("but except excepting save bar barring".split())
_EVERYBODY = frozenset("all everybody everyone none nobody".split())
_KNOWN = frozenset("the these those his her their your our my its them us you whom".split())
"""What stands behind "of" where a part of known people is meant: "some of the men", not "hundreds of men"."""
_WHOLE = frozenset("the these those all both".split())
"""What stands before a number that takes up all of those told of: "the eight"."""


def part_of(scene: Scene, head: int | None) -> str | None:
    """Return the group that a noun phrase with this head takes only a part of; None where it stands for all of it."""
    if head is None or scene.kind(scene.entity(head)) not in (PartyKind.GROUP, PartyKind.UNIT):
        return None
    group = scene.entity(head)
    if scene.tokens[head].lower in ("they", "them") and group is not None:
        return group if _is_taken_up(scene, head, group) else None
    return group if group is not None and (takes_part(scene, head, group) or _is_of_some(scene, head)) else None


def _is_taken_up(scene: Scene, head: int, group: str) -> bool:
    """Return whether "they" are a part told just before: "relatives of some of the miners said that they"."""
    back = Span(start=scene.tokens[max(0, head - _TAKEN_UP_WITHIN)].start, end=scene.tokens[head].start)
    named = [each for each in scene.standings_in(back) if each.entity == group]
    at = scene.token_at(named[-1].span.start) - 1 if named else 0
    while at > 1 and scene.tokens[at].tag in ("DT", "CD", "JJ", "PRP$"):
        at -= 1
    share = scene.tokens[at - 1] if at > 1 and scene.tokens[at].lower == "of" else None
    return share is not None and (share.tag == "CD" or share.lower in _SHARES)


def _is_of_some(scene: Scene, head: int) -> bool:
    """Return whether a share that is no noun takes part of a group: "hardly any of the men", "every third of them"."""
    at = head - 1
    while at > 1 and scene.tokens[at].tag in ("DT", "CD", "JJ", "PRP$", "PDT"):
        at -= 1
    return at > 1 and scene.tokens[at].lower == "of" and scene.tokens[at - 1].lower in ("any", "few", "fewer", "third")


def takes_part(scene: Scene, head: int, group: str) -> bool:
    """Return whether a number or a share at a token is less than the group that it is taken for.

    1. "six of the men", "most of them": a part. "hundreds of men", "a group of men": all of them.
    2. "six", alone: a part, but where the group was told with the same number, or "the" or "all" stands before it.
    """
    tokens = scene.tokens
    word = tokens[head]
    if word.tag != "CD" and word.lower not in _SHARES:
        return False
    if head + 2 < len(tokens) and tokens[head + 1].lower == "of":
        return tokens[head + 2].lower in _KNOWN
    if head + 1 < len(tokens) and tokens[head + 1].tag.startswith("NN"):
        return False
    if word.lower in _ONLY_OF or (head and tokens[head - 1].lower in _WHOLE and word.tag == "CD"):
        return False
    return word.lower not in scene.entities.get(group).name.lower().split()


def is_excepted(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a phrase that begins at a token is only taken out of what is told: "all but two of the men"."""
    before = tuple(token.lower for token in tokens[max(0, first - 2) : first])
    if before in (("except", "for"), ("apart", "from"), ("other", "than")):
        return True
    return len(before) == 2 and before[1] in _EXCEPT and before[0] in _EVERYBODY
