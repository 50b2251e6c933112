"""Editions of the rulebook that members vote on: which assemblies can take one, and what became of it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Enactment, Item
from accede.assembly.queries.agenda import next_assemblies, takes
from accede.people.queries import DueRow, language
from accede.statutes.models import Edition
from accede.wording.formats import day


def takers(on: date) -> list[tuple[Assembly, str]]:
    """Return the assemblies to come whose agenda can still take a change of the rules, with each matter it can be."""
    found = [one for one in next_assemblies(on) if one.state == Assembly.State.PLANNED]
    return [(one, name) for one in found for name, rule in takes(one).items() if not rule.election]


def enactment_of(item: Item) -> Enactment | None:
    """Return what an item brings into force, if it does."""
    found = Enactment.objects.filter(item=item).first()
    if found:
        found.item = item
    return found


def enactment_papers(item: Item) -> list[DueRow]:
    """Tell the members, before they vote, from when it would count and where they read what it changes."""
    held = enactment_of(item)
    if held is None:
        return []
    said = {"act_label": _("Read what changes"), "act_url": held.get_absolute_url()}
    when = day(held.in_force, language())
    return [DueRow(on=None, title=_("In force from"), text=when), DueRow(on=None, title=_("The rules"), **said)]


def what_was_enacted(item: Item) -> list[DueRow]:
    """Tell whether the edition that was carried is loaded."""
    held = enactment_of(item)
    if held is None or item.state != Item.State.CARRIED:
        return []
    if Edition.objects.filter(sha256=held.sha256).exists():
        said = {"act_label": _("Read the rules"), "act_url": f"{reverse('statutes')}?on={held.in_force}"}
        return [DueRow(on=held.in_force, title=_("The new edition of the rules is in force"), **said)]
    text = _("Another edition has come between, or this one no longer fits. Look at it and load it by hand.")
    said = {"act_label": _("Read what changes"), "act_url": held.get_absolute_url()}
    return [DueRow(on=held.in_force, title=_("The new edition of the rules is not loaded"), text=text, **said)]
