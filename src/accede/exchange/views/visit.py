"""One study visit: what is offered, who comes, what was seen."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accede.exchange import actions
from accede.exchange.actions.holding import writers
from accede.exchange.actions.visit import taken
from accede.exchange.forms.visit import ComeForm
from accede.exchange.models import Party, Visit
from accede.journal.actions import Forbidden, Refused
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.register.queries import own_members
from accede.space.queries import members
from accede.space.queries.naming import in_language
from accede.statutes.queries import day_of
from accede.wording.formats import country, day, number


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(members)
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a visit, and take from a member how many of its people come."""
    found = get_object_or_404(Visit.objects.select_related("organisation"), pk=pk)
    lang, on, refused = language(), day_of(now()), None
    form = _form(request, found) if found.is_open(on) else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            actions.come(said.pop("organisation"), found, **said, by=request.actor, at=now())
        except Forbidden:
            raise
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The host is told by letter, with the address at which it answers you."))
            return redirect(found)
    title, said_in = in_language(found.titles, lang)
    parties = list(found.parties.select_related("organisation"))
    context = {
        "visit": found,
        "title": title,
        "lang": said_in,
        "text": in_language(found.texts, said_in),
        "report": in_language(found.reports, lang),
        "facts": _facts(found, lang),
        "parties": [_party(one, lang) for one in parties],
        "ours": [one.organisation for one in parties if one.organisation_id in delegate_of(request.actor)],
        "form": form,
        "refused": refused,
        "acts": _acts(found, on) if writers(request.actor, found) and not found.cancelled_at else [],
    }
    return render(request, "exchange/visit.html", context, status=409 if refused else 200)


@open_to(delegate)
@require_POST
def visit_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Give places back."""
    found, which = get_object_or_404(Visit, pk=pk), request.POST.get("organisation", "")
    ours = Organisation.objects.filter(pk__in=delegate_of(request.actor), pk=int(which) if which.isdecimal() else 0)
    actions.stay_away(get_object_or_404(ours), found, by=request.actor, at=now())
    messages.success(request, _("This is noted."))
    return redirect(found)


def _form(request: HttpRequest, found: Visit) -> ComeForm | None:
    """Return the form in which a member says how many come; none for whoever speaks for no other member."""
    ours = own_members(request.actor, day_of(now()))
    several = list(ours.exclude(pk=found.organisation_id))
    return ComeForm(request.POST or None, own=several, initial={"contact": request.user.email}) if several else None


def _facts(found: Visit, lang: str) -> list[tuple[str, str]]:
    host = f"{found.organisation.name}, {country(found.organisation.country, lang)}"
    days = " – ".join(dict.fromkeys(day(one, lang) for one in (found.begins, found.ends)))
    left = _("%(left)s of %(all)s are left") % {
        "left": number(found.places - taken(found), lang),
        "all": number(found.places, lang),
    }
    facts = [(_("Host"), host), (_("When"), days), (_("Place"), found.place), (_("Places"), left)]
    return [*facts, (_("Places can be asked for until"), day(found.until, lang))]


def _party(one: Party, lang: str) -> dict[str, str]:
    where = country(one.organisation.country, lang)
    people = ngettext("One person", "%(n)s people", one.people) % {"n": number(one.people, lang)}
    return {"title": f"{one.organisation.name}, {where}", "text": people}


def _acts(found: Visit, on: date) -> list[dict[str, Any]]:
    def act(label: str, address: str, kind: str = "second") -> dict[str, Any]:
        return {"label": label, "url": reverse(address, args=[found.pk]), "kind": kind}

    report = [act(_("Write what was seen"), "visit_report", "second" if found.reports else "")]
    change = [act(_("Change this visit"), "visit_change"), act(_("Cancel this visit"), "visit_cancel")]
    return (report if on >= found.begins else []) + (change if on <= found.ends else [])
