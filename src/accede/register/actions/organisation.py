"""Organisations become known to the register."""

from datetime import datetime

from accede.journal.actions import Actor, action, write
from accede.people.capacities import consequence, secretariat, technician
from accede.register.models import Organisation


@action("register.add_organisation", allowed_to=secretariat | technician | consequence)
def add_organisation(
    name: str,
    *,
    country: str = "",
    seat: str = "",
    legal_form: str = "",
    registration: str = "",
    website: str = "",
    source: str = "",
    is_sample: bool = False,
    by: Actor,
    at: datetime,
) -> Organisation:
    """Add an organisation with what is known of it; what is not known stays empty."""
    organisation = Organisation.objects.create(
        name=name,
        country=country,
        seat=seat,
        legal_form=legal_form,
        registration=registration,
        website=website,
        source=source,
        is_sample=is_sample,
    )
    write(organisation, values={"name": name, "country": country, "source": source})
    return organisation
