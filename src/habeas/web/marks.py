"""Template tags of the desk: a report with its words marked, a claim in words, a party's link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from habeas.facts.consent import Consent
from habeas.facts.count import Count
from habeas.facts.ids import ExhibitId, PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.reading import Entity
from habeas.facts.span import Span
from habeas.facts.statement import Statement
from habeas.watch.offices import is_official
from habeas.watch.words import OWN_MEDIA, OWN_STYLES
from habeas.web.labels import count_words
from habeas.web.signs import signs
from habeas.workspace.case_state import Between
from habeas.workspace.comparing import CaseDiff
from habeas.workspace.correcting.corrections import CorrectionForm, correction_form, places_of
from habeas.workspace.deriving import OriginsView
from habeas.workspace.views import CaseWatch, MarkedProposal, PartyView, PersonWatch, ProposalView

register = template.Library()


@register.simple_tag
def marked(text: str, proposals: Sequence[MarkedProposal]) -> SafeString:
    """Return a report as HTML in which the words of each proposal are marked and can be linked to.

    Spans may overlap: the text is cut at every edge, and a piece is marked with the shortest span that covers it. Signs
    that cannot be seen are labelled.
    """
    edges = sorted({0, len(text), *(edge for one in proposals for edge in (one.span.start, one.span.end))})
    opened: set[str] = set()
    pieces = []
    for start, end in pairwise(edges):
        covering = [one for one in proposals if one.span.covers(Span(start=start, end=end))]
        if not covering:
            pieces.append(signs(text[start:end]))
            continue
        owner = min(covering, key=lambda one: one.span.end - one.span.start)
        names = [one.id for one in covering if one.id not in opened]
        opened.update(names)
        anchors = format_html_join("", '<span id="words-{}"></span>', ((name,) for name in names if name != owner.id))
        first = format_html(' id="words-{}"', owner.id) if owner.id in names else ""
        state = "" if owner.is_open else ' class="is-judged"'
        pieces.append(format_html("{}<mark{}{}>{}</mark>", anchors, first, SafeString(state), signs(text[start:end])))
    return SafeString("".join(pieces))


@register.simple_tag
def party_link(party: PartyId, name: str, asked: date | None = None) -> SafeString:
    """Return a link to the page of a party as of the day that was asked for; its name keeps its own direction."""
    day = f"?as_of={asked:%Y-%m-%d}" if asked else ""
    return format_html('<a href="{}{}"><bdi>{}</bdi></a>', reverse("party", args=[party]), day, name)


@register.simple_tag
def correction_fields(view: ProposalView, typed: QueryDict, refused: str) -> CorrectionForm:
    """Return the form over a proposal; after a refusal what was typed stands in it."""
    if view.id != refused:
        return correction_form(view.proposal, {})
    return correction_form(view.proposal, typed, dict(typed.lists()))


@register.filter
def has_ended(consent: Consent, today: date) -> bool:
    """Return whether the last day of a consent has passed."""
    return consent.has_ended(today)


@register.filter
def places(view: ProposalView) -> tuple[Entity, ...]:
    """Return the places that a correction may name as where it happened."""
    return places_of(view.entities)


@register.simple_tag
def statement_quote(watch: CaseWatch, statement: StatementId | None) -> SafeString:
    """Return the exact words of a statement of the case, linked to where they stand."""
    found = watch.held.statement(statement) if statement else None
    return SafeString("") if found is None else quoted(found)


@register.simple_tag
def words_under(watch: CaseWatch, person: PersonWatch) -> SafeString:
    """Return the words that the figure of a person rests on: what set the clock, else what tells where they are."""
    rests_on = (person.silence.reset_by, *person.silence.rests_on, *person.whereabouts.rests_on)
    return statement_quote(watch, next((one for one in rests_on if one), None))


@register.simple_tag
def only_report(watch: CaseWatch, party: PartyId) -> str:
    """Return the publisher of the one report that speaks of a party, empty where several do or it has no name."""
    exhibits = {one.anchor.exhibit for one in watch.held.about(party)}
    if len(exhibits) != 1:
        return ""
    report = watch.held.exhibits[exhibits.pop()]
    return report.publisher or report.title or report.name


@register.simple_tag
def heard_by_accepting(view: ProposalView) -> str:
    """Return whose own words a proposal is: accepting it counts as contact with that person.

    The rule is that of the silence clock: direct speech, or their own recording, letter or interview. Empty where
    no person is heard, or one speaks in an office.
    """
    said = view.said
    if said is None or not (said.style in OWN_STYLES or said.medium in OWN_MEDIA):
        return ""
    speaker = next((one for one in view.entities if one.id == said.entity), None)
    if speaker is None or speaker.kind is not PartyKind.PERSON or is_official(speaker):
        return ""
    return speaker.name


@register.simple_tag
def heard_on(view: ProposalView) -> str:
    """Return the day on which the words of a proposal were spoken, as far as its report says, in words."""
    if view.said and view.said.said:
        return view.said.said.words
    return f"{view.published_on:%Y-%m-%d}" if view.published_on else ""


@register.simple_tag
def exhibit_named(view: OriginsView, exhibit: ExhibitId) -> str:
    """Return the title of a report, or the name of its file."""
    found = view.exhibits[exhibit]
    return found.title or found.name


@register.simple_tag
def held_quote(view: PartyView, statement: StatementId) -> SafeString:
    """Return the exact words of a statement about a party, linked to where they stand."""
    found = next((one.statement for one in view.statements if one.statement.id == statement), None)
    return SafeString("") if found is None else quoted(found)


@register.simple_tag
def statement_number(view: PartyView, statement: StatementId) -> str:
    """Return the short number of a statement about a party, its id where it is about others."""
    return next((one.number for one in view.statements if one.statement.id == statement), statement)


@register.simple_tag
def party_name(watch: CaseWatch, party: PartyId) -> str:
    """Return the name of a party of the case."""
    return watch.held.name(party)


@register.simple_tag
def other_spellings(party: Party) -> tuple[str, ...]:
    """Return how a party is spelled besides its name."""
    return tuple(one for one in party.spellings if one != party.name)


@register.simple_tag
def quoted(statement: Statement) -> SafeString:
    """Return the exact words of a statement, linked to where they stand."""
    words = f"#words-{statement.proposal}" if statement.proposal else ""
    published = ""
    if statement.published_on:
        published = gettext("reported %(day)s") % {"day": date_format(statement.published_on, "j E Y")}
    return format_html(
        '<blockquote dir="auto"><a href="{}{}"><q>{}</q></a> <span class="how-we-know">{}</span></blockquote>',
        reverse("exhibit", args=[statement.anchor.exhibit]),
        words,
        signs(statement.anchor.quote),
        published,
    )


@register.simple_tag
def diff_name(found: CaseDiff, party: str) -> str:
    """Return the name that a party has at the later moment, or had at the earlier one."""
    return found.name(party)


@register.simple_tag
def diff_number(found: CaseDiff, target: str) -> str:
    """Return the short number of what changed."""
    return found.numbers[target]


@register.simple_tag
def reason_of(found: CaseDiff, statement: StatementId) -> str:
    """Return why a statement was withdrawn, empty where nobody said so."""
    return found.reasons.get(statement, "")


@register.simple_tag
def between_words(bounds: Between | None) -> str:
    """Return two bounds of a number in the language of the page."""
    if not bounds:
        return gettext("unknown")
    return count_words(Count(at_least=bounds.at_least, at_most=bounds.at_most, words=""))
