"""Acts and whereabouts: who did what to whom, who is where, told by verbs, participles and nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from habeas.facts.claim import ActClaim, Claim, WhereaboutsClaim
from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.slavic.claims.among import among_at
from habeas.read.languages.slavic.claims.days import when_of
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.idioms import is_by_kin, is_harmless
from habeas.read.languages.slavic.claims.manner import (
    is_awaited,
    is_conditional,
    is_nearly,
    is_only_meant,
    is_unreal_noun,
    modality_of,
    polarity_of,
)
from habeas.read.languages.slavic.claims.parties import THIRD_PERSON, parties_of
from habeas.read.languages.slavic.claims.places import MOVES, where_at, whither
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.claims.words import Trigger
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch, is_negated, part_around
from habeas.read.languages.slavic.tokens import Token

_VERBAL = ("VERB", "INFN", "PRTS", "GRND")
_BODY = frozenset("рука рукав плечо локоть шея ладонь палец волос плече лікоть шия долоня палець".split())
_ASKING = frozenset("где куда де куди".split())
_IN_OFFICE = ("commander", "lawyer", "head")
_FROM = frozenset(("от", "від"))
_GRIEF = frozenset(("горем",))
_UNSURE = 0.26
"""What a guessed pronoun or bare noun takes from the confidence."""

_SUBORDINATE = 0.1
"""What a participle, an infinitive or a guessed frame takes from the confidence."""


def deeds_at(scene: Scene, at: int) -> Iterator[Draft]:
    """Yield what one token tells of acts and whereabouts."""
    token = scene.tokens[at]
    seen: set[str] = set()
    for form in (*token.forms, *_predicates(scene, at)):
        for trigger in scene.words.told_by(form):
            fits = form.part == "NOUN" if trigger.frame == "noun" else form.part in _VERBAL
            if not fits or trigger.value in seen or _is_asked_for(token, form) or _is_noun_here(scene, at, form):
                continue
            draft = _read(scene, at, form, trigger)
            if draft is not None:
                seen.add(trigger.value)
                yield draft
    yield from among_at(scene, at)


def _predicates(scene: Scene, at: int) -> Iterator[Form]:
    """Yield a Ukrainian participle behind its subject as what it tells: «Іван Лунін затриманий 3 травня».

    Its dictionary has it for an adjective. No other verb may stand in the clause, and no noun that it describes.
    """
    forms = (each for each in scene.tokens[at].forms if each.part == "ADJF" and each.case == "nomn")
    form = next(forms, None)
    if form is None or not any(each.frame == "object" for each in scene.words.told_by(form)):
        return
    clause, before = scene.clause(at), at - 1
    while before > clause.first and scene.tokens[before].form.part in ("ADVB", "PRCL"):
        before -= 1
    behind = scene.tokens[at + 1] if at + 1 < clause.last else None
    subject = before >= clause.first and scene.meant(before) is not None and scene.tokens[before].can_be("NOUN")
    alone = not any(scene.tokens[index].form.part in ("VERB", "PRTS", "PRED") for index in clause.inside)
    if subject and alone and (behind is None or not behind.can_be("NOUN", "ADJF") or behind.form.part == "PREP"):
        yield replace(form, part="PRTS")


def _is_asked_for(token: Token, form: Form) -> bool:
    """Return whether a verb is an imperative, or could be one as well as "you will": "отпустите"."""
    return "impr" in form.features or ("2per" in form.features and any("impr" in each.features for each in token.forms))


def _is_noun_here(scene: Scene, at: int, form: Form) -> bool:
    """Return whether a word is no verb behind its preposition: "з посади" is no order to seat somebody."""
    behind = at > scene.sentence.first and scene.tokens[at - 1].form.part == "PREP"
    return behind and form.part == "VERB" and scene.tokens[at].can_be("NOUN")


def _read(scene: Scene, at: int, form: Form, trigger: Trigger) -> Draft | None:
    clause = scene.clause(at)
    if _is_not_told(scene, clause, at, form, trigger):
        return None
    parties = parties_of(scene, clause, at, form, trigger)
    if parties is None:
        return None
    victims, perpetrator = parties
    if is_by_kin(scene, clause, trigger, perpetrator):
        return None
    if any(_tells_of_others(scene, clause, at, victim) for victim in victims):
        return None
    claim = _claim(scene, clause, at, trigger, victims, perpetrator)
    if claim is None:
        return None
    modality = Modality.POSSIBLE if trigger.frame == "faced" else modality_of(scene, clause, at)
    if modality is Modality.PLANNED and is_awaited(scene, clause):
        return None
    doubt = 0.0 if all(victim.is_sure for victim in victims) else _UNSURE
    confidence = trigger.confidence - doubt
    confidence -= _SUBORDINATE if form.part in ("INFN", "GRND") and modality is Modality.ACTUAL else 0
    return Draft(
        claim=claim, span=scene.span(clause), at=at, rule=f"{trigger.kind} by {trigger.frame}",
        confidence=round(max(confidence, 0.05), 2), polarity=polarity_of(scene, clause, at), modality=modality,
        when=when_of(scene, clause, at), where=(whither if trigger.value in MOVES else where_at)(scene, clause, at),
        doubt=doubt,
    )  # fmt: skip


def _is_not_told(scene: Scene, clause: Stretch, at: int, form: Form, trigger: Trigger) -> bool:
    """Return whether a word of a deed tells of none here: asked for, nearly done, feared, or something else meant."""
    if is_conditional(scene, clause) or is_nearly(scene, clause, at):
        return True
    if form.part == "INFN" and (_is_not_wanted(scene, clause, at) or is_only_meant(scene, clause, at)):
        return True
    if trigger.value == "release" and _is_dismissed(scene, clause, at):
        return True
    if is_harmless(scene, clause, at, trigger):
        return True
    if trigger.value in MOVES and _is_to_a_post(scene, clause, at):
        return True
    if trigger.value == "killing" and any(scene.tokens[index].lower in _GRIEF for index in clause.inside):
        return True  # "убит горем" is alive
    return trigger.frame == "noun" and is_unreal_noun(scene, clause, at)


def _is_dismissed(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether somebody is only let go from a post: "звільнили з посади", "освободили от должности"."""
    if any(scene.tokens[index].lower in _FROM for index in range(at + 1, clause.last)):
        return not scene.holds(clause, "places", "guard")  # "от наказания", not "от стражи"
    if scene.holds(clause, "dismissal", "reasons") or _is_let_out_for_a_while(scene, clause, at):
        return True
    if scene.words.has(scene.tokens[at], "dismissal", "ambiguous") and _is_out_of_a_body(scene, clause, at):
        return True
    return any(
        index > at and scene.words.has(scene.tokens[before], "dismissal", "from")
        for index in scene.find(clause, "dismissal", "posts")
        for before in range(max(at + 1, index - 3), index)
    )


def _is_to_a_post(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether somebody only goes over to other work or on leave: "перевели на должность", "на пенсию"."""
    part = part_around(scene.tokens, clause, at)
    named = [*scene.find(part, "dismissal", "posts"), *scene.find(part, "dismissal", "elsewhere")]
    return any(index > at and scene.behind_preposition(part, index) for index in named)


def _is_let_out_for_a_while(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether somebody may only go for a walk or on leave: "отпустили в отпуск", "выпустили на прогулку"."""
    outings = (index for index in scene.find(clause, "dismissal", "outings") if index > at)
    return any(scene.behind_preposition(clause, index) for index in outings)


def _is_out_of_a_body(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether «звільнили зі школи» tells of a post: what is left is no place of custody and bears no name."""
    for index in range(at + 1, clause.last - 1):
        left, token = scene.words.has(scene.tokens[index], "dismissal", "from"), scene.tokens[index + 1]
        genitive = token.form.part == "NOUN" and any(form.case == "gent" for form in token.forms)
        if left and genitive and not token.is_capital and not token.form.is_animate:
            return not scene.words.has(token, "places", "custody") and not scene.words.has(token, "places", "guard")
    return False


def _tells_of_others(scene: Scene, clause: Stretch, at: int, victim: Meant) -> bool:
    """Return whether "он" was taken for the commander or lawyer who tells it, or for whoever threatens.

    "Командир сказал, что его посадят": of whom they speak is somebody told of elsewhere.
    """
    third = [index for index in clause.inside if scene.tokens[index].lower in THIRD_PERSON]
    told = scene.speech.innermost(scene.document.span(at, at + 1))
    if told is None or told.source is None or told.entity != victim.entity or victim not in map(scene.meant, third):
        return False
    source = (
        token for token in scene.tokens[scene.sentence.first : scene.sentence.last] if _stands_in(token, told.source)
    )
    role = next((name for name in (scene.words.name_in(token, "ties") for token in source) if name), "")
    modality = modality_of(scene, clause, at)
    return modality is Modality.THREATENED or (role in _IN_OFFICE and modality is not Modality.ACTUAL)


def _stands_in(token: Token, span: Span) -> bool:
    return span.start <= token.start < span.end


def _is_not_wanted(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether the verb before an infinitive says that it is not to be: "отказались возвращаться", "не хотят"."""
    for index in range(at - 1, clause.first - 1, -1):
        verb = next((form for form in scene.tokens[index].forms[:1] if form.part in ("VERB", "GRND", "INFN")), None)
        if verb is not None:
            refuses = any(trigger.frame == "refusal" for trigger in scene.words.triggers.get(verb.lemma, ()))
            wants = scene.words.name_in(scene.tokens[index], "modality") == "planned"
            return refuses or (wants and is_negated(scene.tokens, index, clause.first))
    return False


def _claim(
    scene: Scene, clause: Stretch, at: int, trigger: Trigger, victims: tuple[Meant, ...], perpetrator: Meant | None
) -> Claim | None:
    if trigger.frame == "refusal":
        return _refusal(scene, clause, at, victims)
    if trigger.kind == "act":
        if any(scene.people.kind_of(each.entity) not in (PartyKind.PERSON, PartyKind.GROUP) for each in victims):
            return None
        by = (perpetrator.entity,) if perpetrator is not None else ()
        return ActClaim(act=trigger.value, victims=tuple(each.entity for each in victims), perpetrators=by)
    return _whereabouts(scene, clause, at, trigger, victims)


def _is_by_the_hand(scene: Scene, index: int) -> bool:
    """Return whether somebody is held by a part of the body, which is no custody: "держала её за руку"."""
    behind = scene.tokens[index + 1 : index + 4] if scene.tokens[index].lower == "за" else ()
    return any(token.lemma in _BODY for token in behind)


def _refusal(scene: Scene, clause: Stretch, at: int, who: tuple[Meant, ...]) -> ActClaim | None:
    """Read "отказались воевать", not "отказались принять заявление"."""
    serves = any(index > at for index in scene.find(clause, "refusal", "service"))
    handles = any(index > at for index in scene.find(clause, "refusal", "handling"))
    return (
        ActClaim(act="refusal to serve", victims=tuple(each.entity for each in who)) if serves and not handles else None
    )


def _whereabouts(
    scene: Scene, clause: Stretch, at: int, trigger: Trigger, who: tuple[Meant, ...]
) -> WhereaboutsClaim | None:
    """Return where somebody is said to be; the destination may change what a verb of moving tells."""
    if trigger.frame == "kept" and clause.first and scene.tokens[clause.first - 1].lower in _ASKING:
        return None  # "не сообщили, где он содержится"
    if trigger.value == "held" and any(_is_by_the_hand(scene, index) for index in clause.inside):
        return None
    where = (whither if trigger.value in MOVES else where_at)(scene, clause, at)
    place = where.entity if where is not None else None
    part = part_around(scene.tokens, clause, at)
    front = scene.holds(part, "places", "front")
    custody = scene.holds(clause, "places", "custody")
    of, state = tuple(each.entity for each in who), trigger.value
    if trigger.frame == "located":
        if not custody:
            return None
        state = "held"
    elif trigger.frame == "guarded":
        if not scene.holds(clause, "places", "guard"):
            return None
    elif state == "held" and trigger.frame == "subject" and not custody:
        return None
    elif state == "transferred" and front:
        state = "at the front"
    elif state == "returned" and (front or scene.holds(part, "places", "unit")):
        state = "with the unit"
    elif state == "returned" and not scene.holds(part, "places", "home"):
        return None if polarity_of(scene, clause, at) is Polarity.AFFIRMED else WhereaboutsClaim(of=of, state=state)
    elif state == "sent back" and scene.holds(part, "places", "home"):
        state = "returned"
    return WhereaboutsClaim(of=of, state=state, place=place)
