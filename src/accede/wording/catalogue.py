"""The one catalogue, read without Django: `locale/<language>/LC_MESSAGES/django.mo`."""

import gettext
from functools import lru_cache
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[3] / "locale"


def _(message: str) -> str:
    """Mark a message for the catalogue; it is translated when it is said."""
    return message


def n_(one: str, many: str) -> tuple[str, str]:
    """Mark a message with its plural for the catalogue."""
    return (one, many)


@lru_cache(maxsize=32)
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; English needs none."""
    return gettext.translation("django", LOCALE, [language], fallback=True)


def said(message: str | tuple[str, str], language: str, number: int = 1) -> str:
    """Return a message, or the right one of its plural forms, in a language."""
    if isinstance(message, tuple):
        return catalogue(language).ngettext(*message, number)
    return catalogue(language).gettext(message)
