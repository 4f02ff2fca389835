"""A report with its words marked: nothing is lost, nothing is let through as HTML, every proposal can be linked to."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.ids import PartyId, ProposalId
from habeas.facts.party import Party, PartyKind
from habeas.facts.span import Span
from habeas.web.marks import marked, other_spellings
from habeas.workspace.views import MarkedProposal

TEXT = 'He & she were <b>held</b> near "Zarechensk"; \N{ARABIC LETTER ALEF} men.'


@st.composite
def marks(draw: st.DrawFn) -> tuple[MarkedProposal, ...]:
    """Return proposals over any stretches of the text, overlapping as they like."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(TEXT) - 1))
        end = draw(st.integers(start + 1, len(TEXT)))
        found.append(
            MarkedProposal(id=ProposalId(f"q-{number}"), span=Span(start=start, end=end), is_open=draw(st.booleans()))
        )
    return tuple(found)


@given(marks())
def test_marking_keeps_every_letter_and_names_every_proposal_once(found: tuple[MarkedProposal, ...]) -> None:
    page = str(marked(TEXT, found))
    assert unescape(re.sub(r"</?(?:mark|span)[^>]*>", "", page)) == TEXT
    assert sorted(re.findall(r'id="words-(q-\d)"', page)) == sorted(one.id for one in found)
    assert "<b>" not in page


def test_the_shortest_of_overlapping_words_owns_the_mark() -> None:
    wide = MarkedProposal(id=ProposalId("q-1"), span=Span(start=0, end=20), is_open=True)
    narrow = MarkedProposal(id=ProposalId("q-2"), span=Span(start=5, end=8), is_open=False)
    page = str(marked(TEXT, (wide, narrow)))
    assert '<mark id="words-q-2" class="is-judged">' in page
    assert page.count("<mark") == 3


def test_a_name_is_not_among_the_other_spellings() -> None:
    party = Party(
        id=PartyId("p-1"), kind=PartyKind.PERSON, name="Pavel Orlin", spellings=("Pavel Orlin", "Павел Орлин")
    )
    assert other_spellings(party) == ("Павел Орлин",)
