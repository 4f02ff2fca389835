"""To whom a deed was done, and by whom, by the frame of its word: object, subject, dative, "у", or genitive."""

from __future__ import annotations

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.claims.scene import NUMBERS, Scene
from habeas.read.languages.slavic.claims.victims import NOMINATIVE, joined, objects_of
from habeas.read.languages.slavic.claims.words import Trigger
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch, is_negated
from habeas.read.languages.slavic.tokens import Token

_HIM = frozenset("его её ее их него неё нее них його її їх нього неї них".split())
THIRD_PERSON = _HIM | frozenset("он она ему ей він вона йому їй".split())
"""Pronouns for one who is told of, and neither tells nor is told."""
_AND = frozenset("и й і та".split())
_OF_SUBJECTS = ("subject", "refusal", "located", "kept")
_UP_TO = frozenset("до от від около близько".split())
_FOR = frozenset(("за",))


def parties_of(
    scene: Scene, clause: Stretch, at: int, form: Form, trigger: Trigger
) -> tuple[tuple[Meant, ...], Meant | None] | None:
    """Return to whom a word tells that something was done, and by whom; None where nobody is told to whom."""
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
        taken = any(trigger.frame == "object" for trigger in scene.words.told_by(verb))
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
    takes = any(trigger.frame == "from" for trigger in scene.words.told_by(form))
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
    if victim is None or is_faced != _is_faced(scene, clause, at, form) or _is_for_him(scene, clause, victim):
        return None
    cases = {scene.tokens[index].form.case for index in clause.inside if scene.meant(index) == victim}
    if "nomn" in cases and "datv" not in cases:
        return None  # "командир Павло Гончар": one of the names could be a dative too
    by = _not(scene.subject_of(clause, at), (victim,))
    of_others = any(scene.tokens[index].lower in THIRD_PERSON for index in clause.inside)
    if is_faced and (by is not None or (of_others and scene.is_told_by(victim, at))):
        return None
    if is_faced and is_negated(scene.tokens, at, clause.first):
        return None
    if not is_faced and _is_by_a_thing(scene, clause, form, by):
        return None  # "ему грозит смерть", "грозит штраф": nobody threatens
    return victim, by


def _is_by_a_thing(scene: Scene, clause: Stretch, form: Form, by: Meant | None) -> bool:
    """Return whether "грозит" has no person for its subject: "ему грозит охранник" tells of a threat."""
    person = by is not None and scene.people.kind_of(by.entity) in (PartyKind.PERSON, PartyKind.GROUP)
    forms = (scene.tokens[index].form for index in clause.inside)
    lives = any(each.part == "NOUN" and each.case == "nomn" and each.is_animate for each in forms)
    return _can_face(scene, form) and not form.is_plural and not (person or lives)


def _can_face(scene: Scene, form: Form) -> bool:
    return any(trigger.frame == "faced" for trigger in scene.words.told_by(form))


def _is_for_him(scene: Scene, clause: Stretch, victim: Meant) -> bool:
    """Return whether a dative hangs on what was done: "за помощь Ивану Лунину грозит срок" threatens others."""
    at = next((index for index in clause.inside if scene.meant(index) == victim), clause.first)
    if at - 2 < clause.first or scene.tokens[at - 2].lower not in _FOR:
        return False
    return any(form.part == "NOUN" and form.case == "accs" for form in scene.tokens[at - 1].forms)


def _is_faced(scene: Scene, clause: Stretch, at: int, form: Form) -> bool:
    """Return whether a term threatens: "ему грозит десять лет"; "ему грозят сроком" tells of a threat."""
    terms = scene.find(clause, "sentence", "term") if _can_face(scene, form) and not form.is_plural else ()
    return any(index != at and _is_what_threatens(scene, clause, index) for index in terms)


def _is_what_threatens(scene: Scene, clause: Stretch, index: int) -> bool:
    """Return whether a term is the subject itself: "срок", "до десяти лет", not "смерть в тюрьме", "штраф за год"."""
    tokens, begin = scene.tokens, index
    while begin > clause.first and tokens[begin - 1].form.part in NUMBERS:
        begin -= 1
    led = begin > clause.first and tokens[begin - 1].form.part == "PREP"
    if _has_other_subject(scene, clause) or (led and tokens[begin - 1].lower not in _UP_TO):
        return False
    subject = tokens[index].form.case == "nomn" and not scene.behind_preposition(clause, index)
    return begin < index or (subject and not tokens[index].form.is_plural)


def _has_other_subject(scene: Scene, clause: Stretch) -> bool:
    """Return whether another thing threatens: "пять лет ему грозит смерть"."""
    return any(
        token.form.part == "NOUN" and token.form.case == "nomn" and not scene.words.has(token, "sentence", "term")
        for token in (scene.tokens[index] for index in clause.inside)
        if not token.form.is_animate and not token.is_capital
    )


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
        form = scene.tokens[index].form
        if form.part not in ("ADJF", "PRTF", "NUMR", "NUMB", "NOUN") or (form.part == "NOUN" and not form.is_animate):
            return None  # "арест имущества Ивана Лунина"
    return None
