"""Why an English claim is proposed: its rule in plain words, the words that set it off, how its sentence is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from habeas.facts.claim import CountClaim, TieClaim
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.why import Weighed, Why
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.patterns import Rule, rule_of
from habeas.read.languages.en.claims.sameness import Told
from habeas.read.languages.en.claims.scene import Scene
from habeas.read.languages.en.claims.verbgroups import Predicate

RULES: Mapping[str, str] = {
    "acts/warning": "somebody warns or promises that people will be harmed: a threat",
    "appeal/written": "an appeal, complaint or letter is written, filed or sent",
    "appeal/addressed": "somebody turns, complains or applies to an office",
    "appeal/asked": "somebody asks or demands that people be freed, found or let go",
    "count/head": "a number stands before a noun for people",
    "count/part": "a number of a larger group",
    "count/bare": "a number stands for people who are not named again",
    "tie/kin": "a word of kinship ties two names",
    "tie/kin-word": "a word of kinship stands between one and another",
    "tie/office": "the word for an office stands beside a name and what the office is of",
    "tie/verb": "a verb such as “command”, “found” or “represent” ties one to another",
    "tie/serves": "a verb such as “serve” puts people in a unit or an organisation",
    "tie/is": "“is” or “are” puts people in a unit or an organisation",
    "remark/speech": "reported speech in which no claim of another kind was found",
}
"""What the rules that are no wordings of a list say."""

_MEANING = {"acts": "the act", "contact": "contact", "whereabouts": "whereabouts", "responses": "the answer"}
_OF_WHOM = {
    "patient": "of those to whom the verb does it", "object": "of the object", "subj": "of the subject",
    "poss": "of those whose it is", "agent": "by those who do it", "heard": "of those who are or are not heard",
    "visitor": "of those who are visited", "from": "of those from whom it is taken",
    "after_from": "of those from whom it is taken", "context": "of those spoken of before", "none": "",
}  # fmt: skip
_MOST_WORDS = 4


def why_of(scene: Scene, told: Told, weighed: tuple[Weighed, ...]) -> Why:
    """Return what made a claim.

    Args:
        scene: The text.
        told: The draft, with its sentence and speech.
        weighed: What its confidence adds up from.
    """
    draft = told.draft
    return Why(
        says=rule_in_words(draft.rule),
        cues=tuple(_stretches(scene, sorted(set(_cues(scene, draft))))),
        frame=_frame(scene, draft.predicate) if draft.predicate is not None else "no verb",
        weighed=weighed,
    )


def why_remark(attribution: Attribution, confidence: float) -> Why:
    """Return what made a remark: speech alone."""
    return Why(
        says=RULES["remark/speech"],
        cues=(attribution.cue,) if attribution.cue is not None else (),
        weighed=(Weighed(reason="how often speech of this kind is worth keeping", by=confidence),),
    )


@cache
def rule_in_words(name: str) -> str:
    """Return a rule in a sentence.

    Raises:
        KeyError: there is no rule of that name.
    """
    rule = rule_of(name)
    if rule is None:
        return RULES[name]
    denied = {"-": ", denied,", "+": ", not denied,"}.get(rule.negation, "")
    whom = _OF_WHOM.get(rule.who, f"of the one named as [{rule.who}]")
    said = f"the wording “{_wording(rule)}”{denied} tells {_MEANING[name.partition('/')[0]]} “{rule.value}”"
    return f"{said} {whom}".rstrip()


def _wording(rule: Rule) -> str:
    return " ".join(_part(part) for part in rule.wording.split())


def _part(part: str) -> str:
    """Return one element of a pattern for a reader who does not know the language of patterns."""
    optional, part = part.endswith("?"), part.rstrip("?")
    if part == "~":
        return "…"
    if part[0] == "<" or part == "poss":
        shown = "[whose]" if part == "poss" else f"[{part.strip('<>')}]"
    elif part[0] == "@":
        shown = "[a word of a certain kind]"
    else:
        words = [_list_or_word(word) for word in part.removeprefix("v:").removeprefix("n:").split("|")]
        shown = "/".join(words[:_MOST_WORDS]) + ("/…" if len(words) > _MOST_WORDS else "")
    return f"({shown})" if optional else shown


def _list_or_word(word: str) -> str:
    return f"[{word.strip('%').lower()}]" if word.startswith("%") else word


def _cues(scene: Scene, draft: Draft) -> Iterator[int]:
    """Yield the tokens that set a draft off: those that the wording names, else the trigger with its verb."""
    rule = rule_of(draft.rule)
    if rule is not None:
        for at in range(draft.first, draft.last):
            if any(each.words and each.fits(scene.tokens[at]) for each in rule.elements):
                yield at
        return
    if isinstance(draft.claim, CountClaim):
        yield from range(draft.first, draft.last)
    if isinstance(draft.claim, TieClaim):
        named = draft.claim.tie.split()[0]
        yield from (at for at in range(draft.first, draft.last) if scene.tokens[at].lemma == named)
    yield draft.trigger
    if draft.predicate is not None and draft.predicate.first <= draft.trigger <= draft.predicate.head:
        yield draft.predicate.head


def _stretches(scene: Scene, tokens: list[int]) -> Iterator[Span]:
    """Yield the spans of tokens, those next to each other as one."""
    for _, together in groupby(enumerate(tokens), key=lambda pair: pair[1] - pair[0]):
        run = [token for _, token in together]
        yield scene.span(run[0], run[-1] + 1)


def _frame(scene: Scene, predicate: Predicate) -> str:
    """Return how the sentence is built around a verb: voice, subject, modal words, what governs it."""
    verb = scene.span(predicate.first, predicate.head + 1).of(scene.document.text)
    parts = [f"{'passive' if predicate.passive else 'active'} “{' '.join(verb.split())}”"]
    if predicate.subject is not None:
        first = predicate.subject_first if predicate.subject_first is not None else predicate.subject
        subject = scene.span(min(first, predicate.subject), predicate.subject + 1).of(scene.document.text)
        parts.append(f"subject “{' '.join(subject.split())}”")
    if predicate.negated:
        parts.append("denied")
    if predicate.modals:
        parts.append(f"with “{' '.join(predicate.modals)}”")
    if predicate.governor is not None:
        parts.append(f"under “{scene.tokens[predicate.governor].text}”")
    return ", ".join(parts)
