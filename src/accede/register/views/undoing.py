"""The last import is undone, once the office has seen what that brings about."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat, technician
from accede.people.queries import now
from accede.register.actions.importing import undo_import
from accede.register.queries.importing import imports
from accede.register.sheets.forms import UndoingForm
from accede.register.views import imported


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat | technician)
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then undo the last import."""
    staged, refused = get_object_or_404(imports(), pk=pk), None
    form = UndoingForm(request.POST or None, initial={"reason": _("The import of this file was undone.")})
    if form.is_valid():
        try:
            undo_import(staged, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The import is undone."))
            return redirect(staged)
    context = {"staged": staged, "refused": refused, "form": form, "follows": imported.undoing(staged)}
    return render(request, "register/import_undo.html", context, status=409 if refused else 200)
