"""Whom to tell of calls now, and of which."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from accede.projects.models import Call, Often, Profile
from accede.projects.queries.calls import fits
from accede.projects.queries.members import applicant
from accede.register.queries import organisations_on
from accede.statutes.queries import day_of

EVERY = {Often.DAILY: timedelta(days=1), Often.WEEKLY: timedelta(days=7), Often.MONTHLY: timedelta(days=30)}


def to_tell_of_calls(at: datetime) -> QuerySet[Profile]:
    """Return what members said of themselves whose turn it is to be told; of a member that left, nothing."""
    due = Q()
    for often, pause in EVERY.items():
        due |= Q(often=often, told_at__lte=at - pause)
    later = Profile.objects.filter(organisation=OuterRef("organisation"), changed_at__gt=OuterRef("changed_at"))
    several = Profile.objects.filter(due, ~Exists(later), organisation__in=organisations_on(day_of(at)).values("pk"))
    return several.order_by("told_at", "pk")


def new_to(profile: Profile, at: datetime) -> list[Call]:
    """Return the calls that were published since a member was told last, are not over, and may fit it."""
    fresh = Call.objects.exclude(audience="").filter(published_at__gt=profile.told_at, published_at__lte=at)
    return fits(fresh.exclude(closes__lt=at), [applicant(profile.organisation, profile)], at)
