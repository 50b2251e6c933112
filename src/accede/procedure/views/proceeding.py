"""A member's file on a path of the rulebook: how it was opened, what was done, what comes next, and who does it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.journal.actions import Actor, Refused
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.procedure.actions import (
    give_effect,
    hear_member,
    put_before_assembly,
    state_facts,
    take_own_step,
    take_step,
)
from accede.procedure.actions import take_back as take_back_action
from accede.procedure.actions.effect import is_ripe
from accede.procedure.forms import FactsForm, HearingForm, OwnStepForm, StepForm, TakeBackForm
from accede.procedure.models import Proceeding
from accede.procedure.queries.passing import ANSWERED, is_of_assembly, may_take_back
from accede.procedure.queries.path import ITSELF
from accede.procedure.queries.permission import minuting, office, own_file
from accede.procedure.queries.proceeding import Standing, proceedings, standing_of, turn_of
from accede.procedure.queries.telling import outlook, step_named, way_named, whoever
from accede.procedure.views.beside import appealing, before_assembly
from accede.procedure.views.deeds import history
from accede.procedure.views.enclosed import enclosed
from accede.procedure.views.opening import acted
from accede.procedure.views.reaching import of_proceeding
from accede.procedure.views.showing import cited, letters, refusal, written
from accede.procedure.views.states import steps, tag
from accede.procedure.views.typed import lost
from accede.rulebook.path import Step
from accede.rulebook.verdict import Answer, Due
from accede.statutes.queries import day_of
from accede.wording.formats import text
from accede.wording.margin import sentence

FORMS = require_http_methods(["GET", "HEAD", "POST"])
MAY_BE_STATED = ("decision.", "today", "year_ends")


@of_proceeding(own_file | office)
@require_safe
def proceeding_page(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Show a file to the member and to the office."""
    return page(request, proceeding)


def page(request: HttpRequest, proceeding: Proceeding, refused: Refused | None = None, **forms: Any) -> HttpResponse:
    """Show a file, with what whoever reads it may do now."""
    at = now()
    today, book, lang = day_of(at), proceeding.book, language()
    found = standing_of(proceeding, today)
    context = {
        "proceeding": proceeding,
        "membership": proceeding.membership,
        "organisation": proceeding.membership.organisation,
        "way": way_named(proceeding.way, book, lang),
        "tag": tag(proceeding),
        "refusal": refusal(refused, book),
        "steps": steps(proceeding, found),
        "outlook": {"text": outlook(proceeding, found, lang), "cite": cited(_ground(proceeding, found), book)},
        "opened": _opened(proceeding),
        "taken": _taken(proceeding),
        "hearings": proceeding.hearings.all(),
        "letters": letters(proceeding) if minuting(request.actor) else None,
        "history": history(proceeding),
        **enclosed(request.actor, proceeding, found, forms.get("paper_form")),
        **before_assembly(request.actor, proceeding, today),
        **appealing(request.actor, proceeding, found, today),
        **(_doing(request, proceeding, found, today, forms) if proceeding.is_running else {}),
    }
    return render(request, "procedure/proceeding.html", context | {"typed": lost(forms.values(), context)})


@of_proceeding(own_file | office)
@require_POST
def step(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Take the step whose turn it is: the member its own, the office what a body did."""
    at, name = now(), request.POST.get("step", "")
    if not office(request.actor):
        form: Any = OwnStepForm(request.POST)
        deed = take_own_step
    else:
        rule = next((one for one in proceeding.way.steps if one.name == name), None)
        form = StepForm(request.POST, is_answered=rule is not None and rule.verb in ANSWERED, today=day_of(at))
        deed = take_step
    if not form.is_valid():
        return page(request, proceeding, step_form=form)
    said = form.said() if isinstance(form, StepForm) else form.cleaned_data

    def do() -> object:
        return deed(proceeding, step=name, **said, by=request.actor, at=at)

    return acted(request, do, _("It is written down."), proceeding, _again(request, proceeding, step_form=form))


@of_proceeding(own_file | secretariat)
@require_POST
def hearing(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Keep what the member says."""
    form = HearingForm(request.POST)
    if not form.is_valid():
        return page(request, proceeding, hearing_form=form)

    def do() -> object:
        return hear_member(proceeding, **form.cleaned_data, by=request.actor, at=now())

    return acted(request, do, _("What was said is kept."), proceeding, _again(request, proceeding, hearing_form=form))


@of_proceeding(secretariat)
@require_POST
def facts(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """State what the rulebook asks for."""
    at = now()
    found = standing_of(proceeding, day_of(at))
    form = FactsForm(request.POST, names=missing(found), book=proceeding.book, language=language())
    if not form.is_valid():
        return page(request, proceeding, facts_form=form)
    days = {name: one for name, one in form.days().items() if name not in proceeding.book.fact}

    def do() -> object:
        return state_facts(proceeding, facts=form.facts(), days=days, by=request.actor, at=at)

    return acted(request, do, _("It is written down."), proceeding, _again(request, proceeding, facts_form=form))


@of_proceeding(minuting)
@require_POST
def agenda(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Put the file on the agenda of the assembly that decides."""

    def do() -> object:
        return put_before_assembly(proceeding, by=request.actor, at=now())

    return acted(request, do, _("It stands on the agenda."), proceeding, _again(request, proceeding))


@of_proceeding(secretariat)
@require_POST
def effect(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Enter in the register what the file has come to."""

    def do() -> object:
        return give_effect(proceeding, by=request.actor, at=now())

    return acted(request, do, _("It is entered in the register."), proceeding, _again(request, proceeding))


@of_proceeding(own_file | secretariat)
@FORMS
def take_back(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Take a file back, after a question."""
    at = now()
    verdict, book = may_take_back(proceeding, day_of(at)), proceeding.book
    form = TakeBackForm(request.POST or None)
    refused = None
    if request.method == "POST" and form.is_valid():

        def do() -> object:
            return take_back_action(proceeding, **form.cleaned_data, by=request.actor, at=at)

        return acted(request, do, _("It is taken back."), proceeding, _again(request, proceeding))
    context = {
        "proceeding": proceeding,
        "organisation": proceeding.membership.organisation,
        "way": way_named(proceeding.way, book, language()),
        "form": form,
        "refusal": refusal(refused, book),
        "may": verdict.holds is True or bool(secretariat(request.actor)),
        "said": {"text": sentence(verdict, book, language()), "cite": cited(verdict, book)},
    }
    return render(request, "procedure/take_back.html", context)


def missing(found: Standing) -> list[str]:
    """Return the names of what the answer hangs on, and somebody can state."""
    progress = found.progress
    names = [*progress.missing, *(progress.effect.missing if progress.effect else ())]
    return [one for one in dict.fromkeys(names) if not one.startswith(MAY_BE_STATED)]


def _again(request: HttpRequest, proceeding: Proceeding, **forms: Any) -> Any:
    return lambda refused: page(request, proceedings().get(pk=proceeding.pk), refused, **forms)


def _ground(proceeding: Proceeding, found: Standing) -> Answer | Due:
    """Return what the outlook rests on: the day it takes effect, else the step that comes next."""
    effect = found.progress.effect
    if effect and effect.on and not found.is_under_way:
        return effect.resting_on(proceeding.way.article, proceeding.way.marks("effect"))
    due = found.progress.due
    return due.resting_on(found.progress.article) if due and due.on else found.progress


def _opened(proceeding: Proceeding) -> list[tuple[str, str]]:
    path, book, lang = proceeding.way, proceeding.book, language()
    grounds = [text(path.grounds[one], lang) or one for one in proceeding.grounds if one in path.grounds]
    facts_ = [(_("Opened on"), written(proceeding.opened_on))]
    if proceeding.opener:
        facts_.append((_("Opened by"), whoever(proceeding.opener, book, lang)))
    facts_ += [(_("Ground"), one) for one in grounds]
    if proceeding.form:
        facts_.append((_("Form"), text(path.form.get(proceeding.form, {}), lang) or proceeding.form))
    return [*facts_, *([(_("Assembly"), written(proceeding.assembly.day))] if proceeding.assembly else [])]


def _taken(proceeding: Proceeding) -> list[dict[str, Any]]:
    path, book, lang = proceeding.way, proceeding.book, language()
    return [
        {
            "title": step_named(path, one.step, lang),
            "mark": written(one.on),
            "text": whoever(path.step(one.step).by, book, lang),
            "after": one.note,
            "tag": _answer(one.answer) if path.step(one.step).verb in ANSWERED else None,
            "cite": cited(Answer(code="path.opened", article=path.step(one.step).article or path.article), book),
        }
        for one in proceeding.steps.all()
    ]


def _answer(answer: bool) -> dict[str, str]:
    return {"state": "done" if answer else "lost", "label": _("In favour") if answer else _("Against")}


def _doing(
    request: HttpRequest, proceeding: Proceeding, found: Standing, today: date, forms: dict[str, Any]
) -> dict[str, Any]:
    """Return what whoever reads may do now."""
    actor = request.actor
    is_own, is_secretary = bool(own_file(actor, proceeding)), bool(secretariat(actor))
    rule, is_heard = turn_of(proceeding, found), proceeding.opener not in ITSELF
    # Somebody else may have gone on: what was typed for one step is not shown as if it were for another.
    sent = forms.get("step_form") if rule and request.POST.get("step") == rule.name else None
    return {
        "step": rule,
        "step_label": step_named(proceeding.way, rule.name, language()) if rule else "",
        "step_form": sent or (_step_form(actor, proceeding, rule, today) if rule else None),
        "step_submit": _("Send it") if is_own and rule and rule.verb == "sends" else _("Write it down"),
        "facts_form": forms.get("facts_form") or (_facts_form(proceeding, found) if is_secretary else None),
        "hearing_form": forms.get("hearing_form") or (HearingForm() if is_heard and (is_own or is_secretary) else None),
        "may_enter": is_secretary and is_ripe(proceeding, found, today),
        "may_take_back": is_own or is_secretary,
    }


def _step_form(actor: Actor, proceeding: Proceeding, rule: Step, today: date) -> Any:
    if rule.verb == "waits" or is_of_assembly(proceeding, rule):
        return None
    if office(actor):
        return StepForm(None, is_answered=rule.verb in ANSWERED, today=today)
    return OwnStepForm() if rule.by in ITSELF else None


def _facts_form(proceeding: Proceeding, found: Standing) -> FactsForm | None:
    names = missing(found)
    return FactsForm(None, names=names, book=proceeding.book, language=language()) if names else None
