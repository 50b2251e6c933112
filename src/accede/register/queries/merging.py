"""Organisations that may be one, and what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import combinations, groupby
from operator import itemgetter

from django.db.models import CharField, Count, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import DueRow
from accede.register.models import Distinction, Membership, Organisation
from accede.register.queries.enterprises import possible_duplicates
from accede.register.queries.period import overlap

Pair = tuple[int, int]
# What makes two organisations look like one, the surest first.
SIGNS = {
    "number_key": gettext_lazy("the same registration number"),
    "key": gettext_lazy("the same name and country"),
    "host": gettext_lazy("the same website"),
}
ORDER = list(SIGNS)
TOLD = ""  # where a sign stands: the pair is said to be two
MOST = 8  # what more organisations share, such as the address of a host of websites, is no sign


def possible_doubles() -> dict[Pair, list[str]]:
    """Return pairs of organisations that look like one, with the signs of it; not those said to be two."""
    first, *more = (_sharing(sign) for sign in SIGNS)
    # With them comes what is said already: one question less on the first page of the office.
    rows = list(first.union(*more, _told(), all=True))
    told = {(int(one), other) for sign, one, other in rows if sign == TOLD}
    rows = sorted((row for row in rows if row[0] != TOLD), key=lambda row: (ORDER.index(row[0]), *row[1:]))
    found: dict[Pair, list[str]] = defaultdict(list)
    for (sign, _shared), group in groupby(rows, key=itemgetter(0, 1)):
        for pair in combinations([pk for *_shared, pk in group], 2):
            if pair not in told:
                found[pair].append(sign)
    return dict(found)


def _sharing(sign: str) -> QuerySet:
    """Return the sign, what is shared, and the organisation, for each that shares it with a few others."""
    signed = Organisation.objects.filter(merged_into=None).exclude(**{sign: ""}).order_by()
    several = signed.values(sign).annotate(n=Count("pk")).filter(n__range=(2, MOST)).values(sign)
    found = signed.filter(**{f"{sign}__in": several})
    return found.values_list(Value(sign, output_field=CharField()), Cast(sign, CharField()), "pk")


def _told() -> QuerySet:
    said = Distinction.objects.order_by()
    return said.values_list(Value(TOLD, output_field=CharField()), Cast("first", CharField()), "second")


def distinctions() -> QuerySet[Distinction]:
    """Return the pairs that were said to be two, the last first."""
    return Distinction.objects.select_related("first", "second")


def memberships_of(organisations: Iterable[int]) -> Mapping[int, list[Membership]]:
    """Return the memberships of organisations that began, by organisation and number."""
    found: dict[int, list[Membership]] = defaultdict(list)
    for one in Membership.objects.filter(organisation__in=organisations, is_void=False).order_by("number"):
        if one.starts is None or one.starts != one.ends:
            found[one.organisation_id].append(one)
    return found


def are_members_together(first: Organisation, second: Organisation) -> bool:
    """Say whether two organisations are, or ever were, members at the same time."""
    known = memberships_of([first.pk, second.pk])
    return any(overlap(one, other) for one in known[first.pk] for other in known[second.pk])


def kept_first(first: Organisation, second: Organisation) -> tuple[Organisation, Organisation]:
    """Return the one that stands for both and the one that becomes part of it: who is a member now stays as it is."""
    known = memberships_of([first.pk, second.pk])

    def rank(one: Organisation) -> tuple[bool, bool, int]:
        own = known[one.pk]
        return (all(each.ends for each in own), not own, one.pk)

    kept, gone = sorted((first, second), key=rank)
    return kept, gone


def doubles_due(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return for the secretariat that organisations, or enterprises of members, may be one."""
    if not secretariat(actor):
        return []
    found, listed = len(possible_doubles()), len(possible_duplicates(on))
    organisations = ngettext(
        "One pair of organisations may be one", "%(n)d pairs of organisations may be one each", found
    )
    enterprises = ngettext("One pair of enterprises may be one", "%(n)d pairs of enterprises may be one each", listed)
    rows = ((found, organisations, "doubles"), (listed, enterprises, "duplicates"))
    return [
        DueRow(on=None, title=title % {"n": number}, act_label=_("Say which"), act_url=reverse(name))
        for number, title, name in rows
        if number
    ]
