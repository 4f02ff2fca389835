"""What every file of a draft says of itself: that it is one, whether it may be sent, what it follows, its term."""

from __future__ import annotations

from habeas.act.clock import Clock
from habeas.act.filled import FilledForm, Footnote
from habeas.act.form import Layout
from habeas.act.phrasebook import phrasebook
from habeas.act.wording import day_in_words
from habeas.facts.when import Days


def standing(draft: FilledForm) -> tuple[str, ...]:
    """Return the sentences that say what the draft is, and that nobody has compared it with the official text."""
    form, book = draft.form, phrasebook(draft.language)
    version = form.version.into(draft.language)
    sentences = [
        book.say("draft.standing", day=day_in_words(draft.as_of, draft.language), addressee=addressee(draft)),
        not_authorised(draft),
        _checked(draft),
        book.say("draft.version", version=version) if version else "",
        clock_in_words(draft.clock, draft.language) if draft.clock is not None else "",
        *(note.into(draft.language) for note in form.notes),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def addressee(draft: FilledForm) -> str:
    """Return to whom the form goes."""
    return draft.form.addressee.into(draft.language)


def not_authorised(draft: FilledForm) -> str:
    """Return the sentence that forbids sending the draft, empty where a consent covers it."""
    return "" if draft.is_authorised else phrasebook(draft.language).say("draft.not_authorised")


def clock_in_words(clock: Clock, language: str) -> str:
    """Return the procedure and its end in one sentence."""
    book = phrasebook(language)
    return book.say(
        "clock.procedure",
        procedure=book.word("procedures", clock.procedure.value),
        end=_end(clock.ends, language) if clock.ends is not None else "",
        rule=clock.rule.into(language),
    )


def source_in_words(note: Footnote, language: str) -> str:
    """Return who said it, in which exhibit, of which day, and the statement's id; or the entry of the ledger."""
    if note.statement is None:
        return phrasebook(language).say(
            "draft.ledger", number=note.appeal, exhibit=note.exhibit, entry=note.entry or ""
        )
    day = day_in_words(note.published_on, language) if note.published_on else ""
    return phrasebook(language).say(
        "draft.source", origin=note.origin, exhibit=note.exhibit, day=day, statement=note.statement
    )


def note_in_words(note: Footnote, language: str) -> str:
    """Return the quoted words and where they stand, without the number; an entry of the ledger quotes nobody."""
    if note.statement is None:
        return source_in_words(note, language)
    return phrasebook(language).say("draft.note", quote=note.quote, source=source_in_words(note, language))


def _checked(draft: FilledForm) -> str:
    book, read_on = phrasebook(draft.language), draft.form.read_on
    if read_on is not None:
        return book.say("draft.checked", day=day_in_words(read_on, draft.language))
    return book.say("draft.unchecked_letter" if draft.form.layout is Layout.LETTER else "draft.unchecked")


def _end(ends: Days, language: str) -> str:
    book = phrasebook(language)
    if ends.last is None:
        return ""
    last = day_in_words(ends.last, language)
    if ends.first == ends.last:
        return last
    if ends.first is None:
        return book.say("clock.at_the_latest", last=last)
    return book.say("clock.between", first=day_in_words(ends.first, language), last=last)
