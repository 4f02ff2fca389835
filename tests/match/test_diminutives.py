"""Everyday forms lead to their full forms in any script and case."""

from __future__ import annotations

import pytest

from habeas.match.diminutives import full_stems, stem_of
from habeas.match.parts import split_name
from habeas.match.romanise import fold_key, romanise


def stem(word: str) -> str:
    return stem_of(fold_key(romanise(split_name(word)[0])))


@pytest.mark.parametrize(
    ("form", "full"),
    [("Коля", "Николай"), ("Kolya", "Николай"), ("Колю", "Nikolai"), ("Саша", "Александр"), ("Саша", "Александра"),
     ("Ted", "Edward"), ("Гриць", "Григорій")],
)  # fmt: skip
def test_everyday_form_leads_to_its_full_form(form: str, full: str) -> None:
    assert stem(full) in full_stems()[stem(form)]


def test_full_form_is_no_everyday_form_of_another() -> None:
    assert stem("Николай") not in full_stems()
