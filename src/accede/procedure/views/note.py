"""Notes of the office on a file, on the file's page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.journal.actions import Refused
from accede.people.queries import now
from accede.procedure.actions import write_note
from accede.procedure.forms import NoteForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.permission import office
from accede.procedure.views.office import fresh, page
from accede.procedure.views.opening import acted, of_file


@of_file(office)
@require_POST
def note(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Write a note."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return page(request, candidacy, note_form=form)

    def deed() -> object:
        return write_note(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return page(request, fresh(candidacy), refused, note_form=form)

    return acted(request, deed, _("The note is written."), f"{candidacy.get_absolute_url()}#notes", again)
