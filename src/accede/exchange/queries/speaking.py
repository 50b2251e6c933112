"""For whom somebody speaks in the exchange, and who spoke."""

from datetime import date

from django.db.models import QuerySet

from accede.journal.actions import Actor
from accede.people.capacities import delegate_of, secretariat
from accede.register.models import Organisation
from accede.register.queries import organisations_on


def spoken_for(actor: Actor, on: date) -> QuerySet[Organisation]:
    """Return the members that somebody speaks for on a day; the secretariat writes down what any of them says."""
    members = organisations_on(on)
    return members if secretariat(actor) else members.filter(pk__in=delegate_of(actor))
