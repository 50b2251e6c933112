"""The address in a letter under which whoever takes part finds its place, without an account."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

SALT = "accede.learning.place"


def place_url(pk: int, language: str) -> str:
    """Return the address of a registration's own page."""
    with translation.override(language):
        return f"{settings.PUBLIC_URL}{reverse('event_place', args=[signing.Signer(salt=SALT).sign(str(pk))])}"


def registration_of(token: str) -> int | None:
    """Return the registration that an address was made for; None if it was not made here."""
    try:
        return int(signing.Signer(salt=SALT).unsign(token))
    except signing.BadSignature:
        return None
