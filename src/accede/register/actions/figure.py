"""Single figures of an organisation, as a source or a candidate tells them."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import candidate, consequence, secretariat, technician
from accede.register.models import Figure, Organisation

own = candidate.of(lambda organisation: organisation.pk)


class AlreadyDeclared(Refused):
    """The same figure is declared once."""

    sentence = _("This figure is declared already.")


@action("register.declare_figure", allowed_to=secretariat | technician | own | consequence)
def declare_figure(
    organisation: Organisation,
    *,
    name: str,
    value: int,
    year: int | None,
    definition: str = "",
    source: str = "",
    by: Actor,
    at: datetime,
) -> Figure:
    """Write down a figure with its year, definition and source; a source replaces only what it said itself."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    said = {"value": value, "definition": definition}
    figure, is_new = organisation.figures.get_or_create(
        name=name, year=year, source=source, declaration=None, defaults=said
    )
    if not is_new:
        _correct(figure, **said)
    write(organisation, values={"name": name, "year": year, "source": source, **said})
    return figure


def _correct(figure: Figure, *, value: int, definition: str) -> None:
    if (figure.value, figure.definition) == (value, definition):
        raise AlreadyDeclared
    figure.value, figure.definition = value, definition
    figure.save(update_fields=["value", "definition"])
