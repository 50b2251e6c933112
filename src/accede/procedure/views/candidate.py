"""The candidate's page: where it stands, what is due, the request, and what it does with each."""

from datetime import date, datetime
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly.models import Assembly
from accede.fees.queries import asked
from accede.journal.actions import Refused
from accede.people.queries import language, now
from accede.procedure.actions import NotOffered, Unsettled, choose_time, name_presenter, send_request
from accede.procedure.forms import ChooseForm, PaperForm, PresenterForm, RequestForm, request_purposes
from accede.procedure.models import Candidacy
from accede.procedure.queries.assembly import aim_on, meant_for
from accede.procedure.queries.candidacy import chosen_slot, done_names, held_slot, times_ahead
from accede.procedure.queries.draft import SHEET, Written, in_file
from accede.procedure.queries.due import due_of
from accede.procedure.queries.grounds import has_its_reasons
from accede.procedure.queries.path import label_of, sure_vote_of
from accede.procedure.queries.permission import own, own_or_secretariat, reads_as_candidate
from accede.procedure.queries.question import questions_of
from accede.procedure.queries.request import sheet_of
from accede.procedure.queries.sheet import Completeness, completeness, facts_said, read
from accede.procedure.queries.verification import has_no_judge
from accede.procedure.views import office
from accede.procedure.views.again import before_and_after
from accede.procedure.views.asked import questions_shown
from accede.procedure.views.coming import text_links
from accede.procedure.views.grounds import grounds_context
from accede.procedure.views.lacking import lacking, missing
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.person import people_rows
from accede.procedure.views.request import papers_table, request_table
from accede.procedure.views.showing import cited, due_list, letters, refusal, timeline, written
from accede.procedure.views.signed import signed_context
from accede.procedure.views.typed import lost
from accede.procedure.views.unsaved import kept_words, unsaved_rows
from accede.register.views.paging import turned
from accede.statutes.queries import day_of, official_texts, texts
from accede.wording.margin import Margin, who

GRAVE = require_http_methods(["GET", "HEAD", "POST"])


def page(request: HttpRequest, candidacy: Candidacy, refused: Refused | None = None, **forms: Any) -> HttpResponse:
    """Show a candidate its own file."""
    at = now()
    today, book = day_of(at), candidacy.book
    assembly = meant_for(candidacy, today)
    rows = due_of(candidacy, today, at, assembly) if candidacy.is_open else []
    context = {
        "candidacy": candidacy,
        "today": today,
        "lede": lede(candidacy, assembly),
        "refusal": refusal(refused, book),
        "steps": timeline(candidacy, assembly, at),
        "due": due_list(rows, today, book),
        "chosen": chosen_slot(candidacy),
        "letters": turned(request, letters(candidacy, to=candidacy.organisation), office.LETTERS, name="letters"),
        "people": people_rows(candidacy, today),
        **questions_shown(request, candidacy, questions_of(candidacy)),
        **signed_context(request, candidacy),
        **grounds_context(candidacy, request.actor),
        **before_and_after(request, candidacy, today),
        **_meeting(candidacy, forms, at),
        **_request(request, candidacy, forms, today),
        **_papers(request, candidacy, forms),
        **_presenter(candidacy, forms),
    }
    return render(request, "procedure/candidate.html", context | {"typed": lost(forms.values(), context)})


def lede(candidacy: Candidacy, assembly: Assembly | None) -> str:
    """Say in one sentence how things stand for the candidate, and when the members vote."""
    if not candidacy.is_open:
        why = [_("A letter says why.")] if has_its_reasons(candidacy) else []
        return " ".join([ENDED[candidacy.state](), *why, *_begins(candidacy)])
    if not candidacy.step:
        return _("Your request is with us. The secretariat writes to you.")
    step = candidacy.way.step(candidacy.step)
    if step.verb == "meets":
        return _to_meet(candidacy, now())
    if step.verb == "sends":
        return _to_send(completeness(candidacy, day_of(now())))
    done = done_names(candidacy)
    vote = sure_vote_of(candidacy.way, candidacy.book, done)
    if vote is None or vote.name in done:
        return _("What comes next: {step}.").format(step=label_of(step, language()))
    if assembly is None:
        return _("Your request is with us. You will hear from us when the date of an assembly is known.")
    said, checks = _("Your request is with us. The members can vote on it on {day}."), candidacy.way.doing("checks")
    if checks and checks.name in done:
        said = _("The Board has verified your request. The members vote on it on {day}.")
    elif checks and checks == step and not has_no_judge(candidacy, now()):
        said = _("The Board verifies your request. The members can vote on it on {day}.")
    return said.format(day=written(assembly.day))


@of_file(own)
@require_POST
def choose(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Take the time that the candidate chose."""
    form = ChooseForm(request.POST, candidacy=candidacy, at=now())
    if form.has_error("slot", "required"):
        return page(request, candidacy, choose_form=form)

    def deed() -> object:
        if not form.is_valid():
            raise NotOffered
        return choose_time(candidacy, slot=form.cleaned_data["slot"], by=request.actor, at=now())

    left = _("The invitation for your calendar is on its way.")
    told = with_letter(_("The time is settled."), left, "time_chosen", candidacy)
    return acted(request, deed, told, candidacy, lambda refused: page(request, _fresh(candidacy), refused))


@of_file(own)
@GRAVE
def send(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Show what sending the request brings about, then send it."""
    if request.method != "POST" and (hasattr(candidacy, "request") or not candidacy.is_open):
        return redirect(candidacy)
    if request.method != "POST":
        return _before_sending(request, candidacy)

    def deed() -> object:
        return send_request(candidacy, by=request.actor, at=now())

    told = _("Your request is sent. You find it below, as it was received.")
    return acted(request, deed, told, candidacy, lambda refused: page(request, _fresh(candidacy), refused))


@of_file(own_or_secretariat)
@require_POST
def presenter(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Take the name of who presents the request."""
    form = PresenterForm(request.POST)
    mine = page if reads_as_candidate(request.actor, candidacy) else office.page
    if not form.is_valid():
        return mine(request, candidacy, presenter_form=form)

    def deed() -> object:
        return name_presenter(candidacy, **form.cleaned_data, by=request.actor, at=now())

    again = lambda refused: mine(request, _fresh(candidacy), refused, presenter_form=form)  # noqa: E731 - one line says it
    return acted(request, deed, _("The name is noted."), candidacy, again)


def _fresh(candidacy: Candidacy) -> Candidacy:
    """Read a file again: somebody else has been faster."""
    return office.fresh(candidacy)


def _before_sending(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    aim, lang = aim_on(candidacy, day_of(now())), language()
    step = candidacy.way.doing("sends")
    follows = [_("What you send does not change any more.")]
    if aim.missed and aim.missed_due and aim.missed_due.on:
        days = {"missed": written(aim.missed.day), "last": written(aim.missed_due.on)}
        follows.append(_("It is too late for the assembly of {missed}: the last day was {last}.").format(**days))
    if sure_vote_of(candidacy.way, candidacy.book) is None:
        pass
    elif aim.assembly:
        follows.append(_("The members can vote on it on {day}.").format(day=written(aim.assembly.day)))
    else:
        follows.append(_("No General Assembly is announced for it yet; it waits for the next date."))
    context = {
        "candidacy": candidacy,
        "to": who(step.to, candidacy.book, lang) if step else "",
        "follows": follows,
        "missing": _beside(request, candidacy)
        + missing(candidacy, completeness(candidacy, day_of(now())), candidacy.get_absolute_url()),
        "cite": cited(aim.due or aim.missed_due, candidacy.book) if aim.due or aim.missed_due else None,
    }
    return render(request, "procedure/send.html", context)


def _beside(request: HttpRequest, candidacy: Candidacy) -> list[dict[str, str]]:
    url = f"{candidacy.get_absolute_url()}#unsaved"
    return [{"text": str(Unsettled.sentence), "url": url}] if kept_words(candidacy, request.actor.id) else []


def _meeting(candidacy: Candidacy, forms: dict[str, Any], at: datetime) -> dict[str, Any]:
    may_choose = candidacy.is_open and times_ahead(candidacy, at)
    return {
        "choose_form": forms.get("choose_form") or ChooseForm(candidacy=candidacy, at=at) if may_choose else None,
        "held": held_slot(candidacy),
    }


def _request(request: HttpRequest, candidacy: Candidacy, forms: dict[str, Any], today: date) -> dict[str, Any]:
    kept = kept_words(candidacy, request.actor.id)
    form = forms.get("request_form")
    token = request.POST.get("form", "") if form else Written.of(candidacy, request.user.pk, kept).sealed(candidacy.pk)
    form = form or RequestForm(in_file(candidacy) | kept, candidacy=candidacy, on=today, language=language())
    beside = {"unsaved": unsaved_rows(candidacy, form, kept, forms.get("typed", {})), "token": token}
    if hasattr(candidacy, "request"):
        return beside | {"sent": request_table(candidacy)}
    return beside | (_draft(candidacy, form, today) if candidacy.is_open and candidacy.way.doing("sends") else {})


def _draft(candidacy: Candidacy, form: RequestForm, today: date) -> dict[str, Any]:
    found, book = completeness(candidacy, today), candidacy.book
    links = text_links(book, candidacy.way, official_texts(book, texts()))
    return {
        "request_form": form.leading_to(links).marked(),
        "rows": _rows(form, _citations(candidacy, found, today)),
        **lacking(candidacy, found),
        "may_send": candidacy.step == candidacy.way.doing("sends").name,
    }


def _papers(request: HttpRequest, candidacy: Candidacy, forms: dict[str, Any]) -> dict[str, Any]:
    if hasattr(candidacy, "request") or not candidacy.is_open or candidacy.way.doing("sends") is None:
        return {}
    form = forms.get("paper_form") or PaperForm(
        choices=request_purposes(candidacy, language()), holder=request.actor.id
    )
    return {"papers": papers_table(candidacy), "paper_form": form}


def _citations(candidacy: Candidacy, found: Completeness, today: date) -> dict[str, Margin]:
    """Return the article of the sheet for its first field, and the fee for the last of those it follows from."""
    book, sheet = candidacy.book, sheet_of(candidacy.book, candidacy.way)
    entries = sheet.fields if sheet else ()
    facts = facts_said(sheet, read(sheet, candidacy.sheet, today).values)
    fee = cited(book.fee_for(candidacy.way.into, facts), book)
    paid_by = [one.name for one in entries if one.fact in asked(book, candidacy.way.into)]
    first = {SHEET + one.name: cited(found.verdict, book).with_rows() for one in entries[:1]}
    return first | {SHEET + name: fee for name in paid_by[-1:]}


def _rows(form: RequestForm, citations: dict[str, Margin]) -> list[dict[str, Any]]:
    """Return the fields of a form in rows: two short ones side by side, any other alone."""
    rows: list[dict[str, Any]] = []
    for field in form.visible_fields():
        short, cite = _is_short(field), citations.get(field.name)
        if rows and short and rows[-1]["short"] and len(rows[-1]["fields"]) == 1:
            rows[-1]["fields"].append(field)
            rows[-1]["cite"] = rows[-1]["cite"] or cite
        else:
            rows.append({"fields": [field], "cite": cite, "short": short})
    return rows


def _is_short(field: BoundField) -> bool:
    return field.widget_type in ("text", "select") and not field.help_text


def _presenter(candidacy: Candidacy, forms: dict[str, Any]) -> dict[str, Any]:
    is_asked = candidacy.is_open and hasattr(candidacy, "request") and candidacy.way.doing("presents") is not None
    form = forms.get("presenter_form") or PresenterForm()
    return {"presenter_form": form if is_asked else None}


def _to_meet(candidacy: Candidacy, at: datetime) -> str:
    if chosen_slot(candidacy):
        return _("The time of our meeting is settled.")
    if times_ahead(candidacy, at):
        return _("Choose a time for our meeting.")
    if candidacy.slots.all():
        return _("The times that we offered have passed. We will write to you with new ones.")
    return _("Thank you. We will write to you with times for an online meeting.")


def _begins(candidacy: Candidacy) -> list[str]:
    """Say when the membership of whoever was admitted begins, where that is still to come."""
    ahead = candidacy.organisation.memberships.filter(starts__gt=day_of(now()), is_void=False).first()
    return [_("Membership begins on {day}.").format(day=written(ahead.starts))] if ahead else []


def _to_send(found: Completeness) -> str:
    if found.is_whole:
        return _("Your request is complete. You can send it.")
    said = ngettext(
        "Your request is not yet complete. One thing is missing or wrong before you can send it.",
        "Your request is not yet complete. %(n)d things are missing or wrong before you can send it.",
        found.lacking,
    )
    return said % {"n": found.lacking}


ENDED = {
    Candidacy.State.ADMITTED: lambda: _("Welcome. You have been admitted."),
    Candidacy.State.REFUSED: lambda: _("This candidacy has ended without an admission."),
    Candidacy.State.WITHDRAWN: lambda: _("You have withdrawn this candidacy."),
}
