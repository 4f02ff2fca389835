"""Contact: whether people can be reached, and who is kept from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.facts.claim import ContactClaim
from habeas.facts.party import PartyKind, Sex
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.slavic.claims.days import when_of
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.manner import is_conditional, modality_of
from habeas.read.languages.slavic.claims.places import where_of
from habeas.read.languages.slavic.claims.scene import NUMBERS, Scene
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch, is_negated

_UNSURE = 0.22
"""What a guessed pronoun takes from the confidence."""
_LEFT_OUT = 0.3
"""What a person whom the clause does not speak of at all takes from it."""
_ABOUT = frozenset("о об обо про".split())
_AWAY = frozenset(("husband of", "son of", "brother of", "daughter of"))
"""Kin of whom a last call tells that they are away; mothers and wives are those who were called."""
_CALLED = frozenset("мне нам ей мені нам їй".split())
_OWN = frozenset("мой наш мій".split())
_SINCE = frozenset("с со з із зі від".split())
_IN = frozenset("в во на у".split())
_NONE = frozenset("нет нету нема немає".split())


def contacts_at(scene: Scene, at: int) -> Iterator[Draft]:
    """Yield what one token tells of contact: "не выходит на связь", "связь пропала", "адвоката не пускают"."""
    words, token = scene.words, scene.tokens[at]
    if "contact" not in words.tables_of(token):
        return
    clause = scene.clause(at)
    if is_conditional(scene, clause) or _is_of_a_stolen_phone(scene, at):
        return
    if _is_lack(scene, clause, at):
        who = _with_whom(scene, clause, clause.first)
        yield from lost(scene, clause, at, who, 0.84, "no word")
    elif words.has(token, "contact", "link") and not _is_idiom(scene, at):
        yield from _of_link(scene, clause, at)
    elif words.has(token, "contact", "answer") and is_negated(scene.tokens, at, clause.first):
        who = _person(scene, scene.subject_of(clause, at)) or _of_telephone(scene, clause)
        yield from lost(scene, clause, at, who, 0.72, "does not answer")
    elif words.has(token, "contact", "off") and scene.holds(clause, "contact", "phone"):
        yield from lost(scene, clause, at, _owner(scene, clause), 0.8, "telephone off")
    elif words.has(token, "contact", "call") and token.can_be("VERB"):
        yield from _called(scene, clause, at)
    elif words.has(token, "contact", "talk") and token.can_be("VERB"):
        yield from _talked(scene, clause, at)
    elif words.has(token, "contact", "see") and is_negated(scene.tokens, at, clause.first):
        yield from _not_seen(scene, clause, at)
    elif words.has(token, "contact", "admit") or words.has(token, "contact", "allow"):
        yield from _admitted(scene, clause, at)
    elif words.has(token, "contact", "reach") and _is_denied(scene, clause, at):
        yield from lost(
            scene, clause, at, _with_whom(scene, clause, clause.first) or _towards(scene, clause), 0.84, "not reached"
        )


def _not_seen(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Read "никто его больше не видел"; that one witness did not see somebody somewhere tells nothing."""
    tells = any(not _is_counted(scene, each + 1) for each in scene.find(clause, "contact", "no more"))
    since = when_of(scene, clause)
    tells = tells or (since is not None and since.span is not None and _is_since(scene, since.span))
    form = scene.tokens[at].form
    nobody = scene.holds(clause, "contact", "witness") or (form.is_plural and not scene.has_subject(clause, form))
    if tells and scene.tokens[at].can_be("VERB") and nobody and not _is_somewhere(scene, clause):
        yield from lost(scene, clause, at, _person(scene, scene.object_of(clause, at)), 0.74, "not seen any more")


def _is_somewhere(scene: Scene, clause: Stretch) -> bool:
    """Return whether a clause tells where only somebody was not seen: "не видели в школе с 3 мая"."""
    return any(
        token.lower in _IN
        and behind.form.part == "NOUN"
        and any(form.case == "loct" for form in behind.forms)
        and not any(when.span is not None and when.span.covers(scene.document.span(at, at + 1)) for when in scene.dates)
        for at, token, behind in (
            (index, scene.tokens[index], scene.tokens[index + 1]) for index in range(clause.first, clause.last - 1)
        )
    )


def _is_of_a_stolen_phone(scene: Scene, at: int) -> bool:
    """Return whether this sentence or the one before tells why a telephone is silent: "телефон украли"."""
    if not any(scene.words.has(scene.tokens[at], "contact", name) for name in ("answer", "off")):
        return False
    return any(
        each.holds(each.clause(phone), "contact", "stolen")
        for each in (scene, scene.before)
        if each is not None
        for phone in each.find(Stretch(first=each.sentence.first, last=each.sentence.last), "contact", "phone")
    )


def _is_since(scene: Scene, day: Span) -> bool:
    """Return whether a day is told as a beginning: "с 3 мая", «з 3 травня»."""
    return scene.document.text[day.start : day.end].split(maxsplit=1)[0].lower() in _SINCE


def _is_counted(scene: Scene, index: int) -> bool:
    """Return whether a number stands at a place of the sentence: "больше двух раз"."""
    return index < scene.sentence.last and scene.tokens[index].form.part in NUMBERS


def _is_lack(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether no message came: "ни одной весточки от сына", "жодного дзвінка не було"; no number is meant."""
    tokens, words = scene.tokens, scene.words
    if not (words.has(tokens[at], "contact", "message") and any(form.case == "gent" for form in tokens[at].forms)):
        return False
    before = range(max(clause.first, at - 3), at)
    if not any(words.has(tokens[index], "contact", "not one") for index in before):
        return False
    finite = [index for index in clause.inside if tokens[index].form.part == "VERB"]
    absent = any(words.has(tokens[index], "contact", "without") for index in clause.inside)
    return absent or not finite or any(is_negated(tokens, index, clause.first) for index in finite)


def _is_idiom(scene: Scene, at: int) -> bool:
    """Return whether a word for news tells no contact: "пропал без вести", "нет известий о выплатах"."""
    tokens = scene.tokens
    before = tokens[at - 1].lower if at > scene.sentence.first else ""
    behind = range(at + 1, min(scene.sentence.last, at + 4))
    about = at + 1 < scene.sentence.last and tokens[at + 1].lower in _ABOUT
    without = before == "без" and tokens[at].lower == "вести"
    return without or (about and all(scene.meant(index) is None for index in behind))


def _is_denied(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether "не" stands anywhere before a word in its clause: "не могла до него дозвониться"."""
    return any(scene.tokens[index].lower == "не" for index in range(clause.first, at))


def _of_link(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Read the noun of contact with the verb beside it."""
    tokens = scene.tokens
    for verb in clause.inside:
        if scene.words.has(tokens[verb], "contact", "leave"):
            who = _person(scene, scene.subject_of(clause, verb)) or _left_out(scene, clause, verb)
            stopped = scene.holds(clause, "contact", "stopped")
            if is_negated(tokens, verb, clause.first) or stopped:
                yield from lost(scene, clause, at, who, 0.88, "does not get in touch")
            elif who is not None:
                yield _draft(
                    scene,
                    clause,
                    at,
                    who,
                    _Contact(with_whom="anyone", state="in contact", confidence=0.8, rule="gets in touch"),
                )
            return
        without = scene.words.has(tokens[verb], "contact", "without")
        owned = tokens[verb].lower not in _NONE
        without = without and (not owned or is_negated(tokens, verb, clause.first))
        gone = scene.words.has(tokens[verb], "contact", "lost") or without
        if gone:
            yield from lost(
                scene, clause, at, _from_anywhere(scene, clause, at) or _recent(scene, clause), 0.84, "contact lost"
            )
            return


def lost(scene: Scene, clause: Stretch, at: int, who: Meant | None, confidence: float, rule: str) -> Iterator[Draft]:
    """Yield that contact with somebody is lost, nothing where nobody is told."""
    if who is not None:
        with_whom = "family" if _is_sought(scene, clause, who) else "anyone"
        yield _draft(
            scene, clause, at, who, _Contact(with_whom=with_whom, state="lost", confidence=confidence, rule=rule)
        )


def _is_sought(scene: Scene, clause: Stretch, who: Meant) -> bool:
    """Return whether kin or another person is the one who cannot reach somebody: "родные не могут дозвониться"."""
    for index in clause.inside:
        if scene.tokens[index].form.case != "nomn":
            continue
        other = scene.meant(index)
        if scene.words.has(scene.tokens[index], "contact", "family") or (
            other is not None and other.entity != who.entity and scene.tokens[index].form.part == "NPRO"
        ):
            return True
    return False


def _person(scene: Scene, who: Meant | None) -> Meant | None:
    """Return the subject where it is a person or a group: an office that does not answer is no silence."""
    bodies = (PartyKind.ORGANIZATION, PartyKind.UNIT, PartyKind.PLACE)
    return None if who is None or scene.people.kind_of(who.entity) in bodies else who


def _left_out(scene: Scene, clause: Stretch, verb: int) -> Meant | None:
    """Return the last person told, where a clause has no subject of its own."""
    for index in clause.inside:
        form = scene.tokens[index].form
        if index != verb and form.case == "nomn" and form.part in ("NOUN", "NPRO", "NUMR", "ADJF"):
            return None
    return _recent(scene, clause)


def _with_whom(scene: Scene, clause: Stretch, at: int) -> Meant | None:
    """Return whom contact was with: "связь с сыном", "от сына"."""
    for index in range(at, clause.last - 1):
        if scene.tokens[index].lower in ("с", "со", "от", "з", "із", "зі", "від"):
            for behind in range(index + 1, min(index + 4, clause.last)):
                meant = scene.meant(behind)
                if meant is not None:
                    return meant
    return None


def _from_anywhere(scene: Scene, clause: Stretch, at: int) -> Meant | None:
    """Return whom contact was with behind a word, else before it: "від сина немає звістки"."""
    return _with_whom(scene, clause, at) or _with_whom(scene, clause, clause.first)


def _owner(scene: Scene, clause: Stretch) -> Meant | None:
    """Return whose telephone it is: a genitive in the clause, else the last person told before it."""
    for index in clause.inside:
        meant = scene.meant(index)
        if meant is not None:
            return meant
    return _recent(scene, clause)


def _of_telephone(scene: Scene, clause: Stretch) -> Meant | None:
    """Return whose telephone does not answer, nobody where an office's is told of."""
    phones = [index for index in scene.find(clause, "contact", "phone") if scene.tokens[index].form.case == "nomn"]
    return None if not phones or _speaks_of_a_body(scene, clause) else _owner(scene, clause)


def _recent(scene: Scene, clause: Stretch) -> Meant | None:
    """Return the last person told before a clause, in this sentence or the two before it; a guess."""
    for index in range(clause.first - 1, max(-1, clause.first - 50), -1):
        meant = scene.meant(index)
        if (
            meant is not None
            and scene.people.kind_of(meant.entity) is PartyKind.PERSON
            and (scene.people.sex_of(meant.entity) is not Sex.WOMAN)
            and not scene.is_told_by(meant, clause.first)
        ):
            return Meant(entity=meant.entity, is_sure=False)
    return None


def _called(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Read "позвонил матери": contact with the family, where the one who calls is told and is not kin himself."""
    who = scene.subject_of(clause, at)
    ties = {
        scene.words.name_in(scene.tokens[each], "ties") or "" for each in clause.inside if _is_nominative(scene, each)
    }
    kin = {tie for tie in ties if tie.endswith(" of")}
    away = bool(kin) and kin <= _AWAY and _is_called_home(scene, clause, at)
    if who is None or (kin and not away) or scene.people.kind_of(who.entity) is not PartyKind.PERSON:
        return
    if is_negated(scene.tokens, at, clause.first):
        yield _draft(
            scene, clause, at, who, _Contact(with_whom="family", state="lost", confidence=0.66, rule="does not call")
        )
    elif scene.tokens[at].form.part == "VERB" and (
        away or scene.in_case(clause, at, "datv") is not None or _is_the_last_time(scene, clause)
    ):
        yield _draft(
            scene, clause, at, who, _Contact(with_whom="family", state="in contact", confidence=0.74, rule="calls")
        )


def _is_called_home(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether kin who are away call: for the last time, "мне", "матери", or "мой муж звонил 3 мая"."""
    tokens = scene.tokens
    called = [index for index in clause.inside if any(form.case == "datv" for form in tokens[index].forms)]
    if any(tokens[index].lower in _CALLED or scene.words.has(tokens[index], "contact", "family") for index in called):
        return True
    own = any(tokens[index].lemma in _OWN for index in clause.inside)
    dated = own and when_of(scene, clause) is not None and not _speaks_of_a_body(scene, clause)
    return scene.in_case(clause, at, "datv") is None and (dated or _is_the_last_time(scene, clause))


def _speaks_of_a_body(scene: Scene, clause: Stretch) -> bool:
    """Return whether an office is told of, to which kin turn: "мой муж звонил в прокуратуру"."""
    found = (scene.people.at_token(index) for index in clause.inside)
    return any(each is not None and scene.people.kind_of(each.entity) is PartyKind.ORGANIZATION for each in found)


def _is_nominative(scene: Scene, index: int) -> bool:
    return scene.tokens[index].form.case == "nomn"


def _is_the_last_time(scene: Scene, clause: Stretch) -> bool:
    """Return whether a clause tells of the last time: "последний раз звонил", "востаннє дзвонив"."""
    tokens = scene.tokens
    return any(
        scene.words.has(tokens[index], "contact", "last time")
        or (tokens[index].lemma == "раз" and scene.words.has(tokens[max(0, index - 1)], "contact", "last"))
        for index in clause.inside
    )


def _talked(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Read "в последний раз мать говорила с ним": contact with whom is named behind "с"."""
    who = _with_whom(scene, clause, at)
    if who is not None and _is_the_last_time(scene, clause) and not is_negated(scene.tokens, at, clause.first):
        with_whom = "family" if _is_sought(scene, clause, who) else "anyone"
        yield _draft(
            scene, clause, at, who, _Contact(with_whom=with_whom, state="in contact", confidence=0.74, rule="talked")
        )


def _admitted(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    """Read "адвоката к нему не пускают" as contact with a lawyer denied."""
    lawyer = scene.holds(clause, "contact", "lawyer")
    kin = any((scene.words.name_in(scene.tokens[index], "ties") or "").endswith(" of") for index in clause.inside)
    admits = scene.words.has(scene.tokens[at], "contact", "admit")
    meeting = any(
        admits or index == clause.first or scene.tokens[index - 1].form.part != "PREP"
        for index in scene.find(clause, "contact", "meeting")
    ) or (kin and admits)  # "в ходе встречи дал указания" allows no meeting
    let_in = scene.object_of(clause, at) if admits else None
    is_visitor = let_in is not None and _is_visitor(scene, clause, let_in)
    who = _towards(scene, clause)
    if who is None and is_visitor:
        who = _with_whom(scene, clause, at)  # "мать не пускают на свидание с сыном"
    elif who is None and scene.holds(clause, "contact", "visit"):
        who = let_in
    who = who or (None if is_visitor else scene.in_case(clause, at, "datv")) or _recent(scene, clause)
    if who is None or not (lawyer or meeting):
        return
    denied = is_negated(scene.tokens, at, clause.first)
    state = "denied" if denied else "permitted"
    yield _draft(
        scene,
        clause,
        at,
        who,
        _Contact(with_whom="lawyer" if lawyer else "family", state=state, confidence=0.84, rule="let in"),
    )


def _is_visitor(scene: Scene, clause: Stretch, who: Meant) -> bool:
    """Return whether somebody comes to a prisoner: counsel, kin, or who has no name."""
    begin = next(index for index in clause.inside if scene.meant(index) == who)
    beside = range(max(clause.first, begin - 2), begin + 1)
    is_kin = any(scene.words.has(scene.tokens[index], "contact", "family") for index in beside)
    return is_kin or scene.holds(clause, "contact", "lawyer") or not scene.tokens[begin].is_capital


def _towards(scene: Scene, clause: Stretch) -> Meant | None:
    """Return the person behind "к", "до"."""
    for index in range(clause.first, clause.last - 1):
        if scene.tokens[index].lower in ("к", "ко", "до"):
            meant = scene.meant(index + 1)
            if meant is not None:
                return meant
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contact:
    """What is told of contact: with whom, in which state, how surely, by which rule."""

    with_whom: str
    state: str
    confidence: float
    rule: str


def _draft(scene: Scene, clause: Stretch, at: int, who: Meant, told: _Contact) -> Draft:
    doubt = _doubt(scene, clause, who)
    return Draft(
        claim=ContactClaim(of=(who.entity,), with_whom=told.with_whom, state=told.state), span=scene.span(clause),
        at=at,
        rule=f"contact: {told.rule}", confidence=round(told.confidence - doubt, 2),
        polarity=Polarity.AFFIRMED, modality=_modality(scene, clause, at, told), when=when_of(scene, clause),
        where=where_of(scene, clause), doubt=doubt,
    )  # fmt: skip


def _doubt(scene: Scene, clause: Stretch, who: Meant) -> float:
    """Return what the confidence loses where the person was guessed."""
    if who.is_sure:
        return 0.0
    told = any(
        meant is not None and meant.entity == who.entity for meant in (scene.meant(index) for index in clause.inside)
    )
    return _UNSURE if told else _LEFT_OUT


def _modality(scene: Scene, clause: Stretch, at: int, told: _Contact) -> Modality:
    """Return the modality of a clause; that somebody could not be reached is no mere possibility."""
    modality = modality_of(scene, clause, at)
    return Modality.ACTUAL if modality is Modality.POSSIBLE and told.state != "permitted" else modality
