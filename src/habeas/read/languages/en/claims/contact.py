"""Contact: whether people can be reached, by family, by a lawyer, by anyone."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import ContactClaim
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import phrase_after
from habeas.read.languages.en.claims.patterns import load_rules
from habeas.read.languages.en.claims.persons import is_office, tells_of_office
from habeas.read.languages.en.claims.roles import Found, found_in, people, told_of
from habeas.read.languages.en.claims.scene import Clause, Scene

_FAMILY = frozenset(
    "family relative mother wife father parent sister brother husband son daughter home kin loved "
    "one parcel visit letter "
    "spouse child relation uncle aunt".split()
) - {"one", "loved"}
_COUNSEL = frozenset("lawyer counsel attorney advocate solicitor barrister defender client ombudsman notary".split())
_ABOUT_CONTACT = frozenset(
    "call phone telephone ring contact visit communicate communication letter correspondence "
    "incommunicado isolate isolated "
    "parcel write text mobile message visitor meeting isolation unreachable".split()
)
_KIN_AND_COUNSEL = (_FAMILY | _COUNSEL) - {"home", "parcel", "visit", "letter", "client", "child", "son", "daughter"}
_DEFENDERS = _COUNSEL - {"client", "ombudsman", "notary"}
_SEEING = frozenset("see visit meet call phone telephone contact".split())
_ABLE = frozenset("can could may might ca".split())
_TO_OFFICES = frozenset("write reply respond answer".split())
_ELDERS = frozenset("mother father parent family relative".split())
_HEARER_REACH = 6
_WITHOUT_PARTY = 0.06


def find_contacts(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield what one sentence says of whether people can be reached."""
    for match in load_rules("contact").matches(clause):
        found = found_in(scene, clause, match)
        if found is not None:
            yield from _drafts(scene, clause, found)


def _drafts(scene: Scene, clause: Clause, found: Found) -> Iterator[Draft]:
    match = found.match
    parties = told_of(scene, clause, found)
    channels = _channels(scene, clause, found)
    if match.rule.value == "lost" and _is_with_parents(scene, found):
        parties = people(scene, scene.subjects(found.predicate, clause.sentence.first))
    if match.rule.who == "visitor":
        channels = [channel for channel in channels if channel != "anyone"]
        parties = ()
    if (match.rule.value == "lost" and _is_of_an_office(scene, clause, found)) or _means_otherwise(scene, found):
        return
    if match.rule.value in ("denied", "permitted") and match.rule.who in ("patient", "subj", "of"):
        if match.rule.who == "of" and "access" in _lemmas(scene, found) and _is_visitor(scene, match.named.get("of")):
            return
        parties = _visited(scene, clause, found, parties)
    if match.rule.value in ("permitted", "in contact") and (_is_wished(found) or not parties):
        return
    if match.rule.value == "denied" and channels == ["anyone"] and _ABOUT_CONTACT.isdisjoint(_lemmas(scene, found)):
        return
    weight = match.rule.weight - (_WITHOUT_PARTY if not parties and match.rule.who not in ("context", "visitor") else 0)
    state = "in contact" if _is_last_contact(scene, clause, found) else match.rule.value
    for channel in channels:
        yield Draft(
            claim=ContactClaim(of=parties, with_whom=channel, state=state),
            trigger=match.first, first=match.first, last=match.last, weight=weight, rule=match.rule.name,
            predicate=found.predicate, polarity=Polarity.AFFIRMED, modality=_modality(found),
        )  # fmt: skip


def _is_with_parents(scene: Scene, found: Found) -> bool:
    """Return whether somebody loses touch with his own parents: it is he who is out of reach."""
    head = found.match.named.get("of")
    predicate = found.predicate
    if head is None or not head or predicate is None or predicate.passive or predicate.subject is None:
        return False
    owned = scene.tokens[head - 1].tag == "PRP$" and scene.tokens[head].lemma in _ELDERS
    elder = scene.entity(head)
    return owned and elder is not None and scene.entity(predicate.subject) in scene.entities.owners_of(elder)


def _is_of_an_office(scene: Scene, clause: Clause, found: Found) -> bool:
    """Return whether an office is silent, or somebody is not called for: "has not called for him to resign"."""
    match, predicate = found.match, found.predicate
    after = scene.tokens[match.last].lower if match.last < clause.sentence.last else ""
    if predicate is not None and predicate.lemma == "call" and after in ("for", "on", "upon"):
        return True
    heads = [*match.named.values()]
    if predicate is not None and predicate.lemma in _TO_OFFICES:
        to = next(
            (at for at in range(predicate.head, predicate.last) if scene.tokens[at].lower == "to"), predicate.last
        )
        heads += range(to, min(to + _HEARER_REACH, predicate.last))
    if predicate is not None and predicate.subject is not None and match.rule.who == "subj":
        heads.append(predicate.subject)
    held = [scene.entity(head) for head in heads if scene.tokens[head].tag in ("NNP", "PRP")]
    roles = [role for each in held if each is not None for role in scene.entities.get(each).roles]
    return any(is_office(scene.tokens[head]) for head in heads) or any(map(tells_of_office, roles))


def _lemmas(scene: Scene, found: Found) -> set[str]:
    """Return the lemmas of the wording and of what its verb governs."""
    match, predicate = found.match, found.predicate
    first, last = match.first, match.last
    if predicate is not None:
        first, last = min(first, predicate.first), max(last, predicate.last)
        first = predicate.subject_first if predicate.subject_first is not None else first
    return {token.lemma for token in scene.tokens[min(first, match.first) : last]}


def _is_visitor(scene: Scene, head: int | None) -> bool:
    """Return whether somebody comes to see another: kin, counsel, and whoever writes "I was not allowed to visit"."""
    return head is not None and (scene.tokens[head].lower == "i" or scene.tokens[head].lemma in _KIN_AND_COUNSEL)


def _is_counsel(scene: Scene, clause: Clause, head: int | None, last: int) -> bool:
    """Return whether "she" is a lawyer who tells of her client, and not of a son: it is him whom she may not see."""
    if head is None or scene.tokens[head].tag != "PRP" or _roles_of(scene, clause, head).isdisjoint(_DEFENDERS):
        return False
    speech, seen = scene.attribution(head), {token.lemma for token in scene.tokens[head:last]}
    tells = speech is not None and speech.entity is not None and speech.entity == scene.entity(head)
    return "client" in seen or (tells and seen.isdisjoint(_KIN_AND_COUNSEL | {"son", "daughter", "child"}))


def _visited(scene: Scene, clause: Clause, found: Found, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return whom kin or counsel may see or not, where they stand for the party: "let his wife visit him"."""
    predicate, who = found.predicate, found.match.rule.who
    if predicate is None or who == "of":
        return parties
    subject = predicate.subject if predicate.passive or who == "subj" else None
    after = phrase_after(scene.tokens, predicate.head + 1, predicate.last) if subject is None else None
    head = subject if subject is not None else after[0] if after is not None else None
    if not (_is_visitor(scene, head) or _is_counsel(scene, clause, head, predicate.last)):
        return parties
    seen = next((each for each in clause.predicates if each.head > predicate.head and each.lemma in _SEEING), None)
    return tuple(each for each in people(scene, scene.objects(seen)) if each not in parties)


def _means_otherwise(scene: Scene, found: Found) -> bool:
    """Return whether it only looks so: "found him guilty", "was stopped by men calling", "do not talk to"."""
    match, predicate = found.match, found.predicate
    after = scene.tokens[match.last] if match.last < len(scene.tokens) else None
    if after is not None and after.tag == "JJ" and "find" in _lemmas(scene, found):
        return True
    if predicate is None:
        return False
    if match.rule.who == "subj" and predicate.passive and predicate.lemma in ("stop", "cease", "quit"):
        return True
    bidden = predicate.subject is None and scene.tokens[predicate.first].text.lower() == "do"
    return bidden and predicate.negated


def _modality(found: Found) -> Modality | None:
    """Return that it is so where "cannot" and "may not" tell what is, not what may be; None: as the verb has it."""
    predicate = found.predicate
    telling = predicate is not None and set(predicate.modals) <= _ABLE and found.match.rule.value != "permitted"
    return Modality.ACTUAL if telling and predicate is not None and predicate.modals else None


def _is_wished(found: Found) -> bool:
    """Return whether the words tell of means or wishes to be in contact rather than of contact."""
    predicate = found.predicate
    return predicate is not None and (predicate.infinitive or bool(predicate.modals) or found.negated)


def _channels(scene: Scene, clause: Clause, found: Found) -> list[str]:
    """Return with whom, by the words that the predicate governs and, for a visitor, by its subject."""
    match, predicate = found.match, found.predicate
    first, last = match.first, match.last
    if predicate is not None:
        last = max(last, predicate.last)
    lemmas = {token.lemma for token in scene.tokens[first:last]}
    if match.rule.who == "visitor":
        subject = predicate.subject if predicate is not None else None
        lemmas = _roles_of(scene, clause, subject) if subject is not None else set()
    if match.rule.who == "of" and predicate is not None and predicate.subject is not None:
        lemmas.add(scene.tokens[predicate.subject].lemma)
    lemmas |= _last_heard_by(scene, clause, found)
    if match.rule.value == "lost":
        return ["family" if lemmas & (_FAMILY - {"home", "visit", "letter"}) else "anyone"]
    if "home" in lemmas and not lemmas & {"call", "phone", "write", "ring", "telephone", "letter"}:
        lemmas -= {"home"}
    channels = [name for name, words in (("family", _FAMILY), ("lawyer", _COUNSEL)) if lemmas & words]
    return channels or ["anyone"]


def _last_heard_by(scene: Scene, clause: Clause, found: Found) -> set[str]:
    """Return the words for kin or counsel who last heard from somebody: "his wife, Leila, last heard from him"."""
    match = found.match
    if match.rule.value != "lost" or scene.tokens[match.first].lower != "last":
        return set()
    before = scene.tokens[max(clause.sentence.first, match.first - _HEARER_REACH) : match.first]
    return {token.lemma for token in before if token.tag == "NN"} & _KIN_AND_COUNSEL


def _is_last_contact(scene: Scene, clause: Clause, found: Found) -> bool:
    """Return whether the wording tells the day of the last contact: "his wife last heard from him on 6 November"."""
    after = found.match.last
    if not _last_heard_by(scene, clause, found) or found.negated or after + 1 >= clause.sentence.last:
        return False
    if scene.tokens[after].lower == "on" and any(
        each.text[0].isdigit() for each in scene.tokens[after + 1 : after + 3]
    ):
        # A day without a year is no date as long as nobody knows when the report came out, and means the same.
        return True
    day = next((when.span for when in scene.dates_between(scene.tokens[after].start, clause.sentence.end)), None)
    return day is not None and scene.token_at(day.start) <= after + 1


def _roles_of(scene: Scene, clause: Clause, subject: int) -> set[str]:
    """Return the words by which the text describes the subject, so that a lawyer is known by name."""
    entity_id = scene.entity(subject)
    words = {scene.tokens[subject].lemma}
    if entity_id is not None:
        entity = scene.entities.get(entity_id)
        words |= {word.strip(",.").lower() for role in (entity.name, *entity.roles) for word in role.split()}
    near = scene.tokens[max(clause.sentence.first, subject - 9) : subject]
    return words | ({token.lemma for token in near} & _COUNSEL)
