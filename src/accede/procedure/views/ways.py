"""By which ways of the statutes a member may go on, and the page on which one of them is opened."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.journal.actions import Actor, Refused
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.procedure.actions import appeal, declare, open_proceeding
from accede.procedure.forms import OpeningForm
from accede.procedure.models import Proceeding
from accede.procedure.queries.path import ITSELF
from accede.procedure.queries.permission import office, own_file
from accede.procedure.queries.telling import way_named
from accede.procedure.queries.ways import asked, may_speak_for, openers, ways
from accede.procedure.views.opening import with_letter
from accede.procedure.views.reaching import of_member, of_proceeding
from accede.procedure.views.showing import cited, refusal, written
from accede.procedure.views.states import tag
from accede.register.models import Membership
from accede.register.queries import own_delegate
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.rulebook.verdict import Answer
from accede.statutes.queries import book_on, day_of
from accede.wording.explain import sentences_of


@of_member(own_delegate | office)
@require_safe
def ways_page(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show what is under way for a member, and every way that the statutes know from where it stands."""
    today = day_of(now())
    book = book_on(today)
    is_member = membership.ends is None and not membership.is_void
    known = ways(membership, book) if is_member else {}
    opened = list(membership.proceedings.select_related("edition"))
    running = {one.path for one in opened if one.is_running}
    context = {
        "membership": membership,
        "organisation": membership.organisation,
        "running": [_row(one) for one in opened],
        "ways": [_way(path, membership, book, request.actor) for path in known.values() if path.name not in running],
        "is_member": is_member,
        "may_enter": bool(secretariat(request.actor)),
    }
    return render(request, "procedure/ways.html", context)


@of_member(own_delegate | office)
@require_http_methods(["GET", "HEAD", "POST"])
def way_page(request: HttpRequest, membership: Membership, path: str) -> HttpResponse:
    """Open a path for a member."""
    at = now()
    today = day_of(at)
    book = book_on(today)
    way = ways(membership, book).get(path)
    if way is None:
        raise Http404
    mine = speaks_for(request.actor, way, membership, book)
    if not mine:
        raise PermissionDenied
    is_office = bool(office(request.actor))
    form = OpeningForm(
        request.POST or None,
        path=way,
        book=book,
        openers=mine,
        names=asked(way, membership, book, today),
        today=today if is_office else None,
        language=language(),
    )
    refused = None
    if form.is_valid():
        said = {"path": path, "wish": form.wish(today), "statement": form.cleaned_data["statement"]}
        try:
            opened = (open_proceeding if is_office else declare)(membership, **said, by=request.actor, at=at)
        except Refused as found:
            refused = found
        else:
            told = with_letter(_("It is opened."), _("The member has a letter."), "proceeding_opened")
            messages.success(request, told(opened))
            return redirect(opened)
    context = _opening(membership, way, book) | {
        "form": form,
        "refusal": refusal(refused, book),
        "is_own": not is_office,
    }
    return render(request, "procedure/way.html", context, status=409 if refused else 200)


@of_proceeding(own_file | secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def appeal_page(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Appeal against what was decided."""
    at, book, membership = now(), proceeding.book, proceeding.membership
    way = book.path.get(proceeding.way.appeal)
    if way is None:
        raise Http404
    form = OpeningForm(
        request.POST or None,
        path=way,
        book=book,
        openers=[one for one in openers(way) if one in ITSELF][-1:],
        names=asked(way, membership, book, day_of(at)),
        today=day_of(at) if secretariat(request.actor) else None,
        language=language(),
    )
    refused = None
    if form.is_valid():
        said = {"wish": form.wish(day_of(at)), "statement": form.cleaned_data["statement"]}
        try:
            made = appeal(proceeding, **said, by=request.actor, at=at)
        except Refused as found:
            refused = found
        else:
            messages.success(request, _("The appeal is made. Nothing takes effect before it is decided."))
            return redirect(made)
    is_own = not secretariat(request.actor)
    context = _opening(membership, way, book) | {"form": form, "refusal": refusal(refused, book), "is_own": is_own}
    return render(request, "procedure/way.html", context, status=409 if refused else 200)


def _opening(membership: Membership, way: Path, book: Book) -> dict[str, Any]:
    first, *rest = [one.text for one in sentences_of(way, book, language())]
    return {
        "membership": membership,
        "organisation": membership.organisation,
        "title": way_named(way, book, language()),
        "says": {"text": first, "cite": _cite(way, book)},
        "rest": [{"text": one} for one in rest],
    }


def speaks_for(actor: Actor, way: Path, membership: Membership, book: Book) -> list[str]:
    """Return in whose name somebody may open a path."""
    return [one for one in openers(way) if may_speak_for(actor, one, membership, book)]


def _cite(way: Path, book: Book) -> Any:
    return cited(Answer(code="path.opened", article=way.rests_on, marks=way.every_mark), book)


def _way(way: Path, membership: Membership, book: Book, actor: Actor) -> dict[str, Any]:
    first, *rest = [one.text for one in sentences_of(way, book, language())]
    may = speaks_for(actor, way, membership, book)
    return {
        "title": first,
        "text": " ".join(rest),
        "url": reverse("way", args=[membership.number, way.name]) if may else "",
        "cite": _cite(way, book),
    }


def _row(one: Proceeding) -> dict[str, Any]:
    return {
        "title": way_named(one.way, one.book, language()),
        "url": one.get_absolute_url(),
        "text": opened_on(one.opened_on),
        "tag": tag(one),
    }


def opened_on(on: date) -> str:
    """Say when a file was opened."""
    return _("Opened on {day}").format(day=written(on))
