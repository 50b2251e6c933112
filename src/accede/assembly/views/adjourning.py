"""An item is adjourned, with a reason; what was adjourned is put on an agenda again."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly.actions.adjourning import adjourn, bring_adjourned
from accede.assembly.forms.changing import ReasonForm
from accede.assembly.models import Item
from accede.assembly.queries.adjourning import can_be_adjourned
from accede.assembly.queries.count import book_of
from accede.assembly.queries.naming import agenda_line
from accede.assembly.views import meeting
from accede.assembly.views.asking import after, assembly_on, item_at, refusal
from accede.assembly.views.further import office
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import now


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def adjourning(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Adjourn an item, and say why."""
    found, form = item_at(address, position), ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(found, form, request) if can_be_adjourned(found) else redirect(found)
    deed = partial(adjourn, found, **form.cleaned_data, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(_page, found, form), request)


@open_to(office)
@require_POST
def bringing(request: HttpRequest, address: str) -> HttpResponse:
    """Put what was adjourned on the agenda of this assembly."""
    found, key = assembly_on(address), request.POST.get("item", "")
    item = Item.objects.filter(pk=key if key.isdecimal() else 0).first()
    if item is None:
        raise Http404
    deed = partial(bring_adjourned, item, found, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(meeting.page, found), request)


def _page(found: Item, form: ReasonForm, request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    context = {
        "item": found,
        "lede": agenda_line(found),
        "form": form,
        "refusal": refusal(refused, book_of(found)) if refused else None,
    }
    return render(request, "assembly/adjourn.html", context, status=409 if refused else 200)
