"""The words of the desk for what readers say of a claim in one of a few words: ties, answers, states of counts.

Readers may also keep a word of the report itself, and people type their own; such a word is shown as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy as _p

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    Words = Mapping[str, _StrPromise]

KIN: Words = {
    "aunt of": _p("tie", "aunt of"),
    "boyfriend of": _p("tie", "boyfriend of"),
    "brother of": _p("tie", "brother of"),
    "brother-in-law of": _p("tie", "brother-in-law of"),
    "child of": _p("tie", "child of"),
    "colleague of": _p("tie", "colleague of"),
    "cousin of": _p("tie", "cousin of"),
    "dad of": _p("tie", "dad of"),
    "daughter of": _p("tie", "daughter of"),
    "daughter-in-law of": _p("tie", "daughter-in-law of"),
    "father of": _p("tie", "father of"),
    "father-in-law of": _p("tie", "father-in-law of"),
    "fellow soldier of": _p("tie", "fellow soldier of"),
    "fiance of": _p("tie", "fiance of"),
    "fiancé of": _p("tie", "fiancé of"),
    "fiancée of": _p("tie", "fiancée of"),
    "friend of": _p("tie", "friend of"),
    "girlfriend of": _p("tie", "girlfriend of"),
    "grandchild of": _p("tie", "grandchild of"),
    "granddaughter of": _p("tie", "granddaughter of"),
    "grandfather of": _p("tie", "grandfather of"),
    "grandmother of": _p("tie", "grandmother of"),
    "grandson of": _p("tie", "grandson of"),
    "half-brother of": _p("tie", "half-brother of"),
    "half-sister of": _p("tie", "half-sister of"),
    "husband of": _p("tie", "husband of"),
    "mom of": _p("tie", "mom of"),
    "mother of": _p("tie", "mother of"),
    "mother-in-law of": _p("tie", "mother-in-law of"),
    "mum of": _p("tie", "mum of"),
    "neighbor of": _p("tie", "neighbor of"),
    "neighbour of": _p("tie", "neighbour of"),
    "nephew of": _p("tie", "nephew of"),
    "niece of": _p("tie", "niece of"),
    "parent of": _p("tie", "parent of"),
    "partner of": _p("tie", "partner of"),
    "relative of": _p("tie", "relative of"),
    "roommate of": _p("tie", "roommate of"),
    "sibling of": _p("tie", "sibling of"),
    "sister of": _p("tie", "sister of"),
    "sister-in-law of": _p("tie", "sister-in-law of"),
    "son of": _p("tie", "son of"),
    "son-in-law of": _p("tie", "son-in-law of"),
    "spouse of": _p("tie", "spouse of"),
    "stepdaughter of": _p("tie", "stepdaughter of"),
    "stepfather of": _p("tie", "stepfather of"),
    "stepmother of": _p("tie", "stepmother of"),
    "stepson of": _p("tie", "stepson of"),
    "uncle of": _p("tie", "uncle of"),
    "widow of": _p("tie", "widow of"),
    "widower of": _p("tie", "widower of"),
    "wife of": _p("tie", "wife of"),
}
"""Ties between two people."""

OFFICES: Words = {
    "activist of": _p("tie", "activist of"),
    "adviser of": _p("tie", "adviser of"),
    "advisor of": _p("tie", "advisor of"),
    "chairman of": _p("tie", "chairman of"),
    "chairperson of": _p("tie", "chairperson of"),
    "chairwoman of": _p("tie", "chairwoman of"),
    "chaplain of": _p("tie", "chaplain of"),
    "chief of": _p("tie", "chief of"),
    "chief of staff of": _p("tie", "chief of staff of"),
    "co-founder of": _p("tie", "co-founder of"),
    "commander of": _p("tie", "commander of"),
    "coordinator of": _p("tie", "coordinator of"),
    "deputy of": _p("tie", "deputy of"),
    "director of": _p("tie", "director of"),
    "doctor of": _p("tie", "doctor of"),
    "driver of": _p("tie", "driver of"),
    "editor of": _p("tie", "editor of"),
    "employee of": _p("tie", "employee of"),
    "founder of": _p("tie", "founder of"),
    "head of": _p("tie", "head of"),
    "judge of": _p("tie", "judge of"),
    "lawyer of": _p("tie", "lawyer of"),
    "leader of": _p("tie", "leader of"),
    "manager of": _p("tie", "manager of"),
    "member of": _p("tie", "member of"),
    "officer of": _p("tie", "officer of"),
    "owner of": _p("tie", "owner of"),
    "president of": _p("tie", "president of"),
    "psychologist of": _p("tie", "psychologist of"),
    "representative of": _p("tie", "representative of"),
    "secretary of": _p("tie", "secretary of"),
    "spokesman of": _p("tie", "spokesman of"),
    "spokesperson of": _p("tie", "spokesperson of"),
    "spokeswoman of": _p("tie", "spokeswoman of"),
    "volunteer of": _p("tie", "volunteer of"),
}
"""Ties of somebody to a body, or in an office to people."""

ANSWERS: Words = {
    "acknowledged": _p("answer", "acknowledged"),
    "denied the event": _p("answer", "denied the event"),
    "forwarded": _p("answer", "forwarded"),
    "granted": _p("answer", "granted"),
    "investigation opened": _p("answer", "investigation opened"),
    "no answer": _p("answer", "no answer"),
    "promised": _p("answer", "promised"),
    "refused": _p("answer", "refused"),
}
"""How an appeal was answered, as reports tell it."""

COUNTED: Words = {
    "abducted": _p("counted", "abducted"),
    "arrested": _p("counted", "arrested"),
    "at the front": _p("counted", "at the front"),
    "beaten": _p("counted", "beaten"),
    "convicted": _p("counted", "convicted"),
    "counted": _p("counted", "counted"),
    "dead": _p("counted", "dead"),
    "detained": _p("counted", "detained"),
    "died": _p("counted", "died"),
    "disappeared": _p("counted", "disappeared"),
    "free": _p("counted", "free"),
    "held": _p("counted", "held"),
    "killed": _p("counted", "killed"),
    "kept": _p("counted", "kept"),
    "locked": _p("counted", "locked"),
    "missing": _p("counted", "missing"),
    "refused": _p("counted", "refused"),
    "released": _p("counted", "released"),
    "resigned": _p("counted", "resigned"),
    "returned": _p("counted", "returned"),
    "sent": _p("counted", "sent"),
    "sent back": _p("counted", "sent back"),
    "sentenced": _p("counted", "sentenced"),
    "signed": _p("counted", "signed"),
    "silent": _p("counted", "silent"),
    "taken": _p("counted", "taken"),
    "threatened": _p("counted", "threatened"),
    "tortured": _p("counted", "tortured"),
    "transferred": _p("counted", "transferred"),
    "tried": _p("counted", "tried"),
    "unknown": _p("counted", "unknown"),
    "went": _p("counted", "went"),
    "with the unit": _p("counted", "with the unit"),
}
"""What is said of those who are counted."""

PASSED_ON: Words = {
    "published": _p("passed on", "published"),
    "quoted": _p("passed on", "quoted"),
    "reported": _p("passed on", "reported"),
    "said": _p("passed on", "said"),
    "told": _p("passed on", "told"),
}
"""How words came from the one before to the next."""

UNITS: Words = {
    "army": _p("unit", "army"),
    "battalion": _p("unit", "battalion"),
    "brigade": _p("unit", "brigade"),
    "centre": _p("unit", "centre"),
    "company": _p("unit", "company"),
    "corps": _p("unit", "corps"),
    "division": _p("unit", "division"),
    "platoon": _p("unit", "platoon"),
    "regiment": _p("unit", "regiment"),
    "squad": _p("unit", "squad"),
    "air-assault": _p("unit", "air-assault"),
    "air-defence": _p("unit", "air-defence"),
    "airborne": _p("unit", "airborne"),
    "artillery": _p("unit", "artillery"),
    "engineer": _p("unit", "engineer"),
    "logistics": _p("unit", "logistics"),
    "marines": _p("unit", "marines"),
    "mechanised": _p("unit", "mechanised"),
    "missile": _p("unit", "missile"),
    "motor-rifle": _p("unit", "motor-rifle"),
    "railway": _p("unit", "railway"),
    "reconnaissance": _p("unit", "reconnaissance"),
    "signals": _p("unit", "signals"),
    "special": _p("unit", "special"),
    "tank": _p("unit", "tank"),
    "territorial": _p("unit", "territorial"),
}
"""Sizes and arms of units."""

SAID_LISTS: Mapping[str, Words] = {
    "answer": ANSWERS,
    "counted": COUNTED,
    "passed on": PASSED_ON,
    "tie": {**KIN, **OFFICES},
    "unit": UNITS,
}
"""These lists by their names, which are also the contexts of their words."""
