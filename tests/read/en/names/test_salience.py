"""Whom pronouns mean where more than one could be meant."""

from __future__ import annotations

from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.names.drafts import Place
from habeas.read.languages.en.names.salience import Role, tell_role
from tests.read.en.names.texts import entities_of, entity_of, names_of, references_of


def _role_of(text: str, first: int, last: int) -> Role:
    document = parse_document(text)
    place = Place(begin=first, first=first, last=last, sentence=0)
    return tell_role(document.tokens, document.sentences[0], place)


def test_role_is_told_by_verb_mark_and_preposition() -> None:
    assert _role_of("Anna Petrova met Ivan Otieno.", 0, 2) is Role.SUBJECT
    assert _role_of("Anna Petrova met Ivan Otieno.", 3, 5) is Role.OBJECT
    assert _role_of("Anna Petrova's letter came.", 0, 2) is Role.OWNER
    assert _role_of("She wrote to Ivan Otieno again.", 3, 5) is Role.OBLIQUE


def test_subject_with_an_apposition_comes_before_one_of_the_paragraph_before() -> None:
    text = (
        "A lawyer engaged by the union, Pavel Maro, has been refused entry.\n\n"
        "One stoker, Timur Badmaev, 24, jumped overboard in April. The port said that he had swum ashore."
    )

    assert references_of(text, "Timur Badmaev") == ["he"]


def test_brother_with_the_same_family_name_is_his() -> None:
    text = "Timur Badmaev was seen by Pavel Maro in May. Pavel Maro left. His brother, Oleg Badmaev, waits."

    assert references_of(text, "Timur Badmaev") == ["His"]
    ties = entities_of(text).ties
    assert [(tie.tie, tie.to_id) for tie in ties] == [("brother of", entity_of(text, "Timur Badmaev").id)]


def test_speaker_is_not_he_in_their_own_words() -> None:
    text = (
        "Timur Badmaev has not been seen since April. "
        "“The cook told me that the guards beat him on the deck,” Oleg Varin said."
    )

    assert references_of(text, "Timur Badmaev") == ["him"]


def test_his_wife_is_hers_whose_husband_the_text_names() -> None:
    text = (
        "Anna Petrova's husband, Pavel, brought her boots. "
        "The town prosecutor informed Pavel in a letter that his wife was not detained."
    )

    assert references_of(text, "Anna Petrova") == ["her", "his wife"]


def test_my_son_in_a_mothers_words_is_her_son() -> None:
    text = (
        "Halina Orsk, the mother of Denis Orsk, waited outside. “They will not let my son see a doctor,” Orsk said. "
        "“My son is ill,” Halina Orsk said."
    )

    assert references_of(text, "Denis Orsk") == ["my son", "My son"]


def test_they_is_the_group_and_not_the_police_who_took_it() -> None:
    text = "Nine objectors met in a barn. The police came at night. They were taken to Zarechensk."

    assert references_of(text, "objectors") == ["They"]
    assert references_of(text, "police") == []


def test_their_is_not_the_reporters_who_were_told() -> None:
    text = (
        "Nineteen fishermen are held on a trawler, their union said. They came from two ports. "
        "“It is cold,” Anna Petrova told reporters. “Their passports were taken off them.”"
    )

    assert references_of(text, "fishermen") == ["their", "They", "Their", "them"]


def test_the_men_are_not_the_guards_where_others_were_spoken_of() -> None:
    text = "Nine miners were locked in a hangar. The guards cut the water. The union asked for the men to be freed."

    assert references_of(text, "miners") == ["the men"]


def test_the_others_are_a_group_of_their_own() -> None:
    text = "Nine miners were locked in a hangar. Two went home. Nobody knows where the others are."

    assert names_of(text, "group") == ["miners", "others"]


def test_object_of_which_is_not_the_body_before_it() -> None:
    text = "Nineteen fishermen came from two ports, according to the Union of Deep-Sea Hands, which represents them."

    assert references_of(text, "fishermen") == ["them"]


def test_one_who_gives_a_name_is_the_named_one() -> None:
    text = "In it a soldier who gives his name as Sergeant Gleb Orsk reads. The soldier named Ivan Otieno listens."

    assert names_of(text, "person") == ["Gleb Orsk", "Ivan Otieno"]
    assert [entity.name for entity in entities_of(text).entities] == ["Gleb Orsk", "Ivan Otieno"]


def test_crew_of_another_ship_is_another_group() -> None:
    text = "The crew were allowed one call. In 2017 the crew of another trawler were released."

    assert names_of(text, "group") == ["crew", "crew"]


def test_group_of_servicemen_is_the_subject_and_its_unit_is_not() -> None:
    assert _role_of("A group of servicemen from Kedrovsk left.", 3, 4) is Role.SUBJECT
    assert _role_of("A spokesman for the fleet said so.", 4, 5) is Role.OBLIQUE
    assert _role_of("At least 40 conscripts from Kedrovsk left.", 3, 4) is Role.SUBJECT


def test_relatives_joined_to_a_group_are_theirs() -> None:
    text = "The soldiers wrote letters. A fund that supports objectors and their relatives was told."

    assert references_of(text, "objectors") == ["their"]


def test_i_is_the_one_who_writes_and_my_son_their_son() -> None:
    text = "I, Galina Orsk, am the mother of Private Maksim Orsk. I allow it to print what it knows about my son."
    entities = entities_of(text)

    assert references_of(text, "Maksim Orsk") == ["my son"]
    assert [(tie.tie, tie.from_id, tie.to_id) for tie in entities.ties] == [("mother of", "e1", "e2")]


def test_my_mother_in_a_transcript_is_the_mother_of_the_one_whose_turn_it_is() -> None:
    text = "Halina Orsk is the mother of Denis Orsk.\n\nDenis Orsk: Tell my mother that I am well."

    assert references_of(text, "Halina Orsk") == ["my mother"]


def test_two_fathers_of_one_person_are_one() -> None:
    text = "Timur Badmaev is silent. His father says so. Timur Badmaev wrote letters. His father keeps them."

    assert references_of(text, "His father") == ["His father", "His father"]


def test_body_of_another_paragraph_is_not_they() -> None:
    text = "The police came at night.\n\nThey wept."

    assert references_of(text, "police") == []


def test_a_town_and_a_day_are_no_person_and_age() -> None:
    assert names_of("Kedrovsk, 12 November. Rain.", "person") == []


def test_sister_who_writes_names_her_brother() -> None:
    text = "I am the sister of Sergeant Ilnur Orsk. I have not been able to reach my brother."

    assert references_of(text, "Ilnur Orsk") == ["my brother"]


def test_mother_described_and_named_is_one_person() -> None:
    text = "The mother of Denis Orsk, Halina Orsk, received a note."

    assert names_of(text, "person") == ["Halina Orsk", "Denis Orsk"]
    assert [entity.name for entity in entities_of(text).entities] == ["Halina Orsk", "Denis Orsk"]


def test_message_from_her_is_not_from_the_one_who_had_it() -> None:
    text = "They are safe: a cousin of the teacher Leyla Orsk had a message from her on 14 July."

    assert references_of(text, "Leyla Orsk") == ["her"]
