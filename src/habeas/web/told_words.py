"""Sentences that stages made in English and the record keeps, told in the language of the page.

Why a reader proposes something, why two may be the same, what is asked about an appeal: such a sentence is either one
of a few, or has a shape with words of a report in it. A sentence of no known shape stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from django import template
from django.utils.translation import gettext

from habeas.web.labels import label
from habeas.web.wordings import kind_words

register = template.Library()


def _(words: str) -> str:
    """Mark words for the catalogues; they are translated when a page asks for them."""
    return words


_FIXED = frozenset((
    _("somebody warns or promises that people will be harmed: a threat"),
    _("an appeal, complaint or letter is written, filed or sent"),
    _("somebody turns, complains or applies to an office"),
    _("somebody asks or demands that people be freed, found or let go"),
    _("a number stands before a noun for people"),
    _("a number of a larger group"),
    _("a number stands for people who are not named again"),
    _("a word of kinship ties two names"),
    _("a word of kinship stands between one and another"),
    _("the word for an office stands beside a name and what the office is of"),
    _("a verb such as “command”, “found” or “represent” ties one to another"),
    _("a verb such as “serve” puts people in a unit or an organisation"),
    _("“is” or “are” puts people in a unit or an organisation"),
    _("reported speech in which no claim of another kind was found"),
    _("of those to whom the verb does it"),
    _("of the object"),
    _("of the subject"),
    _("of those whose it is"),
    _("by those who do it"),
    _("of those who are or are not heard"),
    _("of those who are visited"),
    _("of those from whom it is taken"),
    _("of those spoken of before"),
    _("the act"),
    _("contact"),
    _("whereabouts"),
    _("the answer"),
    _("no verb"),
    _("how often these words mean this"),
    _("who and what stands around them"),
    _("denied"),
    _("thought or wished, not said"),
    _("the sentence speaks of anybody, or of the law"),
    _("an aim, not a happening"),
    _("a question"),
    _("as often as such proposals were right"),
    _("how often speech of this kind is worth keeping"),
    _("how often the word in this form, with those around it, means this"),
    _("the person is guessed from what stands before"),
    _("what every proposal of a model counts: nobody has measured it"),
    _("of its subject"),
    _("of its object"),
    _("as a noun, of those named behind it"),
    _("of those to whom it is done"),
    _("of its subject, with a place"),
    _("done to its object, with a word for custody"),
    _("done to those among whom the named person is"),
    _("of those who refuse"),
    _("of the dative that it threatens"),
    _("what somebody told before, denied by another"),
    _("a number of people"),
    _("a word of kinship, office or service between two who are named"),
    _("somebody asks, demands or complains"),
    _("an appeal is answered, or is not"),
    _("speech in which no claim of another kind was found"),
    _("an answer is said to be missing, or not to have come"),
    _("nobody knows the fate or the whereabouts of those named behind it"),
    _("somebody does not get in touch, or stopped to"),
    _("somebody gets in touch"),
    _("contact is said to be lost, or there is none"),
    _("somebody does not answer calls"),
    _("a telephone is off"),
    _("no message came"),
    _("somebody was talked to for the last time"),
    _("somebody could not be reached"),
    _("somebody calls kin"),
    _("somebody does not call"),
    _("a lawyer or kin are let in or kept out"),
    _("nobody has seen somebody since"),
    _("an office says that it has no such person"),
    _("nobody has heard of somebody"),
    _("nothing is known of somebody"),
    _("somebody was seen in a cell, a cellar or a prison"),
    _("names that one place has borne"),
    _("another type of place"),
    _("initial"),
    _("short form"),
    _("the same name in another language"),
    _("another name of the same root"),
    _("number of the military post"),
    _("number"),
    _("size"),
    _("arms"),
    _("guards"),
    _("a post number and a unit: only a source can say that they are one"),
    _("On which day was it received? Until that is entered, its term has no certain end."),
    _("Which paper proves that it was sent?"),
    _("Were the competent national bodies asked before? The ledger has no such appeal for each person."),
    _("Which State is concerned? The rule binds only some."),
    _("after three reminders a meeting with the State's mission can be asked for"),
))  # fmt: skip
"""Sentences without anything of a report in them."""

_SHAPES = (
    _("of the one named as [%(part)s]"),
    _("told as %(modality)s"),
    _("never less than %(least)s"),
    _("not said of whom: %(most)s at most"),
    _("a fuller claim says it too: %(most)s at most"),
    _("never more than %(most)s"),
    _("“%(cue)s” tells of %(kind)s, %(told)s"),
    _("“%(cue)s”: %(told)s"),
    _("the model %(model)s proposed it, asked by prompt %(prompt)s; its words were found in the text"),
    _("%(spelling)s: on one side only"),
    _("%(word)s mixes letters of two scripts that look alike; they were put right"),
    _("the call sign %(sign)s was left out: it is never compared as a name"),
    _("%(names)s: a man's and a woman's ending, or another case: a question, no proof"),
    _("Was reminder %(n)s of %(of)s sent?"),
    _("Does it bind %(state)s? As far as this rule knows it does not."),
    _("It binds %(state)s only since %(day)s: did the event begin after that?"),
)
"""Sentences with a word of a report, a number or another sentence in them."""

_PARTS: Mapping[str, Callable[[str], str]] = {
    "kind": kind_words,
    "modality": lambda part: label(part, "modality"),
}
"""How the parts of a shape are told; those that are not here stand as they are."""

_VALUES: Mapping[str, str] = {
    "the act": "act", "contact": "contact", "whereabouts": "state", "the answer": "answer",
}  # fmt: skip

_OF_UNITS = frozenset(("size", "arms"))

_WORDING = re.compile(
    r"the wording “(?P<wording>.*)”(?P<denied>, denied,|, not denied,|) tells "
    r"(?P<what>the act|contact|whereabouts|the answer) “(?P<value>[^”]*)”(?: (?P<whom>.+))?"
)
_BUILT = re.compile(r"“[^”]*”|(?:^|(?<=, ))(active|passive|subject|with|under|denied)(?= “|,|$)")
_WHY = re.compile(r"(?P<pair>.+) \((?P<why>[^()]+)\)")

_BUILT_OF = {
    "active": _("active"), "passive": _("passive"), "subject": _("subject"), "with": _("with"), "under": _("under"),
    "denied": _("denied"),
}  # fmt: skip
"""How a sentence is built around a verb: what stands before the words of the report."""


@register.filter
def told(sentence: str) -> str:
    """Return a sentence that a stage made, in the language of the page; one of no known shape as it is."""
    if sentence in _FIXED:
        return gettext(sentence)
    wording = _WORDING.fullmatch(sentence)
    if wording is not None:
        return _wording(**wording.groupdict(default=""))
    for shape, pattern in _PATTERNS.items():
        found = pattern.fullmatch(sentence)
        if found is not None:
            return gettext(shape) % {name: _part(name, words) for name, words in found.groupdict().items()}
    why = _WHY.fullmatch(sentence)
    if why is not None and why["why"] in _FIXED:
        pair = _of_units(why["pair"]) if why["why"] in _OF_UNITS else why["pair"]
        return f"{pair} ({gettext(why['why'])})"
    return sentence


@register.filter
def built(frame: str) -> str:
    """Return how the sentence of a report is built, with its own words as they are."""
    return told(frame) if frame in _FIXED else _BUILT.sub(_built_word, frame)


def _built_word(found: re.Match[str]) -> str:
    return gettext(_BUILT_OF[found[1]]) if found[1] else found[0]


def _part(name: str, words: str) -> str:
    return told(words) if name == "told" else _PARTS.get(name, str)(words)


def _of_units(pair: str) -> str:
    """Return what two units are, `regiment = regiment`, in words."""
    return " = ".join(" ".join(label(one, "unit") for one in side.split()) for side in pair.split(" = "))


def _wording(wording: str, denied: str, what: str, value: str, whom: str) -> str:
    said = gettext("the wording “%(wording)s”%(denied)s tells %(what)s “%(value)s”%(whom)s")
    marks = {", denied,": gettext(", denied,"), ", not denied,": gettext(", not denied,")}
    return said % {
        "wording": wording,
        "denied": marks.get(denied, ""),
        "what": gettext(what),
        "value": label(value, _VALUES[what]),
        "whom": f" {told(whom)}" if whom else "",
    }


def _pattern(shape: str) -> re.Pattern[str]:
    """Return the pattern of the sentences of one shape."""
    written = re.escape(shape)
    return re.compile(re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.*?)", written), re.DOTALL)


_PATTERNS: Mapping[str, re.Pattern[str]] = {shape: _pattern(shape) for shape in _SHAPES}
