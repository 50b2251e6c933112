"""Pages for everybody: who may join, how, until when and at what fee; first contact; a question."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accede.assembly.models import Assembly
from accede.assembly.queries import next_assemblies
from accede.fees.views.simulator import simulated
from accede.people.queries import language, now
from accede.people.visiting import taken
from accede.post.queries import waiting_kinds
from accede.procedure.actions import AlreadyOpen, ask_secretariat, express_interest, recall_interest
from accede.procedure.forms import InterestForm, QuestionForm
from accede.procedure.queries.assembly import Aim, aim
from accede.procedure.queries.check import questions
from accede.procedure.queries.path import entrances, is_voted, opens, stages, sure_vote_of
from accede.procedure.views.coming import coming, request_holds
from accede.procedure.views.entering import asking, chosen_entrance, named_way, other_entrances
from accede.procedure.views.linked import association
from accede.procedure.views.showing import cited, line, written
from accede.procedure.views.tree import tree
from accede.rulebook.book import Book
from accede.rulebook.path import Path, Step
from accede.statutes.queries import book_at, day_of, official_texts, texts
from accede.statutes.views.copies import text_rows
from accede.wording.formats import day, text

FORMS = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Show who may join, how, until when and at what fee."""
    at, house, lang = now(), texts(), language()
    book, on = book_at(at), day_of(at)
    path = chosen_entrance(request, book)
    upcoming = next_assemblies(on)
    aimed = aim(book, path, on, upcoming)
    shown = official_texts(book, house)
    context = {
        "words": {"title": text(house.page["join"].title, lang), "lede": text(house.page["join"].lede, lang)},
        "share_title": text(house.page["join"].title, lang),
        "linked": association(book, house),
        "about": text(house.page["join"].body, lang),
        "docket": docket(upcoming),
        "entrances": other_entrances(book, path),
        **named_way(path, book),
        "said": send_by(aimed, book, path),
        "benefits": [(text(one.label, lang), text(one.says, lang)) for one in house.benefit],
        "steps_title": counted(len(stages(path))),
        "steps": steps(path, book, aimed),
        "coming": coming(book, path, on),
        "holds": request_holds(book, path, shown),
        "criteria": tree(questions(book, path), book),
        "texts": text_rows(shown),
        "contact": text(house.contact, lang),
        **simulated(request.GET, book, [path.into], joined=aimed.assembly.day if aimed.assembly else None, on=on),
    }
    return render(request, "procedure/join.html", context)


@FORMS
def interest(request: HttpRequest) -> HttpResponse:
    """Take an expression of interest, and say that it has arrived."""
    book, on = book_at(now()), day_of(now())
    paths = entrances(book)
    shown = {"language": language(), "path": request.GET.get("path", ""), "book": book, "paths": paths, "on": on}
    form = asking(InterestForm(request.POST if request.method == "POST" else None, **shown), paths)
    if taken(request, form, partial(_express, request)):
        return redirect(f"{reverse('interest')}?arrived&path={form.cleaned_data.get('path', '')}")
    if "arrived" in request.GET and not form.is_bound:
        return render(request, "procedure/arrived.html", arrived(request))
    meets = any(path.doing("meets") for path in paths)
    return render(
        request,
        "procedure/interest.html",
        {"form": form, "meets": meets},
        status=409 if form.non_field_errors() else 200,
    )


def _express(request: HttpRequest, said: dict[str, Any]) -> None:
    """Open a file; that there is one already is told by letter alone: whoever asks need not be who has the address."""
    doing = {"by": request.actor, "at": now()}
    try:
        express_interest(**said, **doing)
    except AlreadyOpen:
        recall_interest(name=said["name"], email=said["email"], **doing)


def arrived(request: HttpRequest) -> dict[str, Any]:
    """Return what comes after first contact: a meeting, where the path knows one, and by when a request is in time."""
    book, on = book_at(now()), day_of(now())
    path = chosen_entrance(request, book)
    lede = _("A letter is on its way to the address that you gave.")
    if "interest_received" in waiting_kinds():
        lede = _("The secretariat writes to the address that you gave.")
    found = {"meets": path.doing("meets") is not None, "lede": lede}
    if path.doing("sends"):
        found["said"] = send_by(aim(book, path, on, next_assemblies(on)), book, path)
    return found


@FORMS
def ask(request: HttpRequest) -> HttpResponse:
    """Take a question to the secretariat."""
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if taken(request, form, lambda said: ask_secretariat(**said, language=language(), by=request.actor, at=now())):
        messages.success(request, _("Your question is on its way to the secretariat, which answers by letter."))
        return redirect("ask")
    context = {"form": form, "contact": text(texts().contact, language())}
    return render(request, "procedure/ask.html", context, status=409 if form.non_field_errors() else 200)


def docket(upcoming: list[Assembly]) -> list[str]:
    """Return the next assembly for the head of the page."""
    return [
        line
        for one in upcoming[:1]
        for line in (_("Next General Assembly"), one.place, day(one.day, language(), weekday=True))
    ]


def send_by(aimed: Aim, book: Book, path: Path) -> dict[str, Any]:
    """Say until when a request must arrive for which assembly, and why; nothing where no assembly need vote on it."""
    if sure_vote_of(path, book) is None:
        return {}
    if aimed.assembly is None:
        said = _("No General Assembly that can vote on a request is announced yet. You can begin all the same.")
        return {"text": said}
    votes = written(aimed.assembly.day)
    if aimed.due is None or aimed.due.on is None:
        return {"text": _("The members can vote on your request on {day}.").format(day=votes)}
    last = day(aimed.due.on, language(), weekday=True)
    told = _("Send your request by {day} and the members can vote on it on {assembly}.")
    told = told.format(day=last, assembly=votes)
    if aimed.missed:
        told += " " + _("It is too late for the assembly of {missed}.").format(missed=written(aimed.missed.day))
    return {"text": told, "facts": [last], "cite": cited(aimed.due, book)}


def counted(number: int) -> str:
    """Say how many steps there are, in words where people use words."""
    said = {
        2: _("Two steps"),
        3: _("Three steps"),
        4: _("Four steps"),
        5: _("Five steps"),
        6: _("Six steps"),
        7: _("Seven steps"),
        8: _("Eight steps"),
        9: _("Nine steps"),
    }
    return said.get(number) or ngettext("One step", "%(n)d steps", number) % {"n": number}


def steps(path: Path, book: Book, aimed: Aim) -> list[dict[str, Any]]:
    """Return the steps of the path with the dates of the assembly that is next."""
    return [
        {
            "label": text(stage.step.label, language()),
            "state": "now" if stage.step.verb == "sends" and aimed.assembly else "todo",
            "lines": [{"text": text(stage.step.says, language())}, *_dates(stage.step, path, book, aimed)],
        }
        for stage in stages(path)
    ]


def _dates(step: Step, path: Path, book: Book, aimed: Aim) -> list[dict[str, Any]]:
    assembly = aimed.assembly
    last = aimed.due.on if aimed.due else None
    if opens(step, path):
        return [line(_("Any day"))]
    if step.verb == "meets":
        return [line(_("At a time you choose"))]
    if step.verb == "sends" and last:
        return [line(_("By {day}"), last)]
    if step.verb == "checks" and assembly and last:
        days = {"first": written(last), "last": written(assembly.day)}
        return [{"text": _("From {first} to {last}").format(**days), "facts": list(days.values())}]
    if is_voted(step, book) and assembly:
        return [line(_("{day}, {place}"), assembly.day, place=assembly.place)]
    return []
