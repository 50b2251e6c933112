"""The agenda is put in order: the place of each item, how long one speaks on it, and its title."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accede.assembly import actions
from accede.assembly.actions.agenda import reword_item
from accede.assembly.forms.agenda import ArrangeForm, TitleForm
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.agenda import agenda_is_open, has_own_title
from accede.assembly.queries.naming import agenda_line, assembly_name
from accede.assembly.views.asking import after, assembly_on, item_at, refusal
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import now


@open_to(secretariat | chair)
@require_http_methods(["GET", "HEAD", "POST"])
def arranging(request: HttpRequest, address: str) -> HttpResponse:
    """Put the agenda in order, or take an item off it."""
    found = assembly_on(address)
    page = partial(_page, found)
    if request.method != "POST":
        return page(request)
    if number := request.POST.get("off"):
        item = get_object_or_404(found.items, pk=number if number.isdecimal() else 0)
        return after(partial(actions.take_off_item, item, by=request.actor, at=now()), request.path, page, request)
    form = ArrangeForm(list(found.items.all()), request.POST)
    if not form.is_valid():
        return _page(found, request, form=form)
    said = {"order": form.order(), "minutes": form.minutes()}
    deed = partial(actions.arrange_agenda, found, **said, by=request.actor, at=now())
    return after(deed, request.path, page, request)


@open_to(secretariat | chair)
@require_http_methods(["GET", "HEAD", "POST"])
def rewording(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Give an item another title."""
    found = item_at(address, position)
    form = TitleForm(request.POST or None, initial=TitleForm.shown(title=found.title))
    if request.method != "POST" or not form.is_valid():
        return _reworded(found, form, request) if may_reword(found, request.actor) else redirect(found)
    deed = partial(reword_item, found, title=form.said("title"), by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(_reworded, found, form), request)


def may_reword(item: Item, actor: Actor) -> bool:
    """Say whether somebody can give an item another title."""
    return bool((secretariat | chair)(actor)) and has_own_title(item) and agenda_is_open(item.assembly)


def _reworded(found: Item, form: TitleForm, request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    context = {"item": found, "lede": agenda_line(found), "form": form}
    if refused:
        context["refusal"] = refusal(refused, found.assembly.book)
    return render(request, "assembly/reword.html", context, status=409 if refused else 200)


def _page(
    found: Assembly, request: HttpRequest, refused: Refused | None = None, *, form: ArrangeForm | None = None
) -> HttpResponse:
    if not refused and not agenda_is_open(found):
        return redirect(found)
    items = list(found.items.select_related("assembly__edition"))
    form = form or ArrangeForm(items)
    lines = {one.pk: agenda_line(one).partition(". ")[2] for one in items}
    rows = [one | {"title": lines[one["item"].pk]} for one in form.rows()]
    context = {"assembly": found, "lede": assembly_name(found), "form": form, "rows": rows}
    if refused:
        context["refusal"] = refusal(refused, found.book)
    return render(request, "assembly/agenda.html", context, status=409 if refused else 200)
