"""One line of the register: what it says, what puts it right, and, for the secretariat, putting it right."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.actions import correct_entry
from accede.register.forms import CorrectionForm
from accede.register.models import RegisterEntry
from accede.register.queries import entries, may_consult
from accede.register.views.lines import happened, holds_from, is_put_right, lateness
from accede.rulebook.book import Book
from accede.wording.formats import day
from accede.wording.margin import article_mark


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(may_consult)
def line(request: HttpRequest, number: int) -> HttpResponse:
    """Show a line; enter another that puts it right."""
    found = get_object_or_404(entries(), number=number)
    may_correct = bool(secretariat(request.actor))
    if request.method == "POST" and not may_correct:
        raise PermissionDenied
    given = {name: getattr(found, name) for name in ("effective_on", "decided_on", "decision")}
    form = CorrectionForm(request.POST or None, initial=given)
    if form.is_valid():
        try:
            new = correct_entry(found, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Line %(new)d puts line %(old)d right.") % {"new": new.number, "old": number})
            return redirect("register_line", number=new.number)
    open_ = not is_put_right(found) and found.event != RegisterEntry.Event.VOID
    context = {
        "entry": found,
        "title": _("Line %(number)d of the register") % {"number": number},
        "facts": _facts(found, language()),
        "form": form if may_correct and open_ else None,
    }
    return render(request, "register/line.html", context, status=409 if form.non_field_errors() else 200)


def _facts(entry: RegisterEntry, language: str) -> list[tuple[str, ...]]:
    book, unknown = entry.book, _("not known")
    found: list[tuple[str, ...]] = [
        (_("Member"), entry.organisation.name, entry.membership.get_absolute_url()),
        *_one_with(entry),
        (_("What happened"), happened(entry, book, language)),
        (_("From"), holds_from(entry, language) or unknown),
        (_("Decided on"), day(entry.decided_on, language) if entry.decided_on else unknown),
        (_("Decision"), entry.decision or unknown),
        (_("Entered on"), f"{day(entry.entered_on, language)} {lateness(entry, book, language)}".strip()),
    ]
    return [*found, *_of_articles(entry, book, language), *_of_other_lines(entry)]


def _one_with(entry: RegisterEntry) -> list[tuple[str, ...]]:
    now_of = entry.membership.organisation
    return [(_("Found to be one with"), now_of.name)] if now_of != entry.organisation else []


def _of_articles(entry: RegisterEntry, book: Book, language: str) -> list[tuple[str, ...]]:
    return [(_("Articles"), article_mark(tuple(entry.article), book, language))] if entry.article else []


def _of_other_lines(entry: RegisterEntry) -> list[tuple[str, Any, str]]:
    found = [(_("Reason"), entry.reason)] if entry.reason else []
    if entry.corrects:
        found.append((_("Puts right"), _line_name(entry.corrects), _address(entry.corrects)))
    if is_put_right(entry):
        found.append((_("Put right by"), _line_name(entry.corrected_by), _address(entry.corrected_by)))
    return found


def _line_name(entry: RegisterEntry) -> str:
    return _("line %(number)d") % {"number": entry.number}


def _address(entry: RegisterEntry) -> str:
    return entry.get_absolute_url()
