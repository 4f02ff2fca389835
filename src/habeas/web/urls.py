"""Every address of the desk."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, path

from habeas.web.access import open_to_all
from habeas.web.views import (
    appeals,
    changes,
    entering,
    entrance,
    erasing,
    inbox,
    keys,
    origins,
    outside,
    parties,
    questions,
    reader,
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
    path("exhibit/<str:exhibit>/date/", inbox.date_report, name="date-report"),
    path("exhibit/<str:exhibit>/enter/<str:kind>/", entering.show, name="enter-statement"),
    path("review/", review.next_report, name="review"),
    path("review/<str:layer>/", review.report, name="review-report"),
    path("review/<str:layer>/<str:proposal>/", review.judge, name="judge"),
    path("undo/<str:entry>/", review.undo, name="undo"),
    path("questions/", questions.show, name="questions"),
    path("origins/", origins.show, name="origins"),
    path("people/", parties.everyone, name="people"),
    path("party/<str:party>/", parties.show, name="party"),
    path("party/<str:party>/consent/", parties.consent, name="consent"),
    path("party/<str:party>/draft/", parties.draft, name="draft"),
    path("party/<str:party>/erase/", erasing.person, name="erase"),
    path("case/erase/", erasing.case, name="erase-case"),
    path("changes/", changes.show, name="changes"),
    path("appeals/", appeals.show, name="appeals"),
    path("appeals/<str:appeal>/answer/", appeals.answer, name="answer"),
    path("releases/", releases.show, name="releases"),
    path("leave/ask/<str:what>/", releases.ask_leave, name="ask-leave"),
    path("leave/<str:leave>/give/", releases.give_leave, name="give-leave"),
    path("releases/<str:release>/approve/", releases.approve, name="approve"),
    path("releases/<str:release>/file/<str:exhibit>/", releases.download, name="release-file"),
    path("reader/", reader.show, name="reader"),
    path("reader/forbid/", reader.forbid, name="reader-forbid"),
    path("record/", record.show, name="record"),
    path("record/outside/", outside.show, name="outside"),
    path("record/outside/request/", outside.request_file, name="outside-request"),
    path("record/keys/", keys.show, name="keys"),
    path("search/", search.show, name="search"),
    # Of the accounts' many pages only these: nobody signs up, and nothing is ever mailed.
    path("sign-in/", open_to_all(account.login), name="account_login"),
    path("sign-in/closed/", open_to_all(account.account_inactive), name="account_inactive"),
    path("sign-in/code/", open_to_all(second_factor.authenticate), name="mfa_authenticate"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("sign-out/", open_to_all(account.logout), name="account_logout"),
    path("second-factor/", second_factor.index, name="mfa_index"),
    path("second-factor/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-factor/codes/file/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

handler400 = "habeas.web.views.entrance.not_understood"
handler403 = "habeas.web.views.entrance.page_expired"
handler404 = "habeas.web.views.entrance.not_found"
handler500 = "habeas.web.views.entrance.failed"
