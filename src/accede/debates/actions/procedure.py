"""The office follows files of the institutions, date by date; the shelf knows the next one."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils.translation import gettext_lazy as _

from accede.debates.models import Procedure, Stage
from accede.debates.queries.procedures import to_turn
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, secretariat
from accede.space.actions import publish
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import day_of, zone_at
from accede.wording.markdown import plain

TIME_DID = "A day has passed; the date that comes next stood in the file before."


class NotedAlready(Refused):
    """A date stands once in its file."""

    sentence = _("This file has this date already.")


@dataclass(frozen=True)
class File:
    """What is said of a file; titles and texts by language."""

    titles: dict[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    reference: str = ""
    link: str = ""
    audience: str = Audience.MEMBERS
    has_ended: bool = False


@action("debates.open_procedure", allowed_to=secretariat)
def open_procedure(file: File, *, by: Actor, at: datetime) -> Procedure:
    """Follow a file from now on."""
    procedure = Procedure.objects.create(**vars(file))
    _lay(procedure, by, at)
    write(procedure, values=vars(file))
    return procedure


@action("debates.change_procedure", allowed_to=secretariat)
def change_procedure(procedure: Procedure, *, file: File, by: Actor, at: datetime) -> Procedure:
    """Say of a file what is true now."""
    procedure = Procedure.objects.select_for_update().get(pk=procedure.pk)
    for name, value in vars(file).items():
        setattr(procedure, name, value)
    _lay(procedure, by, at)
    write(procedure, values=vars(file))
    return procedure


@action("debates.note_stage", allowed_to=secretariat)
def note_stage(
    procedure: Procedure, *, on: date, titles: dict[str, str], link: str = "", by: Actor, at: datetime
) -> Stage:
    """Note a date of a file."""
    procedure = Procedure.objects.select_for_update().get(pk=procedure.pk)
    if procedure.stages.filter(on=on, titles=titles).exists():
        raise NotedAlready
    stage = procedure.stages.create(on=on, titles=titles, link=link)
    _lay(procedure, by, at)
    write(procedure, values={"on": on, "titles": titles, "link": link})
    return stage


@action("debates.strike_stage", allowed_to=secretariat)
def strike_stage(stage: Stage, *, by: Actor, at: datetime) -> None:
    """Strike a date from its file: it was moved, or never was."""
    procedure = Procedure.objects.select_for_update().get(pk=stage.procedure_id)
    procedure.stages.filter(pk=stage.pk).delete()
    _lay(procedure, by, at)
    write(procedure, values={"on": stage.on, "titles": stage.titles})


@action("debates.turn_procedures", allowed_to=clock, journalled=TIME_DID)
def turn_procedures(*, by: Actor, at: datetime) -> None:
    """Let the next date be the next again where a day has passed."""
    for procedure in to_turn(day_of(at)).select_for_update():
        _lay(procedure, by, at)


def _lay(procedure: Procedure, by: Actor, at: datetime) -> None:
    today, stages = day_of(at), list(procedure.stages.all())
    procedure.next_on = next((one.on for one in stages if one.on >= today and not procedure.has_ended), None)
    procedure.save()
    texts = {lang: plain(text) for lang, text in procedure.texts.items()}
    said = [procedure.reference, *texts.values(), *(title for one in stages for title in one.titles.values())]
    laid = Laid(
        kind=Kind.PROCEDURE,
        audience=Audience(procedure.audience),
        address=f"space/procedures/{procedure.pk}/",
        titles=procedure.titles,
        body="\n".join(said),
        begins=datetime.combine(procedure.next_on, time(), tzinfo=zone_at(at)) if procedure.next_on else None,
    )
    publish(f"debates.procedure:{procedure.pk}", laid, by=by, at=at)
