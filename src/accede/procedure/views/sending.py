"""Files of a member's path: added while it is their turn, handed out to whoever may read the file."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.archive.queries import documents_about
from accede.archive.views import handed_out
from accede.journal.actions import Refused
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.procedure.actions import OutOfTurn, add_document
from accede.procedure.forms import PaperForm, step_purposes
from accede.procedure.models import Proceeding
from accede.procedure.queries.permission import office, own_file
from accede.procedure.queries.proceeding import proceedings, sends, standing_of
from accede.procedure.views.opening import acted
from accede.procedure.views.proceeding import page
from accede.procedure.views.reaching import of_proceeding
from accede.statutes.queries import day_of


@of_proceeding(own_file | secretariat)
@require_POST
def add(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Add the file that was chosen."""
    at = now()

    def again(refused: Refused) -> HttpResponse:
        return page(request, proceedings().get(pk=proceeding.pk), refused)

    rule = sends(proceeding, standing_of(proceeding, day_of(at)))
    choices = step_purposes(proceeding, rule, language()) if rule else []
    form = PaperForm(request.POST, request.FILES, choices=choices, holder=request.actor.id)
    if rule and not form.is_valid():
        return page(request, proceeding, paper_form=form)

    def deed() -> object:
        if rule is None:
            raise OutOfTurn
        said = {"deposit": form.cleaned_data["paper"], "purpose": form.cleaned_data["purpose"]}
        return add_document(proceeding, **said, by=request.actor, at=at)

    return acted(request, deed, _("The file is added."), f"{proceeding.get_absolute_url()}#files", again)


@of_proceeding(own_file | office)
@require_safe
def file(request: HttpRequest, proceeding: Proceeding, number: UUID) -> FileResponse:
    """Hand out a file."""
    return handed_out(get_object_or_404(documents_about(proceeding), pk=number))
