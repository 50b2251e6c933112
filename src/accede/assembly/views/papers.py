"""The documents of a meeting: listed by item, added, followed by newer versions, handed out, sent to the members."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.archive.models import Document
from accede.archive.queries import documents_about
from accede.archive.views import handed_out
from accede.assembly import actions
from accede.assembly.forms.agenda import PaperForm, VersionForm
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.convening import later_notices, later_verdict
from accede.assembly.queries.naming import agenda_line, assembly_name
from accede.assembly.queries.papers import Versions, last_told, papers_of, versions
from accede.assembly.views.asking import after, assembly_on, participants, refusal, why
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import language, now
from accede.statutes.queries import day_of
from accede.wording.formats import day, language_name, text
from accede.wording.margin import sentence

office = secretariat | chair


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, address: str) -> HttpResponse:
    """List the documents of a meeting; the office adds one."""
    found = assembly_on(address)
    if request.method != "POST":
        return _page(found, request)
    form = _form(found, request, request.POST, request.FILES)
    if not form.is_valid():
        return _page(found, request, form=form)
    said = {name: form.cleaned_data[name] for name in ("title", "language")}
    place = form.cleaned_data["item"]
    item = found.items.get(position=place) if place else None
    said |= {"item": item, "deposit": form.cleaned_data["file"]}
    deed = partial(actions.add_paper, found, **said, by=request.actor, at=now())
    return after(deed, request.path, partial(_page, found, form=form), request)


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def renewing(request: HttpRequest, address: str, number: int) -> HttpResponse:
    """Show every version of a document, and let a newer one follow."""
    found = assembly_on(address)
    paper = get_object_or_404(found.papers.select_related("assembly"), pk=number)
    form = VersionForm(request.actor.id, *([request.POST, request.FILES] if request.method == "POST" else []))
    if request.method == "POST" and form.is_valid():
        deed = partial(actions.renew_paper, paper, deposit=form.cleaned_data["file"], by=request.actor, at=now())
        back = reverse("papers", args=[address])
        return after(deed, back, partial(_page, found), request)
    (of,) = versions([paper])
    files = [_file(one, found) for one in reversed(of.files)]
    context = {"assembly": found, "title": paper.title, "lede": assembly_name(found), "files": files, "form": form}
    return render(request, "assembly/paper.html", context)


@open_to(office)
@require_POST
def sending(request: HttpRequest, address: str) -> HttpResponse:
    """Write to the members what has come."""
    found = assembly_on(address)

    def deed() -> None:
        actions.send_papers(found, name=request.POST.get("name", ""), by=request.actor, at=now())
        messages.success(request, _("The members are written to."))

    return after(deed, reverse("papers", args=[address]), partial(_page, found), request)


@open_to(participants)
@require_safe
def handing_out(request: HttpRequest, address: str, key: UUID) -> HttpResponse:
    """Hand out one version of a document."""
    papers = list(assembly_on(address).papers.all())
    if not papers:
        raise Http404
    return handed_out(get_object_or_404(documents_about(*papers), pk=key))


def shown_papers(item: Item) -> list[dict[str, Any]]:
    """Return the documents of an item."""
    return _rows(papers_of(item.assembly, item), item.assembly)


def _page(
    found: Assembly, request: HttpRequest, refused: Refused | None = None, *, form: PaperForm | None = None
) -> HttpResponse:
    items, is_office = list(found.items.select_related("assembly__edition")), bool(office(request.actor))
    all_of = papers_of(found)
    parts = [(_("The whole meeting"), None), *((agenda_line(one), one.pk) for one in items)]
    listed = [(label, _rows([one for one in all_of if one.paper.item_id == key], found)) for label, key in parts]
    context = {
        "assembly": found,
        "lede": assembly_name(found),
        "parts": [{"label": label, "rows": rows} for label, rows in listed if rows],
        "is_office": is_office,
        "form": form or _form(found, request) if is_office and found.state not in Assembly.OVER else None,
        "sends": _sends(found, items) if is_office and found.state == Assembly.State.CONVENED else [],
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/documents.html", context, status=409 if refused else 200)


def _form(found: Assembly, request: HttpRequest, *given: Any) -> PaperForm:
    return PaperForm(found, list(found.items.select_related("assembly__edition")), request.actor.id, *given)


def _rows(found: list[Versions], assembly: Assembly) -> list[dict[str, Any]]:
    told = last_told(assembly) if found else None
    return [
        {
            "number": one.paper.pk,
            "title": one.paper.title,
            "language": language_name(one.paper.language, language()) if one.paper.language else "",
            "version": len(one.files) if len(one.files) > 1 else 0,
            "is_new": one.came_after(told),
            **_file(one.latest, assembly),
        }
        for one in found
    ]


def _file(one: Document, assembly: Assembly) -> dict[str, Any]:
    return {
        "url": reverse("paper", args=[assembly.address, one.pk]),
        "kind": one.of_kind.name,
        "on": day(day_of(one.received_at), language()),
    }


def _sends(found: Assembly, items: list[Item]) -> list[dict[str, Any]]:
    """What the members can be written to: each notice that the rules ask for, and what has come since."""
    today, book, sends = day_of(now()), found.book, []
    for name in later_notices(found):
        verdict = later_verdict(found, name, items, today)
        label = text(book.deadline[name].label, language()) or name
        sends.append(
            {"name": name, "label": label, "text": sentence(verdict, book, language()), "cite": why(verdict, book)}
        )
    told = last_told(found)
    if any(one.came_after(told) for one in papers_of(found)):
        sends.append({"name": "", "label": _("What has come since the members were last written to")})
    return sends
