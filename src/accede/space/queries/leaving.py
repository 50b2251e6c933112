"""The address in a letter by which its reader ends all of its kind: it holds for good."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

SALT = "accede.space.leave"


def leave_url(kind: str, pk: int, language: str) -> str:
    """Return the address by which a reader of letters of a kind ends them."""
    with translation.override(language):
        return f"{settings.PUBLIC_URL}{reverse('leave', args=[signing.Signer(salt=SALT).sign(f'{kind}:{pk}')])}"


def reader_of(token: str) -> tuple[str, int] | None:
    """Return the kind and the reader that an address was made for; None if it was not made here."""
    try:
        kind, _colon, pk = signing.Signer(salt=SALT).unsign(token).partition(":")
    except signing.BadSignature:
        return None
    return kind, int(pk)
