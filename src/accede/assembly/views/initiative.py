"""What members ask for together: listed with how many there are and how many it takes, started, supported."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly import actions
from accede.assembly.forms import OrganisationForm
from accede.assembly.forms.initiative import InitiativeForm
from accede.assembly.models import Initiative
from accede.assembly.queries.agenda import next_assemblies
from accede.assembly.queries.initiative import askers, may_be_ordered, may_be_put, petition
from accede.assembly.queries.naming import assembly_name
from accede.assembly.views.asking import after, organisation_of, participants, refusal, why
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import delegate_of
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.statutes.queries import book_at, book_on, day_of
from accede.wording.formats import listed
from accede.wording.margin import sentence, who

State, PAGE = Initiative.State, 20
TAGS = {State.OPEN: "now", State.REACHED: "done", State.WITHDRAWN: ""}


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def initiatives(request: HttpRequest) -> HttpResponse:
    """List what members ask for together; a delegate asks for something more."""
    if request.method != "POST":
        return _page(request)
    form = _form(request.actor, request.POST)
    if form is None or not form.is_valid():
        return _page(request, form=form)
    organisation = organisation_of(int(form.cleaned_data["organisation"]))
    deed = partial(actions.start_initiative, organisation, **form.asked(), by=request.actor, at=now())
    return after(deed, request.path, partial(_page, form=form), request)


@open_to(participants)
@require_POST
def supporting(request: HttpRequest, number: int) -> HttpResponse:
    """Stand behind what another member asks for."""
    return _act(request, number, actions.support_initiative)


@open_to(participants)
@require_POST
def leaving(request: HttpRequest, number: int) -> HttpResponse:
    """Stand behind it no longer."""
    return _act(request, number, actions.withdraw_support)


def _act(request: HttpRequest, number: int, act: Callable[..., object]) -> HttpResponse:
    found = get_object_or_404(Initiative.objects.select_related("assembly__edition"), pk=number)
    form = OrganisationForm(request.POST)
    if not form.is_valid():
        raise Http404
    organisation = organisation_of(form.cleaned_data["organisation"])
    deed = partial(act, organisation, found, by=request.actor, at=now())
    return after(deed, reverse("initiatives"), _page, request)


def _page(request: HttpRequest, refused: Refused | None = None, *, form: InitiativeForm | None = None) -> HttpResponse:
    today = day_of(now())
    roll, own = askers(today), _own(request.actor)
    found = Initiative.objects.select_related("assembly__edition", "item__assembly", "starter")
    # What waits for more members comes first.
    found = found.exclude(state=State.WITHDRAWN).order_by("state", "-started_at", "-pk")
    pages = Paginator(found.prefetch_related("supports__organisation"), PAGE).get_page(request.GET.get("page"))
    book = book_on(today)
    context = {
        "initiatives": [_shown(one, petition(one, today, roll), own) for one in pages],
        "pages": pages,
        "form": form or _form(request.actor),
        "refusal": refusal(refused, book) if refused else None,
    }
    return render(request, "assembly/initiatives.html", context, status=409 if refused else 200)


def _shown(one: Initiative, verdict: Any, own: list[Organisation]) -> dict[str, Any]:
    book = one.assembly.book if one.assembly else book_on(day_of(one.started_at))
    behind = [each.organisation for each in one.supports.all()]
    numbers = {"number": verdict.values.get("number", len(behind)), "needed": verdict.values.get("needed")}
    return {
        "initiative": one,
        "what": assembly_name(one.assembly) if one.assembly else who(one.body, book, language()),
        "tag": {"state": TAGS[one.state], "label": one.get_state_display()},
        "progress": _("%(number)s of %(needed)s") % numbers if numbers["needed"] else "",
        "said": {"text": sentence(verdict, book, language()), "facts": [], "cite": why(verdict, book)},
        "behind": listed((each.name for each in behind), language()),
        "own": [(each, each in behind) for each in own] if one.state == State.OPEN else [],
    }


def _own(actor: Actor) -> list[Organisation]:
    ours = delegate_of(actor)
    return list(Organisation.objects.filter(pk__in=ours)) if ours else []


def _form(actor: Actor, data: Any = None) -> InitiativeForm | None:
    own, book = _own(actor), book_at(now())
    put, order = may_be_put(next_assemblies(day_of(now()))), may_be_ordered(book)
    return InitiativeForm(book, own, put, order, data) if own and (put or order) else None
