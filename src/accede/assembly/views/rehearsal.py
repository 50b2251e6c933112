"""A rehearsal of an assembly: begun with one press, and thrown away with another."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accede.assembly.actions.rehearsal import plan_rehearsal, throw_rehearsal_away
from accede.assembly.models import Assembly
from accede.assembly.models.assembly import REHEARSAL
from accede.assembly.views.asking import after, assembly_on
from accede.assembly.views.further import office
from accede.assembly.views.meeting import page
from accede.people.access import open_to
from accede.people.queries import now


@open_to(office)
@require_POST
def rehearsing(request: HttpRequest, address: str) -> HttpResponse:
    """Begin a rehearsal, and go to it; to the one that runs if there is one."""
    found = assembly_on(address)
    return after(
        partial(plan_rehearsal, found, by=request.actor, at=now()),
        reverse("assembly", args=[f"{address}{REHEARSAL}"]),
        partial(page, found),
        request,
    )


@open_to(office)
@require_POST
def throwing_away(request: HttpRequest, address: str) -> HttpResponse:
    """Throw a rehearsal away; where it is gone already, there is nothing to do."""
    found = Assembly.objects.select_related("edition").filter(address=address).first()
    if found is None:
        return redirect("assemblies")
    deed = partial(throw_rehearsal_away, found, by=request.actor, at=now())
    return after(deed, reverse("assemblies"), partial(page, found), request)
