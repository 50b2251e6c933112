"""Figures of a year are called for, and whoever has not declared them is reminded."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, secretariat
from accede.post.actions import queue_letters
from accede.register.mails import to_delegates
from accede.register.models import Campaign, Declaration
from accede.register.queries import declarations, members_on, to_write_to
from accede.statutes.queries import day_of
from accede.wording.formats import day


class AlreadyCalledFor(Refused):
    """The figures of a year are called for once."""

    sentence = _("The figures of this year are called for already.")


class YearNotEnded(Refused):
    """Nobody knows the figures of a year that has not ended."""

    sentence = _("This year has not ended yet: nobody knows its figures.")


class NoTime(Refused):
    """Members are given time, and a reminder comes before it is over."""

    sentence = _("The last day must lie ahead, and the reminder must fall before it.")


class NobodyToRemind(Refused):
    """Whoever has declared, or was written to a short while ago, is left in peace."""

    sentence = _("Nobody is to be reminded: every member has declared, or was written to in the last seven days.")


@action("register.call_for_figures", allowed_to=secretariat)
def call_for_figures(year: int, *, due: date, remind_on: date, asks_from: int, by: Actor, at: datetime) -> Campaign:
    """Call for the figures of a year that has ended from every member of this day."""
    on = day_of(at)
    if year >= on.year:
        raise YearNotEnded
    if not on < remind_on < due:
        raise NoTime
    said = {"due": due, "remind_on": remind_on, "asks_from": asks_from}
    campaign, is_new = Campaign.objects.get_or_create(year=year, defaults={**said, "called_at": at})
    if not is_new:
        raise AlreadyCalledFor
    begun = Declaration.objects.filter(year=year).values("membership")
    awaited = [
        Declaration(membership=one, year=year) for one in members_on(on).exclude(pk__in=begun).prefetch_related(None)
    ]
    Declaration.objects.bulk_create(awaited, ignore_conflicts=True)
    write(campaign, values={"year": year, **said, "members": len(awaited)})
    _write_to(campaign, "figures_called", declarations(year, Declaration.State.AWAITED), by, at)
    return campaign


@action("register.remind_of_figures", allowed_to=secretariat | clock)
def remind_of_figures(campaign: Campaign, *, by: Actor, at: datetime) -> int:
    """Remind the members that have not declared and were not written to for a while; return how many."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    awaited = list(to_write_to(campaign, day_of(at)))
    if not awaited:
        raise NobodyToRemind
    write(campaign, values={"year": campaign.year, "members": len(awaited)})
    _write_to(campaign, "figures_reminder", awaited, by, at)
    return len(awaited)


def _write_to(campaign: Campaign, name: str, awaited: Collection[Declaration], by: Actor, at: datetime) -> None:
    on = day_of(at)
    drafts = to_delegates(name, awaited, on, lambda language: {"due": day(campaign.due, language)})
    Declaration.objects.filter(pk__in=[one.pk for one in awaited]).update(written_on=on)
    if drafts:
        queue_letters(campaign, drafts, kind=name, by=by, at=at)
