"""Appeals and answers: who asked whom for what, how often, and what came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.facts.claim import AppealClaim, ResponseClaim
from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.claims.days import when_of
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.manner import is_conditional, modality_of, polarity_of
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.counts import FoundCount
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch, is_negated, is_plural_verb

_NOBODY = 0.3
"""What it takes from the confidence that nobody is told to ask or to answer."""
_UNSURE = 0.2
"""What a guess of who asks takes from it."""
_DENIED = "denied the event"
_NO_ANSWER = "no answer"
_BODIES = (PartyKind.ORGANIZATION, PartyKind.UNIT)
_TO = frozenset("в во к ко до у на".split())
_TIMES = frozenset(("раз",))
_ASKS = ("с просьбой", "с требованием", "з проханням", "з вимогою", "чтобы", "щоб")


def appeals_at(scene: Scene, at: int, counts: Sequence[FoundCount]) -> Iterator[Draft]:
    """Yield what one verb tells of appeals: "написали 20 обращений в прокуратуру", "обратилась к омбудсмену"."""
    token = scene.tokens[at]
    if "appeal" not in scene.words.tables_of(token):
        return
    if not any(form.part in ("VERB", "GRND", "PRTS") for form in token.forms[:2]):
        return
    clause = scene.clause(at)
    if is_conditional(scene, clause):
        return
    paper = next(scene.find(clause, "appeal", "papers"), None)
    by = scene.subject_of(clause, at, plural=is_plural_verb(token)) or scene.oneself(clause, at)
    to = _addressee(scene, clause, at)
    confidence = _confidence(scene, clause, at, paper, by, to)
    if confidence is None:
        return
    number = next(
        (each.count for each in counts if each.head is not None and _counts_appeals(scene, each.head, paper)), None
    )
    if by is None and to is None and number is None:
        return
    if by is not None and scene.people.kind_of(by.entity) is PartyKind.PLACE:
        return
    doubt = 0.0 if by is None or by.is_sure else _UNSURE
    if scene.span(clause).of(scene.document.text).count(" ") == 0:
        confidence -= _UNSURE  # "Прошу" alone, above a list, says neither whom nor what
    yield Draft(
        claim=AppealClaim(
            by=(by.entity,) if by is not None else (), to=to.entity if to is not None else None,
            asks=_asks(scene, at), number=number,
        ),
        span=scene.span(clause), at=at, rule="appeal", when=when_of(scene, clause), where=None,
        confidence=round(confidence - doubt - (_NOBODY if by is None else 0.0), 2),
        polarity=polarity_of(scene, clause, at), modality=modality_of(scene, clause, at), doubt=doubt,
    )  # fmt: skip


def _counts_appeals(scene: Scene, head: int, paper: int | None) -> bool:
    """Return whether a number counts the papers, or the times: "три запроса", "звонила три раза"."""
    return head == paper or any(form.lemma in _TIMES for form in scene.tokens[head].forms)


def _confidence(
    scene: Scene, clause: Stretch, at: int, paper: int | None, by: Meant | None, to: Meant | None
) -> float | None:
    """Return how surely a verb tells of an appeal, None where it tells of none."""
    words, token = scene.words, scene.tokens[at]
    if words.has(token, "appeal", "submit") and paper is not None and not is_negated(scene.tokens, at, clause.first):
        return 0.84
    if words.has(token, "appeal", "turn") and to is not None:
        return 0.84
    if by is None:
        return None
    official = to is not None and scene.people.kind_of(to.entity) in (PartyKind.ORGANIZATION, PartyKind.UNIT)
    if words.has(token, "appeal", "ask"):
        official = official or _is_asked(scene, clause, at)
        demands = words.has(token, "appeal", "demand") or any("1per" in form.features for form in token.forms)
        return 0.7 if demands or official else 0.56  # "призвал граждан", "просила подождать" ask no authority
    return 0.74 if words.has(token, "appeal", "write") and official else None


def _addressee(scene: Scene, clause: Stretch, at: int) -> Meant | None:
    """Return the body or person behind "в", "к" or in the dative."""
    for index in range(at + 1, clause.last - 1):
        if scene.tokens[index].lower in _TO:
            for behind in range(index + 1, min(index + 4, clause.last)):
                form, meant = scene.tokens[behind].form, scene.body(behind)
                if form.case == "loct":
                    break  # "на сайте центра", "в сети" tell where
                if behind > index + 1 and form.case not in ("gent", "") and _is_noun(scene, behind - 1):
                    break
                if meant is not None:
                    return meant
    return scene.in_case(Stretch(first=at, last=clause.last), at, "datv")


def _is_asked(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether a body right behind a verb is asked: "призвали правительство"."""
    for index in range(at + 1, min(clause.last, at + 4)):
        meant = scene.body(index)
        if meant is not None:
            body = scene.people.kind_of(meant.entity) in (PartyKind.ORGANIZATION, PartyKind.UNIT)
            return body and any(form.case in ("accs", "datv") for form in scene.tokens[index].forms)
    return False


def _is_noun(scene: Scene, at: int) -> bool:
    return scene.tokens[at].form.part == "NOUN"


def _asks(scene: Scene, at: int) -> str | None:
    """Return the words of what is asked for, to the end of the sentence."""
    start, end = scene.tokens[at].end, scene.sentence.end
    behind = scene.document.text[start:end]
    begins = [behind.find(lead) for lead in _ASKS if lead in behind]
    if not begins:
        return None
    words = behind[min(begins) :].strip(' .,;!?»"')
    return words or None


def responses_at(scene: Scene, at: int) -> Iterator[Draft]:
    """Yield what one verb tells of an answer: "отказались принять заявление", "не ответили", "отклонил"."""
    words, token = scene.words, scene.tokens[at]
    if not any(form.part in ("VERB", "PRTS") for form in token.forms[:2]):
        return
    clause = scene.clause(at)
    if is_conditional(scene, clause):
        return
    response, confidence = _response(scene, clause, at)
    if not response:
        return
    by = scene.subject_of(clause, at, plural=is_plural_verb(token)) or _asked(scene, clause, at, response)
    if by is not None and words.has(token, "response", "reply") and scene.people.kind_of(by.entity) is PartyKind.GROUP:
        return
    if by is not None and response == _DENIED and scene.people.is_kin(by.entity):
        return  # a wife who denies it answers no appeal
    if by is None:
        confidence -= _NOBODY
    elif response == _DENIED and _is_mere_person(scene, by):
        confidence -= _UNSURE
    yield Draft(
        claim=ResponseClaim(by=by.entity if by is not None else None, response=response),
        span=scene.span(clause), at=at, rule="response", confidence=round(confidence, 2),
        modality=modality_of(scene, clause, at), when=when_of(scene, clause),
    )  # fmt: skip


def _asked(scene: Scene, clause: Stretch, at: int, response: str) -> Meant | None:
    """Return the one office that was asked before in the sentence: "писала в прокуратуру, но мне не ответили"."""
    verb = scene.tokens[at].form
    if response != _NO_ANSWER or not verb.is_plural or scene.has_subject(clause, verb):
        return None
    before = Stretch(first=scene.sentence.first, last=clause.first)
    asked = any(scene.holds(before, "appeal", name) for name in ("submit", "turn", "ask", "write"))
    met = [scene.people.at_token(index) for index in before.inside if asked]
    bodies = {each.entity for each in met if each is not None and scene.people.kind_of(each.entity) in _BODIES}
    return Meant(entity=bodies.pop()) if len(bodies) == 1 else None


def _is_mere_person(scene: Scene, who: Meant) -> bool:
    """Return whether somebody is named without an office: who denies a rumour about himself answers for nobody."""
    entity = next(each for each in scene.people.entities if each.id == who.entity)
    return entity.kind is PartyKind.PERSON and bool(entity.mentions) and not entity.roles


def _response(scene: Scene, clause: Stretch, at: int) -> tuple[str, float]:
    words, token = scene.words, scene.tokens[at]
    negated = is_negated(scene.tokens, at, clause.first)
    refusing = any(trigger.frame == "refusal" for trigger in words.told_by(*token.forms))
    handling = any(index > at for index in scene.find(clause, "refusal", "handling"))
    paper = scene.holds(clause, "appeal", "papers")
    if refusing and handling:
        return "refused", 0.86
    if words.has(token, "response", "refuse") and not negated and (paper or not refusing):
        return "refused", 0.8 if paper else 0.66
    if words.has(token, "response", "grant") and paper:
        return ("refused", 0.76) if negated else ("granted", 0.8)
    if words.has(token, "response", "reply") and negated:
        bodies = any(
            scene.body(index) is not None and scene.meant(index) is None for index in clause.inside
        )  # fmt: skip
        return (_NO_ANSWER, 0.78) if bodies or paper or _asked(scene, clause, at, _NO_ANSWER) else ("", 0)
    if words.has(token, "denial", "cues") and not negated:
        return _DENIED, 0.79
    return "", 0
