"""What lies on the shelf for whoever asks."""

from datetime import datetime

from django.db.models import QuerySet

from accede.journal.actions import Actor
from accede.people.capacities import auditor, board, chair, delegate, secretariat, treasurer
from accede.space.models import Audience, Publication

members = delegate | secretariat | chair | board | treasurer | auditor


def readable(actor: Actor) -> QuerySet[Publication]:
    """Return what this person may read: what is for everybody, and for those in the space what is for members."""
    if members(actor):
        return Publication.objects.all()
    return Publication.objects.filter(audience=Audience.PUBLIC)


def dated(publications: QuerySet[Publication], since: datetime) -> QuerySet[Publication]:
    """Return those of some publications that begin at an instant or later, the soonest first."""
    return publications.filter(begins__gte=since).order_by("begins", "pk")
