"""One invented person, and what was said of how he was taken."""

from datetime import UTC, date, datetime

from habeas.act import Author, FilledForm, Line, fill_form, load_form
from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    ContactClaim,
    Custody,
    RemarkClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, digest
from habeas.facts.source import Medium
from habeas.facts.when import during, on_day
from tests.watch.world import BRIGADE, BRUSKOVO, COMMANDER, GROUP, MOTHER, PARTIES, TIMUR, ZARECHENSK, said

AS_OF = date(2022, 8, 20)

EXHIBITS = {
    ExhibitId("x-1"): Exhibit(
        id=ExhibitId("x-1"), role=ExhibitRole.TEXT_LAYER, sha256=digest(b""), size_bytes=1, media_type="text/plain",
        name="gazette.txt", received_at=datetime(2022, 7, 21, tzinfo=UTC),
    )
}  # fmt: skip

TAKEN = said(
    1,
    ActClaim(act="arbitrary detention", victims=(TIMUR,), perpetrators=(BRIGADE,)),
    when=during(date(2022, 7, 5), date(2022, 7, 10)),
    place=ZARECHENSK,
    speaker=MOTHER,
    medium=Medium.VIDEO,
    quote="They locked my Timur up",
)
STATEMENTS = (
    TAKEN,
    said(2, ContactClaim(of=(TIMUR,), with_whom="family", state="lost"), when=on_day(date(2022, 7, 13))),
    said(3, TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR)),
    said(4, AppealClaim(by=(MOTHER,), to=BRIGADE, asks="his release"), when=on_day(date(2022, 7, 15))),
    said(5, ResponseClaim(by=BRIGADE, response="no answer", to=(MOTHER,)), when=on_day(date(2022, 7, 19))),
    said(6, WhereaboutsClaim(of=(TIMUR,), state="held", place=BRUSKOVO, custody=Custody.DENIED), speaker=COMMANDER),
    said(7, TieClaim(tie="member of", from_party=TIMUR, to=GROUP)),
    said(8, ActClaim(act="threat", victims=(GROUP,))),
    said(9, RemarkClaim()),
)


def draft(
    name: str = "wgeid",
    *,
    as_of: date = AS_OF,
    author: Author | None = None,
    given: dict[str, tuple[Line, ...]] | None = None,
    language: str | None = None,
    family_consents: bool = False,
) -> FilledForm:
    """Return a form, the disappearance report unless another is named, about the invented person."""
    return fill_form(
        load_form(name), PARTIES[TIMUR], STATEMENTS, PARTIES, as_of, exhibits=EXHIBITS, author=author, given=given,
        language=language, family_consents=family_consents,
    )  # fmt: skip
