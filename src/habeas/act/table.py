"""A table of a form's file: read strictly, with texts in every language that the form is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.act.errors import MalformedForm
from habeas.act.strict_table import StrictTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """One text in one or more languages, by their codes."""

    texts: tuple[tuple[str, str], ...]

    def into(self, language: str) -> str:
        """Return the text in a language, else in English, else in the first one there is."""
        found = dict(self.texts)
        return found.get(language) or found.get("en") or next(iter(found.values()), "")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in."""
        return tuple(language for language, _ in self.texts)


class FormTable(StrictTable):
    """A table of a form's file; `languages` are those in which every text must be given."""

    def __init__(self, form: str, values: Mapping[str, object], languages: tuple[str, ...] = ("en",)) -> None:
        """Take the name of the form, for errors, and the values."""
        super().__init__(form, values)
        self.languages = languages

    def __contains__(self, key: str) -> bool:
        """Return whether a key is still to be taken."""
        return key in self._left

    def take_worded(self, key: str, default: Worded | None = None) -> Worded:
        """Take a text: a table of languages, or one string where the form has one language.

        Raises:
            MalformedForm: it is missing without a default, or lacks a language.
        """
        if key not in self._left and default is not None:
            return default
        return self._worded(key, self._left.pop(key, None))

    def take_worded_list(self, key: str) -> tuple[Worded, ...]:
        """Take a list of texts, empty where there is none."""
        return tuple(self._worded(key, one) for one in self._list(key))

    def take_parts(self, key: str) -> tuple[FormTable, ...]:
        """Take a list of tables, empty where there is none."""
        listed = self._list(key)
        if not all(isinstance(one, dict) for one in listed):
            raise self.refuse(f"{key} holds something that is no table")
        return tuple(FormTable(self.file, one, self.languages) for one in listed if isinstance(one, dict))

    def take_rest(self) -> dict[str, object]:
        """Take every key that is left."""
        rest, self._left = self._left, {}
        return rest

    def refuse(self, reason: str) -> MalformedForm:
        """Return the error that says what is wrong with the form."""
        return MalformedForm(name=self.file, reason=reason)

    def _worded(self, key: str, value: object) -> Worded:
        if isinstance(value, str):
            value = {self.languages[0]: value}
        if not isinstance(value, dict):
            raise self.refuse(f"{key} is missing or no text")
        missing = [language for language in self.languages if not isinstance(value.get(language), str)]
        if missing:
            raise self.refuse(f"{key} is not written in {missing[0]}")
        return Worded(texts=tuple((language, str(text)) for language, text in value.items()))
