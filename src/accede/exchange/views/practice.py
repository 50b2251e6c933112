"""One sheet of good practice: read, written, handed in, published."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.exchange import actions
from accede.exchange.actions.holding import writers
from accede.exchange.forms.practice import PracticeForm, PublishForm, ReturnForm
from accede.exchange.models import Practice
from accede.exchange.models.practice import PARTS
from accede.exchange.queries.practices import readable_practices, targets_of
from accede.exchange.queries.speaking import spoken_for
from accede.exchange.views.practices import tag_of
from accede.journal.actions import Forbidden, Refused
from accede.people.access import open_to, turned_away
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.space.queries import members
from accede.space.queries.languages import behind_told
from accede.space.queries.naming import in_language
from accede.space.views.asking import asked, back_to
from accede.statutes.queries import day_of
from accede.wording.formats import country, day

State = Practice.State
FORMS = require_http_methods(["GET", "HEAD", "POST"])
DEEDS = {"offer": actions.offer_practice, "withdraw": actions.withdraw_practice}


@require_safe
def practice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sheet to whom it is for."""
    found = readable_practices(request.actor).filter(pk=pk).first()
    if found is None:
        get_object_or_404(Practice, pk=pk)
        return turned_away(request)
    lang = language()
    title, said_in = in_language(found.titles, lang)
    parts = [(label, *in_language(found.texts[part], said_in)) for part, label in PARTS.items() if found.texts[part]]
    context = {
        "practice": found,
        "title": title,
        "lang": said_in,
        "note": behind_told(found.stale, said_in, lang),
        "parts": parts,
        "facts": _facts(found, lang),
        "tag": tag_of(found) if found.state != State.PUBLISHED else None,
        "acts": _acts(request, found),
        "is_inside": bool(members(request.actor)),
    }
    return render(request, "exchange/practice.html", context)


@FORMS
@open_to(delegate | secretariat)
def practice_new(request: HttpRequest) -> HttpResponse:
    """Begin a sheet."""
    form = _form(request, initial={"language": language()})
    context = {
        "title": _("Write good practice down"),
        "lede": _("Only you and the secretariat see it until you hand it in and it is published."),
        "docket": {"label": _("Good practice"), "url": reverse("practices")},
        "submit": _("Keep this"),
    }

    def deed(**how: Any) -> Practice:
        return actions.draft_practice(form.cleaned_data["organisation"], **form.sheet(), **how)

    return asked(request, form, deed, context, said=_("It is kept. Hand it in once it is whole."))


@FORMS
@open_to(delegate | secretariat)
def practice_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something else in a sheet."""
    found = _own(request, pk)
    form = _form(request, known=found, initial=PracticeForm.of(found))
    context = {"title": _("Change this sheet"), "docket": back_to(found), "submit": _("Keep this")}

    def deed(**how: Any) -> Practice:
        is_current = form.cleaned_data.get("is_current", False)
        return actions.word_practice(found, **form.sheet(), is_current=is_current, **how)

    return asked(request, form, deed, context, said=_("This is noted."))


@open_to(delegate | secretariat)
@require_POST
def practice_do(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a sheet in, or take it back."""
    found, deed = _own(request, pk), DEEDS.get(request.POST.get("deed", ""))
    try:
        if deed:
            deed(found, by=request.actor, at=now())
            messages.success(request, _("This is noted."))
    except Forbidden:
        raise
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(found)


@FORMS
@open_to(secretariat)
def practice_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sheet to members or to everybody."""
    found = get_object_or_404(Practice, pk=pk)
    initial = {"audience": found.audience} if found.audience else {}
    form = PublishForm(request.POST or None, initial=initial)
    context = {"title": _("Publish this sheet"), "docket": back_to(found), "submit": _("Publish this sheet")}

    def deed(**how: Any) -> None:
        actions.publish_practice(found, **form.cleaned_data, **how)

    return asked(request, form, deed, context, said=_("This sheet is published."), to=found)


@FORMS
@open_to(secretariat)
def practice_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a sheet back to whoever wrote it."""
    found = get_object_or_404(Practice, pk=pk)
    form = ReturnForm(request.POST or None)
    context = {"title": _("Give this sheet back"), "docket": back_to(found), "submit": _("Give this sheet back")}

    def deed(**how: Any) -> None:
        actions.return_practice(found, **form.cleaned_data, **how)

    return asked(request, form, deed, context, said=_("They read it on the page of the sheet."), to=found)


def _own(request: HttpRequest, pk: int) -> Practice:
    found = get_object_or_404(Practice, pk=pk)
    if not writers(request.actor, found):
        raise PermissionDenied
    return found


def _form(request: HttpRequest, **named: Any) -> PracticeForm:
    own = spoken_for(request.actor, day_of(now()))
    return PracticeForm(request.POST or None, own=own, is_office=bool(secretariat(request.actor)), **named)


def _facts(found: Practice, lang: str) -> list[tuple[str, str]]:
    facts = [
        (_("Of"), found.organisation.name if found.organisation else ""),
        (_("Country"), country(found.country, lang)),
        (_("For whom"), targets_of(found, lang)),
        (_("Can others do it?"), found.get_transferable_display()),
        (_("Published on"), day(day_of(found.published_at), lang) if found.published_at else ""),
    ]
    return [row for row in facts if row[1]]


def _acts(request: HttpRequest, found: Practice) -> list[dict[str, Any]]:
    """Return what whoever asks can do next, the first of it filled."""
    is_office, own = bool(secretariat(request.actor)), bool(writers(request.actor, found))

    def act(label: str, address: str, **how: Any) -> dict[str, Any]:
        return {"label": label, "url": reverse(address, args=[found.pk]), **how}

    acts = []
    if is_office and found.state == State.OFFERED:
        acts += [act(_("Publish this sheet"), "practice_publish"), act(_("Give this sheet back"), "practice_return")]
    if own and found.state == State.DRAFT:
        acts.append(act(_("Hand it in"), "practice_do", post=True, name="deed", value="offer"))
    if is_office and found.state in (State.DRAFT, State.WITHDRAWN, State.PUBLISHED):
        label = _("Choose who may read it") if found.state == State.PUBLISHED else _("Publish this sheet")
        acts.append(act(label, "practice_publish"))
    if own and (is_office or found.state in (State.DRAFT, State.OFFERED)) and found.state != State.WITHDRAWN:
        acts.append(act(_("Change this sheet"), "practice_change"))
    if own and found.state != State.WITHDRAWN:
        acts.append(act(_("Withdraw this sheet"), "practice_do", post=True, name="deed", value="withdraw"))
    first = found.state in (State.DRAFT, State.OFFERED)
    return [one if place == 0 and first else one | {"kind": "second"} for place, one in enumerate(acts)]
