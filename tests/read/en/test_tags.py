"""Part-of-speech tags and lemmas."""

from __future__ import annotations

import pytest

from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.knowntags import known_tags
from habeas.read.languages.en.speech.lexicon import reporting_words
from habeas.read.languages.en.tags import lemma_of
from habeas.read.languages.en.verbs import irregular_forms


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("They want to fight.", "PRP VBP TO VB ."),
        ("He has become ill.", "PRP VBZ VBN JJ ."),
        ("The men were detained by the police.", "DT NNS VBD VBN IN DT NN ."),
        ("Petrova told her son that he was free.", "NNP VBD PRP$ NN IN PRP VBD JJ ."),
        ("They took her to the shed.", "PRP VBD PRP TO DT NN ."),
        ("She says the army calls them.", "PRP VBZ DT NN VBZ PRP ."),
        ("The letter, signed by Orlov, was sent.", "DT NN , VBN IN NNP , VBD VBN ."),
        ("She asked him to open the door.", "PRP VBD PRP TO VB DT NN ."),
        ("Orlov's son is here; it's late.", "NNP POS NN VBZ RB : PRP VBZ JJ ."),
        ("The soldiers' mothers wrote.", "DT NNS POS NNS VBD ."),
        ("The soldiers’ mothers wrote.", "DT NNS POS NNS VBD ."),
        ("‘We saw soldiers’ mothers wrote.", "`` PRP VBD NNS '' NNS VBD ."),
        ("Current Time reported it.", "NNP NNP VBD PRP ."),
    ],
)
def test_tags_follow_their_neighbours(text: str, tags: str) -> None:
    assert " ".join(token.tag for token in parse_document(text).tokens) == tags


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("told", "VBD", "tell"), ("hoped", "VBD", "hope"), ("noting", "VBG", "note"), ("denied", "VBD", "deny"),
        ("stopped", "VBD", "stop"), ("wives", "NNS", "wife"), ("servicemen", "NNS", "serviceman"),
        ("bodies", "NNS", "body"), ("men", "NNS", "man"), ("buses", "NNS", "bus"), ("families", "NNS", "family"),
        ("was", "VBD", "be"), ("'ve", "VBP", "have"), ("alleges", "VBZ", "allege"), ("emphasised", "VBD", "emphasise"),
    ],
)  # fmt: skip
def test_lemma_is_the_word_of_the_dictionary(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma


def regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "ed"


def test_every_regular_reporting_verb_is_known_by_its_past() -> None:
    irregular = {form[slot] for form in irregular_forms().values() for slot in form}
    doubling = {"nod", "sob", "dub", "scan"}
    lambast = {"lambast", "lambaste"}  # two spellings, one past
    verbs = set(reporting_words().verbs) - irregular - doubling - lambast
    assert [verb for verb in sorted(verbs) if lemma_of(regular_past(verb), "VBD") != verb] == []


def test_word_list_is_large_and_holds_common_words() -> None:
    tags = known_tags()
    assert (len(tags) > 90_000, tags["said"], tags["soldiers"]) == (True, "VBD", "NNS")
