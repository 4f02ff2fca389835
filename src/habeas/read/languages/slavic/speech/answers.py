"""Who answers where nobody is named: "написала в прокуратуру, а 10 марта мне ответили, что …" is its answer."""

from __future__ import annotations

from itertools import takewhile

from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.phrases import Stretch, clause_around
from habeas.read.languages.slavic.speech.candidate import Candidate
from habeas.read.languages.slavic.speech.sources import IsParty, is_institution
from habeas.read.languages.slavic.speech.words import SpeechWords

_TO = frozenset("в во к ко до на".split())
_REACH = 4
"""How many tokens behind "в" the body may stand: "в районную военную прокуратуру"."""
_LONGEST = 60


def asked_before(document: Document, candidate: Candidate, words: SpeechWords, is_party: IsParty) -> Stretch | None:
    """Return the words of the one body that was asked before "ответили", None where none was, or several were.

    It is looked for in the sentence of the answer and in the one before it.
    """
    verb, at = candidate.verb, candidate.cue.first
    if candidate.source is not None or verb is None or verb.lemma not in words.answering or not verb.is_plural:
        return None
    if verb.features & {"1per", "2per"}:
        return None
    number = document.sentence_at(at)
    sentence = document.sentences[number]
    before = document.sentences[number - 1] if number else sentence
    first = before.first if before.paragraph == sentence.paragraph else sentence.first
    own = clause_around(document.tokens, at, sentence.first, sentence.last)
    if any(_is_told(document, index, words, is_party) for index in range(own.first, at)):
        return None  # "из полиции ответили": another answers
    found = _asked(document, max(first, at - _LONGEST), at, words, is_party)
    return found[0] if len(found) == 1 else None


def _is_told(document: Document, at: int, words: SpeechWords, is_party: IsParty) -> bool:
    """Return whether somebody is named or described there, and not by a pronoun."""
    token = document.tokens[at]
    return token.form.part != "NPRO" and (is_party(at) or is_institution(token, words))


def _asked(document: Document, first: int, last: int, words: SpeechWords, is_party: IsParty) -> list[Stretch]:
    """Return the bodies behind "в", "к", each after a verb of asking and before the next sentence begins."""
    tokens, found, asks = document.tokens, list[Stretch](), False
    for index in range(first, last):
        asks = asks or any(form.lemma in words.asking for form in tokens[index].forms)
        addressed = tokens[index].form.case == "datv" and tokens[index - 1].form.part not in ("PREP", "ADJF")
        if asks and addressed and _is_told(document, index, words, is_party):
            return []  # "написала мужу в часть"
        if not asks or tokens[index].lower not in _TO:
            continue
        reach = range(index + 1, min(last, index + 1 + _REACH))
        party = list(takewhile(is_party, reach))
        if party and not any(is_institution(tokens[at], words) for at in party):
            return []  # "звонила на завод и в прокуратуру"
        begin = next((at for at in reach if is_institution(tokens[at], words)), None)
        if begin is None or any(tokens[at].form.part in ("VERB", "PREP", "PNCT") for at in range(index + 1, begin)):
            continue
        end = begin + 1
        while end < last and is_party(end) and tokens[end].form.part != "PNCT":
            end += 1
        while begin > index + 1 and is_party(begin - 1):
            begin -= 1
        found.append(Stretch(first=begin, last=end))
    return found
