"""Working groups: listed, handed out as files, formed, changed, closed, joined and left."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.exchange import actions
from accede.exchange.actions.group import leading
from accede.exchange.forms.group import GroupForm
from accede.exchange.models import Group
from accede.exchange.queries import groups as queries
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of, secretariat
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.queries import members
from accede.space.views.asking import asked, back_to, done
from accede.wording.formats import moment, number, text

PER_PAGE = 25
FORMS = require_http_methods(["GET", "HEAD", "POST"])
DEEDS = {"join": actions.join_group, "leave": actions.leave_group}


@require_safe
@open_to(members)
def groups(request: HttpRequest) -> HttpResponse:
    """List the working groups, those that work first."""
    pages = paged(request, queries.groups(now()), PER_PAGE)
    is_office = bool(secretariat(request.actor))
    context = {"pages": pages, "rows": [row(one) for one in pages], "is_office": is_office}
    return render(request, "exchange/groups.html", context)


@require_safe
@open_to(members)
def groups_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the groups as CSV."""
    return csv_file("groups.csv", queries.columns(), queries.rows(queries.groups(now()), language()))


@require_safe
@open_to(members)
def groups_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the groups as XLSX."""
    return xlsx_file("groups.xlsx", queries.columns(), queries.rows(queries.groups(now()), language()))


@FORMS
@open_to(secretariat)
def group_new(request: HttpRequest) -> HttpResponse:
    """Form a group."""
    form = GroupForm(request.POST or None)
    context = {
        "title": _("Form a working group"),
        "docket": {"label": _("Working groups"), "url": reverse("groups")},
        "submit": _("Form it"),
    }
    deed = lambda **how: actions.form_group(**form.told(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("The members can join it now."))


@FORMS
@open_to(delegate | secretariat)
def group_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a group is about now, and who leads it."""
    found = led(request, pk)
    inside = list(found.seats.values_list("organisation", flat=True))
    shown = GroupForm.shown(title=found.titles, text=found.texts) | {"lead": found.lead_id}
    form = GroupForm(request.POST or None, inside=inside, initial=shown)
    context = {"title": _("Change this group"), "docket": back_to(found), "submit": _("Keep this")}

    def deed(**how: Any) -> Group:
        return actions.change_group(found, **form.told(), lead=form.cleaned_data.get("lead"), **how)

    return asked(request, form, deed, context, said=_("This is noted."))


@open_to(secretariat)
@require_POST
def group_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a group."""
    found = get_object_or_404(Group, pk=pk)
    return done(request, lambda **how: actions.close_group(found, **how), found)


@open_to(delegate)
@require_POST
def group_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Join a group for a member, or leave it."""
    found, which = get_object_or_404(Group, pk=pk), request.POST.get("organisation", "")
    deed = DEEDS.get(request.POST.get("deed", ""))
    ours = Organisation.objects.filter(pk__in=delegate_of(request.actor), pk=int(which) if which.isdecimal() else 0)
    if deed is None:
        return redirect(found)
    return done(request, partial(deed, get_object_or_404(ours), found), found, _("This is noted."))


def row(one: Group) -> dict[str, Any]:
    """Return a group as a list shows it."""
    lang = language()
    said = ngettext("One member", "%(n)s members", one.count) % {"n": number(one.count, lang)}
    ahead = moment(one.next_at, lang, timezone.get_current_timezone()) if one.next_at else ""
    told = [said, _("meets next on %(when)s") % {"when": ahead} if ahead else ""]
    tag = {"state": "done", "label": _("closed")} if one.closed_at else None
    after = " · ".join(filter(None, told))
    return {"title": text(one.titles, lang), "url": one.get_absolute_url(), "tag": tag, "after": after}


def led(request: HttpRequest, pk: int) -> Group:
    """Return a group that whoever asks leads, or may change as the office."""
    found = get_object_or_404(Group, pk=pk)
    if not leading(request.actor, found):
        raise PermissionDenied
    return found
