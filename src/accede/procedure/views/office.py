"""The office's page of a candidacy: everything said, sent and decided, and what the secretariat does on it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of
from accede.journal.actions import Refused
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.procedure.actions import join_assembly as join_action
from accede.procedure.actions import note_meeting_held, note_presented, offer_times
from accede.procedure.actions import withdraw_times as withdraw_action
from accede.procedure.forms import NotesForm, OfferForm, PresenterForm, StepForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.assembly import meant_for, waits
from accede.procedure.queries.candidacy import chosen_slot, files, gathered, held_slot, turn_of
from accede.procedure.queries.entering import asks_request, has_arrived
from accede.procedure.queries.path import is_written_down, label_of, resting_of, vote_of
from accede.procedure.queries.permission import minuting
from accede.procedure.queries.question import questions_of
from accede.procedure.queries.sheet import completeness
from accede.procedure.queries.verification import has_criteria, verdict_of
from accede.procedure.views.advice import opinion_context
from accede.procedure.views.again import before_and_after
from accede.procedure.views.asked import questions_shown
from accede.procedure.views.deeds import history
from accede.procedure.views.grounds import grounds_context
from accede.procedure.views.noted import notes_shown
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.person import people_rows
from accede.procedure.views.request import answers, papers_table, request_table
from accede.procedure.views.showing import cited, letters, refusal, timeline
from accede.procedure.views.signed import signed_context
from accede.procedure.views.typed import lost
from accede.register.views.paging import LAST, turned
from accede.statutes.queries import day_of
from accede.wording.margin import sentence

LETTERS, DEEDS = 10, 50  # on one page
PLACES = {
    "meets": "#meeting",
    "sends": "#request",
    "checks": "#criteria",
    "presents": "#assembly",
    "decides": "#assembly",
}


def page(request: HttpRequest, candidacy: Candidacy, refused: Refused | None = None, **forms: Any) -> HttpResponse:
    """Show the office everything about a candidacy."""
    at = now()
    may_write = bool(secretariat(request.actor)) and candidacy.is_open
    assembly = meant_for(candidacy, day_of(at))
    item = item_of(named(candidacy)) if vote_of(candidacy.way, candidacy.book) else None
    context = {
        "candidacy": candidacy,
        "today": day_of(at),
        "refusal": refusal(refused, candidacy.book),
        "may_write": may_write,
        "letters": turned(request, letters(candidacy), LETTERS, name="letters") if minuting(request.actor) else None,
        "history": turned(request, history(candidacy), DEEDS, name="history", opens_at=LAST),
        "people": people_rows(candidacy, day_of(at)),
        **questions_shown(request, candidacy, questions_of(candidacy)),
        **before_and_after(request, candidacy, day_of(at)),
        **notes_shown(request, candidacy, forms.get("note_form")),
        **_next(request, candidacy, forms, day_of(at)),
        **_meeting(candidacy, forms, may_write, at),
        **_request(candidacy, at),
        **_verification(candidacy),
        **opinion_context(candidacy, request.actor),
        **signed_context(request, candidacy),
        **grounds_context(candidacy, request.actor, item),
        **_assembly(request, candidacy, forms, assembly, item, day_of(at)),
    }
    context["steps"] = _leading(timeline(candidacy, assembly, at), candidacy, "#next" if context.get("next") else "")
    return render(request, "procedure/office.html", context | {"typed": lost(forms.values(), context)})


def step_form(data: Mapping[str, Any] | None, *, is_answered: bool, today: date) -> StepForm:
    """Return what is filled when a step is written down: the day and the answer only where something was decided."""
    form = StepForm(data, is_answered=is_answered, today=today)
    if is_answered:
        form.fields["note"].help_text = _("If this refuses the candidate, its letter gives these words.")
    else:
        del form.fields["on"]
    return form


def fresh(candidacy: Candidacy) -> Candidacy:
    """Read a file again, as it stands after somebody else's deed."""
    return gathered(files().get(pk=candidacy.pk))


@of_file(secretariat)
@require_POST
def times(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Offer the times that were filled in."""
    form = OfferForm(request.POST)
    if not form.is_valid():
        return page(request, candidacy, offer_form=form)
    offered = {"starts": form.starts(), "minutes": form.cleaned_data["minutes"], "link": form.cleaned_data["link"]}

    def deed() -> object:
        return offer_times(candidacy, **offered, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return page(request, fresh(candidacy), refused, offer_form=form)

    told = with_letter(_("The times are offered."), _("The candidate has a letter."), "times_offered", candidacy)
    return acted(request, deed, told, candidacy, again)


@of_file(secretariat)
@require_POST
def withdraw_times(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Take back the times whose button was pressed."""
    slots = [int(one) for one in request.POST.getlist("slot") if one.isdecimal()]

    def deed() -> object:
        return withdraw_action(candidacy, slots=slots, by=request.actor, at=now())

    return acted(request, deed, _("The time is no longer offered."), candidacy, _again(request, candidacy))


@of_file(secretariat)
@require_POST
def held(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Write down the meeting that was held."""
    form = NotesForm(request.POST, is_settled=chosen_slot(candidacy) is not None)
    if not form.is_valid():
        return page(request, candidacy, notes_form=form)

    def deed() -> object:
        return note_meeting_held(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return page(request, fresh(candidacy), refused, notes_form=form)

    return acted(request, deed, _("The meeting is noted as held."), candidacy, again)


@of_file(minuting)
@require_POST
def presented(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Write down that the candidate has presented its request."""

    def deed() -> object:
        return note_presented(candidacy, by=request.actor, at=now())

    return acted(request, deed, _("The presentation is noted."), candidacy, _again(request, candidacy))


@of_file(secretariat)
@require_POST
def join_assembly(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Bring a request that waits to the assembly that is now announced."""

    def deed() -> object:
        return join_action(candidacy, by=request.actor, at=now())

    return acted(request, deed, _("The request joins the assembly."), candidacy, _again(request, candidacy))


def _again(request: HttpRequest, candidacy: Candidacy) -> Any:
    return lambda refused: page(request, fresh(candidacy), refused)


def _leading(steps: list[dict[str, Any]], candidacy: Candidacy, place: str) -> list[dict[str, Any]]:
    """Lead from the step whose turn it is to where on the page it is taken."""
    rule = turn_of(candidacy)
    place = place or (PLACES.get(rule.verb, "") if rule else "")
    for line in (one["lines"][0] for one in steps if place and one["state"] == "now" and one["lines"]):
        line["url"] = place
    return steps


def _next(request: HttpRequest, candidacy: Candidacy, forms: dict[str, Any], today: date) -> dict[str, Any]:
    """Return the step that is written down here; nothing where another page takes what comes next."""
    rule = turn_of(candidacy)
    if rule is None or not is_written_down(rule, candidacy.way, candidacy.book):
        return {}
    # Somebody else may have gone on: what was typed for one step is not shown as if it were for another.
    sent = forms.get("step_form") if request.POST.get("step") == rule.name else None
    form = sent or step_form(None, is_answered=rule.verb == "decides", today=today)
    said = {"text": label_of(rule, language()), "cite": cited(resting_of(rule, candidacy.way), candidacy.book)}
    return {"next": rule, "next_said": said, "step_form": form}


def _meeting(candidacy: Candidacy, forms: dict[str, Any], may_write: bool, at: datetime) -> dict[str, Any]:
    is_due = may_write and _is_due(candidacy, "meets")
    chosen = chosen_slot(candidacy)
    form = NotesForm(is_settled=chosen is not None) if chosen is None or chosen.starts_at <= at else None
    return {
        "meets": candidacy.way.doing("meets") is not None,
        "chosen": chosen,
        "held": held_slot(candidacy),
        "offered": [(slot, slot.starts_at <= at) for slot in candidacy.slots.all() if not slot.chosen_at],
        "offer_form": forms.get("offer_form") or OfferForm() if is_due and not chosen else None,
        "notes_form": forms.get("notes_form") or form if is_due else None,
        "may_move": is_due and chosen is not None,
    }


def _request(candidacy: Candidacy, at: datetime) -> dict[str, Any]:
    if hasattr(candidacy, "request"):
        return {"sent": request_table(candidacy)}
    if not asks_request(candidacy.way):
        return {"said_first": answers(candidacy, candidacy.sheet)}
    lacking = completeness(candidacy, day_of(at)).lacking
    return {"draft": answers(candidacy, candidacy.sheet), "lacking": lacking, "papers": papers_table(candidacy)}


def _verification(candidacy: Candidacy) -> dict[str, Any]:
    if not has_arrived(candidacy) or not has_criteria(candidacy):
        return {}
    verdict, book = verdict_of(candidacy), candidacy.book
    return {"verdict": {"text": sentence(verdict, book, language()), "cite": cited(verdict, book).with_rows()}}


def _assembly(
    request: HttpRequest,
    candidacy: Candidacy,
    forms: dict[str, Any],
    coming: Assembly | None,
    item: Item | None,
    today: date,
) -> dict[str, Any]:
    is_waiting = candidacy.is_open and waits(candidacy, today)
    is_presented = candidacy.is_open and has_arrived(candidacy) and candidacy.way.doing("presents") is not None
    may_note = candidacy.is_open and _is_due(candidacy, "presents") and minuting(request.actor)
    if vote_of(candidacy.way, candidacy.book) is None:
        return {}
    return {
        "before_members": has_arrived(candidacy),
        "is_presented": is_presented,
        "item": item,
        "item_url": reverse("item", args=[item.assembly.day.isoformat(), item.position]) if item else "",
        "assembly": None if is_waiting else candidacy.assembly,
        "to_join": coming if is_waiting and secretariat(request.actor) else None,
        "may_note_presented": bool(may_note),
        "presenter_form": forms.get("presenter_form") or PresenterForm(initial={"name": candidacy.presenter})
        if secretariat(request.actor) and is_presented
        else None,
    }


def _is_due(candidacy: Candidacy, verb: str) -> bool:
    step = candidacy.way.doing(verb)
    return step is not None and candidacy.step == step.name
