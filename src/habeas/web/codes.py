"""The words of the desk for what the record keeps as one of a few words, a list for each kind of code.

The record and the stages keep English codes (`held`, `public`, `registered post`); the words are translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy as _p

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = Mapping[str, _StrPromise]

_STATES: Words = {
    "held": _p("state", "held"),
    "transferred": _p("state", "transferred"),
    "released": _p("state", "released"),
    "free": _p("state", "free"),
    "returned": _p("state", "returned"),
    "sent back": _p("state", "sent back"),
    "with the unit": _p("state", "with the unit"),
    "at the front": _p("state", "at the front"),
    "silent": _p("state", "silent"),
    "dead": _p("state", "dead"),
    "unknown": _p("state", "unknown"),
}
_CONTACT: Words = {
    "in contact": _p("contact", "in contact"),
    "lost": _p("contact", "lost"),
    "denied": _p("contact", "denied"),
    "permitted": _p("contact", "permitted"),
}
_CHANNELS: Words = {
    "family": _p("channel", "family"),
    "lawyer": _p("channel", "lawyer"),
    "humanitarian body": _p("channel", "humanitarian body"),
    "human-rights body": _p("channel", "human-rights body"),
    "anyone": _p("channel", "anyone"),
    "any": _p("channel", "any"),
}
_CLOCKS: Words = {
    "evidenced": _p("clock", "evidenced"),
    "claimed": _p("clock", "claimed"),
    "official": _p("clock", "official"),
    "lost": _p("clock", "lost"),
    "none": _p("clock", "none"),
}
_MEDIA: Words = {
    "interview": _p("medium", "interview"),
    "video": _p("medium", "video"),
    "audio": _p("medium", "audio"),
    "statement": _p("medium", "statement"),
    "letter": _p("medium", "letter"),
    "post": _p("medium", "post"),
    "document": _p("medium", "document"),
    "unknown": _p("medium", "unknown"),
    "own words": _p("medium", "own words"),
    "contact": _p("medium", "contact"),
    "whereabouts": _p("medium", "whereabouts"),
}
_CUSTODY: Words = {
    "acknowledged": _p("custody", "acknowledged"),
    "denied": _p("custody", "denied"),
}
_POLARITIES: Words = {
    "affirmed": _p("polarity", "affirmed"),
    "denied": _p("polarity", "denied"),
}
_MODALITIES: Words = {
    "actual": _p("modality", "actual"),
    "alleged": _p("modality", "alleged"),
    "threatened": _p("modality", "threatened"),
    "planned": _p("modality", "planned"),
    "required": _p("modality", "required"),
    "possible": _p("modality", "possible"),
}
_MEASURES: Words = {
    "total": _p("measure", "total"),
    "each": _p("measure", "each"),
    "share": _p("measure", "share"),
}
_CONTRADICTIONS: Words = {
    "polarity": _p("contradiction", "polarity"),
    "count": _p("contradiction", "count"),
    "whereabouts": _p("contradiction", "whereabouts"),
    "custody": _p("contradiction", "custody"),
    "contact": _p("contradiction", "contact"),
    "heard after death": _p("contradiction", "heard after death"),
}
_ACTS: Words = {
    "arrest": _p("act", "arrest"),
    "detention": _p("act", "detention"),
    "arbitrary detention": _p("act", "arbitrary detention"),
    "incommunicado detention": _p("act", "incommunicado detention"),
    "enforced disappearance": _p("act", "enforced disappearance"),
    "abduction": _p("act", "abduction"),
    "killing": _p("act", "killing"),
    "torture": _p("act", "torture"),
    "ill-treatment": _p("act", "ill-treatment"),
    "threat": _p("act", "threat"),
    "coercion": _p("act", "coercion"),
    "confiscation": _p("act", "confiscation"),
    "denial of counsel": _p("act", "denial of counsel"),
    "denial of contact": _p("act", "denial of contact"),
    "forced return": _p("act", "forced return"),
    "search": _p("act", "search"),
    "trial": _p("act", "trial"),
    "conviction": _p("act", "conviction"),
    "release": _p("act", "release"),
    "refusal to serve": _p("act", "refusal to serve"),
    "resignation": _p("act", "resignation"),
    "other": _p("act", "other"),
}
_PURPOSES: Words = {
    "store": _p("purpose", "store"),
    "publish": _p("purpose", "publish"),
    "advocacy": _p("purpose", "advocacy"),
    "court": _p("purpose", "court"),
}
_AUDIENCES: Words = {
    "court": _p("audience", "court"),
    "un body": _p("audience", "un body"),
    "humanitarian body": _p("audience", "humanitarian body"),
    "authority": _p("audience", "authority"),
    "newsroom": _p("audience", "newsroom"),
    "public": _p("audience", "public"),
}
_SHOWN: Words = {
    "name": _p("shown", "name"),
    "initials": _p("shown", "initials"),
    "sex": _p("shown", "sex"),
    "age group": _p("shown", "age group"),
    "occupation": _p("shown", "occupation"),
    "roles": _p("shown", "roles"),
    "place": _p("shown", "place"),
    "region": _p("shown", "region"),
    "country": _p("shown", "country"),
    "day": _p("shown", "day"),
    "month": _p("shown", "month"),
    "year": _p("shown", "year"),
    "unit": _p("shown", "unit"),
    "group": _p("shown", "group"),
    "organization": _p("shown", "organization"),
    "publisher": _p("shown", "publisher"),
    "acts": _p("shown", "acts"),
    "whereabouts": _p("shown", "whereabouts"),
    "contact": _p("shown", "contact"),
    "appeals": _p("shown", "appeals"),
    "counts": _p("shown", "counts"),
    "ties": _p("shown", "ties"),
    "words": _p("shown", "words"),
}
_APPEALS: Words = {
    "appeal": _p("kind of appeal", "appeal"),
    "petition": _p("kind of appeal", "petition"),
    "complaint": _p("kind of appeal", "complaint"),
    "request": _p("kind of appeal", "request"),
    "urgent action": _p("kind of appeal", "urgent action"),
}
_DISPATCHES: Words = {
    "post": _p("dispatch", "post"),
    "registered post": _p("dispatch", "registered post"),
    "e-mail": _p("dispatch", "e-mail"),
    "web form": _p("dispatch", "web form"),
    "in person": _p("dispatch", "in person"),
    "other": _p("dispatch", "other"),
}
_RESPONSES: Words = {
    "helped": _p("response", "helped"),
    "pledged": _p("response", "pledged"),
    "refused": _p("response", "refused"),
    "denied the event": _p("response", "denied the event"),
    "no information": _p("response", "no information"),
    "asked for more": _p("response", "asked for more"),
    "token": _p("response", "token"),
    "no answer": _p("response", "no answer"),
    "other": _p("response", "other"),
}
_DUE: Words = {
    "waiting": _p("due", "waiting"),
    "perhaps no answer": _p("due", "perhaps no answer"),
    "no answer": _p("due", "no answer"),
    "answered": _p("due", "answered"),
    "no term": _p("due", "no term"),
    "ours to do": _p("due", "ours to do"),
    "perhaps over": _p("due", "perhaps over"),
    "over": _p("due", "over"),
}
_PRODUCTS: Words = {"dossier": _p("product", "dossier")}
_DERIVED: Words = {
    "copy": _p("derivation", "copy"),
    "rewrite": _p("derivation", "rewrite"),
    "translation": _p("derivation", "translation"),
    "common original": _p("derivation", "common original"),
    "independent": _p("derivation", "independent"),
    "unsure": _p("derivation", "unsure"),
}
HELD: Words = {
    "01": _p("custody", "held, as those who hold them say"),
    "0101": _p("custody", "held, as those who hold them say; the place is known"),
    "010101": _p("custody", "held at a known place; contact is permitted"),
    "010102": _p("custody", "held at a known place; contact is not permitted"),
    "0102": _p("custody", "held, as those who hold them say; the place is not known"),
    "02": _p("custody", "those who hold them deny it"),
    "90": _p("custody", "another: those who hold them contradict one another, or they are not held"),
    "99": _p("custody", "not known what those who hold them say"),
}
"""What a code of whereabouts and outside contact means, by its digits."""

WITH: Words = {
    "01": _p("custody", "the family"),
    "02": _p("custody", "counsel"),
    "03": _p("custody", "a humanitarian body"),
    "04": _p("custody", "a human-rights body"),
}
"""Who may reach a person, by the last two digits of such a code."""

LISTS: Mapping[str, Words] = {
    "act": _ACTS,
    "audience": _AUDIENCES,
    "channel": _CHANNELS,
    "clock": _CLOCKS,
    "contact": _CONTACT,
    "contradiction": _CONTRADICTIONS,
    "custody": _CUSTODY,
    "derivation": _DERIVED,
    "dispatch": _DISPATCHES,
    "due": _DUE,
    "kind of appeal": _APPEALS,
    "measure": _MEASURES,
    "medium": {**_CONTACT, **_MEDIA},
    "modality": _MODALITIES,
    "polarity": _POLARITIES,
    "product": _PRODUCTS,
    "purpose": _PURPOSES,
    "response": _RESPONSES,
    "shown": _SHOWN,
    "state": _STATES,
}
"""Every list of codes by its name, which is also the context of its words in the catalogues."""

FIELD_LISTS: Mapping[tuple[str, str], str] = {
    ("act", "act"): "act",
    ("contact", "with"): "channel",
    ("contact", "state"): "contact",
    ("whereabouts", "state"): "state",
    ("whereabouts", "custody"): "custody",
    ("count", "measure"): "measure",
}
"""The list that a field of a claim takes its words from, by the claim's kind and the field's name."""
