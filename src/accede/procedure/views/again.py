"""Applying again: said on a file that has ended, confirmed on a page of its own; files name each other."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.queries import language, now
from accede.procedure.actions import NotAgain, apply_again
from accede.procedure.forms import AnswersForm
from accede.procedure.forms.entering import ANSWER
from accede.procedure.models import Candidacy
from accede.procedure.queries.again import later_than, may_apply_again, way_again
from accede.procedure.queries.permission import own_or_secretariat
from accede.procedure.views.entering import asking
from accede.procedure.views.opening import acted, of_file
from accede.procedure.views.showing import cited, refusal
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_at, day_of
from accede.wording.margin import sentence


@of_file(own_or_secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Show what applying again brings about, then open the new file."""
    later = later_than(candidacy)
    if later:
        return redirect(later)
    form = _form(request, candidacy)
    if not form.is_valid():
        return _page(request, candidacy, form)

    def deed() -> Candidacy:
        return apply_again(candidacy, **form.cleaned_data, by=request.actor, at=now())

    told = _("The new candidacy is open, and begins with what was written before.")
    stopped = lambda refused: _page(request, candidacy, form, refused)  # noqa: E731 - one line says it
    return acted(request, deed, told, Candidacy.get_absolute_url, stopped)


def before_and_after(request: HttpRequest, candidacy: Candidacy, today: date) -> dict[str, Any]:
    """Return the files before and after one, and for one that has ended, when its candidate may apply again."""
    later = None if candidacy.is_open else later_than(candidacy)
    found: dict[str, Any] = {"earlier": candidacy.again_of, "later": later}
    verdict = None if candidacy.is_open else may_apply_again(candidacy, book_at(now()), today)
    if verdict is None:
        return found
    may = verdict.holds is True and bool(own_or_secretariat(request.actor, candidacy))
    return found | {"again_said": _said(verdict), "may_apply_again": may}


def _form(request: HttpRequest, candidacy: Candidacy) -> AnswersForm:
    """Return what the path asks first, as it was answered the last time."""
    book, on = book_at(now()), day_of(now())
    way = way_again(candidacy, book)
    known = {ANSWER + name: said for name, said in candidacy.sheet.items()}
    data = request.POST if request.method == "POST" else None
    shown = {"book": book, "paths": [way], "chosen": way.name, "on": on, "language": language()}
    return asking(AnswersForm(data, **shown, initial=known), [way])


def _page(
    request: HttpRequest, candidacy: Candidacy, form: AnswersForm, refused: Refused | None = None
) -> HttpResponse:
    book = book_at(now())
    verdict = may_apply_again(candidacy, book, day_of(now()))
    may = verdict is not None and verdict.holds is True
    context = {
        "candidacy": candidacy,
        "form": form,
        "refusal": refusal(refused, book),
        "said": _said(verdict) if verdict else {"text": str(NotAgain.sentence)},
        "follows": [
            _("It begins with what you wrote for this one, and with its people."),
            _("Files are added anew, and you say anew that you adhere to the texts."),
            _("This one stays as it is, to be read."),
        ]
        if may
        else [],
    }
    return render(request, "procedure/apply_again.html", context)


def _said(verdict: Verdict) -> dict[str, Any]:
    book = book_at(now())
    cite = cited(verdict, book) if verdict.article else None
    return {"text": sentence(verdict, book, language()), "cite": cite}
