"""Every address of the desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from habeas.web.views import (
    entrance,
    inbox,
    parties,
    questions,
    record,
    releases,
    review,
    search,
    today,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.show, name="today"),
    path("enter/<str:token>/", entrance.enter, name="enter"),
    path("language/", entrance.choose_language, name="language"),
    path("case/", entrance.choose_case, name="case"),
    path("inbox/", inbox.show, name="inbox"),
    path("exhibit/<str:exhibit>/", inbox.exhibit, name="exhibit"),
    path("exhibit/<str:exhibit>/original/", inbox.original, name="original"),
    path("review/", review.next_report, name="review"),
    path("review/<str:layer>/", review.report, name="review-report"),
    path("review/<str:layer>/<str:proposal>/", review.judge, name="judge"),
    path("undo/<str:entry>/", review.undo, name="undo"),
    path("questions/", questions.show, name="questions"),
    path("people/", parties.everyone, name="people"),
    path("party/<str:party>/", parties.show, name="party"),
    path("party/<str:party>/consent/", parties.consent, name="consent"),
    path("party/<str:party>/draft/", parties.draft, name="draft"),
    path("releases/", releases.show, name="releases"),
    path("releases/<str:release>/approve/", releases.approve, name="approve"),
    path("releases/<str:release>/file/<str:exhibit>/", releases.download, name="release-file"),
    path("record/", record.show, name="record"),
    path("search/", search.show, name="search"),
    path("", include("allauth.account.urls")),
    path("second-factor/", include("allauth.mfa.urls")),
]

handler404 = "habeas.web.views.entrance.not_found"
