"""Words of one language as data: templates, dictionaries, plurals, and which script its names are written in.

A template is a `str.format` text in which a part in square brackets is left out when one of its fields is empty:
`"{act} of {victims}[ by {perpetrators}]"`. Values are put in once and never read as templates themselves.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

from habeas.act.errors import UnknownLanguage
from habeas.facts.cluster import words_of_name

LANGUAGES = ("en", "ru", "uk")
"""The languages that forms are written in, by their ISO 639-1 codes."""

_PART = re.compile(r"\[([^\[\]]*)\]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasebook:
    """The words of one language: `entries` by dotted name, `months` in the form that follows a day.

    `script` is the one its names are written in, as Unicode names it; `foreign_letters` are letters of that script
    which the language does not have.
    """

    language: str
    script: str
    foreign_letters: str
    months: tuple[str, ...]
    plural: str
    entries: Mapping[str, str]

    def say(self, name: str, /, **fields: str) -> str:
        """Return the template of that name with its fields put in."""
        return fill_template(self.entries[name], fields)

    def word(self, table: str, value: str) -> str:
        """Return the word for a value of the record; what the book lacks is shown in the record's own words."""
        known = self.entries.get(f"{table}.{value}")
        return self.quoted(value) if known is None else known

    def quoted(self, words: str) -> str:
        """Return words as the record has them, in quotation marks where they are of another script than the form."""
        return self.say("claims.foreign", words=words) if words and not self.writes(words) else words

    def writes(self, words: str) -> bool:
        """Return whether every letter of `words` is one of this language's script."""
        return all(unicodedata.name(one, "").startswith(self.script) for one in _LETTER.findall(words))

    def spelling(self, name: str, others: Iterable[str]) -> str:
        """Return the spelling of a name that this language can read best: its own letters, else its script.

        A first and a family name go before "my son" and before either of them alone.

        Where none of `name` and `others` is of the script, the name stays as the record has it: nothing is
        transliterated by guess.
        """
        spellings = [one for one in (name, *others) if self.writes(one)]
        own = [one for one in spellings if not set(one.casefold()) & set(self.foreign_letters)]
        return max(own or spellings, key=lambda one: min(words_of_name(one), 2), default=name)

    def counted(self, name: str, number: int) -> str:
        """Return the plural form that goes with a number, such as `дня` with 2."""
        forms = self.entries[name].split("|")
        return forms[min(_plural_form(self.plural, number), len(forms) - 1)]


def fill_template(template: str, fields: Mapping[str, str]) -> str:
    """Return a template with its fields put in; a part in brackets goes where one of its fields is empty."""
    made: list[str] = []
    end = 0
    for part in _PART.finditer(template):
        made.append(template[end : part.start()].format(**fields))
        named = [name for _, name, _, _ in Formatter().parse(part[1]) if name]
        made.append(part[1].format(**fields) if all(fields[name] for name in named) else "")
        end = part.end()
    return "".join(made) + template[end:].format(**fields)


@cache
def phrasebook(language: str) -> Phrasebook:
    """Return the words of a language.

    Raises:
        UnknownLanguage: there is no file of its words.
    """
    if language not in LANGUAGES:
        raise UnknownLanguage(language=language, known=", ".join(LANGUAGES))
    text = files("habeas.act.languages").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    months = tables.pop("months")
    entries: dict[str, str] = {}
    _flatten("", tables, entries)
    return Phrasebook(
        language=language,
        script=entries.pop("script"),
        foreign_letters=entries.pop("foreign_letters"),
        months=tuple(months),
        plural=entries.pop("plural"),
        entries=entries,
    )


def _flatten(prefix: str, table: Mapping[str, object], into: dict[str, str]) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            _flatten(f"{name}.", value, into)
        else:
            into[name] = str(value)


def _plural_form(rule: str, number: int) -> int:
    """Return 0 for one, 1 for few, 2 for many.

    Source:
        Unicode CLDR plural rules for cardinal whole numbers: en; ru and uk.
    """
    if rule == "one-other":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2
