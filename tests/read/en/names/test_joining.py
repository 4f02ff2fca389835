"""Short forms belong to full names."""

from __future__ import annotations

from tests.read.en.names.texts import entity_of, names_of


def test_family_name_joins_the_full_name() -> None:
    text = "Anna Petrova spoke. Petrova said no more. Ms Petrova left."

    assert names_of(text, "person") == ["Anna Petrova"]
    assert entity_of(text, "Anna Petrova").spellings == ("Anna Petrova", "Petrova")


def test_family_name_before_the_full_name_joins_it() -> None:
    text = "Police hold Badmaev\n\nTimur Badmaev was taken on Monday. Badmaev is ill."

    assert names_of(text, "person") == ["Timur Badmaev"]


def test_of_two_with_one_family_name_the_last_mentioned_is_meant() -> None:
    text = "Anna Petrova wept. Ivan Petrova shouted. Petrova was beaten."

    assert [len(entity_of(text, name).mentions) for name in ("Anna Petrova", "Ivan Petrova")] == [1, 2]


def test_acronym_joins_the_organisation() -> None:
    text = "The Northern Sailors Union (NSU) called a strike. The NSU won."

    assert names_of(text, "organization") == ["Northern Sailors Union"]


def test_first_words_join_the_organisation() -> None:
    text = "The Open Steppe Foundation wrote. Open Steppe has lawyers."

    assert names_of(text, "organization") == ["Open Steppe Foundation"]


def test_definite_noun_points_at_the_organisation_mentioned_last() -> None:
    text = "The Selenga Foundation wrote. The foundation has lawyers."
    foundation = entity_of(text, "Selenga Foundation")

    assert [span.of(text) for span in foundation.references] == ["The foundation"]
