"""The one address of a candidacy: the candidate sees its own page there, the office everything."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accede.procedure.models import Candidacy
from accede.procedure.queries.permission import readers, reads_as_candidate
from accede.procedure.views import candidate, office
from accede.procedure.views.opening import of_file


@of_file(readers)
@require_safe
def candidacy(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Show a file to the candidate or to the office."""
    page = candidate.page if reads_as_candidate(request.actor, candidacy) else office.page
    return page(request, candidacy)
