"""Appeals: who asked whom for what, and how many times."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import AppealClaim
from habeas.facts.count import Count
from habeas.facts.party import PartyKind
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import phrase_after, phrase_before
from habeas.read.languages.en.claims.roles import agents
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate

_FILED = frozenset(
    "file submit lodge write send address forward hand make issue record post put present bring draft dispatch deliver "
    "sign launch prepare tender raise mail fax start collect receive publish release prepare pen compose".split()
)
_STRONG = frozenset("appeal complaint petition lawsuit motion application".split())
_WEAK = frozenset(
    "letter request report statement inquiry enquiry demand plea notice claim message rapport suit query".split()
)
_PAPERS = _STRONG | _WEAK
_ADDRESSED = frozenset("appeal petition complain write turn apply address".split())
_ASKING = frozenset("ask urge demand beg implore request beseech call plead".split())
_ASKED_FOR = frozenset(
    "release return discharge dismissal information investigate investigation intervene intervention "
    "help bring home find "
    "free exchange resign contact access lawyer whereabouts explain answer check protect evacuate save court hearing "
    "demobilise demobilize leave conscience contract ensure stop end halt disclose reveal produce examine examination "
    "inform visit admit doctor medical hospital question show clarify establish verify punish".split()
)
_FIRM = frozenset("demand urge beg implore call plead beseech".split())
_OF_CAPTIVES = frozenset(
    "release return discharge dismissal home investigate investigation whereabouts find free exchange bring lawyer "
    "information demobilise demobilize evacuate intervene disclose reveal produce visit doctor examine".split()
)
_OFFICIALS = frozenset(
    "court prosecutor ombudsman ombudswoman commissioner police president authority committee ministry minister "
    "tribunal inspector investigator office organization government council director governor commander chief head "
    "judge mayor embassy consulate ambassador parliament".split()
)
_ASK_LENGTH = 14
_REACH = 11
"""How many tokens after its verb a paper is looked for."""

_BODIES = (PartyKind.ORGANIZATION, PartyKind.UNIT, PartyKind.PERSON, PartyKind.GROUP)


_APPEALING = (
    (_FILED, _PAPERS),
    (_ADDRESSED, frozenset(("to", "petition"))),
    (_ASKING, _ASKED_FOR),
)
"""For each way to tell of an appeal: words of which one must be there, and others of which one must be there too."""


def find_appeals(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield the appeals that one sentence tells of."""
    if not any(_has_each(clause, *wordings) for wordings in _APPEALING):
        return
    for predicate in clause.predicates:
        draft = (
            _written(scene, clause, predicate)
            or _addressed(scene, clause, predicate)
            or _asked(scene, clause, predicate)
        )
        if draft is not None:
            yield draft


def _has_each(clause: Clause, *needs: frozenset[str]) -> bool:
    """Return whether a sentence has a word of each set."""
    return not any(map(clause.words.isdisjoint, needs))


def _written(scene: Scene, clause: Clause, predicate: Predicate) -> Draft | None:
    """Read "filed a complaint", "20 appeals were lodged", "wrote eight letters asking to be discharged"."""
    if predicate.lemma not in _FILED:
        return None
    noun = _paper(scene, clause, predicate)
    if noun is None:
        return None
    lemma = scene.tokens[noun].lemma
    first, last = min(noun, predicate.first), noun + 1
    asks = _asks(scene, noun + 1, clause.sentence.last)
    number = _number(scene, noun)
    to = _addressee(scene, predicate, noun, max(last, predicate.last))
    if lemma in _WEAK and asks is None and to is None:
        return None
    if asks is None and lemma in _WEAK and lemma in ("message", "statement", "claim", "report") and number is None:
        return None
    weight = 0.82 if lemma in _STRONG else 0.7
    weight += 0.06 * (asks is not None) + 0.04 * (to is not None)
    return _draft(
        scene,
        clause,
        predicate,
        asks=asks or _by_name(scene, noun),
        to=to,
        number=number,
        first=first,
        last=last,
        weight=weight,
        rule="appeal/written",
    )


def _paper(scene: Scene, clause: Clause, predicate: Predicate) -> int | None:
    """Return the noun for what was written: the object, or the subject of a passive verb."""
    if predicate.passive and predicate.subject is not None:
        return predicate.subject if scene.tokens[predicate.subject].lemma in _PAPERS else None
    for index in range(predicate.head + 1, min(predicate.head + _REACH, predicate.last)):
        token = scene.tokens[index]
        if token.lemma in _PAPERS and token.tag.startswith("NN"):
            return index if not (index + 1 < predicate.last and scene.tokens[index + 1].tag in ("NN", "NNS")) else None
        if (token.tag.startswith("VB") and token.tag not in ("VBN", "VBG")) or token.text in (".", ";", ":", "—"):
            return None
    return None


def _addressed(scene: Scene, clause: Clause, predicate: Predicate) -> Draft | None:
    """Read "appealed to the ombudsman", "has turned to a court", "complained to the prosecutor"."""
    if predicate.lemma not in _ADDRESSED or predicate.passive:
        return None
    words = [token.lower for token in scene.tokens[predicate.head + 1 : predicate.head + 3]]
    if "to" not in words and predicate.lemma != "petition":
        return None
    start = predicate.head + 1 + (words.index("to") + 1 if "to" in words else 0)
    found = phrase_after(scene.tokens, start, min(predicate.last + 2, clause.sentence.last))
    if found is None:
        return None
    noun = scene.tokens[found[0]]
    official = noun.lemma in _OFFICIALS
    to = scene.entity(found[0])
    if not official and (predicate.lemma in ("turn", "write", "apply", "address") or scene.kind(to) not in _BODIES):
        return None
    asks = _asks(scene, found[1], clause.sentence.last)
    to = to if scene.kind(to) in _BODIES else None
    return _draft(
        scene,
        clause,
        predicate,
        asks=asks,
        to=to,
        number=None,
        first=predicate.first,
        last=max(found[1], predicate.last),
        weight=0.76,
        rule="appeal/addressed",
    )


def _asked(scene: Scene, clause: Clause, predicate: Predicate) -> Draft | None:
    """Read "demanded that they be released", "asked the minister to bring them home"."""
    if predicate.lemma not in _ASKING or predicate.infinitive:
        return None
    after = scene.tokens[predicate.head + 1 : clause.sentence.last]
    if predicate.lemma == "call" and not (len(after) > 1 and after[0].lower in ("on", "for")):
        return None
    asked_for = {token.lemma for token in after[:_ASK_LENGTH]} & _ASKED_FOR
    if not asked_for or (after and after[0].lower in ("if", "whether", "why", "what", "about", ",")):
        return None
    targets = scene.objects(predicate) or scene.after_word(predicate, "on", "from")
    to = next((each for each in targets if scene.kind(each) in _BODIES), None)
    text = scene.span(predicate.head + 1, min(predicate.head + 1 + _ASK_LENGTH, clause.sentence.last)).of(
        scene.document.text
    )
    firm = predicate.lemma in _FIRM and bool(asked_for & _OF_CAPTIVES)
    official = bool({scene.tokens[index].lemma for index in range(predicate.head + 1, predicate.last)} & _OFFICIALS)
    weight = (0.66 if firm else 0.54) + (0.08 if to or official else 0)
    return _draft(
        scene,
        clause,
        predicate,
        asks=text.strip(' .,”"'),
        to=to,
        number=None,
        first=predicate.first,
        last=predicate.last,
        weight=weight,
        rule="appeal/asked",
    )


def _draft(
    scene: Scene, clause: Clause, predicate: Predicate, *, asks: str | None, to: str | None, number: Count | None,
    first: int, last: int, weight: float, rule: str,
) -> Draft:  # fmt: skip
    by = agents(scene, clause, predicate)
    if not by and predicate.passive:
        by = _on_behalf(scene, predicate)
    by = tuple(each for each in by if scene.kind(each) in _BODIES and each != to)
    return Draft(
        claim=AppealClaim(by=by, to=to, asks=asks, number=number), trigger=predicate.head, first=first, last=last,
        weight=weight - (0 if by or predicate.passive else 0.08), rule=rule, predicate=predicate,
    )  # fmt: skip


def _on_behalf(scene: Scene, predicate: Predicate) -> tuple[str, ...]:
    return scene.after_word(predicate, "behalf") or scene.after_word(predicate, "by")


def _addressee(scene: Scene, predicate: Predicate, noun: int, last: int) -> str | None:
    """Return whom the paper went to, if that is a body or a person of the text."""
    for index in range(min(noun, predicate.head), last - 1):
        if scene.tokens[index].lower in ("to", "with", "before", "against"):
            found = phrase_after(scene.tokens, index + 1, last)
            entity = scene.entity(found[0]) if found else None
            if scene.kind(entity) in _BODIES:
                return entity
    return _indirect(scene, predicate, noun)


def _indirect(scene: Scene, predicate: Predicate, noun: int) -> str | None:
    """Return the one between verb and paper: "sent the regiment twenty reports"."""
    if predicate.passive or noun - predicate.head < 3:
        return None
    found = phrase_after(scene.tokens, predicate.head + 1, noun - 1)
    entity = scene.entity(found[0]) if found else None
    return entity if scene.kind(entity) in _BODIES else None


def _number(scene: Scene, noun: int) -> Count | None:
    """Return how many of a paper there are, by the count whose noun it is."""
    near = scene.counts_in(noun - _REACH, noun + 1)
    return next((each.count for each in near if each.head == noun or (each.partitive and each.whole == noun)), None)


def _asks(scene: Scene, first: int, last: int) -> str | None:
    """Return the words for what is asked: after "for", "asking", "demanding", "to be", "about"."""
    for index in range(first, min(first + 12, last - 1)):
        word = scene.tokens[index].lower
        if word in ("asking", "demanding", "requesting", "seeking", "calling", "urging", "for"):
            start = index + 1
            end = start
            while (
                end < last
                and end - start < _ASK_LENGTH
                and scene.tokens[end].lower
                not in ("before", "after", "when", "because", "since", "but", "who", ",", ".", ";", "—", "”", '"', ")")
            ):
                end += 1
            return scene.span(start, end).of(scene.document.text) if end > start else None
        if word in (".", ";", "—"):
            break
    return None


def _by_name(scene: Scene, noun: int) -> str | None:
    """Return what the paper is called when its own name says what it asks: "resignation requests"."""
    found = phrase_before(scene.tokens, noun + 1, max(0, noun - 3))
    before = scene.tokens[noun - 1] if noun else None
    if found is None or before is None or before.lemma not in (*_ASKED_FOR, "resignation"):
        return None
    return before.lower
