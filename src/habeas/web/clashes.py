"""Two people answered the same question: both answers side by side, and nothing recorded over the other unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from habeas.facts.derivation import DerivationJudgement
from habeas.facts.errors import HabeasError
from habeas.facts.ids import ActorId
from habeas.facts.judgement import IdentityJudgement
from habeas.web.refusals import four_lines

NOT_SENT_AGAIN = frozenset({"csrfmiddlewaretoken", "over"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """The answer that stands: in words, by whom, when, and why; `entry` is its entry in the log."""

    words: str
    by: str
    at: datetime
    reason: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Both answers: theirs, None where it was taken back meanwhile, and the one that was not recorded.

    `fields` are what was sent, to be sent again by whoever still wants theirs recorded.
    """

    refusal: str
    theirs: Theirs | None
    mine: str
    reason: str
    fields: tuple[tuple[str, str], ...]

    @property
    def over(self) -> str:
        """The entry that a second attempt is recorded over, empty where nothing stands."""
        return self.theirs.entry if self.theirs else ""


def clash_of(
    refusal: HabeasError,
    standing: IdentityJudgement | DerivationJudgement | None,
    *,
    words: str,
    names: Mapping[ActorId, str],
    mine: str,
    sent: QueryDict,
) -> Clash:
    """Return both sides of a refused answer.

    Args:
        refusal: Why it was not recorded.
        standing: The judgement that stands, None where it was taken back meanwhile.
        words: The answer of that judgement, in words.
        names: Who the enrolled people are.
        mine: The answer that was refused, in words.
        sent: The form that was sent.
    """
    return Clash(
        refusal=four_lines(refusal),
        theirs=None if standing is None else _theirs(standing, words, names),
        mine=mine,
        reason=sent.get("reason", ""),
        fields=tuple(_fields(sent)),
    )


def _theirs(judgement: IdentityJudgement | DerivationJudgement, words: str, names: Mapping[ActorId, str]) -> Theirs:
    by = names.get(judgement.by, judgement.by)
    return Theirs(words=words, by=by, at=judgement.at, reason=judgement.reason, entry=judgement.entry)


def _fields(sent: QueryDict) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, values in sent.lists() if name not in NOT_SENT_AGAIN for value in values)
