"""For whom somebody speaks in the exchange."""

from datetime import date

from django.db.models import QuerySet

from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.register.models import Organisation
from accede.register.queries import organisations_on, own_members


def spoken_for(actor: Actor, on: date) -> QuerySet[Organisation]:
    """Return the members that somebody speaks for on a day; the secretariat writes down what any of them says."""
    return organisations_on(on) if secretariat(actor) else own_members(actor, on)
