"""A report with its words marked: nothing is lost, nothing is let through as HTML, every proposal can be linked to."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.ids import PartyId, ProposalId
from habeas.facts.party import Party, PartyKind
from habeas.facts.span import Span
from habeas.web.marks import marked, other_spellings
from habeas.web.signs import signs
from habeas.workspace import Provenance
from habeas.workspace.views import MarkedProposal
from tests.web.conftest import World
from tests.web.invented import PUBLISHED

pytestmark = pytest.mark.usefixtures("built")

TEXT = 'He & she were <b>held</b> near "Zarechensk"; \N{ARABIC LETTER ALEF} m\N{RIGHT-TO-LEFT OVERRIDE}en.'


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
    assert unescape(re.sub(r"</?(?:mark|span|bdi)[^>]*>", "", page)) == TEXT
    assert sorted(re.findall(r'id="words-(q-\d)"', page)) == sorted(one.id for one in found)
    assert "<b>" not in page


def test_the_shortest_of_overlapping_words_owns_the_mark() -> None:
    wide = MarkedProposal(id=ProposalId("q-1"), span=Span(start=0, end=20), is_open=True)
    narrow = MarkedProposal(id=ProposalId("q-2"), span=Span(start=5, end=8), is_open=False)
    page = str(marked(TEXT, (wide, narrow)))
    assert '<mark id="words-q-2" class="is-judged">' in page
    assert page.count("<mark") == 3


@pytest.mark.parametrize("sign", "\u034f\u115f\u180b\u2028\u2029\u3164\ufeff\uffa0")
def test_no_sign_without_a_picture_stays_unlabelled(sign: str) -> None:
    assert f"U+{ord(sign):04X}" in signs(f"a{sign}b")


def test_a_sign_that_cannot_be_seen_is_labelled_in_an_element_of_its_own() -> None:
    page = str(signs("a\u202eb <\u200b> \u2064"))
    assert page == (
        'a<bdi class="sign" data-sign="RLO" title="U+202E: turns the direction of the text">\u202e</bdi>b '
        '&lt;<bdi class="sign" data-sign="ZWSP" title="U+200B: takes no room">\u200b</bdi>&gt; '
        '<bdi class="sign" data-sign="U+2064" title="U+2064: takes no room">\u2064</bdi>'
    )


@given(st.text(alphabet=st.characters(categories=("Cf", "Cc", "L", "P"))))
def test_no_sign_without_a_shape_stands_outside_an_element_and_none_is_lost(text: str) -> None:
    page = str(signs(text))
    assert unescape(re.sub(r"</?bdi[^>]*>", "", page)) == unescape(str(escape(text)))
    outside = re.sub(r"<bdi[^>]*>.</bdi>", "", page, flags=re.DOTALL)
    assert not set(outside) & set("\u061c\u200b\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufeff")


def test_a_report_cannot_turn_the_words_of_its_page(world: World, vera: Client) -> None:
    text = "Anna Orlina: Pavel Orlin is held in a cellar near Zarechensk, \u202eeerf si eh diaS\u202c."
    provenance = Provenance(published_on=PUBLISHED)
    (receipt,) = world.workspace.collect_content(text.encode(), name="turned.txt", provenance=provenance)
    list(world.workspace.read())
    for path in ("review/{}/", "exhibit/{}/", "exhibit/{}/enter/act/"):
        page = vera.get("/" + path.format(receipt.text_layer)).content.decode()
        assert ('data-sign="RLO"' in page, page.count("\u202e"), page.count(">\u202e</bdi>")) == (True, 1, 1)


def test_a_name_is_not_among_the_other_spellings() -> None:
    party = Party(
        id=PartyId("p-1"), kind=PartyKind.PERSON, name="Pavel Orlin", spellings=("Pavel Orlin", "Павел Орлин")
    )
    assert other_spellings(party) == ("Павел Орлин",)
