"""Who speaks in a quotation, as far as pronouns need it: the subject of the nearest verb of saying outside."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.facts.party import PartyKind
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names.drafts import Draft
from habeas.read.languages.en.names.kinds import SAYS
from habeas.read.languages.en.names.salience import Mention, Role
from habeas.read.languages.en.names.words import load_words

_HEAD_LINES = 4
_SELF = frozenset(("i", "my", "me"))
_FIRST = frozenset(("my", "our"))
_FEWEST_TOLD = 2
_CLOSINGS = frozenset("your yours faithfully sincerely truly signed respectfully love with best regards".split())
_SPEAKERS = (PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.UNIT)


def find_speakers(document: Document, mentions: Iterable[Mention], quoted: Iterable[int]) -> dict[int, Draft]:
    """Return who speaks in each quotation of one paragraph, by the quotation's index.

    Args:
        document: The text taken apart.
        mentions: All mentions of the paragraph.
        quoted: Tokens within the quotations that are asked for.
    """
    says = [mention for mention in mentions if _says(document, mention)]
    quotes = {document.tokens[at].quote: at for at in quoted} if says else {}
    found: dict[int, Draft] = {}
    for quote, at in quotes.items():
        if quote is not None:
            found[quote] = min(says, key=lambda mention: abs(mention.place.first - at)).draft
    return found


def find_author(document: Document, mentions: Iterable[Mention]) -> Draft | None:
    """Return who writes "I" throughout: "I, X, allow", "my name is X", or whose name heads or signs the letter."""
    signed: Draft | None = None
    for mention in mentions:
        place = mention.place
        if mention.draft.kind is not PartyKind.PERSON or document.tokens[place.begin].quote is not None:
            continue
        before = [token.lower.replace("’", "'") for token in document.tokens[max(0, place.begin - 3) : place.begin]]
        if before[-2:] in (["i", ","], ["i", "am"], ["i", "'m"]) or before == ["my", "name", "is"]:
            return mention.draft
        if _heads_or_signs(document, mention):
            signed = mention.draft
    return signed


def _heads_or_signs(document: Document, mention: Mention) -> bool:
    """Return whether a line says no more than "From X" at the head of a letter, or "Yours, X" at its foot.

    A name alone at the foot signs it where the text says "I" or "my" in two sentences at least; where it speaks of
    "my son" and never by name, the name can be the son's, as under his picture.
    """
    paragraph = document.paragraphs[mention.paragraph]
    first, last = document.sentences[paragraph.first].first, document.sentences[paragraph.last - 1].last
    at_head, at_foot = mention.paragraph < _HEAD_LINES, mention.paragraph == len(document.paragraphs) - 1
    if mention.place.last < last - 1 or not (at_head or at_foot):
        return False
    words = [token.lower for token in document.tokens[first : mention.place.begin] if token.text[0].isalpha()]
    signs = set(words) <= _CLOSINGS if words else _says_i(document) and not _seeks_unnamed(document)
    return (at_head and words == ["from"]) or (at_foot and signs)


def _says_i(document: Document) -> bool:
    """Return whether a text is told in the first person outside of its quotations."""
    told = 0
    for sentence in document.sentences:
        tokens = document.tokens_of(sentence)
        told += any(token.lower in _SELF and token.quote is None for token in tokens)
    return told >= _FEWEST_TOLD


def _seeks_unnamed(document: Document) -> bool:
    """Return whether a text speaks of kin of "me" whom it never names: "help me find my son"."""
    kin, tokens = load_words().kin, document.tokens
    told = [
        at + 1
        for at, token in enumerate(tokens[:-2])
        if token.lower in _FIRST and tokens[at + 1].lemma in kin and tokens[at + 1].tag == "NN"
    ]
    named = any("NNP" in (tokens[at + 1].tag, tokens[min(at + 2, len(tokens) - 1)].tag) for at in told)
    return bool(told) and not named


def find_turn(document: Document, mentions: Iterable[Mention]) -> Draft | None:
    """Return whose turn a paragraph of a transcript is, from the mentions of its first sentence: "X: We are here"."""
    first = next(iter(mentions), None)
    if first is None or first.draft.kind is not PartyKind.PERSON or first.place.last >= len(document.tokens):
        return None
    return first.draft if document.tokens[first.place.last].text == ":" else None


def _says(document: Document, mention: Mention) -> bool:
    """Return whether a mention outside quotations is the subject of a verb of saying next to it."""
    tokens, place = document.tokens, mention.place
    if mention.draft.kind not in _SPEAKERS or mention.role is not Role.SUBJECT or tokens[place.first].quote is not None:
        return False
    beside = tokens[max(0, place.begin - 1) : place.begin] + tokens[place.last : place.last + 2]
    return any(token.lemma in SAYS and token.tag[:2] == "VB" for token in beside)
