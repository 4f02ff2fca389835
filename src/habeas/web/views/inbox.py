"""Inbox: what was received, and the way in for more."""

from __future__ import annotations

from io import BytesIO

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.facts.errors import HabeasError
from habeas.facts.ids import ExhibitId
from habeas.web.access import DeskRequest
from habeas.web.claim_parts import PARTS
from habeas.web.refusals import four_lines
from habeas.workspace import Provenance
from habeas.workspace.correcting.errors import FormNotUnderstood


class ManyFilesInput(forms.ClearableFileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """The files of one upload, each checked by itself."""

    widget = ManyFilesInput

    def clean(self, value: object, initial: object = None) -> list[UploadedFile[bytes]]:
        """Return the files; at least one."""
        given = value if isinstance(value, list | tuple) else [value]
        return [super(ManyFilesField, self).clean(one, initial) for one in given] or [super().clean(None)]


class UploadForm(forms.Form):
    """What is sent in, and what the sender knows of it."""

    reports = ManyFilesField(
        label=_("Files"), allow_empty_file=True, help_text=_("Articles, messages, letters, transcripts.")
    )
    published = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Words like “last week” count from this day. Leave empty if you do not know it."),
    )
    publisher = forms.CharField(label=_("Published by"), required=False, max_length=200)


class DateForm(forms.Form):
    """The day on which a report came out."""

    published = forms.DateField(
        label=_("Published on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Words like “last week” count from this day: what waits is read again. What is accepted stays."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """List the exhibits; take new ones, read them, and say what became of each."""
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if is_sent and form.is_valid():
        _receive(request, form)
        return redirect("inbox")
    context = {"form": form, "exhibits": request.desk.exhibits()}
    return render(request, "desk/inbox.html", context, status=400 if is_sent else 200)


def _receive(request: DeskRequest, form: UploadForm) -> None:
    provenance = Provenance(
        published_on=form.cleaned_data["published"], publisher=form.cleaned_data["publisher"] or None
    )
    sealed = sum(_seal(request, upload, provenance) for upload in form.cleaned_data["reports"])
    proposals = _read(request)
    if sealed:
        counted = {"files": sealed, "number": proposals}
        messages.success(request, gettext("Sealed: %(files)d. New proposals: %(number)d.") % counted)


def _read(request: DeskRequest) -> int:
    """Read what was not read yet, and return how many proposals that made."""
    proposals = 0
    try:
        for report in request.desk.read():
            proposals += report.proposals
            _say(request, report.problem)
    except HabeasError as refusal:
        # What was sent in is sealed already: a reader that may not read must not make it look lost.
        _say(request, refusal)
    return proposals


def _seal(request: DeskRequest, upload: UploadedFile[bytes], provenance: Provenance) -> int:
    """Seal one file and return how many exhibits it made; one that is refused does not keep the others out."""
    sealed = 0
    try:
        for receipt in request.desk.collect_content(
            upload.read(), name=upload.name or gettext("upload"), provenance=provenance
        ):
            sealed += 1
            _say(request, receipt.problem)
    except HabeasError as refusal:
        _say(request, refusal)
    return sealed


def _say(request: DeskRequest, problem: HabeasError | None) -> None:
    if problem is not None:
        messages.error(request, four_lines(problem))


@require_safe
def exhibit(request: DeskRequest, exhibit: str) -> HttpResponse:
    """Show the text of an exhibit and where it came from."""
    report = request.desk.report(ExhibitId(exhibit))
    may_unseal = request.desk.leaves.good(report.original.id) is not None
    number = request.desk.number_of(report.original.id)
    context = {"report": report, "number": number, "kinds": list(PARTS), "may_unseal": may_unseal}
    context["form"] = DateForm(initial={"published": report.layer.published_on})
    return render(request, "desk/exhibit.html", context)


@require_POST
def date_report(request: DeskRequest, exhibit: str) -> HttpResponse:
    """Put on record on which day a report came out, and read its dates again.

    Raises:
        FormNotUnderstood: no day was given.
    """
    form = DateForm(request.POST)
    if not form.is_valid():
        raise FormNotUnderstood(field="published")
    if request.desk.date_report(exhibit, form.cleaned_data["published"]):
        _read(request)
        messages.success(request, gettext("Recorded. What waits for a judgement was read again from this day."))
    kept = request.desk.kept_another_day(exhibit)
    if kept:
        told = gettext(
            "Accepted statements that do not have this day: %(which)s. Take them back and accept them again."
        )
        messages.warning(request, told % {"which": ", ".join(kept)})
    return redirect("exhibit", exhibit=exhibit)


@require_safe
def original(request: DeskRequest, exhibit: str) -> FileResponse:
    """Hand out the original, unsealed, as an attachment only: a browser must never open it by itself."""
    handed = request.desk.original(ExhibitId(exhibit))
    return FileResponse(
        BytesIO(handed.content),
        as_attachment=True,
        filename=handed.exhibit.name,
        content_type="application/octet-stream",
    )
