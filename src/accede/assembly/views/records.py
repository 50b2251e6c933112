"""What was ever decided: a search in minutes and in assemblies from before, which the office brings in."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.archive.queries import documents_about
from accede.archive.views import handed_out
from accede.assembly import actions
from accede.assembly.forms.past import PaperForm, PastForm, RecordsForm
from accede.assembly.models import PastAssembly
from accede.assembly.queries.records import records
from accede.assembly.views.asking import front, participants
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import language, now
from accede.wording.formats import day

office = secretariat | chair
PER_PAGE = 30


@open_to(participants)
@require_safe
def records_page(request: HttpRequest) -> HttpResponse:
    """Show what was decided at every assembly, or only what holds some words."""
    form = RecordsForm(request.GET or None)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    found = records(asked, all_minutes=bool(front(request.actor)))
    pages = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "clear": reverse("records") if asked else "",
        "pages": pages,
        "rows": [{"title": one.title, "url": one.url, "text": one.text} for one in pages],
        "may_bring": bool(office(request.actor)),
    }
    return render(request, "assembly/records.html", context)


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def bringing(request: HttpRequest) -> HttpResponse:
    """Take in an assembly from before."""
    form = PastForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(actions.bring_in_past(**form.cleaned_data, by=request.actor, at=now()))
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
    context = {"form": form, "title": _("Bring in an earlier assembly")}
    return render(request, "assembly/bring_past.html", context, status=409 if form.non_field_errors() else 200)


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def past_assembly(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an assembly from before with its papers; the office adds a paper."""
    found = get_object_or_404(PastAssembly, pk=pk)
    form = None
    if office(request.actor):
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = PaperForm(*sent, holder=request.actor.id)
        if form.is_valid():
            try:
                actions.keep_past_paper(found, deposit=form.cleaned_data["file"], by=request.actor, at=now())
            except Refused as refused:
                form.add_error(None, str(refused.sentence))
            else:
                return redirect(found)
    context = {
        "past": found,
        "docket": [found.place, day(found.day, language())],
        "papers": [_paper(found, one) for one in documents_about(found)],
        "form": form,
    }
    return render(request, "assembly/past.html", context, status=409 if form and form.non_field_errors() else 200)


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def correcting(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right what is known of an assembly from before."""
    found = get_object_or_404(PastAssembly, pk=pk)
    form = PastForm(request.POST or None, initial={one: getattr(found, one) for one in PastForm.base_fields})
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_past(found, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            return redirect(found)
    context = {"form": form, "title": _("Correct an earlier assembly")}
    return render(request, "assembly/bring_past.html", context, status=409 if form.non_field_errors() else 200)


@open_to(participants)
@require_safe
def past_paper(request: HttpRequest, pk: int, paper: str) -> FileResponse:
    """Hand out a paper of an assembly from before."""
    found = get_object_or_404(PastAssembly, pk=pk)
    document = documents_about(found).filter(pk=paper).first()
    if document is None:
        raise Http404
    return handed_out(document)


def _paper(past: PastAssembly, document: object) -> dict[str, str]:
    return {
        "title": document.name,
        "url": reverse("past_paper", args=[past.pk, document.pk]),
        "text": f"{document.of_kind.name}, {filesizeformat(document.size)}",
    }
