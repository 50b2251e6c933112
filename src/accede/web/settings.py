"""The one settings file: everything an installation may decide is read from its environment, or fails loudly."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from accede.web import environment

HOME = Path(__file__).resolve().parents[3]
DATA = environment.place(os.environ)
PUBLIC_URL, PUBLIC_HOST = environment.public_url(os.environ)
DEBUG = environment.yes("ACCEDE_DEBUG", os.environ)
SECRET_KEY = environment.secret_key(DATA, os.environ)
ALLOWED_HOSTS = environment.hosts(PUBLIC_HOST, os.environ)
SECURE = PUBLIC_URL.startswith("https://")

# The rooms of the house, lowest first; a new room is one line here.
ROOMS = [
    *("journal", "people", "archive", "post", "statutes", "register", "space", "assembly", "fees"),
    *("awareness", "debates", "positions", "exchange", "learning", "projects", "procedure", "web"),
]
INSTALLED_APPS = [
    *(f"accede.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "accede.web.middleware.TakesBallots",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accede.web.middleware.AnswersUnchanged",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accede.people.middleware.Acting",
    "accede.web.middleware.InItsZone",
    "accede.web.middleware.LeadsToItsPage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accede.web.unsent.KeepsUnsent",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "accede.web.urls"
WSGI_APPLICATION = "accede.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accede.web.context.page",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data
DATABASES = {"default": environment.database(DATA, os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # what was not sent yet is kept here for its day
    }
}
SESSION_ENGINE = "accede.people.sessions"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Files that people send: looked into as they arrive, kept outside of all that is served
MEDIA_ROOT = DATA / "files"
LARGEST_FILE = environment.megabytes("ACCEDE_FILE_MB", 10, os.environ)
LARGEST_UPLOAD = max(LARGEST_FILE, 20 << 20)  # tables to import are larger than what is kept
CLAMD = environment.scanner(os.environ)
FILE_UPLOAD_HANDLERS = ["accede.archive.upload.Spool"]
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [HOME / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# People: signing in is a code sent by mail; nobody signs up, there are no passwords.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["accede.people.sessions.Backend"]
# Which query knows the mandates of an account; the room that keeps them stands above people.
MANDATES_OF = "accede.register.queries.mandates_of"
# Which query knows the day of the next assembly, before which a member is warned of its vote; fees stand beside it.
NEXT_ASSEMBLY = "accede.assembly.queries.next_day"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accede.web.sign_in.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
# What strangers may send, beside asking for a code: interest and questions.
ACCOUNT_RATE_LIMITS = {"write": "10/h/ip"}
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True

# Letters
MAIL = environment.mail(os.environ)
EMAIL_BACKEND = MAIL["backend"]
EMAIL_HOST, EMAIL_PORT = MAIL["host"], MAIL["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["user"], MAIL["password"]
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["starttls"], MAIL["ssl"]
EMAIL_FILE_PATH = DATA / "outbox"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("ACCEDE_MAIL_FROM", f"accede@{PUBLIC_HOST}")

BOUNCES = environment.mailbox(os.environ)
BOUNCE_ADDRESS = environment.bounce_address(os.environ)

# Paying by card or bank: none unless a provider is chosen
PAYING = environment.paying(os.environ)

# What others publish is read from the open internet alone, and from these addresses: tests name one of this machine.
READS_INSIDE = frozenset()

# Where calls for proposals are searched for, and nowhere else.
CALLS_PORTAL = "https://api.tech.ec.europa.eu/search-api/prod/rest/search"
CALLS_DETAILS = "https://ec.europa.eu/info/funding-tenders/opportunities/data/topicDetails/"

# Doors and walls
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "accede.web.unsent.refused"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "form-action": [SELF, *([PAYING["page"]] if PAYING else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# What goes wrong is told on standard error, without what people wrote or who they are.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "accede.web.logs.Impersonal", "format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["stderr"], "propagate": False}, "httpx": {"level": "WARNING"}},
}
