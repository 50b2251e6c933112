"""Who takes part in a campaign, and the files that it hands out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.archive.views import handed_out
from accede.awareness.actions import add_material, drop_material, stop_taking_part, take_part
from accede.awareness.actions.participation import own_participation
from accede.awareness.forms import MaterialForm, ParticipationForm
from accede.awareness.models import Campaign, Material, Participation
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.register.queries import organisations_on, own_members
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.views.asking import asked, back_to
from accede.statutes.queries import day_of
from accede.wording.formats import language_name

COLUMNS = ("member", "country", "since", "link")


def participants(found: Campaign, on: date) -> QuerySet[Participation]:
    """Return who takes part in a campaign and is a member on a day."""
    return found.participations.filter(organisation__in=organisations_on(on)).select_related("organisation")


def material_row(one: Material, lang: str) -> dict[str, Any]:
    """Return a file as a list shows it."""
    told = [language_name(one.language, lang), one.document.of_kind.name, filesizeformat(one.document.size)]
    return {"pk": one.pk, "title": one.title, "lang": one.language, "url": one.get_absolute_url(), "text": told}


@require_safe
def material(_request: HttpRequest, pk: int) -> FileResponse:
    """Hand out a file of a campaign to everybody."""
    found = get_object_or_404(Material.objects.select_related("document"), pk=pk, campaign__withdrawn_at=None)
    return handed_out(found.document)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def material_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a file to a campaign."""
    found = get_object_or_404(Campaign, pk=pk, withdrawn_at=None)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MaterialForm(*posted, holder=request.actor.id, initial={"language": language()})
    deed = lambda **how: add_material(found, **form.cleaned_data, **how)  # noqa: E731
    context = {"title": _("Add a file"), "submit": _("Add it"), "docket": back_to(found)}
    return asked(request, form, deed, context, said=_("Everybody can take it now."), to=found)


@open_to(secretariat)
@require_POST
def material_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a file out no more."""
    found = get_object_or_404(Material.objects.select_related("campaign"), pk=pk, campaign__withdrawn_at=None)
    drop_material(found, by=request.actor, at=now())
    messages.success(request, _("It is handed out no more."))
    return redirect(found.campaign)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate)
def take_part_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one's organisation takes part, or where else one sees how."""
    found = get_object_or_404(Campaign, pk=pk, withdrawn_at=None)
    own = list(own_members(request.actor, day_of(now())))
    known = found.participations.filter(organisation__in=own).first()
    form = ParticipationForm(request.POST or None, own=own, initial={"link": known.link if known else ""})
    context = {"title": _("Take part"), "submit": _("Take part"), "docket": back_to(found)}
    context["lede"] = _("Your organisation is named on the page of the campaign, which everybody reads.")

    def deed(**how: Any) -> Participation:
        return take_part(form.cleaned_data["organisation"], found, link=form.cleaned_data["link"], **how)

    return asked(request, form, deed, context, said=_("Your organisation takes part."), to=found)


@open_to(delegate | secretariat)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one's organisation takes part no more."""
    found = get_object_or_404(Participation.objects.select_related("campaign"), pk=pk, campaign__withdrawn_at=None)
    if not (own_participation | secretariat)(request.actor, found):
        raise PermissionDenied
    stop_taking_part(found, by=request.actor, at=now())
    messages.success(request, _("It takes part no more."))
    return redirect(found.campaign)


@require_safe
def participants_csv(_request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out who takes part as CSV."""
    return csv_file("campaign.csv", *_listed(pk))


@require_safe
def participants_xlsx(_request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out who takes part as XLSX."""
    return xlsx_file("campaign.xlsx", *_listed(pk))


def _listed(pk: int) -> tuple[Sequence[str], list[list[object]]]:
    found, at = get_object_or_404(Campaign, pk=pk, withdrawn_at=None), now()
    rows = [
        [one.organisation.name, one.organisation.country, day_of(one.at), one.link]
        for one in participants(found, day_of(at))
    ]
    return COLUMNS, rows
