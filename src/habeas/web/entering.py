"""A statement that a person writes down by hand: one form for each kind of claim, and the values made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.facts.claim import CLAIM_KINDS, Claim
from habeas.facts.ids import PartyId, new_id
from habeas.facts.party import Party, PartyKind
from habeas.facts.plain import from_plain, to_plain
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity
from habeas.web.claim_parts import ACTORS, PARTS, NumberPart, Part, PartyPart, WordPart
from habeas.web.labels import field_label, label
from habeas.web.wordings import party_kind_words
from habeas.workspace.correcting.choices import choice_in, count_in, when_in
from habeas.workspace.correcting.corrections import REQUIRED, VOCABULARY
from habeas.workspace.errors import WordsNotThere, WordsNotUnique
from habeas.workspace.judging import WrittenStatement
from habeas.workspace.views import ReportView

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_LONGEST = 500


class StatementForm(forms.Form):
    """The form for one kind of claim: the exact words first, then what they say, then how we know."""

    quote = forms.CharField(
        label=_("The exact words"),
        max_length=4000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Copied from the report letter by letter, enough of them to stand there only once."),
    )

    def __init__(self, kind: str, parties: Sequence[tuple[str, Party]], sent: Mapping[str, str] | None = None) -> None:
        """Ask for the parts of a claim of this kind; `parties` are those that the case knows, with their numbers."""
        super().__init__(sent)
        self.kind = kind
        self._known = parties
        self._named: list[Party] = []
        for part in PARTS[kind]:
            self._ask(part)
        self._ask(PartyPart(name="speaker", label=_("Who says so"), kinds=ACTORS))
        self._ask(PartyPart(name="at", label=_("Where it happened"), kinds=(PartyKind.PLACE,)))
        self.fields["when"] = forms.CharField(
            label=_("When (2024-03, 2024-03-01/2024-03-09, or in words: between 3 and 5 March 2024)"),
            required=False,
            max_length=60,
        )
        self.fields["polarity"] = _chosen_from(
            _("Said to be so, or not"), [(one.value, label(one.value, "polarity")) for one in Polarity]
        )
        self.fields["modality"] = _chosen_from(
            _("Happened, or only may"), [(one.value, label(one.value, "modality")) for one in Modality]
        )
        self.fields["reason"] = forms.CharField(
            label=_("Reason"), max_length=_LONGEST, help_text=_("Why you enter it by hand; kept with your name.")
        )

    def _ask(self, part: Part) -> None:
        match part:
            case WordPart():
                words = VOCABULARY.get((self.kind, part.name))
                self.fields[part.name] = (
                    _chosen_from(
                        part.label,
                        [(one, field_label(self.kind, part.name, one)) for one in words],
                        is_required=part.is_required,
                    )
                    if words
                    else forms.CharField(label=part.label, required=part.is_required, max_length=_LONGEST)
                )
            case NumberPart():
                for name, label in (("at_least", _("At least")), ("at_most", _("At most"))):
                    self.fields[name] = forms.IntegerField(
                        label=label,
                        min_value=0,
                        max_value=999_999_999,
                        required=part.is_required and name == "at_least",
                    )
            case PartyPart():
                known = [(one.id, f"{one.name} · {number}") for number, one in self._known if one.kind in part.kinds]
                self.fields[part.name] = forms.ChoiceField(
                    label=part.label, choices=[("", "—"), *known], required=False
                )
                self.fields[f"{part.name}_new"] = forms.CharField(
                    label=_("… or a name that is new to the record"), required=False, max_length=200
                )
                if len(part.kinds) > 1:
                    self.fields[f"{part.name}_kind"] = _chosen_from(
                        _("… which is a"), [(one.value, party_kind_words(one)) for one in part.kinds], is_required=False
                    )

    def clean(self) -> dict[str, object]:
        """Return what was sent; a part that must name somebody does."""
        cleaned, required = super().clean() or {}, REQUIRED.get(self.kind, frozenset())
        for part in PARTS[self.kind]:
            if isinstance(part, PartyPart) and part.name in required and not self._names_somebody(part, cleaned):
                self.add_error(part.name, _("Choose one, or write a new name."))
        return cleaned

    def _names_somebody(self, part: PartyPart, cleaned: Mapping[str, object]) -> bool:
        return bool(cleaned.get(part.name) or str(cleaned.get(f"{part.name}_new", "")).strip())

    def written(self, report: ReportView) -> WrittenStatement:
        """Return the statement that a valid form stands for.

        Raises:
            WordsNotThere, WordsNotUnique: its words do not stand in the report exactly once.
            MalformedFact: the bounds of the number are crossed.
            DateNotUnderstood: the date is neither EDTF nor plain words.
        """
        quote = str(self.cleaned_data["quote"]).replace("\r\n", "\n").strip()
        span = find_words(report, quote)
        texts = {name: str(value) for name, value in self.data.items()}
        speaker, place = self._party("speaker", ACTORS), self._party("at", (PartyKind.PLACE,))
        return WrittenStatement(
            layer=report.layer,
            span=span,
            claim=self._claim(texts, quote),
            speaker=speaker,
            when=when_in(texts, published=report.layer.published_on),
            place=place,
            polarity=choice_in(texts, "polarity", Polarity, Polarity.AFFIRMED),
            modality=choice_in(texts, "modality", Modality, Modality.ACTUAL),
            new_parties=tuple(self._named),
        )

    def _claim(self, texts: Mapping[str, str], quote: str) -> Claim:
        plain: dict[str, object] = {}
        for part in PARTS[self.kind]:
            match part:
                case WordPart():
                    plain[part.name] = self.cleaned_data[part.name] or None
                case NumberPart():
                    plain["number"] = to_plain(count_in(texts, words=quote))
                case PartyPart():
                    party = self._party(part.name, part.kinds)
                    plain[part.name] = ([party] if party else []) if part.is_many else party
        return from_plain(CLAIM_KINDS[self.kind], plain)

    def _party(self, name: str, kinds: tuple[PartyKind, ...]) -> PartyId | None:
        """Return the party that a part names; one and the same new name is one party throughout the form."""
        if self.cleaned_data.get(name):
            return PartyId(self.cleaned_data[name])
        spelling = str(self.cleaned_data.get(f"{name}_new", "")).strip()
        if not spelling:
            return None
        kind = PartyKind(self.cleaned_data.get(f"{name}_kind") or kinds[0])
        same = next((one.id for one in self._named if (one.name, one.kind) == (spelling, kind)), None)
        if same is not None:
            return same
        party = Party(id=PartyId(new_id("p")), kind=kind, name=spelling, spellings=(spelling,))
        self._named.append(party)
        return party.id


def find_words(report: ReportView, quote: str) -> Span:
    """Return where the words stand in a report.

    Raises:
        WordsNotThere: nowhere.
        WordsNotUnique: in several places.
    """
    times = report.text.count(quote) if quote else 0
    if times == 0:
        raise WordsNotThere(exhibit=report.layer.id)
    if times > 1:
        raise WordsNotUnique(exhibit=report.layer.id, times=times)
    start = report.text.index(quote)
    return Span(start=start, end=start + len(quote))


def _chosen_from(
    title: str | _StrPromise, choices: Sequence[tuple[str, str]], *, is_required: bool = True
) -> forms.ChoiceField:
    """Return a field that takes one of a few codes; each comes with its words, the empty one with a dash."""
    return forms.ChoiceField(
        label=title, choices=[(code, words or "—") for code, words in choices], required=is_required
    )


def _number(label: str | _StrPromise, *, is_required: bool) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=999_999_999, required=is_required)
