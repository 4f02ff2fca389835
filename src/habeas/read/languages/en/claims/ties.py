"""Ties: who is whose mother, commander, founder, lawyer, spokesman; who serves where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from habeas.facts.claim import TieClaim
from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.membership import find_being, find_serving, member_nouns, tie_of
from habeas.read.languages.en.claims.nouns import phrase_after
from habeas.read.languages.en.claims.offices import BODIES, BY_VERB, OFFICES, PEOPLE_OFFICES, SERVING, UNIT_WORDS
from habeas.read.languages.en.claims.persons import is_people
from habeas.read.languages.en.claims.roles import agents, last_group, patients
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.names.kinds import SAYS
from habeas.read.languages.en.names.words import load_words

_SOME = frozenset("one two three some several many few both most another".split())
_LOOK_ON = 7
_NAME_REACH = 16
_KIN_REACH = 7
_UNNAMED_KIN = 0.64
_TYING = frozenset((*BY_VERB, *SERVING, "set"))
"""Verbs that by themselves tell of a tie."""

_PARTING = frozenset("VBD VBP VBZ MD . CC WP WDT WRB : '' ``".split())


def find_ties(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield the ties that one sentence tells of."""
    for at in _told_by_nouns(scene, clause):
        token = scene.tokens[at]
        if token.lemma in OFFICES and token.tag != "NNPS":
            yield from _office(scene, clause, at, OFFICES[token.lemma])
        elif token.lemma in load_words().kin:
            yield from _kin(scene, clause, at)
    if clause.words.isdisjoint(_TYING) and ("be" not in clause.words or clause.words.isdisjoint(member_nouns())):
        return
    for predicate in clause.predicates:
        yield from _by_verb(scene, clause, predicate)


@cache
def _tying_nouns() -> frozenset[str]:
    return frozenset((*OFFICES, *load_words().kin))


def _told_by_nouns(scene: Scene, clause: Clause) -> list[int]:
    """Return the tokens of a sentence that are nouns for an office or for kin, as many sentences have none."""
    if clause.words.isdisjoint(_tying_nouns()):
        return []
    first, last = clause.sentence.first, clause.sentence.last
    lemmas, tags = scene.document.lemmas, scene.document.tags
    return [at for at in range(first, last) if lemmas[at] in _tying_nouns() and tags[at][:2] == "NN"]


def find_kin(scene: Scene) -> Iterator[Draft]:
    """Yield the ties of kin that the names of the text carry with them."""
    for tie in scene.entities.ties:
        if scene.kind(tie.to_id) is PartyKind.PLACE:
            continue
        at = scene.token_at(tie.span.start)
        first, last = _kin_start(scene, at, tie.tie.split()[0]), scene.token_at(tie.span.end - 1) + 1
        first, last = _with_owner(scene, tie.to_id, first, last)
        if scene.kind(tie.to_id) is PartyKind.GROUP and any(
            _is_of_one(scene, each, each + _KIN_REACH)
            for each in range(first, min(last + _KIN_REACH, len(scene.tokens)))
            if scene.tokens[each].lemma == tie.tie.split()[0]
        ):
            continue
        yield Draft(
            claim=TieClaim(tie=tie.tie, from_party=tie.from_id, to=tie.to_id), trigger=at, first=first, last=last,
            weight=0.88 if scene.entities.get(tie.from_id).mentions else _UNNAMED_KIN, rule="tie/kin",
        )  # fmt: skip


def _is_of_one(scene: Scene, first: int, last: int) -> bool:
    """Return whether somebody is kin of one or some of a group, and not of all: "the mother of one of the soldiers"."""
    words = [token.lower for token in scene.tokens[first:last]]
    return any(one in _SOME and other == "of" for one, other in pairwise(words))


def _with_owner(scene: Scene, owner: str, first: int, last: int) -> tuple[int, int]:
    """Return the words of a tie with the one whose kin it is, where one phrase holds both: "the son of Ivan"."""
    until = min(len(scene.tokens), last + _KIN_REACH) - 1
    near = Span(start=scene.tokens[max(0, first - _KIN_REACH)].start, end=scene.tokens[until].end)
    for standing in scene.standings_in(near):
        begin, end = scene.token_at(standing.span.start), scene.token_at(standing.span.end - 1) + 1
        between = scene.tokens[last:begin] if begin >= last else scene.tokens[end:first]
        together = not any(token.tag in _PARTING for token in between)
        if standing.entity == owner and together and (begin >= last or end <= first):
            return min(first, begin), max(last, end)
    return first, last


def _kin_start(scene: Scene, at: int, kin: str) -> int:
    """Return the token of the kin word near a name, the name itself where there is none before it."""
    for index in range(at - 1, max(-1, at - 10), -1):
        if scene.tokens[index].lemma == kin:
            return index
    return at


def _kin(scene: Scene, clause: Clause, at: int) -> Iterator[Draft]:
    """Read "his wife, Anna", "Anna, the mother of Ivan", and "X's son Y" where the names did not carry it."""
    if _is_of_so_many(scene, clause, at):
        return
    holder, last = _holder(scene, clause, at)
    owner, begin = _owner(scene, clause, at)
    owner = owner or _one_of_a_group(scene, clause, at)
    if (
        holder is None
        or owner is None
        or holder == owner
        or scene.kind(holder) not in (PartyKind.PERSON, PartyKind.GROUP)
    ):
        return
    if scene.kind(owner) in (PartyKind.PLACE, *BODIES) or owner == scene.entity(at):
        return
    if scene.kind(owner) is PartyKind.GROUP and _is_of_one(scene, at, min(at + _KIN_REACH, clause.sentence.last)):
        return
    begin, last = _stretch(scene, clause, at, (holder, owner))
    yield tie_of(
        f"{scene.tokens[at].lemma} of",
        holder,
        owner,
        at,
        first=min(begin, at),
        last=max(last, at + 1),
        weight=0.8,
        rule="tie/kin-word",
    )


def _is_of_so_many(scene: Scene, clause: Clause, at: int) -> bool:
    """Return whether a number of children stands where another would name whose kin it is: "a father of two".

    "A father of two of them" does name them.
    """
    behind = scene.tokens[at + 1 : min(at + 4, clause.sentence.last)]
    counted = len(behind) > 1 and behind[0].lower == "of" and behind[1].tag == "CD"
    return counted and not (len(behind) > 2 and behind[2].lower == "of")


def _one_of_a_group(scene: Scene, clause: Clause, at: int) -> str | None:
    """Return the group that "a soldier's mother" speaks of when no soldier is named."""
    if at - 2 < clause.sentence.first or scene.tokens[at - 1].tag != "POS" or not is_people(scene.tokens[at - 2].lemma):
        return None
    group = next(iter(last_group(scene, at)), None)
    named = scene.entities.get(group).name.lower() if group is not None else ""
    indefinite = scene.tokens[max(at - 3, 0)].lower in ("a", "an", "one", "another")
    return group if indefinite or scene.tokens[at - 2].lemma in named else None


def _office(scene: Scene, clause: Clause, at: int, office: str) -> Iterator[Draft]:
    holder, last = _holder(scene, clause, at)
    if holder is None or scene.kind(holder) is not PartyKind.PERSON:
        return
    body, begin = _owner(scene, clause, at)
    if body is None or body == holder or scene.kind(body) is PartyKind.PLACE:
        return
    if office not in PEOPLE_OFFICES and scene.kind(body) not in (*BODIES, PartyKind.GROUP):
        return
    weight = 0.86 if scene.kind(body) in BODIES else 0.72
    begin, last = _stretch(scene, clause, at, (holder, body))
    yield tie_of(
        f"{office} of", holder, body, at, first=min(begin, at), last=max(last, at + 1), weight=weight, rule="tie/office"
    )


def _stretch(scene: Scene, clause: Clause, at: int, parties: tuple[str, str]) -> tuple[int, int]:
    """Return the tokens from the first to the last of the office and of the names near it."""
    first, last = at, at + 1
    here = scene.standings_in(Span(start=clause.sentence.start, end=clause.sentence.end))
    for party in parties:
        names = [each.span for each in here if each.entity == party]
        near = [(scene.token_at(span.start), scene.token_at(span.end - 1) + 1) for span in names]
        near = [pair for pair in near if abs(pair[0] - at) < _NAME_REACH]
        if near:
            begin, end = min(near, key=lambda pair: abs(pair[0] - at))
            first, last = min(first, begin), max(last, end)
    return first, last


def _holder(scene: Scene, clause: Clause, at: int) -> tuple[str | None, int]:
    """Return who holds the office or is the relative, and the end of the name if it stands behind."""
    tokens, last = scene.tokens, clause.sentence.last
    index = at + 1
    while (
        index < min(at + _LOOK_ON * 2, last)
        and tokens[index].tag in ("NNP", "NN")
        and scene.kind(scene.entity(index)) is not PartyKind.PERSON
    ):
        index += 1
    if index < last and index - at <= 4 and tokens[index].tag == "NNP":
        return scene.entity(index), _name_end(scene, index, last)
    behind = _behind_comma(scene, at, last)
    if behind is not None:
        return scene.entity(behind), _name_end(scene, behind, last)
    before = _before_comma(scene, clause, at)
    if before is not None:
        return before, at + 1
    for predicate in clause.predicates:
        governed = predicate.head < at < predicate.last and at - predicate.head < 6
        governed = governed and not _is_led(scene, predicate.head, at)
        if predicate.lemma in ("be", "become", "remain") and governed and not predicate.negated:
            subjects = scene.subjects(predicate, clause.sentence.first)
            return (subjects[0] if subjects else None), at + 1
    return None, at + 1


def _is_led(scene: Scene, verb: int, at: int) -> bool:
    """Return whether a preposition leads to a noun: "is in contact with the commander of" does not name one."""
    begin = at
    while begin > verb + 1 and scene.tokens[begin - 1].tag in ("DT", "PRP$", "JJ", "NN", "VBN"):
        begin -= 1
    return scene.tokens[begin - 1].tag in ("IN", "TO")


def _name_end(scene: Scene, at: int, last: int) -> int:
    while at < last and scene.tokens[at].tag in ("NNP", "NNPS"):
        at += 1
    return at


def _behind_comma(scene: Scene, at: int, last: int) -> int | None:
    """Return the name after "the mother of one of the soldiers," or "their commander,"."""
    for index in range(at + 1, min(at + 14, last - 1)):
        token = scene.tokens[index]
        if token.text == ",":
            following = scene.tokens[index + 1]
            is_person = scene.kind(scene.entity(index + 1)) is PartyKind.PERSON
            if following.tag == "NNP" and is_person:
                return None if _speaks(scene, index + 1, last) else index + 1
            rank = (
                index + 2 < last and following.tag == "NNP" and scene.kind(scene.entity(index + 2)) is PartyKind.PERSON
            )
            return index + 2 if rank else None
        if (
            (token.tag.startswith("VB") and token.tag != "VBN")
            or token.tag in ("WP", "WDT", "CC", "MD")
            or token.text in ".;—"
        ):
            return None
    return None


def _speaks(scene: Scene, at: int, last: int) -> bool:
    """Return whether a name is the subject of a verb of saying: "no news of her son, Anna Orsk said"."""
    end = _name_end(scene, at, last)
    return end < last and scene.tokens[end].tag in ("VBD", "VBZ", "VBP") and scene.tokens[end].lemma in SAYS


def _before_comma(scene: Scene, clause: Clause, at: int) -> str | None:
    """Return the person before ", the commander", ", who is the lawyer" and the like."""
    index = at - 1
    while index > clause.sentence.first and at - index < 7 and scene.tokens[index].text != ",":
        if scene.tokens[index].tag.startswith("VB") and scene.tokens[index].tag not in ("VBN", "VBG"):
            return None
        if scene.tokens[index].tag == "IN":
            return None
        index -= 1
    if (
        index <= clause.sentence.first
        or scene.tokens[index].text != ","
        or scene.tokens[index - 1].tag not in ("NNP", "CD", "PRP")
    ):
        return None
    found = scene.entity(index - 1)
    return found if scene.kind(found) is PartyKind.PERSON else None


def _owner(scene: Scene, clause: Clause, at: int) -> tuple[str | None, int]:
    """Return of whom or what: "of the fund", "the fund's head", "their commander", "the brigade commander"."""
    tokens = scene.tokens
    begin = at
    while begin > clause.sentence.first and tokens[begin - 1].tag in ("JJ", "NN", "NNP", "VBN") and at - begin < 3:
        begin -= 1
        if begin < at and tokens[begin].lemma in UNIT_WORDS:
            return scene.entity(begin) or _unit_before(scene, begin), begin
    before = tokens[begin - 1] if begin > clause.sentence.first else None
    after = _after_of(scene, clause, at)
    if before is not None and before.tag == "PRP$" and after is None:
        return scene.entity(begin - 1), begin - 1
    if before is not None and (before.tag == "POS" or before.text in ("’", "'")) and begin - 2 >= clause.sentence.first:
        unit = _unit_before(scene, begin - 2) if tokens[begin - 2].lemma in UNIT_WORDS else None
        return scene.entity(begin - 2) or unit, begin - 2
    return after, at


def _after_of(scene: Scene, clause: Clause, at: int) -> str | None:
    """Return the one after "of", "for", "at", past "one of the": the nearest entity of the phrase."""
    last = clause.sentence.last
    if at + 3 < last and scene.tokens[at + 1].tag == "VBN" and scene.tokens[at + 2].lower in ("by", "for"):
        at += 1
    if at + 1 >= last or (scene.tokens[at + 1].lower not in ("of", "for", "at", "in", "with", "from", "to", "by")):
        return None
    index = at + 1
    while index < last and scene.tokens[index].lower in (
        "of",
        "for",
        "at",
        "in",
        "with",
        "from",
        "one",
        "two",
        "some",
        "to",
        "by",
    ):
        found = phrase_after(scene.tokens, index + 1, last)
        if found is None:
            return None
        entity = scene.entity(found[0])
        if entity is not None and scene.kind(entity) is not PartyKind.PLACE:
            return entity
        index = found[1]
    return None


def _unit_before(scene: Scene, at: int) -> str | None:
    """Return the unit last named before a token: what "the battalion" is when only one can be meant."""
    return scene.last_before(at, PartyKind.UNIT)


def _by_verb(scene: Scene, clause: Clause, predicate: Predicate) -> Iterator[Draft]:
    if predicate.negated:
        return
    if predicate.lemma in BY_VERB:
        yield from _holding(scene, clause, predicate, f"{BY_VERB[predicate.lemma]} of")
    elif (
        predicate.lemma == "set"
        and predicate.head + 1 < predicate.last
        and scene.tokens[predicate.head + 1].lower == "up"
    ):
        yield from _holding(scene, clause, predicate, "founder of")
    elif predicate.lemma in SERVING:
        yield from find_serving(scene, clause, predicate, ("in", "with", "for", "at"))
    elif predicate.lemma == "be":
        yield from find_being(scene, clause, predicate)


def _holding(scene: Scene, clause: Clause, predicate: Predicate, tie: str) -> Iterator[Draft]:
    """Read "is commanded by Colonel X", "who founded the fund", "a lawyer who represents the families"."""
    holders, bodies = agents(scene, clause, predicate), patients(scene, clause, predicate)
    if tie == "lawyer of":
        bodies = bodies or scene.after_word(predicate, "of")
        named = _before_comma(scene, clause, predicate.subject) if predicate.subject is not None else None
        holders = (named,) if named is not None else holders
        roles = (
            " ".join(scene.entities.get(holders[0]).roles + scene.entities.get(holders[0]).occupations)
            if holders
            else ""
        )
        noun = scene.tokens[predicate.subject].lemma if predicate.subject is not None else ""
        if not any(word in f"{roles} {noun}" for word in ("lawyer", "attorney", "counsel", "advocate", "human rights")):
            return
    for body in bodies[:1]:
        kind = scene.kind(body)
        fits = kind in (PartyKind.GROUP, PartyKind.PERSON) if tie == "lawyer of" else kind in BODIES
        if holders and fits and holders[0] != body and scene.kind(holders[0]) is PartyKind.PERSON:
            yield tie_of(
                tie,
                holders[0],
                body,
                predicate.head,
                first=predicate.first,
                last=predicate.last,
                weight=0.82,
                rule="tie/verb",
                predicate=predicate,
            )
