"""Words that look like a claim and are none, and claims that speak of the right one."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, ContactClaim, TieClaim
from habeas.facts.reading import Reading
from habeas.facts.statement import Modality
from habeas.read import read

DEFAULT_LEVEL = 0.6
PUBLISHED = date(2022, 7, 20)


def reading_of(text: str) -> Reading:
    return read(text, published=PUBLISHED, language="en")


def told(reading: Reading, kind: str, least: float = 0.0) -> list[str]:
    """Return the words of the claims of a kind that are proposed with at least so much confidence."""
    return [one.quote for one in reading.statements if one.claim.kind == kind and one.confidence >= least]


def shown(reading: Reading, kind: str) -> list[str]:
    """Return the words of the claims of a kind that are shown by default."""
    return told(reading, kind, DEFAULT_LEVEL)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("contact", "The court could not find Pavel Drozd responsible for the fire."),
        ("contact", "Do not speak to my neighbour, he is asleep."),
        ("contact", "On the bridge Ivan Torv was stopped by two men calling for help."),
        ("contact", "Anna Torv wrote a letter and could not see the parade."),
        ("whereabouts", "Ivan Torv was held responsible for the flood."),
        ("whereabouts", "Her family has not been told where Anna Torv is held."),
        ("whereabouts", "Ivan Torv is going to train for the front."),
        ("whereabouts", "Jurors acquitted Ivan Torv on all charges."),
        ("whereabouts", "Ivan Torv was released from hospital on 3 May."),
        ("whereabouts", "Ivan Torv was released from the army."),
        ("whereabouts", "Ivan Torv disappeared from the list."),
        ("whereabouts", "The film about Ivan Torv was released on 3 May."),
        ("whereabouts", "Ivan Torv was in the prison in Lomovka to see his son."),
        ("act", "The kin of the arrested working in Lesnoe met on Sunday."),
        ("act", "Ivan Torv faces prison officials who deny everything."),
        ("act", "Ivan Torv faces 20 years without his brother."),
        ("response", "Ivan Torv got an answer from the mill."),
        ("response", "The mill would not admit or deny that it was holding Ivan Torv."),
        ("response", "The clerk refused to carry the letter."),
        ("response", "After complaints about the food, two cooks were refused a raise."),
        ("tie", "Ivan Torv, a father of seven from Lesnoe, lent one of his ladders."),
        ("tie", "Two miners vanished. Ivan Torv, a father of two, was arrested."),
        ("count", "Ivan Torv is one of the oldest miners."),
    ],
)
def test_words_that_only_look_like_a_claim_are_none(kind: str, text: str) -> None:
    assert told(reading_of(text), kind) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("act", "Ivan Torv became mayor of Orsk, beating Pavel Drozd by nine votes."),
        ("act", "Ivan Torv agreed with the proposal to resign."),
        ("act", "Ivan Torv was beaten in the election."),
        ("act", "A man like Ivan Torv was beaten."),
        ("act", "The guard behind Ivan Torv was killed."),
        ("response", "The radio is dead since morning, and they do not answer."),
        ("response", "Relatives say that letters come back unopened."),
    ],
)
def test_words_that_can_hardly_be_a_claim_are_not_shown(kind: str, text: str) -> None:
    reading = reading_of(text)
    assert (len(told(reading, kind)), shown(reading, kind)) == (1, [])


@pytest.mark.parametrize(
    "text",
    [
        "The miners refused. Ivan Torv, father of two of them, was arrested.",
        "The wife of one of the conscripts, Anna Torv, said that they were beaten.",
        "Anna Torv, the wife of one of the conscripts, said that they were beaten.",
        "The sister of two of the soldiers, Anna Torv, wrote to us.",
        "Anna Torv and Vera Holm, mothers of some of the soldiers, wrote to us.",
    ],
)
def test_kin_of_some_of_a_group_are_no_kin_of_all(text: str) -> None:
    assert told(reading_of(text), "tie") == []


@pytest.mark.parametrize(
    "text",
    [
        "According to his wife, Ivan Torv was beaten.",
        "Like his brother, Ivan Torv was arrested.",
        "To his wife, Ivan Torv was always kind.",
        "Ivan Torv is dead to his father.",
        "Ivan Torv is in Lomovka with his brother.",
        "Ivan Torv is in contact with the commander of the brigade.",
    ],
)
def test_nobody_is_the_wife_or_the_commander_beside_whom_he_is_told(text: str) -> None:
    reading = reading_of(text)
    ties = [each.claim for each in reading.statements if isinstance(each.claim, TieClaim)]
    assert "Ivan Torv" not in {reading.entity(each.from_party).name for each in ties}


def victims_of(reading: Reading, act: str) -> list[tuple[str, ...]]:
    return [
        tuple(reading.entity(one).name for one in proposal.claim.victims)
        for proposal in reading.statements
        if isinstance(proposal.claim, ActClaim) and proposal.claim.act == act and proposal.confidence >= DEFAULT_LEVEL
    ]


def test_age_and_role_behind_a_name_leave_it_the_subject() -> None:
    text = "Young man held at a base\n\nPavel Drozd, 24, a conscript from Lesnoe, was detained on 3 May near the base."
    reading = reading_of(text)
    assert victims_of(reading, "detention") == [("Pavel Drozd",)]
    assert shown(reading, "act") == ["Pavel Drozd, 24, a conscript from Lesnoe, was detained on 3 May near the base"]


def test_list_of_names_goes_on_behind_ages_but_not_into_the_main_clause() -> None:
    listed = reading_of("Police arrested Artem Koval, 22, Pavel Drozd, 30, and Ivan Torv, 41, on Monday.")
    assert victims_of(listed, "arrest") == [("Artem Koval", "Pavel Drozd", "Ivan Torv")]
    led = reading_of("With no news of her son Artem Koval, 22, Olena Koval wrote to the prosecutor.")
    contacts = [one.claim for one in led.statements if isinstance(one.claim, ContactClaim)]
    assert [[led.entity(one).name for one in claim.of] for claim in contacts] == [["Artem Koval"]]


def test_son_in_her_speech_is_not_told_to_be_the_speaker() -> None:
    reading = reading_of("She has had no news of her son for two weeks, Anna Torv said.")
    assert [one.claim for one in reading.statements if isinstance(one.claim, TieClaim)] == []


@pytest.mark.parametrize(
    ("text", "kept_away"),
    [
        ("The prison allowed the wife of Pavel Drozd to visit Ivan Torv on Monday.", "Ivan Torv"),
        ("Lawyer Olga Pavlova said she was not allowed to see her client Ivan Torv.", "Ivan Torv"),
        ("The lawyer Olga Pavlova says that she has not been allowed to visit Ivan Torv since May.", "Ivan Torv"),
        ("Lawyer Olga Pavlova is in prison. She is not allowed to see her son Ivan Torv.", "Olga Pavlova"),
        (
            "Lawyer Olga Pavlova was jailed in May. Since then she has not been allowed to call Ada Torv.",
            "Olga Pavlova",
        ),
    ],
)
def test_kept_away_are_those_whom_kin_and_counsel_come_to_see(text: str, kept_away: str) -> None:
    reading = reading_of(text)
    contacts = [one.claim for one in reading.statements if isinstance(one.claim, ContactClaim)]
    assert [[reading.entity(one).name for one in claim.of] for claim in contacts] == [[kept_away]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The killing of Ivan Torv could not be confirmed.", Modality.ALLEGED),
        ("The killing of Ivan Torv has not been independently verified.", Modality.ALLEGED),
        ("The arrest of Ivan Torv was not proven unlawful.", Modality.ACTUAL),
    ],
)
def test_only_what_is_not_confirmed_is_alleged(text: str, modality: Modality) -> None:
    assert [one.modality for one in reading_of(text).statements if one.claim.kind == "act"] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "The mother of two Anna Torv victims was killed.",
        "Father of two Andrei Torv's brother was arrested.",
    ],
)
def test_name_behind_father_of_two_is_his_only_where_nothing_follows(text: str) -> None:
    reading = reading_of(text)
    names = {reading.entity(one).name for each in reading.statements for one in getattr(each.claim, "victims", ())}
    assert names.isdisjoint({"Anna Torv", "Andrei Torv"})


def test_men_of_whom_others_tell_are_not_the_tellers() -> None:
    reading = reading_of("Their wives came. Ten men, they say, stayed in Lesnoe.")
    assert [one.entity for one in reading.attributions] == [None]


def test_definite_number_is_told_once() -> None:
    text = "Five conscripts were taken from the base. The five conscripts were seen in a lorry."
    assert shown(reading_of(text), "count") == ["Five conscripts were taken from the base"]


@pytest.mark.parametrize(
    "text",
    [
        "The detention of the ferrymen had not been confirmed.",
        "The arrest of Ivan Torv has not been confirmed by the mill.",
    ],
)
def test_act_that_nobody_confirms_is_alleged(text: str) -> None:
    (act,) = [one for one in reading_of(text).statements if one.claim.kind == "act"]
    assert act.modality is Modality.ALLEGED


def test_act_that_is_confirmed_is_told_as_it_is() -> None:
    (act,) = [one for one in reading_of("The arrest of Ivan Torv was confirmed.").statements if one.claim.kind == "act"]
    assert act.modality is Modality.ACTUAL


def test_words_end_at_a_colon_before_another_verb() -> None:
    assert told(reading_of("Torva denies this: she last rowed to the island in June."), "response") == [
        "Torva denies this"
    ]


def test_participle_behind_a_number_describes_the_people_counted() -> None:
    reading = reading_of("They say 150 mobilised men had come home.")
    assert [(one.name, one.kind.value) for one in reading.entities if one.name != "They"] == [
        ("mobilised men", "group")
    ]


def test_father_of_so_many_is_the_one_who_is_named() -> None:
    reading = reading_of("Father of two Andrei Torv was arrested in June.")
    names = {one.id: one.name for one in reading.entities}
    (claim,) = [one.claim for one in reading.statements if isinstance(one.claim, ActClaim)]
    assert [names[each] for each in claim.victims] == ["Andrei Torv"]


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (
            "Stepan Orlov, who had been held since early May, was released on 3 June.",
            "whereabouts",
            ["2022-05-01~/2022-07-01", "2022-06-03"],
        ),
        ("Anna Torv, who had been arrested in May, was sentenced on 3 June.", "act", ["2022-05", "2022-06-03"]),
        ("Ilya Torv, who had been reported missing, was found alive in June.", "whereabouts", [None]),
    ],
)
def test_day_of_a_clause_set_in_is_not_that_of_the_sentence(text: str, kind: str, days: list[str | None]) -> None:
    found = [one for one in read(text, published=date(2022, 7, 1), language="en").statements if one.claim.kind == kind]
    shown_days = [one.when.edtf if one.when else None for one in found if one.confidence >= DEFAULT_LEVEL]
    assert shown_days == days


@pytest.mark.parametrize("text", ["Ivan Torv faces prison.", "Ivan Torv faces 20 years in prison, his wife says."])
def test_term_that_somebody_faces_is_a_possible_conviction(text: str) -> None:
    told = [one for one in reading_of(text).statements if isinstance(one.claim, ActClaim)]
    assert [(one.claim.kind, one.modality) for one in told] == [("act", Modality.POSSIBLE)]


@pytest.mark.parametrize(
    "text",
    ["Lawyer Olga Lunina said she was detained in Lesnoe.", "The lawyer Olga Lunina said that she was detained."],
)
def test_lawyer_of_whom_nobody_else_is_near_tells_of_herself(text: str) -> None:
    assert victims_of(reading_of(text), "detention") == [("Olga Lunina",)]


def test_commanders_of_two_battalions_are_two() -> None:
    reading = reading_of(
        "The commander of the first battalion said that Ivan Torv was arrested. "
        "The commander of the second battalion beat Ivan Torv."
    )
    assert len([one for one in reading.entities if one.name.lower() == "the commander"]) == 2


def test_mother_of_his_wife_is_not_his_mother() -> None:
    reading = reading_of("Olga is the mother of Ivan Torv's wife. Her son was arrested.")
    ties = [each.claim for each in reading.statements if isinstance(each.claim, TieClaim)]
    assert [each.tie for each in ties if reading.entity(each.to).name == "Ivan Torv"] == ["wife of"]


def test_who_lost_contact_with_his_mother_is_out_of_reach_himself() -> None:
    reading = reading_of("Ivan Torv lost contact with his mother on 3 May.")
    lost = [each.claim for each in reading.statements if isinstance(each.claim, ContactClaim)]
    assert [[reading.entity(one).name for one in each.of] for each in lost if each.of] == [["Ivan Torv"]]
