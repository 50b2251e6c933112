"""The own page of somebody who takes part, under the address in its letter, without an account."""

from functools import partial
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.archive.views import handed_out
from accede.learning.actions import confirm_place, give_up_place
from accede.learning.models import Registration
from accede.learning.queries import materials_of, registration_of
from accede.learning.queries.naming import when, where
from accede.learning.views.showing import certificates, files_of, handed, words_of
from accede.people.queries import now
from accede.space.views.asking import done

State = Registration.State


@require_http_methods(["GET", "HEAD", "POST"])
def event_place(request: HttpRequest, token: str) -> HttpResponse:
    """Show somebody its place; take the answer of its address, or give the place up."""
    found = _found(token)
    if request.method == "POST":
        deed, said = confirm_place, _("Thank you. A letter says whether there is a place.")
        if "leave" in request.POST:
            deed, said = give_up_place, _("You are registered no more.")
        return done(request, partial(deed, found), request.path if deed is confirm_place else "learning", said)
    return render(request, "learning/place.html", _shown(found, token))


@require_safe
def place_certificate(_request: HttpRequest, token: str) -> HttpResponse:
    """Hand somebody who came the certificate."""
    found = _found(token)
    if not found.has_attended:
        raise Http404
    return handed(found)


@require_safe
def place_material(_request: HttpRequest, token: str, number: int) -> FileResponse:
    """Hand somebody who has a place a file."""
    found = _found(token)
    several = materials_of(found.event, is_inside=found.state == State.PLACED)
    return handed_out(get_object_or_404(several, pk=number).document)


def _found(token: str) -> Registration:
    """Return the registration of an address; there is no such page once it was given up."""
    pk = registration_of(token)
    if pk is None:
        raise Http404
    return get_object_or_404(Registration.objects.select_related("event", "organisation"), pk=pk)


def _shown(found: Registration, token: str) -> dict[str, Any]:
    event, is_placed = found.event, found.state == State.PLACED
    facts = [(_("When"), when(event)), (_("Where"), where(event)), (_("Name"), found.name)]
    facts += [(_("Organisation"), found.organisation_name), (_("E-mail address"), found.email)]
    facts += [(_("What you agreed to"), found.consent)] if found.consent else []
    if event.link and is_placed and not event.cancelled_at:
        facts.append((_("Link to take part"), event.link, event.link))
    files = materials_of(event, is_inside=is_placed)
    return {
        "registration": found,
        "event": event,
        "facts": facts,
        "has_begun": event.has_begun(now()),
        "files": files_of(files, lambda one: reverse("place_material", args=[token, one.pk])),
        "certificates": certificates(lambda: reverse("place_certificate", args=[token])) if found.has_attended else [],
        **words_of(event),
    }
