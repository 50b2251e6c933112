"""Members note the projects that they have made and with whom; the office also takes them in from a file."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import delegate, secretariat
from accede.projects.actions.calls import NothingToTake
from accede.projects.models import PastPartner, PastProject
from accede.projects.portal.past import Made
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.wording.folding import folded

own_past = delegate.of(lambda past: past.organisation_id)


class Inconsistent(Refused):
    """Years follow each other, and a grant is a part of a budget."""

    sentence = _("A project ends after it begins, and its grant is no more than its budget.")


@action("projects.note_past", allowed_to=own_organisation)
def note_past(organisation: Organisation, *, made: Made, by: Actor, at: datetime) -> PastProject:
    """Note a project that a member has made with others."""
    return _written(_noted(PastProject(organisation=organisation, at=at), made, _names()), made)


@action("projects.change_past", allowed_to=own_past | secretariat)
def change_past(past: PastProject, *, made: Made, by: Actor, at: datetime) -> PastProject:
    """Say of a past project what is true."""
    return _written(_noted(PastProject.objects.select_for_update().get(pk=past.pk), made, _names()), made)


@action("projects.remove_past", allowed_to=own_past | secretariat)
def remove_past(past: PastProject, *, by: Actor, at: datetime) -> None:
    """Take a past project out: it never was, or stands here twice."""
    write(past, values={"title": past.title, "starts": past.starts})
    past.delete()


@action("projects.take_pasts", allowed_to=secretariat)
def take_pasts(several: Sequence[Made], *, by: Actor, at: datetime) -> int:
    """Take in past projects; one of the same title and first year is brought to what is told now."""
    if not several:
        raise NothingToTake
    names = _names()
    held = {(folded(one.title), one.starts): one for one in _held(several)}
    for made in several:
        key = (folded(made.title), made.starts)
        held[key] = _noted(held.get(key) or PastProject(at=at), made, names)
    write("projects.pasts", values={"told": len(several)})
    return len(several)


def _held(several: Sequence[Made]) -> QuerySet[PastProject]:
    return PastProject.objects.select_for_update().filter(starts__in={made.starts for made in several})


def _names() -> dict[str, Organisation]:
    return {folded(one.name): one for one in Organisation.objects.filter(merged_into=None)}


def _written(past: PastProject, made: Made) -> PastProject:
    write(past, values={**asdict(made), "partners": [name for name, _country in made.partners]})
    return past


def _noted(past: PastProject, made: Made, names: dict[str, Organisation]) -> PastProject:
    is_wrong = (made.ends or made.starts) < made.starts or (made.grant or 0) > (made.budget or made.grant or 0)
    if is_wrong:
        raise Inconsistent
    said = asdict(made)
    partners = said.pop("partners")
    for name, value in said.items():
        setattr(past, name, value)
    past.save()
    past.partners.all().delete()
    known = [(names.get(folded(name)), name, country) for name, country in partners]
    PastPartner.objects.bulk_create(
        PastPartner(project=past, organisation=one, name=name, country=one.country if one else country)
        for one, name, country in known
    )
    return past
