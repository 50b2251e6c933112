"""What members say of themselves to those who look for partners."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.people.access import open_to
from accede.people.capacities import delegate
from accede.people.queries import language, now
from accede.projects.actions import describe
from accede.projects.eligibility.wording import types
from accede.projects.forms import PartnerSearch, ProfileForm
from accede.projects.queries import Own, looked_at, own_applicants, profile_of
from accede.register.queries import organisations_on, own_organisation
from accede.space.queries.shelf import members
from accede.statutes.queries import day_of
from accede.wording.folding import words_of
from accede.wording.formats import country

PER_PAGE = 25


@require_safe
@open_to(members)
def project_partners(request: HttpRequest) -> HttpResponse:
    """List the members, with what they do and look for, as partners of projects."""
    search, on = PartnerSearch(request.GET), day_of(now())
    asked = search.cleaned_data["q"] if search.is_valid() else ""
    several = [one for one in looked_at(organisations_on(on)) if _found(one, asked)]
    pages = Paginator(several, PER_PAGE).get_page(request.GET.get("page"))
    own = [one.organisation.pk for one in own_applicants(request.actor, on)]
    context = {
        "search": search,
        "is_narrowed": bool(asked),
        "pages": pages,
        "rows": [_row(one) for one in pages],
        "acts": [
            {"label": _("Say what you do and look for"), "url": reverse("project_profile", args=[one])} for one in own
        ],
    }
    return render(request, "projects/partners.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate)
def project_profile(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a member of one's own does and looks for."""
    organisation = get_object_or_404(organisations_on(day_of(now())), pk=pk)
    if not own_organisation(request.actor, organisation):
        raise PermissionDenied
    form = ProfileForm(request.POST or None, profile=profile_of(organisation))
    if form.is_valid():
        describe(organisation, said=form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("This is noted."))
        return redirect("project_partners")
    return render(request, "projects/profile.html", {"organisation": organisation, "form": form})


def _found(one: Own, asked: str) -> bool:
    said = [one.organisation.name, country(one.organisation.country, language())]
    said += (
        [one.profile.does, one.profile.looks_for, one.profile.themes, types(one.profile.types)] if one.profile else []
    )
    there = " ".join(words_of(*said))
    return all(word in there for word in words_of(asked))


def _row(one: Own) -> dict[str, Any]:
    profile = one.profile
    said = [country(one.organisation.country, language()), types(profile.types, "standard") if profile else ""]
    told = [profile.does, profile.themes] if profile else []
    looks_for = _("Looks for: %(what)s") % {"what": profile.looks_for} if profile and profile.looks_for else ""
    return {
        "title": one.organisation.name,
        "text": " · ".join(filter(None, said)),
        "after": " · ".join(filter(None, [*told, looks_for])),
    }
