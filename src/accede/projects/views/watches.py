"""What the portal is searched for, and how the last search went."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.projects.actions import add_watch, pause_watch
from accede.projects.forms import WatchForm
from accede.projects.models import Watch
from accede.wording.formats import moment


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def project_watches(request: HttpRequest) -> HttpResponse:
    """List the words that the portal is searched for, and add some."""
    form, refused = WatchForm(request.POST or None), None
    if form.is_valid():
        try:
            add_watch(form.cleaned_data["words"], by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The portal is searched for these words within a minute, and then every day."))
            return redirect("project_watches")
    context = {"form": form, "refused": refused, "rows": [_row(one) for one in Watch.objects.all()]}
    return render(request, "projects/watches.html", context, status=409 if refused else 200)


@open_to(secretariat)
@require_POST
def project_watch_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Search for these words no more, or again."""
    return redirect(pause_watch(get_object_or_404(Watch, pk=pk), by=request.actor, at=now()))


def _row(one: Watch) -> dict[str, Any]:
    label = _("Search again") if one.is_paused else _("Pause")
    act = {"label": label, "url": reverse("project_watch_pause", args=[one.pk]), "post": True, "kind": "second"}
    return {"words": one.words, "tag": _tag(one), "told": _told(one), "act": act}


def _tag(one: Watch) -> dict[str, str]:
    if one.is_paused:
        return {"state": "", "label": _("Paused")}
    if one.fault:
        return {"state": "lost", "label": _("Failed")}
    return {"state": "done", "label": _("Read")} if one.succeeded_at else {"state": "", "label": _("Not read yet")}


def _told(one: Watch) -> str:
    zone, said = timezone.get_current_timezone(), []
    if one.fault:
        said.append(one.get_fault_display() + (f" ({one.status})" if one.status else ""))
    if one.succeeded_at:
        values = {"when": moment(one.succeeded_at, language(), zone), "n": one.brought}
        said.append(_("Last read: %(when)s. Calls that are not over: %(n)s.") % values)
    return " ".join(said)
