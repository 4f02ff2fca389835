"""Acts and whereabouts: who did what to whom, who is where, told by verbs, participles and nouns."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import ActClaim, Claim, WhereaboutsClaim
from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.slavic.claims.among import among_at
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.manner import is_conditional, modality_of, polarity_of
from habeas.read.languages.slavic.claims.places import where_of, whither
from habeas.read.languages.slavic.claims.scene import NUMBERS, Scene
from habeas.read.languages.slavic.claims.victims import NOMINATIVE, joined, objects_of
from habeas.read.languages.slavic.claims.words import Trigger
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch, is_negated
from habeas.read.languages.slavic.tokens import Token

_VERBAL = ("VERB", "INFN", "PRTS", "GRND")
_BODY = frozenset("рука рукав плечо локоть шея ладонь палец волос плече лікоть шия долоня палець".split())
_ASKING = frozenset("где куда де куди".split())
_HIM = frozenset("его её ее их него неё нее них його її їх нього неї них".split())
_THIRD_PERSON = _HIM | frozenset("он она ему ей він вона йому їй".split())
_IN_OFFICE = ("commander", "lawyer", "head")
_AND = frozenset("и й і та".split())
_OF_SUBJECTS = ("subject", "refusal", "located", "kept")
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
    for form in token.forms:
        for trigger in scene.words.triggers.get(form.lemma, ()):
            fits = form.part == "NOUN" if trigger.frame == "noun" else form.part in _VERBAL
            if not fits or trigger.value in seen or "impr" in form.features or _is_noun_here(scene, at, form):
                continue
            draft = _read(scene, at, form, trigger)
            if draft is not None:
                seen.add(trigger.value)
                yield draft
    yield from among_at(scene, at)


def _is_noun_here(scene: Scene, at: int, form: Form) -> bool:
    """Return whether a word is no verb behind its preposition: "з посади" is no order to seat somebody."""
    behind = at > scene.sentence.first and scene.tokens[at - 1].form.part == "PREP"
    return behind and form.part == "VERB" and scene.tokens[at].can_be("NOUN")


def _read(scene: Scene, at: int, form: Form, trigger: Trigger) -> Draft | None:
    clause = scene.clause(at)
    if is_conditional(scene, clause) or (form.part == "INFN" and _is_not_wanted(scene, clause, at)):
        return None
    parties = _parties(scene, clause, at, form, trigger)
    if parties is None:
        return None
    victims, perpetrator = parties
    if trigger.value == "release" and _is_dismissed(scene, clause, at):
        return None
    if trigger.value == "killing" and any(scene.tokens[index].lower in _GRIEF for index in clause.inside):
        return None  # "убит горем" is alive
    if any(_tells_of_others(scene, clause, at, victim) for victim in victims):
        return None
    claim = _claim(scene, clause, at, trigger, victims, perpetrator)
    if claim is None:
        return None
    modality = Modality.POSSIBLE if trigger.frame == "faced" else modality_of(scene, clause, at)
    doubt = 0.0 if all(victim.is_sure for victim in victims) else _UNSURE
    confidence = trigger.confidence - doubt
    confidence -= _SUBORDINATE if form.part in ("INFN", "GRND") and modality is Modality.ACTUAL else 0
    return Draft(
        claim=claim, span=scene.span(clause), at=at, rule=f"{trigger.kind} by {trigger.frame}",
        confidence=round(max(confidence, 0.05), 2), polarity=polarity_of(scene, clause, at), modality=modality,
        when=scene.when(clause), where=(whither if trigger.kind == "whereabouts" else where_of)(scene, clause),
        doubt=doubt,
    )  # fmt: skip


def _is_dismissed(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether somebody is only let go from a post: "звільнили з посади", "освободили от должности"."""
    if any(scene.tokens[index].lower in _FROM for index in range(at + 1, clause.last)):
        return not any(scene.find(clause, "places", "guard"))  # "от наказания", not "от стражи"
    return any(
        index > at and scene.words.has(scene.tokens[before], "dismissal", "from")
        for index in scene.find(clause, "dismissal", "posts")
        for before in range(max(at + 1, index - 3), index)
    )


def _tells_of_others(scene: Scene, clause: Stretch, at: int, victim: Meant) -> bool:
    """Return whether "он" was taken for the commander or lawyer who tells it, or for whoever threatens.

    "Командир сказал, что его посадят": of whom they speak is somebody told of elsewhere.
    """
    third = [index for index in clause.inside if scene.tokens[index].lower in _THIRD_PERSON]
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


def _parties(
    scene: Scene, clause: Stretch, at: int, form: Form, trigger: Trigger
) -> tuple[tuple[Meant, ...], Meant | None] | None:
    """Return to whom and by whom, None where nobody is told to whom."""
    if trigger.frame in ("object", "guarded"):
        return _done_to(scene, clause, at, form)
    one = _one_party(scene, clause, at, form, trigger)
    if one is None:
        return None
    many = form.is_plural and trigger.frame in _OF_SUBJECTS
    return joined(scene, clause, one[0], NOMINATIVE) if many else (one[0],), one[1]


def _done_to(scene: Scene, clause: Stretch, at: int, form: Form) -> tuple[tuple[Meant, ...], Meant | None] | None:
    """Return the objects of a verb or the subjects of its passive, with who did it."""
    if form.part == "PRTS":
        victim = scene.subject_of(clause, at, plural=form.is_plural)
        if victim is None:
            return None
        victims = joined(scene, clause, victim, NOMINATIVE) if form.is_plural else (victim,)
        return victims, _not(scene.agent_of(clause, at), victims)
    victims = objects_of(scene, clause, at) or _object_before(scene, clause, at, form)
    if not victims or _takes_their_things(scene, clause, at, form):
        return None
    plural = form.is_plural if form.part == "VERB" else None
    if _are_its_own_subject(scene, clause, victims):
        return None
    return victims, _not(scene.subject_of(clause, at, plural=plural), victims)


def _object_before(scene: Scene, clause: Stretch, at: int, form: Form) -> tuple[Meant, ...]:
    """Return the object of the verb before, where two of the same unnamed doers share it: "не отпустили, а перевели".

    Nobody and nothing else may be told in the clause: "их заперли, а телефоны забрали" has an object of its own.
    """
    if (
        not _has_no_doer(scene, clause, form)
        or clause.first - 2 < scene.sentence.first
        or (scene.takes_a_thing(clause, at) or any(scene.meant(index) is not None for index in clause.inside))
    ):
        return ()
    before = scene.clause(clause.first - 2)
    for index in reversed(before.inside):
        verb = scene.tokens[index].form
        taken = any(trigger.frame == "object" for trigger in scene.words.triggers.get(verb.lemma, ()))
        if taken and _has_no_doer(scene, before, verb):
            return objects_of(scene, before, index)
    return ()


def _has_no_doer(scene: Scene, clause: Stretch, form: Form) -> bool:
    """Return whether a verb in the plural leaves out who did it."""
    told = form.part == "VERB" and form.is_plural and not form.features & {"1per", "2per"}
    return told and not scene.has_subject(clause, form)


def _are_its_own_subject(scene: Scene, clause: Stretch, victims: tuple[Meant, ...]) -> bool:
    """Return whether "их" was taken for the subject of its own clause, which it cannot be: nobody holds himself.

    "Солдаты заперли их" tells of others; "солдаты пришли, и их заперли" has a second subject, left out.
    """
    standing = [index for index in clause.inside if scene.meant(index) in victims]
    pronoun = max((index for index in standing if scene.tokens[index].lower in _HIM), default=-1)
    named = any(_can_be_subject(scene.tokens[index]) for index in standing if index < pronoun)
    return named and scene.tokens[pronoun - 1].lower not in _AND


def _can_be_subject(token: Token) -> bool:
    """Return whether a word is likeliest a nominative, or can be one in the plural."""
    return token.form.case == "nomn" or any(form.case == "nomn" and form.is_plural for form in token.forms)


def _takes_their_things(scene: Scene, clause: Stretch, at: int, form: Form) -> bool:
    """Return whether "их" tells whose a thing is that is taken: "их телефоны забрали"."""
    takes = any(trigger.frame == "from" for trigger in scene.words.triggers.get(form.lemma, ()))
    if not takes or at - 2 < clause.first or scene.tokens[at - 2].lower not in _HIM or scene.meant(at - 1) is not None:
        return False
    nouns = [each for each in scene.tokens[at - 1].forms if each.part == "NOUN"]
    return any(not each.is_animate and each.case == "accs" for each in nouns)


def _one_party(
    scene: Scene, clause: Stretch, at: int, form: Form, trigger: Trigger
) -> tuple[Meant, Meant | None] | None:
    """Return to whom and by whom for the frames that tell of one party only."""
    frame = trigger.frame
    if frame == "noun":
        victim = _genitive_behind(scene, clause, at)
        return None if victim is None else (victim, None)
    if frame in ("to", "faced"):
        return _to_whom(scene, clause, at, is_faced=frame == "faced", form=form)
    if frame == "from":
        return _from_whom(scene, clause, at)
    plural = form.is_plural if form.part == "VERB" else None
    victim = scene.subject_of(clause, at, plural=plural) or _carried_over(scene, clause, at, form)
    return None if victim is None else (victim, None)


def _to_whom(
    scene: Scene, clause: Stretch, at: int, *, is_faced: bool, form: Form
) -> tuple[Meant, Meant | None] | None:
    """Read "солдату угрожали" and, with `is_faced`, "солдату грозит десять лет", which nobody does to him.

    Whoever tells of a sentence that "он" faces speaks of somebody else.
    """
    victim = scene.in_case(clause, at, "datv")
    if victim is None or is_faced != _is_faced(scene, clause, at, form):
        return None
    cases = {scene.tokens[index].form.case for index in clause.inside if scene.meant(index) == victim}
    if "nomn" in cases and "datv" not in cases:
        return None  # "командир Павло Гончар": one of the names could be a dative too
    by = _not(scene.subject_of(clause, at), (victim,))
    of_others = any(scene.tokens[index].lower in _THIRD_PERSON for index in clause.inside)
    if is_faced and (by is not None or (of_others and scene.is_told_by(victim, at))):
        return None
    return victim, by


def _is_faced(scene: Scene, clause: Stretch, at: int, form: Form) -> bool:
    """Return whether a term threatens: "ему грозит десять лет"; "ему грозят сроком" tells of a threat."""
    faces = any(trigger.frame == "faced" for trigger in scene.words.triggers.get(form.lemma, ()))
    terms = scene.find(clause, "sentence", "term") if faces and not form.is_plural else ()
    return any(index != at and _is_what_threatens(scene, clause, index) for index in terms)


def _is_what_threatens(scene: Scene, clause: Stretch, index: int) -> bool:
    """Return whether a term is the subject itself: "срок", "до десяти лет", not "смерть в тюрьме"."""
    before = scene.tokens[index - 1].form.part if index > clause.first else ""
    subject = scene.tokens[index].form.case == "nomn" and not scene.behind_preposition(clause, index)
    return before in NUMBERS or (subject and not scene.tokens[index].form.is_plural)


def _not(perpetrator: Meant | None, victims: tuple[Meant, ...]) -> Meant | None:
    done_to = {victim.entity for victim in victims}
    return None if perpetrator is None or perpetrator.entity in done_to else perpetrator


def _carried_over(scene: Scene, clause: Stretch, at: int, form: Form) -> Meant | None:
    """Return the subject of the clause before, where this one leaves it out: "его увезли, и он пропал" needs none."""
    if (
        form.part != "VERB"
        or "1per" in form.features
        or "2per" in form.features
        or clause.first <= scene.sentence.first + 1
        or scene.has_subject(clause, form)
    ):
        return None
    before = scene.clause(clause.first - 2)
    found = scene.subject_of(before, before.last - 1, plural=form.is_plural)
    return None if found is None or scene.is_told_by(found, at) else Meant(entity=found.entity, is_sure=False)


def _from_whom(scene: Scene, clause: Stretch, at: int) -> tuple[Meant, Meant | None] | None:
    """Read "у Славы забрали паспорт": from a person behind "у", and a thing that is taken."""
    for index in range(clause.first, clause.last - 1):
        owner = scene.owner_at(clause, index)
        victim = scene.meant(owner) if owner is not None else None
        if victim is not None and scene.object_of(clause, at) is None:
            return victim, None
    return None


def _genitive_behind(scene: Scene, clause: Stretch, at: int) -> Meant | None:
    """Return the genitive of "задержание двух мужчин"."""
    for index in range(at + 1, min(clause.last, at + 5)):
        meant = scene.meant(index)
        if meant is not None:
            return meant if any(form.case == "gent" for form in scene.tokens[index].forms) else None
        if scene.tokens[index].form.part not in ("ADJF", "PRTF", "NUMR", "NUMB", "NOUN"):
            return None
    return None


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
    where = whither(scene, clause)
    place = where.entity if where is not None else None
    front = any(scene.find(clause, "places", "front"))
    custody = any(scene.find(clause, "places", "custody"))
    of, state = tuple(each.entity for each in who), trigger.value
    if trigger.frame == "located":
        if not custody:
            return None
        state = "held"
    elif trigger.frame == "guarded":
        if not any(scene.find(clause, "places", "guard")):
            return None
    elif state == "held" and trigger.frame == "subject" and not custody:
        return None
    elif state == "transferred" and front:
        state = "at the front"
    elif state == "returned" and (front or any(scene.find(clause, "places", "unit"))):
        state = "with the unit"
    elif state == "returned" and not any(scene.find(clause, "places", "home")):
        return None if polarity_of(scene, clause, at) is Polarity.AFFIRMED else WhereaboutsClaim(of=of, state=state)
    elif state == "sent back" and any(scene.find(clause, "places", "home")):
        state = "returned"
    return WhereaboutsClaim(of=of, state=state, place=place)
