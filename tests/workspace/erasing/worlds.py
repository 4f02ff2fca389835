"""Random small worlds: people with names that stand nowhere else, and everything that can be said and done about them.

Every person has a name of random letters, in two scripts, and words of random letters in each sentence that is about
them alone. So whatever is left of somebody is found by a search for letters.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from habeas.facts.appeal import Appeal, AppealKind
from habeas.facts.claim import ActClaim, Claim, RemarkClaim, WhereaboutsClaim
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import AppealId, ConsentId, ExhibitId, PartyId, ReleaseId, digest, new_id
from habeas.facts.judgement import Identity
from habeas.facts.party import PartyKind
from habeas.facts.plain import to_plain
from habeas.facts.reading import Entity, Reading
from habeas.facts.source import Attribution, Style
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.facts.when import on_day
from habeas.record.kinds import (
    AppealFiled,
    ConsentGiven,
    DraftMade,
    ExhibitReceived,
    ExhibitSealed,
    ReleaseProposed,
    SilenceFlipped,
)
from habeas.workspace import Workspace

AT = datetime(2023, 10, 20, 12, tzinfo=UTC)
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
CYRILLIC = dict(zip("bdfgklmnprstvzaeiou", "бдфгклмнпрствзаеиоу", strict=True))


@dataclass(slots=True, kw_only=True)
class Somebody:
    """A person of a world: how they are written, words said of them alone, and the parties that they became."""

    given: str
    family: str
    words: set[str] = field(default_factory=set)
    parties: set[PartyId] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name in Latin letters."""
        return f"{self.given} {self.family}"

    @property
    def cyrillic(self) -> str:
        """The name in Cyrillic letters."""
        return " ".join("".join(CYRILLIC[one] for one in part.lower()).title() for part in (self.given, self.family))

    def traces(self) -> tuple[str, ...]:
        """Return everything that must not be found once the person is erased."""
        return (self.family, self.cyrillic.split()[-1], *sorted(self.words))


@dataclass(slots=True, kw_only=True)
class _Writing:
    """A report while it is written: its text, whom it names where, and what is claimed."""

    text: str = ""
    mentions: dict[int, list[Span]] = field(default_factory=dict)
    claims: list[tuple[Span, Claim, str | None]] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)


class World:
    """A workspace that fills with random entries; the same seed makes the same world, but for its ids."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        """Take an empty workspace in which two people are enrolled."""
        self.workspace = workspace
        self.session = workspace.session
        self.chance = random.Random(seed)
        self.people = [self._somebody() for _ in range(self.chance.randint(3, 6))]

    def live(self) -> None:
        """Let everything happen that leaves a trace of people."""
        for _ in range(self.chance.randint(3, 6)):
            self._report()
        for somebody in self.people:
            self._learn_parties(somebody)
            if somebody.parties:
                self._lives_on(somebody)
        self._photograph(self.chance.choice(self.people))

    def _somebody(self) -> Somebody:
        return Somebody(given=self._word(2).title(), family=self._word(5).title())

    def _word(self, syllables: int) -> str:
        return "".join(self.chance.choice(CONSONANTS) + self.chance.choice(VOWELS) for _ in range(syllables))

    def _report(self) -> None:
        """Seal a report of some of the people, with its text and a reading, and judge what is proposed."""
        writing = _Writing()
        for _ in range(self.chance.randint(1, 5)):
            chosen = self.chance.sample(range(len(self.people)), self.chance.choice((0, 1, 1, 1, 2, 2)))
            self._sentence(writing, chosen)
        name = f"{self.chance.choice(self.people).family}.txt" if self.chance.random() < 0.2 else "report.txt"
        original = self.seal(writing.text.encode(), name=name)
        layer = self.seal(writing.text.encode(), name=name, role=ExhibitRole.TEXT_LAYER, of=original)
        content = json.dumps(to_plain(self._reading(writing)), ensure_ascii=False).encode()
        self.seal(content, name=name, role=ExhibitRole.READING, of=layer)
        if self.chance.random() < 0.3:
            received = ExhibitReceived(exhibit=original.id, name=name, channel="mail", received_at=AT)
            self.session.append(received)
        self._judge(layer)

    def _sentence(self, writing: _Writing, chosen: Sequence[int]) -> None:
        """Add a sentence about nobody, about one person with a word of their own, or about two."""
        start, word = len(writing.text), self._word(6)
        claim: Claim = RemarkClaim()
        speaker: str | None = None
        if not chosen:
            writing.text += f"Sixty men refused, {word}."
        elif len(chosen) == 1:
            (one,) = chosen
            self.people[one].words.add(word)
            self._mention(writing, one)
            writing.text += f" was held by the {word} gate."
            claim = WhereaboutsClaim(of=(f"e{one}",), state="held")
        else:
            left, right = chosen
            self._mention(writing, left)
            writing.text += f", {word}, and "
            self._mention(writing, right)
            writing.text += " were led away."
            claim = ActClaim(act="arrest", victims=(f"e{left}", f"e{right}"))
            if self.chance.random() < 0.3:
                # The first one says it of the second alone.
                self.people[right].words.add(word)
                claim, speaker = WhereaboutsClaim(of=(f"e{right}",), state="held"), f"a{len(writing.attributions)}"
                writing.attributions.append(
                    Attribution(
                        id=speaker, source=writing.mentions[left][-1], entity=f"e{left}", cue=None, content=(),
                        style=Style.INDIRECT,
                    )
                )  # fmt: skip
        writing.claims.append((Span(start=start, end=len(writing.text)), claim, speaker))
        writing.text += self.chance.choice((" ", "\n", "\n\n"))

    def _mention(self, writing: _Writing, number: int) -> None:
        somebody = self.people[number]
        written = self.chance.choice((somebody.name, somebody.name, somebody.family, somebody.cyrillic))
        span = Span(start=len(writing.text), end=len(writing.text) + len(written))
        writing.text += written
        writing.mentions.setdefault(number, []).append(span)

    def _reading(self, writing: _Writing) -> Reading:
        entities = tuple(
            Entity(
                id=f"e{number}",
                kind=PartyKind.PERSON,
                name=self.people[number].name,
                spellings=tuple(sorted({span.of(writing.text) for span in spans})),
                mentions=tuple(spans),
                roles=(f"neighbour of {self.chance.choice(self.people).name}",) if self.chance.random() < 0.2 else (),
            )
            for number, spans in writing.mentions.items()
        )
        statements = tuple(
            Proposal(
                id=f"s{place}",
                span=span,
                quote=span.of(writing.text),
                attribution=speaker,
                claim=claim,
                confidence=0.75,
            )
            for place, (span, claim, speaker) in enumerate(writing.claims, 1)
        )
        return Reading(
            language="en", published=None, reader="by hand/1", entities=entities,
            attributions=tuple(writing.attributions), statements=statements,
        )  # fmt: skip

    def _judge(self, layer: Exhibit) -> None:
        for queued in self.session.store.queries.proposals(self.session.case, exhibit=layer.id):
            whom = self.chance.choice(self.people).name
            match self.chance.randrange(8):
                case 0:
                    self.workspace.reject(queued.id, reason=f"not what {whom} said")
                case 1:
                    pass
                case 2:
                    judged = self.workspace.accept(queued.id, reason=f"as {whom} says")
                    self.workspace.undo(judged.entry, reason=f"{whom} takes it back")
                case 3:
                    self.workspace.correct(queued.id, {"modality": "alleged"}, reason=f"{whom} was not there")
                case _:
                    self.workspace.accept(queued.id)

    def _learn_parties(self, somebody: Somebody) -> None:
        """Find the parties that a person became, and judge them to be one."""
        for party in self.session.store.queries.parties(self.session.case):
            if party.name == somebody.name:
                somebody.parties.add(party.id)
        for other in sorted(somebody.parties)[1:]:
            first = min(somebody.parties)
            self.workspace.judge_identity(first, other, Identity.SAME, reason=f"both are {somebody.name}")

    def _lives_on(self, somebody: Somebody) -> None:
        """Enter a consent, an appeal, a draft, a release and a silence of a person, each by chance."""
        person, chance = min(somebody.parties), self.chance
        about = (person,)
        if chance.random() < 0.5:
            consent = Consent(
                id=ConsentId(new_id("k")), person=person, given_by=f"the mother of {somebody.name}",
                purposes=(Purpose.PUBLISH,), audiences=(Audience.PUBLIC,), fields=("name",), from_day=date(2023, 1, 1),
            )  # fmt: skip
            self.session.append(ConsentGiven(consent=consent, about=about))
        if chance.random() < 0.5:
            together = {person, *(min(one.parties) for one in chance.sample(self.people, 1) if one.parties)}
            appeal = Appeal(
                id=AppealId(new_id("a")), kind=AppealKind.COMPLAINT, by=(), persons=tuple(sorted(together)),
                addressee="Garrison prosecutor", sent=on_day(date(2023, 8, 1)), asks=f"where {somebody.name} is",
            )  # fmt: skip
            self.session.append(AppealFiled(appeal=appeal, about=tuple(sorted(together))))
        if chance.random() < 0.5:
            words = f"Form for {somebody.name}, beside {chance.choice(self.people).name}.".encode()
            draft = self.seal(words, name="draft.txt", role=ExhibitRole.DRAFT)
            self.session.append(DraftMade(form="wgeid", person=person, exhibit=draft.id, about=about))
        if chance.random() < 0.3:
            file = self.seal(f"<p>{somebody.name}</p>".encode(), name="dossier.html", role=ExhibitRole.RELEASE)
            self.session.append(
                ReleaseProposed(
                    release=ReleaseId(new_id("r")), person=person, purpose=Purpose.PUBLISH, audience=Audience.PUBLIC,
                    product="dossier", exhibits=(file.id,), about=about,
                )
            )  # fmt: skip
        if chance.random() < 0.3:
            self.session.append(
                SilenceFlipped(
                    person=person, channel="family", threshold_days=14, before="within", after="over",
                    as_of=date(2023, 9, 1), about=about,
                )
            )  # fmt: skip
        self.workspace.note_view("party", person)

    def _photograph(self, somebody: Somebody) -> None:
        """Seal a picture that has no text and says in its bytes whom it shows."""
        self.seal(b"\x89PNG\r\n\x1a\n" + somebody.name.encode() + bytes(range(256)), name="photograph.png")

    def seal(
        self, content: bytes, *, name: str, role: ExhibitRole = ExhibitRole.ORIGINAL, of: Exhibit | None = None
    ) -> Exhibit:
        """Seal and log bytes."""
        identifier = ExhibitId(new_id("x"))
        made = role is not ExhibitRole.ORIGINAL
        sealed = self.session.store.seal(
            io.BytesIO(content), case=self.session.case, derived=identifier if made else None
        )
        exhibit = Exhibit(
            id=identifier, role=role, sha256=digest(content), size_bytes=len(content),
            media_type=_MEDIA_TYPES.get(name.rpartition(".")[2], "text/plain"), name=name, received_at=AT,
            derived_from=of.id if of else None, tool="by hand/1" if made else None,
        )  # fmt: skip
        if sealed.is_new:
            self.session.append(
                ExhibitSealed(
                    exhibit=exhibit, address=sealed.address, sealed_sha256=sealed.sealed_sha256,
                    file_key=sealed.file_key, channel="file",
                )
            )  # fmt: skip
            return exhibit
        known = self.session.store.queries.exhibit_at(self.session.case, sealed.address)
        assert known is not None, "the address is known"
        return known


_MEDIA_TYPES = {"png": "image/png", "html": "text/html"}


def erased_one_by_one(world: World) -> Iterator[Somebody]:
    """Erase the people of a world in random order, each with the leave of the second person, and yield each one."""
    workspace = world.workspace
    order = [one for one in world.people if one.parties]
    world.chance.shuffle(order)
    for somebody in order:
        person = min(somebody.parties)
        leave = workspace.ask_to_erase(workspace.plan_erasure(person), purpose=f"{somebody.name} asked")
        workspace.acting_as("Boris").leaves.give(leave.id)
        workspace.erase_person(person)
        yield somebody
