"""Sources: how each fares, and what the office says of them."""

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.debates.actions import add_source, ask_reading, change_source, pause_source, resume_source, take_file
from accede.debates.forms import FileForm, SourceForm
from accede.debates.models import Fault, Source
from accede.debates.queries import sources
from accede.debates.reading import Unread, items_of
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.space.views.asking import asked
from accede.wording.formats import language_name, moment, number

FIRST = {"every_hours": 6}
DEEDS = {"read": ask_reading, "pause": pause_source, "resume": resume_source}


@require_safe
@open_to(secretariat)
def list_sources(request: HttpRequest) -> HttpResponse:
    """List every source with its state."""
    lang = language()
    columns = [_("Source"), _("State"), _("Last read"), _("Items so far")]
    table = {
        "columns": [{"label": label, "n": label == columns[-1]} for label in columns],
        "rows": [{"cells": _cells(one, lang)} for one in sources()],
        "empty": _("Nothing is read yet. Add the first source."),
    }
    return render(request, "debates/sources.html", {"table": table})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def source_new(request: HttpRequest) -> HttpResponse:
    """Have another source read."""
    form = SourceForm(request.POST or None, initial=FIRST)
    context = {
        "title": _("Add a source"),
        "lede": _("It is read within a minute; its page then says what came."),
        "docket": {"label": _("Sources"), "url": reverse("sources")},
        "submit": _("Add it"),
    }
    return asked(request, form, lambda **how: add_source(form.said(), **how), context, said=_("This source is added."))


@require_safe
@open_to(secretariat)
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a source, how it fares, and what came from it last."""
    found, lang = get_object_or_404(sources(), pk=pk), language()
    context = {
        "source": found,
        "tag": state_of(found),
        "fault": {"text": told(found), "fault": True} if found.fault else None,
        "facts": _facts(found, lang),
        "acts": _acts(found),
        "items": [
            {"mark": moment(one.at, lang, timezone.get_current_timezone()), "text": one.title}
            for one in found.items.all()[:10]
        ],
    }
    return render(request, "debates/source.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def source_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of a source what is true now."""
    found = get_object_or_404(Source, pk=pk)
    form = SourceForm(request.POST or None, initial=model_to_dict(found), instance=Source(pk=pk))
    context = {"title": _("Change this source"), "docket": _docket(found), "submit": _("Say it so")}
    deed = lambda **how: change_source(found, said=form.said(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This is noted."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def source_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a file of a source that somebody has downloaded."""
    found = get_object_or_404(Source, pk=pk)
    form = FileForm(request.POST or None, request.FILES or None)
    items = []
    if form.is_valid():
        try:
            items = items_of(form.cleaned_data["file"], timezone.get_current_timezone())
        except Unread as fault:
            form.add_error("file", Fault(fault.fault).label)
    context = {
        "title": _("Import a file"),
        "lede": _("What came before is known by its number or address and is not taken in twice."),
        "docket": _docket(found),
        "submit": _("Import it"),
    }
    said = ngettext("The file holds one item.", "The file holds {count} items.", len(items)).format(count=len(items))
    deed = lambda **how: take_file(found, found=items, **how)  # noqa: E731
    return asked(request, form, deed, context, said=said, to=found)


@open_to(secretariat)
@require_POST
def source_do(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a source read now, pause it, or have it read again."""
    found = get_object_or_404(Source, pk=pk)
    deed = DEEDS.get(request.POST.get("deed", ""))
    try:
        if deed:
            deed(found, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(found)


def state_of(found: Source) -> dict[str, str]:
    """Return the state of a source as a tag shows it."""
    if found.is_paused:
        return {"state": "", "label": _("Paused")}
    if found.fault:
        return {"state": "lost", "label": _("Not read")}
    if found.succeeded_at:
        return {"state": "done", "label": _("Up to date")}
    return {"state": "", "label": _("Not read yet")}


def told(found: Source) -> str:
    """Say what was wrong with the last reading."""
    if found.fault == Fault.STATUS:
        return _("The other side answers with status {status} instead of the feed.").format(status=found.status)
    return Fault(found.fault).label if found.fault else ""


def _cells(one: Source, lang: str) -> list[Any]:
    read_at = moment(one.read_at, lang, timezone.get_current_timezone()) if one.read_at else ""
    state = {"text": "" if one.is_paused else told(one), "tag": state_of(one)}
    return [{"text": one.name, "url": one.get_absolute_url()}, state, read_at, number(one.count, lang)]


def _facts(one: Source, lang: str) -> list[tuple[str, str, str]]:
    zone = timezone.get_current_timezone()
    often = ngettext("every hour", "every {count} hours", one.every_hours).format(count=one.every_hours)
    is_read = one.address and not one.is_paused
    said = [
        (_("Address"), one.address or _("none: files are imported"), one.address),
        (_("Language of its texts"), language_name(one.language, lang), ""),
        (_("Who is named as its source"), one.credit, ""),
        (_("Under which terms its texts may be used"), one.licence, ""),
        (_("How often"), often if one.address else "", ""),
        (_("Last read"), moment(one.read_at, lang, zone) if one.read_at else "", ""),
        (_("Last read well"), moment(one.succeeded_at, lang, zone) if one.succeeded_at else "", ""),
        (_("Next time"), moment(max(one.next_at, now()), lang, zone) if is_read else "", ""),
    ]
    return [row for row in said if row[1]]


def _acts(one: Source) -> list[dict[str, Any]]:
    do = {"url": reverse("source_do", args=[one.pk]), "post": True, "name": "deed"}
    taking = {"label": _("Import a file"), "url": reverse("source_import", args=[one.pk]), "kind": "second"}
    changing = {"label": _("Change it"), "url": reverse("source_change", args=[one.pk]), "kind": "second"}
    if one.is_paused:
        return [do | {"label": _("Read it again"), "value": "resume"}, taking, changing]
    if not one.address:
        return [taking | {"kind": ""}, changing]
    reading = do | {"label": _("Read it now"), "value": "read"}
    return [reading, taking, changing, do | {"label": _("Pause it"), "value": "pause", "kind": "second"}]


def _docket(one: Source) -> dict[str, str]:
    return {"label": one.name, "url": one.get_absolute_url()}
