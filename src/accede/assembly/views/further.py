"""Where the page of an assembly leads beside its agenda: to its minutes, and to its papers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly
from accede.journal.actions import Actor
from accede.people.capacities import chair, secretariat

office = secretariat | chair


def further(assembly: Assembly, actor: Actor) -> list[dict[str, str]]:
    """Return the pages beside it that somebody can open now."""
    key = [assembly.address]
    if assembly.state == Assembly.State.CLOSED:
        return [{"title": _("Minutes"), "url": reverse("minutes", args=key)}]
    return [{"title": _("On paper"), "url": reverse("on_paper", args=key)}] if office(actor) else []
