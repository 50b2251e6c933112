"""The office names whom good practice may be for, so that sheets can be found and compared by them."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.exchange.models import Target
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat


class InUse(Refused):
    """What sheets name stays."""

    sentence = _("Sheets name this group. Name another one in them first.")


@action("exchange.add_target", allowed_to=secretariat)
def add_target(titles: dict[str, str], *, by: Actor, at: datetime) -> Target:
    """Name a group of people."""
    target = Target.objects.create(titles=titles)
    write(target, values={"titles": titles})
    return target


@action("exchange.change_target", allowed_to=secretariat)
def change_target(target: Target, *, titles: dict[str, str], by: Actor, at: datetime) -> Target:
    """Name a group otherwise, in every sheet that names it."""
    target = Target.objects.select_for_update().get(pk=target.pk)
    target.titles = titles
    target.save()
    write(target, values={"titles": titles})
    return target


@action("exchange.drop_target", allowed_to=secretariat)
def drop_target(target: Target, *, by: Actor, at: datetime) -> None:
    """Name a group no more."""
    target = Target.objects.select_for_update().get(pk=target.pk)
    if target.practices.exists():
        raise InUse
    write(target, values={"titles": target.titles})
    target.delete()
