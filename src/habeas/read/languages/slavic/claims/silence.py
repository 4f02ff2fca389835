"""Silence about somebody: nothing is known, nobody heard, he was seen in a cell, an office has "no such person"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from habeas.facts.claim import ResponseClaim, WhereaboutsClaim
from habeas.facts.party import PartyKind
from habeas.facts.source import Attribution
from habeas.facts.statement import Polarity
from habeas.facts.when import When
from habeas.read.languages.slavic.claims.belonging import name_around
from habeas.read.languages.slavic.claims.contact import lost
from habeas.read.languages.slavic.claims.days import when_of
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.manner import is_conditional, modality_of
from habeas.read.languages.slavic.claims.places import where_of
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch, is_negated

_ABOUT = frozenset("о об обо про".split())
_AT = frozenset("у в".split())
_THEM = frozenset("них нас".split())
_NO = frozenset("нет нету нема немає".split())
_BEING = frozenset(("быть", "бути"))
_WHERE = frozenset("где де куда куди".split())
_TO_DATE = frozenset("сих цих сегодня сьогодні сегодняшнего сьогоднішнього".split())
_OURS = frozenset("мне нам мені нам".split())
_BODIES = (PartyKind.ORGANIZATION, PartyKind.UNIT)
_IN_OFFICE = ("commander", "lawyer", "head")
_REACH = 3
_UNSURE = 0.26
"""What a guessed pronoun takes from the confidence."""


def silences_at(scene: Scene, at: int) -> Iterator[Draft]:
    """Yield what one token tells of somebody of whom nothing is heard."""
    token, words = scene.tokens[at], scene.words
    if token.lower not in _NO and token.lemma not in _BEING and "silence" not in words.tables_of(token):
        return
    clause = scene.clause(at)
    if is_conditional(scene, clause):
        return
    if words.has(token, "silence", "known"):
        yield from _nothing_known(scene, clause, at)
    elif words.has(token, "silence", "hear") and is_negated(scene.tokens, at, clause.first):
        heard = _is_by_kin(scene, clause) and not _is_of_before(scene, clause)
        who = _about(scene, clause) if heard else None
        yield from lost(scene, clause, at, who, 0.76, "not heard of")
    elif words.has(token, "silence", "see") and token.form.part == "VERB":
        yield from _seen(scene, clause, at)
    elif _is_not_there(scene, clause, at):
        yield from _answered(scene, clause, at)


def _is_by_kin(scene: Scene, clause: Stretch) -> bool:
    """Return whether those who hear nothing are "мы", kin or nobody told: a judge had heard nothing of many."""
    near = ("witness", "family")
    others = (
        token
        for token in (scene.tokens[index] for index in clause.inside)
        if token.form.case == "nomn" and token.form.part in ("NOUN", "NPRO")
        if not scene.words.has(token, "silence", "nothing")
        if not any(scene.words.has(token, "contact", name) for name in near)
    )
    return scene.holds(clause, "silence", "nothing") and next(others, None) is None


def _nothing_known(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Read "об Иване Лунине ничего не известно с 3 мая"; of his case or his letter it tells nothing of him."""
    who = _about(scene, clause)
    if who is None or not _is_nothing_at_all(scene, clause) or _speaks_an_office(scene, clause, at):
        return
    if _is_of_before(scene, clause) or any(_is_another_knower(scene, index, who) for index in clause.inside):
        return
    doubt = 0.0 if who.is_sure else _UNSURE
    yield Draft(
        claim=WhereaboutsClaim(of=(who.entity,), state="unknown"), span=scene.span(clause), at=at,
        rule="nothing known", confidence=round(0.8 - doubt, 2), when=when_of(scene, clause), doubt=doubt,
        modality=modality_of(scene, clause, at),
    )  # fmt: skip


def _is_nothing_at_all(scene: Scene, clause: Stretch) -> bool:
    """Return whether "ничего" is all that is known: "ничего плохого не известно" tells of no absence."""
    found = list(scene.find(clause, "silence", "nothing"))
    return bool(found) and not any(
        index + 1 < clause.last and scene.tokens[index + 1].can_be("ADJF", "PRTF") for index in found
    )


def _is_of_before(scene: Scene, clause: Stretch) -> bool:
    """Return whether it tells of a time that is over: "до ареста мы ничего о нём не слышали"; not "до сих пор"."""
    return any(
        scene.tokens[min(index + 1, scene.sentence.last - 1)].lower not in _TO_DATE
        for index in scene.find(clause, "silence", "before")
    )


def _is_another_knower(scene: Scene, index: int, who: Meant) -> bool:
    """Return whether others than kin know nothing: "журналистам ничего не известно"."""
    token = scene.tokens[index]
    dative = token.form.case == "datv" and token.form.part in ("NOUN", "NPRO")
    dative = dative and scene.meant(index) != who
    return dative and token.lower not in _OURS and not scene.words.has(token, "contact", "family")


def _speaks_an_office(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether only an office knows nothing: "полиции ничего о нём не известно"."""
    speech = scene.speech.innermost(scene.document.span(at, at + 1))
    met = [scene.people.at_token(index) for index in clause.inside]
    told = {each.entity for each in met if each is not None} | ({speech.entity} if speech is not None else set())
    return any(each is not None and scene.people.kind_of(each) in _BODIES for each in told)


def _about(scene: Scene, clause: Stretch) -> Meant | None:
    """Return who stands right behind "о", "про", past "моём", "судьбе"."""
    for index in clause.inside:
        if scene.tokens[index].lower not in _ABOUT:
            continue
        for behind in range(index + 1, min(clause.last, index + 1 + _REACH)):
            token = scene.tokens[behind]
            meant = scene.meant(behind)
            if meant is not None:
                return meant
            if token.form.part != "ADJF" and not scene.words.has(token, "fate", "nouns"):
                return None
    return None


def _seen(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Read "сосед видел Ивана Лунина в подвале"; counsel and officers who are seen there are not held there."""
    inside = any(_is_inside(scene, index) for index in scene.find(clause, "silence", "closed") if index > clause.first)
    shown = scene.holds(clause, "silence", "pictures") or scene.holds(clause, "silence", "staff")
    if not inside or shown or is_negated(scene.tokens, at, clause.first):
        return
    who = scene.object_of(clause, at)
    named = who is not None and scene.people.kind_of(who.entity) is PartyKind.PERSON
    roles = {scene.words.name_in(scene.tokens[index], "ties") for index in clause.inside if scene.meant(index) == who}
    if who is None or not named or roles.intersection(_IN_OFFICE):
        return
    doubt = 0.0 if who.is_sure else _UNSURE
    where = where_of(scene, clause)
    yield Draft(
        claim=WhereaboutsClaim(of=(who.entity,), state="held", place=where.entity if where is not None else None),
        span=scene.span(clause), at=at, rule="seen in custody", confidence=round(0.66 - doubt, 2),
        polarity=Polarity.AFFIRMED, modality=modality_of(scene, clause, at), when=when_of(scene, clause), where=where,
        doubt=doubt,
    )  # fmt: skip


def _is_inside(scene: Scene, index: int) -> bool:
    """Return whether somebody stands within a closed place: not "у тюрьмы", nor "в тюрьме, где он читал лекцию".

    People shelter in cellars: only the cellar of those who hold people is custody, "в подвале комендатуры".
    """
    words, tokens, last = scene.words, scene.tokens, scene.sentence.last
    within = any(form.case == "loct" or not form.is_known for form in tokens[index].forms)
    if not within or not words.has(tokens[index - 1], "silence", "into"):
        return False
    behind = tokens[index + 1 : min(last, index + 3)]
    if any(token.lower in _WHERE for token in behind):
        return False
    owned = (token for token in behind[:1] if not words.has(token, "silence", "shelters"))
    return not words.has(tokens[index], "silence", "shelters") or any(
        words.has(token, "places", "custody") for token in owned
    )


def _is_not_there(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether a word says that somebody is not listed, or that there is no such person: "таких лиц не было"."""
    token = scene.tokens[at]
    listed = scene.words.has(token, "silence", "listed")
    negated = is_negated(scene.tokens, at, clause.first)
    if not (token.lower in _NO or ((listed or token.lemma in _BEING) and negated)):
        return False
    if scene.holds(clause, "silence", "still"):
        return False  # "в СИЗО его больше нет" owns that he was there
    among = _is_among_them(scene, clause)
    such = any(_is_such_a_person(scene, clause, index, among) for index in scene.find(clause, "silence", "such"))
    if any(_is_another_verb(scene, clause, index, at) for index in clause.inside):
        return False
    if listed:
        return among or such
    return such or (among and any(_is_missed(scene, clause, index) for index in clause.inside))


def _is_such_a_person(scene: Scene, clause: Stretch, index: int, among: bool) -> bool:
    """Return whether "такого" is a person: "такого лица", and alone in "такого у нас нет"."""
    behind = scene.tokens[index + 1] if index + 1 < clause.last else None
    if behind is not None and scene.words.has(behind, "silence", "person"):
        return True
    alone = behind is None or not behind.can_be("NOUN", "ADJF") or behind.form.part == "PREP"
    return among and alone and not scene.tokens[index].form.is_plural


def _is_another_verb(scene: Scene, clause: Stretch, index: int, at: int) -> bool:
    token = scene.tokens[index]
    return index != at and token.form.part == "VERB" and token.lemma not in _BEING


def _is_missed(scene: Scene, clause: Stretch, index: int) -> bool:
    """Return whether a name in the genitive is itself who is not there: not "вины Ивана", "жалоб от Ивана"."""
    name = name_around(scene.tokens, scene.people, index)
    genitive = name is not None and all(
        any(form.case == "gent" or not form.is_known for form in scene.tokens[at].forms) for at in name.inside
    )
    if name is None or not genitive:
        return False
    return name.first <= clause.first or scene.tokens[name.first - 1].form.part not in ("NOUN", "PREP")


def _is_among_them(scene: Scene, clause: Stretch) -> bool:
    """Return whether a clause says where somebody is not: "у них", "в списках", "в СИЗО"."""
    tokens = scene.tokens
    theirs = any(
        tokens[index].lower in _AT and tokens[index + 1].lower in _THEM
        for index in range(clause.first, clause.last - 1)
    )
    lists = (index for index in scene.find(clause, "silence", "lists") if index > clause.first)
    return theirs or any(scene.behind_preposition(clause, at) and not _is_of_others(scene, at) for at in lists)


def _is_of_others(scene: Scene, at: int) -> bool:
    """Return whether a list is of others than prisoners: "в списках студентов", "погибших", "на обмен"."""
    behind = scene.tokens[at + 1] if at + 1 < scene.sentence.last else None
    if behind is not None and scene.words.has(scene.tokens[at], "silence", "registers") and not behind.is_capital:
        described = behind.form.part in ("PREP", "NOUN", "ADJF", "PRTF")
        held = scene.words.has(behind, "silence", "prisoners") or scene.words.has(behind, "silence", "lists")
        return described and not held
    if behind is None or behind.form.part != "NOUN" or behind.is_capital:
        return False
    return behind.form.is_animate and not scene.words.has(behind, "silence", "person")


def _answered(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Yield the answer of the office that says so; what kin or nobody says of it is no answer."""
    speech = scene.speech.innermost(scene.document.span(at, at + 1))
    if speech is None or speech.entity is None:
        return
    if not _is_authority(scene, speech.entity, speech):
        return
    yield Draft(
        claim=ResponseClaim(by=speech.entity, response="denied the event"), span=scene.span(clause), at=at,
        rule="no such person", confidence=0.78, when=_answered_on(scene, speech),
    )  # fmt: skip


def _is_authority(scene: Scene, entity: str, speech: Attribution) -> bool:
    """Return whether an office could hold people or would know who does: a fund or a university could not."""
    kind = scene.people.kind_of(entity)
    if kind not in _BODIES or speech.source is None:
        return kind is PartyKind.UNIT
    first, last = (
        bisect_left(scene.tokens, at, key=attrgetter("start")) for at in (speech.source.start, speech.source.end)
    )
    told = scene.tokens[first:last]
    return kind is PartyKind.UNIT or any(scene.words.has(token, "silence", "authorities") for token in told)


def _answered_on(scene: Scene, speech: Attribution) -> When | None:
    """Return the day of the verb that gives the answer: "5 мая прокуратура ответила, что …"."""
    if speech.cue is None:
        return None
    inside = range(scene.sentence.first, scene.sentence.last)
    cue = next((index for index in inside if scene.tokens[index].start == speech.cue.start), None)
    return None if cue is None else when_of(scene, scene.clause(cue))
