"""Taking part from afar, on the chair's page: what is asked of it, and what went wrong."""

from typing import Any

from accede.assembly.forms.distance import TroubleForm
from accede.assembly.models import Assembly
from accede.assembly.queries.distance import AFAR, conditions
from accede.assembly.views.called import checked
from accede.people.queries import language
from accede.statutes.queries import zone_at
from accede.wording.formats import hour


def shown_distance(assembly: Assembly, form: TroubleForm | None = None) -> dict[str, Any]:
    """Return what the rules ask of a meeting at a distance before it opens, then the troubles that were noted."""
    if assembly.mode not in AFAR:
        return {}
    if assembly.state != Assembly.State.OPEN:
        return {"conditions": [checked(one, assembly) for one in conditions(assembly)]}
    troubles = [
        {"mark": hour(one.at, language(), zone_at(one.at)), "text": one.text} for one in assembly.troubles.all()
    ]
    return {"troubles": troubles, "trouble_form": form or TroubleForm()}
