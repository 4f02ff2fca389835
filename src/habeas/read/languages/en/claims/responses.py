"""Responses: how an appeal was answered, or that nobody answered."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import ResponseClaim
from habeas.facts.party import PartyKind
from habeas.facts.source import Attribution
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import phrase_after
from habeas.read.languages.en.claims.patterns import load_rules
from habeas.read.languages.en.claims.persons import is_office, tells_of_office
from habeas.read.languages.en.claims.roles import Found, found_in, parties_of
from habeas.read.languages.en.claims.scene import Clause, Scene

_WITHOUT_PARTY = 0.12
_NOT_ASKED = 0.2
_REFUSING = "v:reject|dismiss|deny|refuse|decline"
"""How the wording begins in which what is refused is the object; "refused to accept" is another."""
_ANSWERING = frozenset("answer reply respond write inform notify tell".split())
_REPLYING = frozenset("answer reply respond react".split())
_NO_SUCH = "v:be|have no such"
_STAFF = frozenset("police guard guards officer officers clerk director warden".split())
"""Who may speak for an office without being one."""
_ASKED = frozenset(
    "request appeal complaint petition letter application report resignation inquiry enquiry motion "
    "plea question demand".split()
)


def find_responses(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield the answers, refusals and silences that one sentence tells of."""
    for match in load_rules("responses").matches(clause):
        found = found_in(scene, clause, match)
        if found is not None and not _is_of_another(scene, found):
            yield _draft(scene, clause, found)


def answers(scene: Scene, speech: Attribution) -> bool:
    """Return whether an office tells what it did with what it was asked: "the court answered that it was passed on"."""
    if speech.cue is None or speech.source is None:
        return False
    cue = scene.tokens[scene.token_at(speech.cue.start) : scene.token_at(speech.cue.end - 1) + 1]
    source = scene.tokens[scene.token_at(speech.source.start) : scene.token_at(speech.source.end - 1) + 1]
    return any(token.lemma in _ANSWERING for token in cue) and any(is_office(token) for token in source)


def _is_of_another(scene: Scene, found: Found) -> bool:
    """Return whether the verb is not of what was asked: "despite reports, some were refused", "refused to go"."""
    match, predicate = found.match, found.predicate
    if match.last < len(scene.tokens) and scene.tokens[match.last].lower == "as" and "such" in match.rule.wording:
        return True
    if predicate is None:
        return False
    subject = scene.tokens[predicate.subject].lemma if predicate.subject is not None else ""
    parted = any(token.text == "," for token in scene.tokens[match.first : predicate.first])
    if match.rule.who == "agent" and parted and subject and subject not in _ASKED:
        return True
    if _is_a_signature(scene, found) or _is_asked_by_an_office(scene, found):
        return True
    if match.rule.wording.startswith(_NO_SUCH) and not _is_by_office(scene, found):
        return True
    follows = scene.tokens[match.first + 1 : match.first + 2]
    return match.rule.wording.startswith(_REFUSING) and bool(follows) and follows[0].tag == "TO"


def _is_asked_by_an_office(scene: Scene, found: Found) -> bool:
    """Return whether it is an office that gets no answer: "he did not answer the investigator's questions"."""
    predicate = found.predicate
    if predicate is None or predicate.passive or found.match.rule.value != "no answer":
        return False
    verbs = (at for at in range(predicate.head, found.match.last) if scene.tokens[at].lemma in _REPLYING)
    verb = next((at for at in verbs if scene.tokens[at].tag[:2] == "VB"), None)
    subject = scene.tokens[predicate.subject] if predicate.subject is not None else None
    asker = phrase_after(scene.tokens, verb + 1, predicate.last) if verb is not None else None
    if verb is None or asker is None or subject is None or is_office(subject):
        return False
    return any(is_office(token) for token in scene.tokens[verb + 1 : asker[1]])


def _is_a_signature(scene: Scene, found: Found) -> bool:
    """Return whether somebody in no office will not sign: he refuses what is asked of him, and answers nothing."""
    predicate = found.predicate
    signs = found.match.rule.value == "refused" and scene.tokens[found.match.last - 1].lemma == "sign"
    if not signs or predicate is None or predicate.subject is None or is_office(scene.tokens[predicate.subject]):
        return False
    entity = scene.entity(predicate.subject)
    if entity is None or scene.kind(entity) in (PartyKind.ORGANIZATION, PartyKind.UNIT):
        return False
    return not any(map(tells_of_office, (scene.entities.get(entity).name, *scene.entities.get(entity).roles)))


def _is_by_office(scene: Scene, found: Found) -> bool:
    """Return whether the words stand in the speech of an office, or of nobody told: a neighbour answers nothing."""
    speech = scene.attribution(found.match.first)
    if speech is None or speech.source is None:
        return True
    first, last = scene.token_at(speech.source.start), scene.token_at(speech.source.end - 1) + 1
    if last == first + 1 and scene.tokens[first].tag == "PRP":
        return _is_of_office(scene, speech.entity)
    body = scene.kind(speech.entity) in (PartyKind.ORGANIZATION, PartyKind.UNIT)
    return body or any(is_office(token) or token.lower in _STAFF for token in scene.tokens[first:last])


def _is_of_office(scene: Scene, entity: str | None) -> bool:
    """Return whether whoever "he" stands for may speak for an office; nobody known is not known to be a neighbour."""
    if entity is None or scene.kind(entity) in (PartyKind.ORGANIZATION, PartyKind.UNIT):
        return True
    one = scene.entities.get(entity)
    return any(
        tells_of_office(words) or not _STAFF.isdisjoint(words.lower().split()) for words in (one.name, *one.roles)
    )


def _draft(scene: Scene, clause: Clause, found: Found) -> Draft:
    match, predicate = found.match, found.predicate
    parties = parties_of(scene, clause, found, any_kind=True)
    by = parties[0] if parties else None
    speaker = scene.attribution(match.first)
    if match.rule.value == "denied the event" and speaker is not None and _is_told_of(scene, found, by):
        by = speaker.entity
    if by is None and speaker is not None and (match.rule.value == "denied the event" or answers(scene, speaker)):
        by = speaker.entity
    weight = match.rule.weight - (_WITHOUT_PARTY if by is None and match.rule.who == "subj" else 0)
    about = _about(scene, found)
    weight -= _NOT_ASKED * _is_of_plain_people(scene, found, by, about)
    return Draft(
        claim=ResponseClaim(by=by, response=match.rule.value, about=about),
        trigger=match.first, first=match.first, last=match.last, weight=weight, rule=match.rule.name,
        predicate=predicate, polarity=Polarity.AFFIRMED, modality=_own_modality(found),
        own_speech=match.rule.value == "denied the event",
    )  # fmt: skip


def _is_told_of(scene: Scene, found: Found, by: str | None) -> bool:
    """Return whether those told of were taken for the denier: "said that no men were held and called it a lie"."""
    subject = found.predicate.subject if found.predicate is not None else None
    return scene.kind(by) is PartyKind.GROUP and subject is not None and not is_office(scene.tokens[subject])


def _is_of_plain_people(scene: Scene, found: Found, by: str | None, about: str | None) -> bool:
    """Return whether people in no office are silent, so that they are out of reach rather than asked in vain.

    So too where letters come back: nobody has read them, let alone refused.
    """
    if about in ("letter", "letters") and found.match.rule.who != "subj":
        return True
    subject = found.predicate.subject if found.predicate is not None else None
    office = subject is not None and is_office(scene.tokens[subject])
    return found.match.rule.value == "no answer" and about is None and scene.kind(by) is PartyKind.GROUP and not office


def _own_modality(found: Found) -> Modality | None:
    """That nobody replied has happened: "failed to reply", "could not be reached"; None: as the verb has it."""
    modals = set(found.predicate.modals) if found.predicate is not None else {"unknown"}
    undone = found.match.rule.negation == "-" and modals <= {"could"}
    return Modality.ACTUAL if undone else None


def _about(scene: Scene, found: Found) -> str | None:
    """Return the word for what was asked, such as "complaints", None where the sentence does not say."""
    match, predicate = found.match, found.predicate
    first = match.first
    last = match.last
    if predicate is not None:
        first = min(first, predicate.subject_first if predicate.subject_first is not None else first)
        last = max(last, predicate.last)
    for token in scene.tokens[first:last]:
        if token.lemma in _ASKED and token.tag.startswith("NN"):
            return token.lower
    return None
