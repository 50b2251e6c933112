"""A meeting is moved, called off, or called again."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly import actions
from accede.assembly.forms.changing import PostponeForm, ReasonForm, WhenForm, as_it_is
from accede.assembly.models import Assembly
from accede.assembly.queries.again import to_call_again
from accede.assembly.queries.naming import assembly_name, sentence_of, subject
from accede.assembly.views.asking import assembly_on, refusal, why
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import now

State = Assembly.State
office = secretariat | chair


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def changing(request: HttpRequest, address: str) -> HttpResponse:
    """Move a meeting to another day, hour or place."""
    found = assembly_on(address)
    if request.method != "POST":
        return _page(request, found)
    form = PostponeForm(found, request.POST)
    if not form.is_valid():
        return _page(request, found, postpone=form)
    said = form.when() | {"reason": form.cleaned_data["reason"]}
    deed = partial(actions.postpone_assembly, found, **said, by=request.actor, at=now())
    return _done(request, deed, partial(_page, request, found, postpone=form), _("The meeting is moved."))


@open_to(office)
@require_POST
def calling_off(request: HttpRequest, address: str) -> HttpResponse:
    """Call a meeting off."""
    found, form = assembly_on(address), ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, found, off=form)
    deed = partial(actions.call_off_assembly, found, **form.cleaned_data, by=request.actor, at=now())
    return _done(request, deed, partial(_page, request, found, off=form), _("The meeting is called off."))


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def calling_again(request: HttpRequest, address: str) -> HttpResponse:
    """Call a meeting again that had no quorum."""
    found = assembly_on(address)
    form = WhenForm(found, request.POST or None, initial={"hour": as_it_is(found)["hour"], "place": found.place})
    page = partial(_again, request, found, form)
    if request.method != "POST" or not form.is_valid():
        return page()
    deed = partial(actions.call_again, found, **form.when(), by=request.actor, at=now())
    return _done(request, deed, page, _("The second call is planned; the members are still to be convened."))


def _done(
    request: HttpRequest, deed: Callable[[], Assembly], page: Callable[[Refused], HttpResponse], told: str
) -> HttpResponse:
    try:
        assembly = deed()
    except Refused as refused:
        return page(refused)
    messages.success(request, told)
    return redirect(assembly)


def _page(
    request: HttpRequest,
    found: Assembly,
    refused: Refused | None = None,
    *,
    postpone: PostponeForm | None = None,
    off: ReasonForm | None = None,
) -> HttpResponse:
    if found.state not in (State.PLANNED, State.CONVENED) and not refused:
        return redirect(found)
    context = {
        "assembly": found,
        "lede": assembly_name(found),
        "postpone": postpone or PostponeForm(found, initial=as_it_is(found)),
        "off": off or ReasonForm(auto_id="off_%s"),
        "is_convened": found.state == State.CONVENED,
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/change.html", context, status=409 if refused else 200)


def _again(request: HttpRequest, found: Assembly, form: WhenForm, refused: Refused | None = None) -> HttpResponse:
    waiting = to_call_again(found)
    if not waiting and not refused:
        return redirect(found)
    rows = [
        {"title": subject(item), "text": sentence_of(again.last, found), "cite": why(again.last, found.book)}
        for item, again in waiting.items()
    ]
    context = {
        "assembly": found,
        "lede": assembly_name(found),
        "rows": rows,
        "form": form,
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/call_again.html", context, status=409 if refused else 200)
