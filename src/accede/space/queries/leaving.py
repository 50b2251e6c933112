"""The addresses in letters by which a reader ends all of their kind, for good, or begins the newsletter, for a week."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from accede.space.queries.newsletters import UNCONFIRMED_FOR

SALT, CONFIRM = "accede.space.leave", "accede.space.confirm"


def leave_url(kind: str, pk: int, language: str) -> str:
    """Return the address by which a reader of letters of a kind ends them."""
    with translation.override(language):
        return f"{settings.PUBLIC_URL}{reverse('leave', args=[signing.Signer(salt=SALT).sign(f'{kind}:{pk}')])}"


def confirm_url(pk: int, language: str) -> str:
    """Return the address by which somebody who asked for the newsletter says that the address is its own."""
    with translation.override(language):
        return f"{settings.PUBLIC_URL}{reverse('newsletter_confirm', args=[signing.dumps(pk, salt=CONFIRM)])}"


def subscriber_of(token: str) -> int | None:
    """Return who asked for the newsletter; None if it is too long ago, or the address was not made here."""
    try:
        return signing.loads(token, salt=CONFIRM, max_age=UNCONFIRMED_FOR)
    except signing.BadSignature:
        return None


def reader_of(token: str) -> tuple[str, int] | None:
    """Return the kind and the reader that an address was made for; None if it was not made here."""
    try:
        kind, _colon, pk = signing.Signer(salt=SALT).unsign(token).partition(":")
    except signing.BadSignature:
        return None
    return kind, int(pk)
