"""Who is a member on a day, and the lines of the register."""

import unicodedata
from datetime import date

from django.db.models import QuerySet

from accede.register.models import Membership, RegisterEntry
from accede.register.queries.period import lasting


def members_on(day: date) -> QuerySet[Membership]:
    """Return the memberships of a day by register number, with all that their facts and standing need."""
    found = Membership.objects.filter(lasting(day)).select_related("organisation")
    return found.prefetch_related("organisation__figures", "organisation__obligations")


def entries() -> QuerySet[RegisterEntry]:
    """Return the lines of the register in the order in which they were entered."""
    return RegisterEntry.objects.select_related("organisation", "edition")


def folded(text: str) -> str:
    """Return a text without case and accents, for searching."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold()
