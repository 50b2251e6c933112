"""Files of the institutions: what comes next, each with its dates, and all dates for calendar programs."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.debates.actions.procedure import change_procedure, note_stage, open_procedure, strike_stage
from accede.debates.forms import ProcedureForm, StageForm
from accede.debates.models import Procedure, Stage
from accede.debates.queries.procedures import calendar_of, procedures, stages_from
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.space.queries.naming import in_language
from accede.space.views.asking import asked, kept_from
from accede.statutes.queries import day_of
from accede.wording.formats import day, text
from accede.wording.markdown import html

PER_PAGE = 25
FEW = 10  # dates that stand above the files


@require_safe
def list_procedures(request: HttpRequest) -> HttpResponse:
    """Show the dates to come, then every file, the one whose date comes next first."""
    lang, today = language(), day_of(now())
    pages = Paginator(procedures(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    dates = [
        {
            "mark": day(one.on, lang),
            "text": f"{text(one.titles, lang)} · {text(one.procedure.titles, lang)}",
            "url": one.procedure.get_absolute_url(),
        }
        for one in stages_from(request.actor, today)[:FEW]
    ]
    context = {"dates": dates, "pages": pages, "rows": [_row(one, lang) for one in pages]}
    context["is_office"] = bool(secretariat(request.actor))
    return render(request, "debates/procedures.html", context)


@require_safe
def procedures_calendar(request: HttpRequest) -> HttpResponse:
    """Hand out the dates to come of every file that whoever asks may read."""
    at = now()
    content = calendar_of(stages_from(request.actor, day_of(at)), at, language())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="procedures.ics"'
    return response


@require_safe
def procedure(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a file and its dates."""
    found = get_object_or_404(Procedure, pk=pk)
    if refusal := kept_from(request, found.audience):
        return refusal
    lang, today = language(), day_of(now())
    title, said_in = in_language(found.titles, lang)
    words, words_in = in_language(found.texts, lang)
    stages = list(found.stages.all())
    context = {
        "procedure": found,
        "title": title,
        "lang": said_in,
        "text": mark_safe(html(words)),  # noqa: S308 - markup of its writers is shown as words
        "text_lang": words_in,
        "steps": [_step(one, lang) | {"state": _state(one, found, today)} for one in stages],
        "stages": [{"pk": one.pk, "title": f"{day(one.on, lang)}: {text(one.titles, lang)}"} for one in stages],
        "is_office": bool(secretariat(request.actor)),
    }
    return render(request, "debates/procedure.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def procedure_new(request: HttpRequest) -> HttpResponse:
    """Follow another file."""
    form = ProcedureForm(request.POST or None)
    context = {
        "title": _("Follow a procedure"),
        "lede": _("Its dates are noted on its page."),
        "docket": {"label": _("EU procedures"), "url": reverse("procedures")},
        "submit": _("Follow it"),
    }
    deed = lambda **how: open_procedure(form.file(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is published. Now note its dates."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def procedure_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of a file what is true now."""
    found = get_object_or_404(Procedure, pk=pk)
    told = {name: getattr(found, name) for name in ("reference", "link", "audience", "has_ended")}
    form = ProcedureForm(request.POST or None, initial=ProcedureForm.shown(title=found.titles, text=found.texts) | told)
    context = {"title": _("Change this procedure"), "docket": _docket(found), "submit": _("Publish it so")}
    deed = lambda **how: change_procedure(found, file=form.file(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is published."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def stage_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a date of a file."""
    found = get_object_or_404(Procedure, pk=pk)
    form = StageForm(request.POST or None)
    context = {"title": _("Note a date"), "docket": _docket(found), "submit": _("Note it")}

    def deed(**how: Any) -> Stage:
        return note_stage(
            found, on=form.cleaned_data["on"], titles=form.said("title"), link=form.cleaned_data["link"], **how
        )

    return asked(request, form, deed, context, said=_("This is noted."), to=found)


@open_to(secretariat)
@require_POST
def stage_strike(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a date from its file."""
    stage = get_object_or_404(Stage.objects.select_related("procedure"), pk=pk)
    strike_stage(stage, by=request.actor, at=now())
    messages.success(request, _("This date is struck."))
    return redirect(stage.procedure)


def _row(one: Procedure, lang: str) -> dict[str, Any]:
    if one.has_ended:
        state = {"state": "done", "label": _("It has ended")}
    elif one.next_on:
        state = {"state": "now", "label": _("Next: {day}").format(day=day(one.next_on, lang))}
    else:
        state = {"state": "", "label": _("No date to come is known")}
    return {"title": text(one.titles, lang), "url": one.get_absolute_url(), "text": one.reference, "tag": state}


def _step(one: Stage, lang: str) -> dict[str, Any]:
    lines = [{"text": day(one.on, lang, weekday=True)}]
    if one.link:
        lines.append({"text": _("Web page"), "url": one.link})
    return {"label": text(one.titles, lang), "lines": lines}


def _state(one: Stage, procedure: Procedure, today: date) -> str:
    if one.on < today or procedure.has_ended:
        return "done"
    return "now" if one.on == procedure.next_on else "todo"


def _docket(one: Procedure) -> dict[str, str]:
    return {"label": str(one), "url": one.get_absolute_url()}
