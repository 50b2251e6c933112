"""What a publication is called in a language, and where it is read in it."""

from collections.abc import Mapping

from django.conf import settings

from accede.space.models import Publication


def in_language(texts: Mapping[str, str], lang: str) -> tuple[str, str]:
    """Return a text in this language, else in the first it has, and in which."""
    if lang in texts or not texts:
        return texts.get(lang, ""), lang
    said_in, said = next(iter(texts.items()))
    return said, said_in


def address_in(one: Publication, lang: str) -> str:
    """Return the whole address of a publication's page."""
    return f"{settings.PUBLIC_URL}/{lang}/{one.address}"
