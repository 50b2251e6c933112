"""The settings of the site with nothing around the view but what it needs."""

from accede.web.settings import *  # noqa: F403 - the same database, sessions and keys

SESSION_ENGINE = "django.contrib.sessions.backends.db"
ROOT_URLCONF = "bare.urls"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # does nothing here, and is asked for when accounts are loaded
]
