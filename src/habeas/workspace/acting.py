"""The verb act: a form filled from accepted statements, sealed as a draft, handed out only where consent covers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from habeas.act import Author, FilledForm, Form, Line, fill_form, load_form, render_text
from habeas.act.errors import NoAuthorisation
from habeas.act.formats.pdf import render_pdf
from habeas.act.formats.sheet import Sheet, render_sheet_pdf, render_sheet_text
from habeas.act.phrasebook import phrasebook
from habeas.act.steps import given_by_ledger
from habeas.act.wording import silence_in_words
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId, digest, new_id
from habeas.facts.party import PartyKind
from habeas.record.kinds import DraftMade, ExportMade
from habeas.watch import silence, whereabouts
from habeas.workspace.appeals import Ledger
from habeas.workspace.authorising import allowed_for, lacking_words
from habeas.workspace.collecting import seal_derived
from habeas.workspace.errors import UnknownObject
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.ledger_shown import steps_for
from habeas.workspace.missed import has_ended, is_missed, missed_in
from habeas.workspace.roles import Work
from habeas.workspace.session import Session

PDF = "application/pdf"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRequest:
    """Which form is wanted, about whom, and how.

    `form` is the name of one that ships, or a form read from a file. `language` is None for the form's first one.
    `questions_in` is the family's language where a sheet of questions is wanted too, else empty. `to_send` refuses the
    draft where no consent on record covers sending it; otherwise it is made, and marked on every page.
    """

    form: str | Form
    person: str
    as_of: date
    author: str = ""
    language: str | None = None
    docx: bool = False
    questions_in: str = ""
    to_send: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """One sealed file of a draft."""

    exhibit: Exhibit
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft: the filled form with its questions, and its sealed files, the PDF first."""

    form: FilledForm
    text: str
    files: tuple[DraftFile, ...]

    @property
    def pdf(self) -> bytes:
        """The draft as PDF."""
        return self.files[0].content

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """What was sealed."""
        return tuple(file.exhibit for file in self.files)


def draft(session: Session, request: DraftRequest) -> Drafted:
    """Fill a form for a person from the statements that stand, and seal it in every format that was asked for.

    Raises:
        NotInRole: the role of the person does not include it.
        UnknownObject: nobody answers to what was given, or it is not a person.
        AmbiguousName: several do.
        NoSuchForm: there is no such form.
        LanguageNotTaken: its addressee does not take the language.
        NoAuthorisation: it was wanted to be sent, and no consent on record covers what it shows.
    """
    session.require(Work.DRAFT)
    filled, lacking = _fill(session, request)
    number = session.store.queries.number_of(filled.person)
    if request.to_send and lacking:
        raise NoAuthorisation(form=filled.form.id, person=number, lacking=lacking)
    text = render_text(filled)
    contents = tuple(_contents(filled, text, request, number))  # all of them, before any is sealed
    day = f"{session.today():%Y-%m-%d}"
    files = [
        _seal(session, filled, f"{filled.form.id}-{filled.language}-{number}-{day}{suffix}", content, media_type)
        for suffix, media_type, content in contents
    ]
    return Drafted(form=filled, text=text, files=tuple(files))


def fill(session: Session, request: DraftRequest) -> FilledForm:
    """Fill a form for a person and seal nothing; raises what `draft` raises, but for a lack of consent."""
    return _fill(session, request)[0]


def hand_out(session: Session, drafted: Drafted) -> tuple[DraftFile, ...]:
    """Return the files of a draft for writing them outside the workspace; that they left it is logged first."""
    purpose = "draft to send" if drafted.form.is_authorised else "draft marked as not authorised"
    session.append(*(ExportMade(what=file.exhibit.id, purpose=purpose) for file in drafted.files))
    return drafted.files


def _fill(session: Session, request: DraftRequest) -> tuple[FilledForm, str]:
    """Return the filled form, and what keeps it from being sent, empty where nothing does."""
    form = load_form(request.form) if isinstance(request.form, str) else request.form
    language = form.language(request.language)
    held = hold(session, as_of=request.as_of)
    person = find_party(session, request.person, held=held)
    if held.parties[person].kind is not PartyKind.PERSON:
        raise UnknownObject(what="person", given=session.store.queries.number_of(person))
    allowed = allowed_for(session, held, person, form, on=request.as_of)
    filled = fill_form(
        form,
        held.parties[person],
        held.statements,
        held.parties,
        request.as_of,
        exhibits=held.exhibits,
        author=Author(name=request.author) if request.author else None,
        family_consents=bool(allowed),
        given={
            **_silence_line(held, person, request.as_of, language),
            **_steps_taken(session, held, person, request.as_of, language),
        },
        language=language,
    )
    lacking = lacking_words(filled, held, allowed)
    return replace(filled, is_authorised=not lacking), lacking


def _contents(filled: FilledForm, text: str, request: DraftRequest, number: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield the end of the name, the media type and the bytes of each file."""
    yield ".pdf", PDF, render_pdf(filled)
    yield ".txt", TEXT, text.encode()
    if request.docx:
        from habeas.act.formats.docx import render_docx

        yield ".docx", DOCX, render_docx(filled)
    if request.questions_in:
        family = phrasebook(request.questions_in).language
        sheet = Sheet(draft=filled, language=family, reference=number)
        yield f"-questions-{family}.pdf", PDF, render_sheet_pdf(sheet)
        yield f"-questions-{family}.txt", TEXT, render_sheet_text(sheet).encode()


def _steps_taken(
    session: Session, held: Held, person: PartyId, as_of: date, language: str
) -> dict[str, tuple[Line, ...]]:
    """Return what the appeals ledger tells of steps taken for a person, by what it fills."""
    ledger = Ledger(session=session)
    steps = steps_for(session, ledger.rules(), ledger.calendars(), held=held, person=person, as_of=as_of)
    return given_by_ledger(steps, held.parties, held.exhibits, language, held.statements)


def _silence_line(held: Held, person: PartyId, as_of: date, language: str) -> dict[str, tuple[Line, ...]]:
    index = held.index(as_of)
    clock = silence(person, index)
    where = whereabouts(person, index)
    if clock.days is None or has_ended(where) or not is_missed(person, where, missed_in(held.statements)):
        return {}
    words = silence_in_words(clock.days.at_least, clock.days.at_most, as_of, language)
    return {"silence": (Line(text=words, rests_on=clock.rests_on),)}


def _seal(session: Session, filled: FilledForm, name: str, content: bytes, media_type: str) -> DraftFile:
    form = filled.form.id
    exhibit = Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.DRAFT,
        sha256=digest(content),
        size_bytes=len(content),
        media_type=media_type,
        name=name,
        received_at=session.clock(),
        language=filled.language,
        tool=f"habeas act {form}",
    )
    seal_derived(session, exhibit, content)
    session.append(DraftMade(form=form, person=filled.person, exhibit=exhibit.id, about=(filled.person,)))
    return DraftFile(exhibit=exhibit, content=content)
