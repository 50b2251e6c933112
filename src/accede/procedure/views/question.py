"""Questions to the candidate: put and closed by the office, answered by the candidate, seen by both."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.archive.views import handed_out
from accede.journal.actions import Refused
from accede.people.queries import language, now
from accede.procedure.actions import answer_question, ask_candidate, close_question
from accede.procedure.forms import AnswerForm, AskForm
from accede.procedure.models import Candidacy, Question, Reply
from accede.procedure.queries.permission import office, own, readers
from accede.procedure.queries.question import judged_lines, questions_of
from accede.procedure.views.asked import asked_rows
from accede.procedure.views.office import fresh
from accede.procedure.views.office import page as office_page
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.showing import refusal
from accede.statutes.queries import day_of
from accede.wording.formats import text


@of_file(office)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Ask what is to be asked, and put it to the candidate."""
    if request.method != "POST" and not candidacy.is_open:
        return redirect(candidacy)
    form = _ask_form(request, candidacy)
    if not form.is_valid():
        return _asking(request, candidacy, form)
    said = form.cleaned_data

    def deed() -> object:
        return ask_candidate(candidacy, **said, by=request.actor, at=now())

    page = "criteria" if said["criterion"] else "candidacy"
    to = f"{reverse(page, args=[candidacy.pk])}#questions"
    again = lambda refused: _asking(request, fresh(candidacy), form, refused)  # noqa: E731 - one line says it
    told = with_letter(_("The question is put."), _("The candidate has a letter."), "questions", candidacy)
    return acted(request, deed, told, to, again)


@of_file(own)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, candidacy: Candidacy, number: int) -> HttpResponse:
    """Show a question to the candidate, and take the answer."""
    question = next(iter(questions_of(candidacy, number)), None)
    if question is None:
        raise Http404
    if request.method != "POST" and (question.closed_at or not candidacy.is_open):
        return redirect(f"{candidacy.get_absolute_url()}#questions")
    files = request.FILES if request.method == "POST" else None
    form = AnswerForm(request.POST if request.method == "POST" else None, files, holder=request.actor.id)
    if not form.is_valid():
        return _answering(request, candidacy, question, form)
    said = {"words": form.cleaned_data["words"], "deposit": form.cleaned_data["paper"]}

    def deed() -> object:
        return answer_question(candidacy, number=number, **said, by=request.actor, at=now())

    again = lambda refused: _answering(request, candidacy, question, form, refused)  # noqa: E731 - one line says it
    to = f"{candidacy.get_absolute_url()}#questions"
    return acted(request, deed, _("Your answer has arrived; whoever asked sees it."), to, again)


@of_file(office)
@require_POST
def close(request: HttpRequest, candidacy: Candidacy, number: int) -> HttpResponse:
    """Close a question."""

    def deed() -> object:
        return close_question(candidacy, number=number, by=request.actor, at=now())

    again = lambda refused: office_page(request, fresh(candidacy), refused)  # noqa: E731 - one line says it
    return acted(request, deed, _("The question is closed."), f"{candidacy.get_absolute_url()}#questions", again)


@of_file(readers)
@require_safe
def answer_file(_request: HttpRequest, candidacy: Candidacy, number: int) -> FileResponse:
    """Hand out a file that answers a question."""
    reply = get_object_or_404(Reply.objects.select_related("document"), pk=number, question__candidacy=candidacy)
    if reply.document is None:
        raise Http404
    return handed_out(reply.document)


def _ask_form(request: HttpRequest, candidacy: Candidacy) -> AskForm:
    lines = [(one.name, f"{one.number} {text(one.criterion.label, language())}") for one in judged_lines(candidacy)]
    shape: dict[str, Any] = {"criteria": lines, "today": day_of(now())}
    if request.method == "POST":
        return AskForm(request.POST, **shape)
    number = request.GET.get("again", "")
    earlier = candidacy.questions.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
    taken_up = {"again": earlier.pk, "criterion": earlier.criterion, "words": earlier.words} if earlier else {}
    return AskForm(initial={"criterion": request.GET.get("criterion", "")} | taken_up, **shape)


def _asking(request: HttpRequest, candidacy: Candidacy, form: AskForm, refused: Refused | None = None) -> HttpResponse:
    again = str(form["again"].value() or "")
    context = {
        "candidacy": candidacy,
        "form": form,
        "draft": f"ask-{candidacy.pk}",
        "refusal": refusal(refused, candidacy.book),
        "earlier": [one for one in asked_rows(candidacy, questions_of(candidacy)) if again and again == str(one["pk"])],
    }
    return render(request, "procedure/ask_candidate.html", context)


def _answering(
    request: HttpRequest, candidacy: Candidacy, question: Question, form: AnswerForm, refused: Refused | None = None
) -> HttpResponse:
    context = {
        "candidacy": candidacy,
        "form": form,
        "draft": f"answer-{question.pk}",
        "refusal": refusal(refused, candidacy.book),
        "questions": asked_rows(candidacy, [question]),
    }
    return render(request, "procedure/answer.html", context)
