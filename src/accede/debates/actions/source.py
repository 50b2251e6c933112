"""The office says what is read, and how often."""

from datetime import datetime

from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from accede.debates.models import Source
from accede.debates.models.source import SAID
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat


class KnownAlready(Refused):
    """What is read twice would be told twice."""

    sentence = _("This address is read already.")


class NoAddress(Refused):
    """A source of files is read when a file is imported."""

    sentence = _("This source has no address: import a file.")


class StandsSo(Refused):
    """Nothing is changed by saying it again."""

    sentence = _("It stands like this already.")


@action("debates.add_source", allowed_to=secretariat)
def add_source(said: dict[str, object], *, by: Actor, at: datetime) -> Source:
    """Read a source from now on."""
    source = Source(**said, next_at=at)
    _check(source)
    source.save()
    write(source, values=model_to_dict(source, SAID))
    return source


@action("debates.change_source", allowed_to=secretariat)
def change_source(source: Source, *, said: dict[str, object], by: Actor, at: datetime) -> Source:
    """Say of a source what is true now; a new address is read at once, and whole."""
    source = Source.objects.select_for_update().get(pk=source.pk)
    if model_to_dict(source, SAID) == said:
        raise StandsSo
    if source.address != said["address"]:
        source.next_at, source.failures, source.fault, source.etag, source.modified = at, 0, "", "", ""
    for name in SAID:
        setattr(source, name, said[name])
    _check(source)
    source.save()
    write(source, values=model_to_dict(source, SAID))
    return source


@action("debates.pause_source", allowed_to=secretariat)
def pause_source(source: Source, *, by: Actor, at: datetime) -> None:
    """Read a source no more for the time being; what came from it stays."""
    _set_paused(source, is_paused=True)


@action("debates.resume_source", allowed_to=secretariat)
def resume_source(source: Source, *, by: Actor, at: datetime) -> None:
    """Read a source again."""
    _set_paused(source, is_paused=False, next_at=at)


@action("debates.ask_reading", allowed_to=secretariat, journalled="To read sooner what is read anyway changes nothing.")
def ask_reading(source: Source, *, by: Actor, at: datetime) -> None:
    """Have a source read now; a paused one too, this once, is a contradiction and is refused."""
    source = Source.objects.select_for_update().get(pk=source.pk)
    if not source.address:
        raise NoAddress
    if source.is_paused:
        raise StandsSo(_("This source is paused: have it read again first."))
    source.next_at = at
    source.save(update_fields=["next_at"])


def _set_paused(source: Source, *, is_paused: bool, **moved: datetime) -> None:
    source = Source.objects.select_for_update().get(pk=source.pk)
    if source.is_paused == is_paused:
        raise StandsSo
    for name, value in {"is_paused": is_paused, **moved}.items():
        setattr(source, name, value)
    source.save(update_fields=["is_paused", *moved])
    write(source, values={"is_paused": is_paused})


def _check(source: Source) -> None:
    if source.address and Source.objects.filter(address=source.address).exclude(pk=source.pk).exists():
        raise KnownAlready
