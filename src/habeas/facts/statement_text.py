"""Statements read straight from canonical JSON, of which a large case has a hundred thousand.

Reading them in the general way is most of what it takes to open such a case. What many statements share, who said it,
when, of whom, is read once here, and is one object from then on: a large case takes three quarters of the memory.
"""

from __future__ import annotations

import json
from datetime import date
from operator import itemgetter
from typing import TypeVar

from habeas.facts.anchor import Anchor
from habeas.facts.claim import Claim
from habeas.facts.claim_text import is_claim, read_claim
from habeas.facts.errors import HabeasError
from habeas.facts.grade import Grade
from habeas.facts.ids import ExhibitId, PartyId, ProposalId, Sha256, StatementId
from habeas.facts.plain import from_plain
from habeas.facts.source import Link, Medium, Style
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Origin, Polarity, Statement
from habeas.facts.text_form import Groups, NotInThisForm, groups_of, words_in
from habeas.facts.when import When

Value = TypeVar("Value")

GRADE = '{"information":"<words>","source":"<words>"}'
"""The form of a grade."""

_ORIGIN = (
    '{"chain":[<facts>],"key":"<words>","medium":"<words>","publisher":"<words>","said_edtf":<words?>,'
    '"speaker":<words?>,"speaker_name":"<words>","style":<words?>}'
)
STATEMENT = (
    '{"anchor":{"cell":<words?>,"exhibit":"<words>","layer_sha256":"<words>","page":<number?>,"prefix":"<words>",'
    '"quote":"<words>","seconds":null,"span":[<number>,<number>],"suffix":"<words>"},"claim":{"<fields>},"id":"<words>",'
    f'"modality":"<words>","origin":{_ORIGIN},"place":<words?>,"polarity":"<words>","proposal":<words?>,'
    '"published_on":<words?>,"when":<fact?>}'
)
"""The form of a statement. The seconds of a recording are written in two ways: such a statement is not in it."""

STATEMENT_GROUPS = groups_of(STATEMENT)
"""How many groups a statement has in the pattern of a form."""

QUOTE_GROUP, ID_GROUP = 5, 10
"""Which of them hold the quotation and the id, counted from 0."""


_SHARED = itemgetter(11, 12, 14, 19, 21, 23)
"""The groups that are alike in many statements: modality, chain, medium, style, polarity, day of publication."""


class StatementReader:
    """Reads the groups of a pattern; what is alike is read once and is one object, as long as the reader is kept."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._claims: dict[str, Claim] = {}
        self._sound: set[str] = set()
        self._sound_shared: set[Groups] = set()
        self._origins: dict[Groups, Origin] = {}
        self._chains: dict[str, tuple[Link, ...]] = {"": ()}
        self._whens: dict[str, When] = {}
        self._days: dict[str, date] = {}
        self._grades: dict[Groups, Grade] = {}
        self._same: dict[str, str] = {}

    def grade(self, groups: Groups) -> Grade:
        """Return a grade from its groups.

        Raises:
            NotInThisForm: there is no such grade.
        """
        known = self._grades.get(groups)
        if known is None:
            known = self._fact(Grade, '{{"information":"{}","source":"{}"}}'.format(*groups))
            self._grades[groups] = known
        return known

    def one(self, group: str) -> str:
        """Return a text of which there are many alike, always as one and the same object; raises as `words_in`."""
        known = self._same.get(group)
        if known is None:
            known = self._same[group] = words_in(group)
        return known

    def statement(self, groups: Groups) -> Statement:
        """Return a statement from its groups.

        Raises:
            NotInThisForm: one of them does not hold what belongs there.
        """
        cell, exhibit, layer, page, prefix, quote, start, end, suffix, claim, statement, modality = groups[:12]
        origin = groups[12:-5]
        place, polarity, proposal, published, when = groups[-5:]
        try:
            return Statement(
                id=StatementId(words_in(statement)),
                claim=self._claims.get(claim) or self._claim(claim),
                anchor=Anchor(
                    exhibit=ExhibitId(self.one(exhibit)),
                    layer_sha256=Sha256(self.one(layer)),
                    span=Span(start=int(start), end=int(end)),
                    quote=words_in(quote),
                    prefix=words_in(prefix),
                    suffix=words_in(suffix),
                    page=None if page is None else int(page),
                    cell=None if cell is None else words_in(cell),
                ),
                origin=self._origins.get(origin) or self._origin(origin),
                published_on=None if published is None else self._days.get(published) or self._day(published),
                when=None if when is None else self._whens.get(when) or self._when(when),
                place=None if place is None else PartyId(self.one(place)),
                polarity=_POLARITIES[polarity],
                modality=_MODALITIES[modality],
                proposal=None if proposal is None else ProposalId(words_in(proposal)),
            )
        except (KeyError, ValueError, HabeasError) as error:
            raise NotInThisForm from error

    def check(self, groups: Groups) -> None:
        """Find out whether `statement` returns one, without making it; nothing is escaped in any group any more.

        Raises:
            NotInThisForm: one of them does not hold what belongs there.
        """
        page, start, end, claim, when, shared = groups[3], groups[6], groups[7], groups[9], groups[24], _SHARED(groups)
        try:
            if int(start) >= int(end) or (page is not None and int(page) < 0):
                raise NotInThisForm
            if shared not in self._sound_shared:
                self._check_shared(*shared)
            if claim not in self._sound and claim not in self._claims:
                self._check_claim(claim)
            if when is not None and when not in self._whens:
                self._when(when)
        except (ValueError, HabeasError) as error:
            raise NotInThisForm from error

    def _check_shared(
        self, modality: str, chain: str, medium: str, style: str | None, polarity: str, published: str | None
    ) -> None:
        if modality not in _MODALITIES or polarity not in _POLARITIES or medium not in _MEDIA:
            raise NotInThisForm
        if style is not None and style not in _STYLES:
            raise NotInThisForm
        if chain not in self._chains:
            self._chain(chain)
        if published is not None and published not in self._days:
            self._day(published)
        self._sound_shared.add((modality, chain, medium, style, polarity, published))

    def _check_claim(self, group: str) -> None:
        text = f'{{"{group}}}'
        if not is_claim(text):
            self._fact(Claim, text)  # type: ignore[arg-type]
        self._sound.add(group)

    def _claim(self, group: str) -> Claim:
        text = f'{{"{group}}}'
        claim = self._claims[group] = read_claim(text) or self._fact(Claim, text)  # type: ignore[arg-type]
        return claim

    def _origin(self, groups: Groups) -> Origin:
        chain, key, medium, publisher, said, speaker, speaker_name, style = groups
        origin = self._origins[groups] = Origin(
            speaker=None if speaker is None else PartyId(self.one(speaker)),
            speaker_name=self.one(speaker_name),
            chain=self._chains[chain] if chain in self._chains else self._chain(chain),
            publisher=self.one(publisher),
            medium=_MEDIA[medium],
            style=None if style is None else _STYLES[style],
            said_edtf=None if said is None else self.one(said),
            key=self.one(key),
        )
        return origin

    def _chain(self, group: str) -> tuple[Link, ...]:
        chain = self._chains[group] = self._fact(tuple[Link, ...], f"[{group}]")
        return chain

    def _when(self, group: str) -> When:
        when = self._whens[group] = self._fact(When, group)
        return when

    def _day(self, group: str) -> date:
        day = self._days[group] = date.fromisoformat(group)
        return day

    def _fact(self, kind: type[Value], text: str) -> Value:
        try:
            return from_plain(kind, json.loads(text))
        except (ValueError, HabeasError) as error:
            raise NotInThisForm from error


_POLARITIES = {one.value: one for one in Polarity}
_MODALITIES = {one.value: one for one in Modality}
_MEDIA = {one.value: one for one in Medium}
_STYLES = {one.value: one for one in Style}
