"""Random worlds of fields, consents, audiences and days: only what is allowed ever shows.

The long run of `make prove` tries many more.
"""

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.ids import ConsentId, PartyId
from habeas.publish import Field, Format, NoConsent, check_release, compile_dossier, find_leaks
from habeas.publish.formats.html import MEDIA_TYPE, render_html
from habeas.publish.secrets import Secret
from tests.publish.test_dossier import STATEMENTS, WORLD
from tests.watch.world import BRIGADE, COMMANDER, MOTHER, TIMUR, ZARECHENSK
from trials import trials

WORLDS = trials(60)
DAYS = st.dates(date(2022, 8, 1), date(2022, 8, 5))

consents = st.builds(
    Consent,
    id=st.integers(0, 99).map(lambda number: ConsentId(f"c-{number}")),
    person=st.sampled_from([TIMUR, TIMUR, MOTHER, COMMANDER]),
    given_by=st.just("the person"),
    purposes=st.lists(st.sampled_from(Purpose), min_size=1, max_size=3, unique=True).map(tuple),
    audiences=st.lists(st.sampled_from(Audience), min_size=1, max_size=3, unique=True).map(tuple),
    fields=st.lists(st.sampled_from(Field), max_size=12, unique=True).map(
        lambda fields: tuple(field.value for field in fields)
    ),
    from_day=DAYS,
    until_day=st.none() | st.just(date(2022, 8, 5)),
)


def allowed(person: PartyId, world: list[Consent], purpose: Purpose, audience: Audience, on: date) -> set[str]:
    """Work out anew, and only for this test, what is allowed."""
    return {
        field
        for one in world
        if one.person == person and purpose in one.purposes and audience in one.audiences
        if one.from_day <= on <= (one.until_day or date.max)
        for field in one.fields
    }


def shows(page: bytes, party: PartyId, named: Sequence[PartyId] = ()) -> bool:
    """Return whether a page shows a party; a namesake who may be named does not count."""
    names = [word for one in named if one != party for word in (WORLD[one].name, *WORLD[one].name.split())]
    secret = Secret(id=party, kind=WORLD[party].kind, spellings=(WORLD[party].name, *WORLD[party].spellings))
    return bool(find_leaks(page, MEDIA_TYPE, [secret], allowed=names))


def test_shows_sees_what_is_there() -> None:
    for party in (TIMUR, MOTHER, COMMANDER, BRIGADE, ZARECHENSK):
        assert shows(f"<p>{WORLD[party].name}</p>".encode(), party)
        assert not shows(b"<p>nobody, nowhere</p>", party)


@settings(max_examples=WORLDS, deadline=None)
@given(
    world=st.lists(consents, max_size=4), purpose=st.sampled_from(Purpose), audience=st.sampled_from(Audience), on=DAYS
)
def test_a_release_shows_only_what_somebody_allowed(
    world: list[Consent], purpose: Purpose, audience: Audience, on: date
) -> None:
    fields = allowed(TIMUR, world, purpose, audience, on)
    covered = [one for one in world if one.person == TIMUR and one.allows(purpose=purpose, audience=audience, on=on)]
    try:
        found = compile_dossier(
            WORLD[TIMUR], STATEMENTS, WORLD, world, purpose=purpose, audience=audience, on=on
        )  # fmt: skip
    except NoConsent:
        assert not covered
        return
    assert covered
    checked = check_release(found, Format.HTML)
    page = checked.content
    named = [one for one in (TIMUR, MOTHER, COMMANDER) if "name" in allowed(one, world, purpose, audience, on)]
    assert page == render_html(found.dossier)
    assert not shows(page, TIMUR, named) or "name" in fields
    assert not shows(page, BRIGADE) or "unit" in fields
    assert not shows(page, ZARECHENSK) or "place" in fields
    for other in (MOTHER, COMMANDER):
        assert not shows(page, other, named) or other in named
    body = page.decode().partition("<h2>")[2].partition("<footer>")[0]
    assert "5 July" not in body or "day" in fields
    assert "July" not in body or {"day", "month"} & fields
    assert "2022" not in body or {"day", "month", "year"} & fields
    assert "<blockquote" not in body or "words" in fields
    assert "Gazette" not in body or "publisher" in fields
