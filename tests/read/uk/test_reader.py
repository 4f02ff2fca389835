"""The Ukrainian reader with its dictionary and without."""

from __future__ import annotations

import pytest

from habeas.facts.party import PartyKind
from habeas.read import READERS
from habeas.read.languages.slavic.morphology import EndingMorphology
from habeas.read.languages.slavic.reader import SlavicReader
from habeas.read.languages.uk.reader import ENDINGS, surroundings
from habeas.read.languages.uk.respelling import Respelling

TEXT = "Рядового Івана Сидоренка вивезли до Києва. Міністерство оборони України не відповіло."


def test_reader_without_a_dictionary_still_finds_names() -> None:
    plain = SlavicReader(
        language="uk", name="rules-uk-plain/1", morphology=EndingMorphology(ENDINGS), surroundings=surroundings()
    )
    reading = plain.read(TEXT, None)
    found = {(entity.kind, spelling) for entity in reading.entities for spelling in entity.spellings}
    assert (PartyKind.PERSON, "Івана Сидоренка") in found
    assert (PartyKind.PLACE, "Києва") in found


def test_reader_with_a_dictionary_names_itself() -> None:
    assert (READERS["uk"]().language, READERS["uk"]().name) == ("uk", "rules-uk/1")


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [("що", "что"), ("організація", "организация"), ("солдатів", "солдатов"), ("радянський", "радянський")],
)
def test_word_is_spelled_as_russian_would(ukrainian: str, russian: str) -> None:
    known = {"организация", "солдатов"}
    assert Respelling(known.__contains__).russian(ukrainian) == russian
