"""What was decided to take off members' fees, and what they owe after it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.db.models import Q, QuerySet

from accede.fees.models import Relief
from accede.register.models import Membership
from accede.rulebook.book import Book
from accede.rulebook.facts import Facts
from accede.rulebook.known import fee_of
from accede.rulebook.relief import granted, relieved
from accede.rulebook.verdict import Amount

GRANTED = "granted"


def reliefs_of(membership: Membership) -> QuerySet[Relief]:
    """Return what was ever decided to take off a member's fees."""
    return membership.reliefs.all()


def reliefs_in(year: int, memberships: Iterable[Membership] | None = None) -> Mapping[int, list[Relief]]:
    """Return what is taken off the fees of a year, by membership: of these, or of all."""
    lasts = Q(last_year=None) | Q(last_year__gte=year)
    found = Relief.objects.filter(lasts, first_year__lte=year)
    if memberships is not None:
        found = found.filter(membership__in=memberships)
    by_member: Mapping[int, list[Relief]] = defaultdict(list)
    for one in found:
        by_member[one.membership_id].append(one)
    return by_member


def lessened(reliefs: Iterable[Relief], known: Facts, fee: Callable[[Facts], Amount], book: Book) -> Amount:
    """Return what is owed by these facts, less what was decided; the core is asked first for what its rules grant."""
    decided = list(reliefs)
    owed = fee(known)
    grants = [one for one in decided if one.rule]
    if grants:
        owed = granted(owed, fee({**known, GRANTED: tuple(one.grant for one in grants)}), grants[0].decided)
    return relieved(owed, [one.decided for one in decided if not one.rule], book.rulebook.currency)


def granting(book: Book, category: str) -> list[str]:
    """Return the bodies that the rule of a category's fee lets grant an exception; none where it is silent."""
    rule = fee_of(book, category)
    return list(dict.fromkeys(one.granted_by for one in rule.exceptions if one.granted_by)) if rule else []
