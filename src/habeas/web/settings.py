"""What the desk adds to the store's Django settings."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent

IDLE_SECONDS = 30 * 60
"""After this long without a page the desk asks who is there."""

LARGEST_UPLOAD_BYTES = 256 * 1024 * 1024
"""More than this at once is refused: an upload is held in memory until it is sealed, never on the disk in clear."""

LARGEST_FORM_BYTES = 4 * 1024 * 1024


TEMPLATE_WORDS = [
    f"habeas.web.{name}"
    for name in ("labels", "marks", "wordings", "claim_words", "open_words", "told_words", "rule_words", "signs")
]
"""Modules whose filters and tags every template has."""


def web_settings() -> dict[str, object]:
    """Return the settings of the desk: default-deny access, strict headers, local accounts with a second factor."""
    return {
        "INSTALLED_APPS": ["django.contrib.messages", "allauth", "allauth.account", "allauth.mfa"],
        "ROOT_URLCONF": "habeas.web.urls",
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "MIDDLEWARE": [
            "habeas.web.headers.SafeHeaders",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "habeas.web.locked.Locked",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "habeas.web.uploads.UploadLimit",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
            "habeas.web.access.DeskAccess",
            "habeas.web.refusals.FourLines",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                        "habeas.web.rooms.desk",
                    ],
                    "builtins": TEMPLATE_WORDS,
                },
            }
        ],
        "STATIC_URL": "/static/",
        "STATIC_ROOT": HERE / "static",
        "WHITENOISE_AUTOREFRESH": False,
        "LOCALE_PATHS": [HERE / "locale"],
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_FAILURE_VIEW": "habeas.web.views.entrance.page_expired",
        "SESSION_ENGINE": "habeas.web.sessions",
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_COOKIE_AGE": IDLE_SECONDS,
        "SESSION_SAVE_EVERY_REQUEST": True,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_FORM_BYTES,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": LARGEST_UPLOAD_BYTES,
        "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        **_accounts(),
    }


def _accounts() -> dict[str, object]:
    """Accounts are made on the command line by enrolment; nobody signs up, nothing is mailed."""
    return {
        "AUTHENTICATION_BACKENDS": [
            "django.contrib.auth.backends.ModelBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "LOGIN_URL": "/sign-in/",
        "LOGIN_REDIRECT_URL": "/",
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/sign-in/",
        "ACCOUNT_ADAPTER": "habeas.web.accounts.ClosedDoor",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_NOTIFICATIONS": False,
        "MFA_ADAPTER": "habeas.web.second_factors.SealedSecrets",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
        "MFA_TOTP_ISSUER": "Habeas",
    }
