"""What fills each box: one function per kind, from the statements that stand to lines with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.act.aliases import names_apart
from habeas.act.form import Box
from habeas.act.phrasebook import Phrasebook, phrasebook
from habeas.act.selection import Selection, is_asserted
from habeas.act.service import tells_of_office, tells_of_service
from habeas.act.wording import claim_in_words, party_name
from habeas.facts.appeal import Response
from habeas.facts.claim import ActClaim, AppealClaim, Claim, ContactClaim, ResponseClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import EntryId, PartyId, StatementId
from habeas.facts.party import AgeGroup, Party, PartyKind, Sex
from habeas.facts.statement import Statement

TAKING_ACTS = (
    "arrest", "detention", "arbitrary detention", "incommunicado detention", "enforced disappearance", "abduction",
)  # fmt: skip
"""Acts by which a person is taken out of contact."""

OFFICIAL_WORDS = (Response.DENIED_THE_EVENT.value, Response.NO_INFORMATION.value)
"""Answers by which an office says whether it holds a person, or that it does not know."""

_LASTING = (TieClaim, WhereaboutsClaim, ContactClaim)

_SEEN_STATES = ("free", "with the unit", "at the front", "returned", "released")

_KIN = frozenset(
    "mother father parent wife husband spouse son daughter brother sister grandmother grandfather aunt uncle cousin "
    "мать мама отец папа жена муж сын дочь брат сестра бабушка дедушка тётя тетя дядя "
    "мати батько дружина чоловік син донька дочка сестра бабуся дідусь тітка дядько".split()
)
"""Words of kin in the languages of reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An entry of the appeals ledger that a line rests on: the number of the appeal, and the paper that proves it.

    `proof` is empty where no paper is on record.
    """

    number: str
    entry: EntryId
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a box, with the statements or the entries of the appeals ledger that it rests on."""

    text: str
    rests_on: tuple[StatementId, ...] = ()
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who sends the form: as they wish to be named, and how they may be reached."""

    name: str
    relation: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything from which a form about one person is filled.

    `about` are the statements that name the person, `through_group` those that speak of a group of which they are
    said to be a member, `known` every statement that stands; all sorted. `given` are lines worked out elsewhere (the
    length of a silence, the steps of the appeals ledger), by what they fill; what the record tells follows them.
    """

    person: Party
    parties: Mapping[PartyId, Party]
    about: tuple[Statement, ...]
    through_group: tuple[Statement, ...] = ()
    known: tuple[Statement, ...] = ()
    language: str = "en"
    author: Author | None = None
    family_consents: bool = False
    given: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    _through: frozenset[StatementId] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the ids of what is said of a group, which every line asks for."""
        object.__setattr__(self, "_through", frozenset(one.id for one in self.through_group))

    @property
    def book(self) -> Phrasebook:
        """The words of the language in which the form is filled."""
        return phrasebook(self.language)

    def taking(self) -> tuple[Statement, ...]:
        """Return the statements that tell how the person was taken: asserted, about the person or their group."""
        return tuple(one for one in (*self.about, *self.through_group) if _is_taking(one))

    def line(self, statement: Statement) -> Line:
        """Return a statement's claim as a line; what is said of a group says so."""
        words = claim_in_words(statement, self.parties, self.language)
        if statement.id in self._through:
            words = self.book.say("claims.through_group", claim=words)
        return Line(text=words, rests_on=(statement.id,))


def fill_lines(box: Box, brief: Brief) -> tuple[Line, ...]:
    """Return the lines that fill a box, none where nothing in the record does."""
    maker = FILLS.get(box.fill)
    named = () if maker is None else maker(brief)
    return (*brief.given.get(box.fill, ()), *named, *_selected(box.select, brief))


def _selected(selections: tuple[Selection, ...], brief: Brief) -> tuple[Line, ...]:
    """Return a line for every statement that one of the selections takes, in the order of the brief."""

    def is_taken(one: Statement, *, by_name: bool) -> bool:
        return any(selection.takes(one) for selection in selections if by_name or not selection.by_name)

    about = [one for one in brief.about if is_taken(one, by_name=True)]
    return _lines(brief, [*about, *(one for one in brief.through_group if is_taken(one, by_name=False))])


def _is_taking(one: Statement) -> bool:
    claim = one.claim
    return is_asserted(one) and isinstance(claim, ActClaim) and claim.act in TAKING_ACTS


def _lines(brief: Brief, statements: Iterable[Statement]) -> tuple[Line, ...]:
    return _once((one, brief.line(one)) for one in statements)


def _once(told: Iterable[tuple[Statement, Line]]) -> tuple[Line, ...]:
    """Return lines; what several say in the same words, of one day or of what lasts, rests on all of them.

    Two threats or two appeals without a day stay two: nothing tells that they are one.
    """
    found: dict[str, Line] = {}
    for statement, line in told:
        is_one = statement.when is not None or isinstance(statement.claim, _LASTING)
        key = line.text if is_one and not isinstance(statement.claim, AppealClaim) else statement.id
        same = found.get(key)
        found[key] = line if same is None else replace(same, rests_on=(*same.rests_on, *line.rests_on))
    return tuple(found.values())


def _of_kind(brief: Brief, *kinds: type[Claim]) -> list[Statement]:
    return [one for one in (*brief.about, *brief.through_group) if isinstance(one.claim, kinds)]


def _name(brief: Brief) -> tuple[Line, ...]:
    return (Line(text=_chosen_name(brief)),)


def _chosen_name(brief: Brief) -> str:
    return brief.book.spelling(brief.person.name, brief.person.spellings)


def _other_names(brief: Brief) -> tuple[Line, ...]:
    others = names_apart(_chosen_name(brief), (brief.person.name, *brief.person.spellings))
    return (Line(text="; ".join(others)),) if others else ()


def _sex(brief: Brief) -> tuple[Line, ...]:
    sex = brief.person.sex
    return () if sex is Sex.UNKNOWN else (Line(text=brief.book.word("sex", sex.value)),)


def _occupation(brief: Brief) -> tuple[Line, ...]:
    known = _walks_of_life(brief)
    return (Line(text="; ".join(brief.book.quoted(one) for one in known)),) if known else ()


def _walks_of_life(brief: Brief) -> tuple[str, ...]:
    person = brief.person
    return tuple(dict.fromkeys((*person.occupations, *(one for one in person.roles if not _is_of_kin(one)))))


def _service(brief: Brief) -> tuple[Line, ...]:
    """Name the rank and the unit: by the words beside the name, and by ties to a unit."""
    roles = [one for one in _walks_of_life(brief) if tells_of_service(one)]
    units = [
        Line(text=party_name(one.claim.to, brief.parties, brief.language), rests_on=(one.id,))
        for one in _of_kind(brief, TieClaim)
        if isinstance(one.claim, TieClaim) and is_asserted(one) and _is_member_of_unit(one.claim, brief)
    ]
    named = (Line(text="; ".join(brief.book.quoted(one) for one in roles)),) if roles else ()
    return (*named, *units)


def _is_member_of_unit(claim: TieClaim, brief: Brief) -> bool:
    unit = brief.parties.get(PartyId(claim.to))
    is_own = claim.from_party == brief.person.id and claim.tie == "member of"
    return is_own and unit is not None and unit.kind is PartyKind.UNIT


def _is_of_kin(role: str) -> bool:
    """Return whether words beside a name tell whose relative somebody is, which is no occupation."""
    return not _KIN.isdisjoint(role.casefold().split())


def _age_group(brief: Brief) -> tuple[Line, ...]:
    return (Line(text=brief.book.say("values.child")),) if brief.person.age_group is AgeGroup.CHILD else ()


def _event_date(brief: Brief) -> tuple[Line, ...]:
    return _lines(brief, (one for one in brief.taking() if one.when is not None))


def _event_place(brief: Brief) -> tuple[Line, ...]:
    return _lines(brief, (one for one in brief.taking() if one.place is not None))


def is_release(one: Statement) -> bool:
    """Return whether a statement tells, and does not deny, that somebody let its persons go."""
    return isinstance(one.claim, ActClaim) and one.claim.act == "release" and is_asserted(one)


def _last_seen(brief: Brief) -> list[Statement]:
    found = []
    for one in brief.about:
        claim = one.claim
        seen = isinstance(claim, WhereaboutsClaim) and claim.state in _SEEN_STATES
        heard = isinstance(claim, ContactClaim) and claim.state in ("in contact", "lost")
        if seen or heard or is_release(one):
            found.append(one)
    return found


def _last_seen_date(brief: Brief) -> tuple[Line, ...]:
    return _lines(brief, (one for one in _last_seen(brief) if one.when is not None))


def _last_seen_place(brief: Brief) -> tuple[Line, ...]:
    return _lines(brief, (one for one in _last_seen(brief) if one.place is not None or _claimed_place(one)))


def _claimed_place(one: Statement) -> str | None:
    return one.claim.place if isinstance(one.claim, WhereaboutsClaim) else None


def _held_places(brief: Brief) -> tuple[Line, ...]:
    seen = {one.id for one in _last_seen(brief)}
    held = [one for one in _of_kind(brief, WhereaboutsClaim) if one.id not in seen]
    return _lines(brief, (one for one in held if _claimed_place(one) or one.place))


def _responsible(brief: Brief) -> tuple[Line, ...]:
    return _lines(brief, (one for one in brief.taking() if _perpetrators(one)))


def _perpetrators(one: Statement) -> tuple[str, ...]:
    return one.claim.perpetrators if isinstance(one.claim, ActClaim) else ()


def _responsible_units(brief: Brief) -> tuple[Line, ...]:
    """Name the units and commanders behind those who took the person, as ties tell them."""
    blamed = {reference for one in brief.taking() for reference in _perpetrators(one)}
    units = [brief.parties[PartyId(one)] for one in sorted(blamed) if PartyId(one) in brief.parties]
    lines = [
        Line(text=_unit_in_words(unit, brief), rests_on=_naming(brief, unit.id))
        for unit in units
        if unit.kind is PartyKind.UNIT or unit.roles
    ]
    return (*lines, *_command(brief, blamed))


def _unit_in_words(unit: Party, brief: Brief) -> str:
    kind = brief.book.word("kinds", unit.kind.value)
    what = "; ".join((kind, *(brief.book.quoted(role) for role in unit.roles)))
    return brief.book.say("claims.unit", name=party_name(unit.id, brief.parties, brief.language), what=what)


def _command(brief: Brief, blamed: set[str]) -> tuple[Line, ...]:
    """Name who is said to command those who took the person."""
    ties = [one for one in brief.known if isinstance(one.claim, TieClaim) and one.claim.tie == "commander of"]
    return _lines(brief, (one for one in ties if isinstance(one.claim, TieClaim) and one.claim.to in blamed))


def _naming(brief: Brief, party: PartyId) -> tuple[StatementId, ...]:
    return tuple(one.id for one in brief.taking() if party in one.claim.references())


def _official_word(brief: Brief) -> tuple[Line, ...]:
    """Tell what offices say of custody, and which of them answered that there was none or that they do not know."""

    def is_of_office(claim: Claim) -> bool:
        if isinstance(claim, WhereaboutsClaim):
            return claim.custody is not None
        return isinstance(claim, ResponseClaim) and claim.response in OFFICIAL_WORDS and _is_office(claim.by, brief)

    said = _not_in_ledger(brief, "official_word", WhereaboutsClaim, ResponseClaim)
    return _lines(brief, (one for one in said if is_of_office(one.claim)))


def _is_office(party: str | None, brief: Brief) -> bool:
    """Return whether a party is an office or speaks for one; a wife, or the person sought, speaks for none."""
    known = brief.parties.get(PartyId(party or ""))
    if known is None or known.kind is not PartyKind.PERSON:
        return known is not None and known.kind in (PartyKind.ORGANIZATION, PartyKind.UNIT)
    is_other = known.id != brief.person.id
    return is_other and any(tells_of_office(one) and not _is_of_kin(one) for one in known.roles)


def _appeals(brief: Brief) -> tuple[Line, ...]:
    return _lines(brief, _not_in_ledger(brief, "appeals", AppealClaim))


def _responses(brief: Brief) -> tuple[Line, ...]:
    return _lines(brief, _not_in_ledger(brief, "responses", ResponseClaim))


def _not_in_ledger(brief: Brief, fill: str, *kinds: type[Claim]) -> list[Statement]:
    """Return the statements of some kinds but those that a line of the appeals ledger already rests on."""
    told = {one for line in brief.given.get(fill, ()) for one in line.rests_on}
    return [one for one in _of_kind(brief, *kinds) if one.id not in told]


def _conditions(brief: Brief) -> tuple[Line, ...]:
    acts = [one for one in _of_kind(brief, ActClaim) if not (_is_taking(one) or is_release(one))]
    seen = {one.id for one in _last_seen(brief)}
    return _lines(brief, [*acts, *(one for one in _of_kind(brief, ContactClaim) if one.id not in seen)])


def _author(brief: Brief) -> tuple[Line, ...]:
    author = brief.author
    if author is None:
        return ()
    return (Line(text=", ".join(part for part in (author.name, author.relation, author.address) if part)),)


def _family_consent(brief: Brief) -> tuple[Line, ...]:
    return (Line(text=brief.book.say("values.consent")),) if brief.family_consents else ()


def _ties(brief: Brief) -> tuple[Line, ...]:
    return _once(
        (one, Line(text=_relative_in_words(one.claim, brief), rests_on=(one.id,)))
        for one in _of_kind(brief, TieClaim)
        if isinstance(one.claim, TieClaim) and one.claim.to == brief.person.id
    )


def _relative_in_words(claim: TieClaim, brief: Brief) -> str:
    name = party_name(claim.from_party, brief.parties, brief.language)
    return brief.book.say("claims.relative", name=name, tie=brief.book.word("ties", claim.tie))


def _facts(brief: Brief) -> tuple[Line, ...]:
    """Tell everything that happened, oldest first: acts, whereabouts, contact."""
    return _lines(brief, _of_kind(brief, ActClaim, WhereaboutsClaim, ContactClaim))


FILLS: dict[str, Callable[[Brief], tuple[Line, ...]]] = {
    "name": _name,
    "other_names": _other_names,
    "sex": _sex,
    "occupation": _occupation,
    "service": _service,
    "age_group": _age_group,
    "event_date": _event_date,
    "last_seen_date": _last_seen_date,
    "event_place": _event_place,
    "last_seen_place": _last_seen_place,
    "held_places": _held_places,
    "responsible": _responsible,
    "responsible_units": _responsible_units,
    "official_word": _official_word,
    "appeals": _appeals,
    "responses": _responses,
    "author": _author,
    "family_consent": _family_consent,
    "conditions": _conditions,
    "relatives": _ties,
    "facts": _facts,
}
"""What can fill a box, by the name that a form's file uses."""

GIVEN = ("silence",)
"""What fills a box from outside the record of statements: worked out by another stage and passed in."""
