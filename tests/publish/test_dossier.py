"""What enters a dossier, and what does not. Each absence is proven against a world in which it is present."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from habeas.facts.claim import ActClaim, ContactClaim, TieClaim, WhereaboutsClaim
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.ids import ConsentId, PartyId
from habeas.facts.party import Party, PartyKind, Sex
from habeas.facts.source import Link, Medium
from habeas.facts.statement import Statement
from habeas.facts.when import Days, When, during, on_day
from habeas.publish import Compiled, Dossier, Field, NoConsent, Unheard, compile_dossier, parse_fields
from habeas.publish.errors import NotAPerson, UnknownField
from habeas.publish.formats.html import render_html
from tests.watch.world import BRIGADE, BRUSKOVO, COMMANDER, GROUP, MOTHER, PARTIES, TIMUR, ZARECHENSK, said

ON = date(2022, 9, 1)
REGION, COUNTRY = PartyId("p-region"), PartyId("p-country")
EVERY_FIELD = tuple(field.value for field in Field)

WORLD: dict[PartyId, Party] = {
    **PARTIES,
    TIMUR: replace(
        PARTIES[TIMUR], sex=Sex.MAN, occupations=("driver",), roles=("contract soldier of the 901st Brigade",)
    ),
    ZARECHENSK: replace(PARTIES[ZARECHENSK], part_of=REGION),
    REGION: Party(id=REGION, kind=PartyKind.PLACE, name="Selenga Region", roles=("region",), part_of=COUNTRY),
    COUNTRY: Party(id=COUNTRY, kind=PartyKind.PLACE, name="Belovia", roles=("country",)),
}

LOCKED_UP = ActClaim(
    act="arbitrary detention", victims=(TIMUR,), perpetrators=(BRIGADE, COMMANDER), conditions="in a cellar"
)
LOST = ContactClaim(of=(TIMUR,), with_whom="family", state="lost")

STATEMENTS = (
    said(
        1,
        LOCKED_UP,
        when=during(date(2022, 7, 5), date(2022, 7, 10)),
        place=ZARECHENSK,
        speaker=MOTHER,
        medium=Medium.VIDEO,
        chain=(Link(who=MOTHER, how="said"), Link(who="Galina Ochirova", how="told")),
        quote="On 5 July Sobinov's men of the 901st locked my Timur up in Zarechensk, Galina Ochirova told us",
    ),
    said(2, LOST, when=on_day(date(2022, 7, 13)), speaker=MOTHER),
    said(3, TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR)),
    said(4, ActClaim(act="threat", victims=(GROUP,)), quote="They were threatened"),
)  # fmt: skip


def consent(*fields: str, person: PartyId = TIMUR, **changes: object) -> Consent:
    whole = Consent(
        id=ConsentId(f"c-{person}"), person=person, given_by="the person", purposes=(Purpose.PUBLISH,),
        audiences=(Audience.PUBLIC,), fields=fields, from_day=date(2022, 8, 1), until_day=date(2023, 8, 1),
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def compiled(
    *consents: Consent, purpose: Purpose = Purpose.PUBLISH, audience: Audience = Audience.PUBLIC, on: date = ON
) -> Compiled:
    return compile_dossier(WORLD[TIMUR], STATEMENTS, WORLD, consents, purpose=purpose, audience=audience, on=on)


def words(found: Compiled | Dossier) -> str:
    return render_html(found.dossier if isinstance(found, Compiled) else found).decode()


def first_entry(*fields: str, others: Sequence[Consent] = ()) -> str:
    entry = compiled(consent("acts", *fields), *others).dossier.entries()[0]
    return f"{entry.text} | {entry.days} | {entry.words} | {entry.origin}"


COVERS_NOT = "no consent of p-timur covers the purpose 'publish' for the audience 'public' on 2022-09-01"


@pytest.mark.parametrize(
    "consents",
    [
        (),
        (consent(*EVERY_FIELD, person=MOTHER),),
        (consent(*EVERY_FIELD, purposes=(Purpose.COURT,)),),
        (consent(*EVERY_FIELD, audiences=(Audience.UN_BODY,)),),
        (consent(*EVERY_FIELD, from_day=date(2022, 9, 2)),),
    ],
    ids=["none", "somebody else's", "another purpose", "another audience", "not yet"],
)
def test_compile_dossier_refuses_without_consent(consents: tuple[Consent, ...]) -> None:
    with pytest.raises(NoConsent) as caught:
        compiled(*consents)
    assert list(caught.value.lines()) == [
        f"publish.no-consent: {COVERS_NOT}",
        "  while  compiling a dossier on p-timur",
        "  kept   nothing was written; the record is unchanged",
        "  do     ask the person, record the consent with: habeas publish consent --person p-timur, then try again",
    ]


def test_the_refusal_says_on_which_day_a_consent_ended() -> None:
    ended = consent(*EVERY_FIELD, until_day=date(2022, 8, 31))
    before = consent(*EVERY_FIELD, until_day=date(2022, 8, 10))
    with pytest.raises(NoConsent) as caught:
        compiled(ended, before)
    assert next(caught.value.lines()) == (f"publish.no-consent: {COVERS_NOT}: the one that did ended on 2022-08-31")


def test_compile_dossier_is_about_one_person() -> None:
    with pytest.raises(NotAPerson):
        compile_dossier(
            WORLD[GROUP], STATEMENTS, WORLD, [], purpose=Purpose.PUBLISH, audience=Audience.PUBLIC, on=ON
        )  # fmt: skip


def test_parse_fields_refuses_what_no_release_has() -> None:
    assert parse_fields(["name", "day"]) == {Field.NAME, Field.DAY}
    with pytest.raises(UnknownField):
        parse_fields(["shoe size"])


def test_compile_dossier_with_an_empty_consent_shows_nothing() -> None:
    found = compiled(consent())
    assert (found.dossier.subject, found.dossier.profile, found.dossier.chapters) == ("person A", (), ())
    assert found.dossier.not_shown == EVERY_FIELD


def test_compile_dossier_ignores_fields_that_nobody_knows() -> None:
    assert compiled(consent("shoe size")).fields == frozenset()


@pytest.mark.parametrize(
    ("fields", "subject"),
    [((), "person A"), (("initials",), "T. B."), (("name",), "Timur Badmaev"), (("name", "initials"), "Timur Badmaev")],
)
def test_compile_dossier_names_the_person_as_far_as_allowed(fields: tuple[str, ...], subject: str) -> None:
    assert compiled(consent(*fields)).dossier.subject == subject


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("sex", "man"),
        ("occupation", "driver"),
        ("roles", "contract soldier of the [withheld] Brigade"),
        ("region", "a place in Selenga Region"),
        ("country", "a place in Belovia"),
        ("place", "Zarechensk"),
        ("day", "between 5 July 2022 and 10 July 2022"),
        ("month", "July 2022"),
        ("year", "2022"),
        ("unit", "901st Brigade"),
        ("publisher", "The Invented Gazette"),
        ("ties", "mother of"),
        ("contact", "lost"),
        ("words", "locked my"),
        ("name", "Timur Badmaev"),
    ],
)
def test_compile_dossier_shows_a_field_with_consent_and_only_then(field: str, shown: str) -> None:
    body = words(compiled(consent("acts", field))).partition("<main>")[2].replace("1 September 2022", "")
    without = words(compiled(consent("acts"))).partition("<main>")[2].replace("1 September 2022", "")
    assert shown in body
    assert f">{shown}" not in without
    assert f" {shown}" not in without.partition("<footer>")[0]


def test_compile_dossier_never_names_others_without_their_own_consent() -> None:
    everything = compiled(consent(*EVERY_FIELD))
    shown = words(everything)
    assert "Timur Badmaev" in shown
    for hidden in ("Darima", "Badmaeva", "Sobinov", "Galina", "Ochirova"):
        assert hidden not in shown
    mother_too = words(compiled(consent(*EVERY_FIELD), consent("name", person=MOTHER)))
    assert "Darima Badmaeva" in mother_too


def test_compile_dossier_strikes_secrets_out_of_words() -> None:
    assert first_entry("words") == (
        "arbitrary detention: person A, by a unit, person B (in a cellar), at a place not shown |  | "
        "On [date withheld] [withheld] men of the [withheld] locked my [withheld] up in [withheld], "
        "[withheld] [withheld] told us | a source not named here"
    )


def test_compile_dossier_shows_the_words_that_consent_allows() -> None:
    entry = first_entry("words", "name", "day", "place", "unit", others=[consent("name", person=COMMANDER)])
    assert entry.split(" | ")[2] == (
        "On 5 July Sobinov's men of the 901st locked my Timur up in Zarechensk, [withheld] [withheld] told us"
    )


def test_compile_dossier_strikes_out_the_days_as_the_report_said_them() -> None:
    when = replace(on_day(date(2022, 7, 5)), words="the feast of the river")
    statement = said(1, ActClaim(act="arrest", victims=(TIMUR,)), when=when, quote="taken on the feast of the river")
    found = compile_dossier(
        WORLD[TIMUR], [statement], WORLD, [consent("acts", "words", "month")], purpose=Purpose.PUBLISH,
        audience=Audience.PUBLIC, on=ON,
    )  # fmt: skip
    assert found.dossier.entries()[0].words == "taken on [date withheld]"


def test_compile_dossier_leaves_out_what_is_not_about_the_person() -> None:
    assert "threat" not in words(compiled(consent(*EVERY_FIELD))).partition("<main>")[2]


def test_compile_dossier_takes_a_place_of_unknown_level_for_an_exact_one() -> None:
    unmarked = {**WORLD, REGION: replace(WORLD[REGION], roles=()), COUNTRY: replace(WORLD[COUNTRY], roles=())}
    found = compile_dossier(
        unmarked[TIMUR], STATEMENTS, unmarked, [consent("acts", "region", "country")], purpose=Purpose.PUBLISH,
        audience=Audience.PUBLIC, on=ON,
    )  # fmt: skip
    assert found.dossier.entries()[0].text.endswith("at a place not shown")


def test_compile_dossier_is_the_same_for_every_order() -> None:
    backwards = compile_dossier(
        WORLD[TIMUR], STATEMENTS[::-1], dict(reversed(WORLD.items())), [consent(*EVERY_FIELD)],
        purpose=Purpose.PUBLISH, audience=Audience.PUBLIC, on=ON,
    )  # fmt: skip
    assert backwards == compiled(consent(*EVERY_FIELD))


def test_compile_dossier_hides_other_places_too() -> None:
    assert BRUSKOVO in {secret.id for secret in compiled(consent("acts")).secrets}
    assert BRUSKOVO not in {secret.id for secret in compiled(consent("acts", "place")).secrets}


CALLED = said(
    9, ContactClaim(of=(TIMUR,), with_whom="family", state="in contact"), when=on_day(date(2022, 8, 16)),
    published=date(2022, 8, 20),
)  # fmt: skip
AUGUST = during(date(2022, 8, 1), date(2022, 8, 31))


def in_contact(*fields: str, unheard: Statement = CALLED, **changes: object) -> Compiled:
    """Compile a dossier over a call on 16 August, with a silence that one statement tells of, `CALLED` or another."""
    began = Days(first=date(2022, 8, 16), last=date(2022, 8, 16))
    told = Unheard(text="for 16 days, as of 1 September 2022", began=began, told_by=unheard.id)
    statements = [replace(CALLED, **changes), *([] if unheard is CALLED else [unheard])]  # type: ignore[arg-type]
    return compile_dossier(
        WORLD[TIMUR], statements, WORLD, (consent(*fields),), purpose=Purpose.PUBLISH, audience=Audience.PUBLIC, on=ON,
        unheard=told,
    )  # fmt: skip


def test_whereabouts_that_nobody_knows_are_told_as_that() -> None:
    unknown = said(9, WhereaboutsClaim(of=(TIMUR,), state="unknown"))
    found = compile_dossier(
        WORLD[TIMUR], (unknown,), WORLD, (consent("whereabouts"),), purpose=Purpose.PUBLISH, audience=Audience.PUBLIC,
        on=ON,
    )  # fmt: skip
    assert [one.text for one in found.dossier.entries()] == ["person A: where they are is not known"]


def test_a_contact_is_told_as_past_with_the_silence_since() -> None:
    found = in_contact("contact", "day")
    assert [one.text for one in found.dossier.entries()] == ["person A: was in contact with the family"]
    assert [(one.label, one.text) for one in found.dossier.profile] == [
        ("Silence", "for 16 days, as of 1 September 2022")
    ]


@pytest.mark.parametrize("fields", [("contact",), ("contact", "month"), ("acts", "day")])
def test_the_silence_is_not_told_where_its_day_or_the_contact_may_not_be(fields: tuple[str, ...]) -> None:
    assert in_contact(*fields).dossier.profile == ()


@pytest.mark.parametrize(
    "unheard",
    [
        said(8, ActClaim(act="threat", victims=(GROUP,)), speaker=TIMUR, published=date(2022, 8, 16)),
        said(8, ContactClaim(of=(GROUP,), with_whom="anyone", state="lost"), when=on_day(date(2022, 8, 16))),
        said(8, ActClaim(act="denial of contact", victims=(TIMUR,)), when=on_day(date(2022, 8, 16))),
    ],
    ids=["what the person said of others", "the loss of a group", "an act"],
)
def test_the_silence_is_not_told_where_it_rests_on_what_is_no_contact_of_the_dossier(unheard: Statement) -> None:
    found = in_contact("contact", "day", unheard=unheard).dossier
    assert [one.days for one in found.entries()] == ["16 August 2022"]
    assert "for 16 days" not in words(found)


@pytest.mark.parametrize("when", [None, AUGUST, during(None, date(2022, 8, 31))])
def test_the_silence_is_not_told_where_it_is_counted_from_the_day_of_a_report(when: When | None) -> None:
    assert in_contact("contact", "day", when=when, published_on=date(2022, 8, 16)).dossier.profile == ()
