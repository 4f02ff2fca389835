"""Gather every string of the desk and merge it into the catalogues of its languages.

    python scripts/make_catalogues.py    # merge and compile; says what still has no translation

Needs neither xgettext nor msgfmt: Django turns templates into calls, Babel reads those and writes the catalogues. A
string that has no translation yet stands in the catalogue with an empty one; a string that the desk no longer says
leaves it. Nothing is guessed from strings that look alike.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from habeas.act import form_names, load_form, load_rules
from habeas.facts import wording
from habeas.facts.errors import LABELS
from habeas.web.rule_words import texts_of
from habeas.workspace import tally_shown
from habeas.workspace.asking import QUESTIONS
from make_reference import errors

ROOT = Path(__file__).resolve().parent.parent
NOT_AT_THE_DESK = (
    "habeas.cli", "habeas.demo", "habeas.engine", "habeas.match", "habeas.store.moving", "habeas.store.postgresql",
)  # fmt: skip
"""Packages whose refusals only a terminal can meet: what they do, the desk does not offer."""

WEB = ROOT / "src" / "habeas" / "web"
LANGUAGES = ("ru", "uk")

_KEYWORDS = {
    "_": None,
    "_p": ((1, "c"), 2),
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Catalogues carry no time of making: the same strings give the same bytes."""
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+(?:!r|:[^}]*)?\}")


def gathered() -> Catalog:
    """Return every string that the desk says, each with the files that it stands in."""
    found = Catalog()
    for path in sorted([*WEB.rglob("*.py"), *WEB.rglob("*.html")]):
        name = path.relative_to(WEB).as_posix()
        for words, context in _strings_of(path):
            found.add(words, locations=[(name, 0)], context=context)
    for words in _of_refusals():
        found.add(words, locations=[("refusals", 0)])
    for words in (*wording.TEMPLATES, *tally_shown.TEMPLATES, *QUESTIONS.values()):
        found.add(words, locations=[("claims, gaps and tallies", 0)])
    for words in texts_of(load_rules().values()):
        found.add(words, locations=[("rules", 0)])
    for words in _of_forms():
        found.add(words, locations=[("forms", 0)])
    return found


def _of_forms() -> Iterator[str]:
    """Yield to whom the forms go that have words in English: a form need not be taken in each language of the desk."""
    for name in form_names():
        yield from (text for language, text in load_form(name).addressee.texts if language == "en")


def _of_refusals() -> Iterator[str]:
    """Yield the templates of every error that the desk can meet, and what begins its lines."""
    yield from LABELS
    for error in errors():
        if not error.__module__.startswith(NOT_AT_THE_DESK):
            yield from (error.message, error.during, error.kept, error.remedy)


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of a language stands."""
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    """Return the catalogue of a language, an empty one where there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merged(old: Catalog, strings: Catalog) -> Catalog:
    """Return the strings with the translations that the old catalogue has for them."""
    new = _empty(str(old.locale))
    for message in _messages(strings):
        known = old.get(message.id, message.context)
        empty = ("",) * new.num_plurals if message.pluralizable else ""
        new.add(
            message.id,
            known.string if known is not None and known.pluralizable == message.pluralizable else empty,
            locations=message.locations,
            flags=message.flags,
            context=message.context,
        )
    return new


def as_text(catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of a .po file."""
    written = BytesIO()
    write_po(written, catalogue, width=120, include_lineno=False, sort_output=True, ignore_obsolete=True)
    return written.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of a .mo file."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def faults(catalogue: Catalog) -> list[str]:
    """Return what is wrong with a catalogue: strings without a translation, doubtful ones, placeholders that differ."""
    return [
        f"{fault}: {message.id!r}"
        for message in _messages(catalogue)
        if (fault := _fault(message, catalogue.num_plurals))
    ]


def main() -> int:
    """Merge, compile and say what is missing."""
    strings = gathered()
    failed = False
    for language in LANGUAGES:
        catalogue = merged(read_catalogue(language), strings)
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_text(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        found = faults(catalogue)
        failed = failed or bool(found)
        print(f"{language}: {len(list(_messages(catalogue)))} strings, {len(found)} to mend")
        for fault in found:
            print(f"  {fault}")
    return 1 if failed else 0


def _empty(language: str) -> Catalog:
    return Catalog(
        locale=language,
        project="Habeas",
        version="desk",
        msgid_bugs_address="the project",
        header_comment=f"# What the desk of Habeas says, in the language {language}.",
        copyright_holder="Habeas",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        last_translator="Habeas",
        language_team=language,
        fuzzy=False,
    )


def _messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages without the header."""
    return (message for message in catalogue if message.id)


def _strings_of(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = path.read_text(encoding="utf-8")
    source = templatize(text, origin=str(path)) if path.suffix == ".html" else text
    for _line, words, _comments, context in extract("python", BytesIO(source.encode()), _KEYWORDS):
        yield words, context


def _fault(message: Message, plurals: int) -> str:
    translated = _forms(message.string)
    if not all(translated):
        return "no translation"
    if message.fuzzy:
        return "doubtful"
    if message.pluralizable and len(translated) != plurals:
        return "plural forms missing"
    asked = set(_PLACEHOLDER.findall(_forms(message.id)[-1]))
    return "" if all(set(_PLACEHOLDER.findall(form)) == asked for form in translated) else "placeholders differ"


def _forms(words: str | Sequence[str] | None) -> tuple[str, ...]:
    return (words or "",) if isinstance(words, str) or words is None else tuple(words)


if __name__ == "__main__":
    sys.exit(main())
