"""A meeting that was held on paper, entered after its day: its hours, who was there, each result, the end."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly.actions import paper_meeting as actions
from accede.assembly.forms.paper_meeting import AGREED, NAMES, SHEET, HoursForm, PaperResultForm, SignedForm
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.agenda import items_of
from accede.assembly.queries.count import book_of
from accede.assembly.queries.manner import may_be_taken
from accede.assembly.queries.naming import assembly_name, question
from accede.assembly.queries.roll import Seat, roll_of
from accede.assembly.views.asking import after, assembly_on, item_at, refusal
from accede.assembly.views.entering import named_hands
from accede.assembly.views.gathering import agenda_row, in_order
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.wording.formats import country

PAGE = 200


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def afterwards(request: HttpRequest, address: str) -> HttpResponse:
    """Begin to enter a meeting that was held on paper; then show what is entered, and what is not."""
    found, form = assembly_on(address), HoursForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(found, request, form)
    deed = partial(actions.begin_paper_meeting, found, **form.hours(found.day), by=request.actor, at=now())
    return after(deed, request.path, lambda request, refused: _page(found, request, form, refused), request)


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def signed(request: HttpRequest, address: str) -> HttpResponse:
    """Enter who has signed the list, a page of it at a time."""
    found = _entered(address)
    pages = Paginator(in_order(roll_of(found)), PAGE).get_page(request.GET.get("page"))
    form = SignedForm({one.organisation: one.name for one in pages}, request.POST)
    if request.method == "POST" and form.is_valid():
        among = list(Organisation.objects.filter(pk__in=[one.organisation for one in pages]))
        there = [one for one in among if one.pk in form.cleaned_data["there"]]
        actions.enter_attendance(found, there=there, among=among, by=request.actor, at=now())
        if pages.has_next():
            return redirect(f"{request.path}?page={pages.next_page_number()}")
        return redirect("paper_meeting", found.address)
    context = {
        "assembly": found,
        "title": _("Who was there"),
        "docket": [assembly_name(found)],
        "rows": [{"seat": one, "country": country(one.country, language())} for one in pages],
        "pages": pages,
    }
    return render(request, "assembly/signed.html", context)


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def resulting(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Enter what was decided on an item."""
    found = item_at(address, position)
    if not found.assembly.is_on_paper or found.is_declared or found.is_election:
        raise Http404
    form = PaperResultForm(named_hands(found.assembly, _able(found)), _hows(found), request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _result_page(found, request, form)
    said = form.entered()
    deed = partial(actions.enter_result, found, **said, by=request.actor, at=now())
    back = reverse("paper_meeting", args=[address])
    return after(deed, back, lambda request, refused: _result_page(found, request, form, refused), request)


@open_to(secretariat)
@require_POST
def ending(request: HttpRequest, address: str) -> HttpResponse:
    """End the entering of a meeting."""
    found = _entered(address)
    deed = partial(actions.end_paper_meeting, found, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), lambda request, no: _page(found, request, HoursForm(), no), request)


def _entered(address: str) -> Assembly:
    found = assembly_on(address)
    if not found.is_on_paper:
        raise Http404
    return found


def _able(item: Item) -> list[Seat]:
    roll = roll_of(item.assembly)
    there = {seat.organisation for seat in roll if seat.attends}
    rights = item.assembly.book.votes
    taking = [seat for seat in roll if seat.attends or seat.holder in there]
    return in_order([seat for seat in taking if rights(seat.voter(), item.matter).verdict.holds is not False])


def _hows(item: Item) -> list[str]:
    cards = [SHEET] if may_be_taken(item, Item.Form.CARDS).holds else []
    agreed = [AGREED] if book_of(item).body[item.assembly.body].consensus_first else []
    return [NAMES, *cards, *agreed]


def _page(found: Assembly, request: HttpRequest, form: HoursForm, refused: Refused | None = None) -> HttpResponse:
    def row(item: Item) -> dict[str, Any]:
        is_open = found.is_on_paper and not item.is_declared and found.state == Assembly.State.OPEN
        name = None if item.is_election else "enter_result"
        url = reverse(name, args=[found.address, item.position]) if is_open and name else item.get_absolute_url()
        return agenda_row(item, found) | {"url": url}

    context = {
        "assembly": found,
        "title": _("A meeting held on paper"),
        "docket": [assembly_name(found)],
        "is_begun": found.is_on_paper,
        "is_open": found.state == Assembly.State.OPEN,
        "there": sum(one.attends for one in roll_of(found)) if found.is_on_paper else 0,
        "agenda": [row(one) for one in items_of(found)],
        "form": form,
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/paper_meeting.html", context, status=409 if refused else 200)


def _result_page(
    found: Item, request: HttpRequest, form: PaperResultForm, refused: Refused | None = None
) -> HttpResponse:
    context = {
        "item": found,
        "title": question(found),
        "docket": [assembly_name(found.assembly)],
        "form": form,
        "refusal": refusal(refused, book_of(found)) if refused else None,
    }
    return render(request, "assembly/paper_result.html", context, status=409 if refused else 200)
