"""Entering that two members have merged."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.procedure.actions import Union, merge_members
from accede.procedure.forms import MergerForm
from accede.procedure.queries.merger import merger_path
from accede.procedure.views.opening import with_letter
from accede.procedure.views.reaching import of_member
from accede.procedure.views.showing import cited, refusal
from accede.register.models import Membership
from accede.rulebook.book import Book
from accede.rulebook.verdict import Answer
from accede.statutes.queries import book_on, day_of
from accede.wording.explain import sentences_of

FIELDS = ("name", "country", "category", "on", "decided_on", "decision", "reason")


@of_member(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def merger_page(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Say what the statutes know of mergers, and enter one that was decided."""
    at = now()
    book = book_on(day_of(at))
    form = MergerForm(request.POST or None, membership=membership, book=book, language=language())
    refused = None
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in FIELDS}
        union, other = Union(kept=form.kept_one(), **said), form.cleaned_data["other"]
        try:
            kept = merge_members(membership, other=other, union=union, by=request.actor, at=at)
        except Refused as found:
            refused = found
        else:
            done = _("The merger is entered in the register.")
            told = with_letter(done, _("Both members have a letter."), "members_merged")
            messages.success(request, told(kept))
            return redirect(kept)
    context = {
        "membership": membership,
        "organisation": membership.organisation,
        "form": form,
        "refusal": refusal(refused, book),
        "says": _says(book),
    }
    return render(request, "procedure/merger.html", context, status=409 if refused else 200)


def _says(book: Book) -> dict[str, Any] | None:
    path = merger_path(book)
    if path is None:
        return None
    text = " ".join(one.text for one in sentences_of(path, book, language()))
    answer = Answer(code="path.opened", article=path.rests_on, marks=path.every_mark)
    return {"text": text, "cite": cited(answer, book)}
