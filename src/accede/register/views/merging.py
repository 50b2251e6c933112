"""Organisations that may be one: the office says of each pair that they are two, or makes them one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.actions import TwoMembers, merge_organisations, take_distinction_back, tell_apart
from accede.register.forms.merging import MergeForm, TwoForm
from accede.register.models import Distinction, Organisation
from accede.register.queries.merging import SIGNS, distinctions, kept_first, memberships_of, possible_doubles
from accede.register.views import compared
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import listed

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def doubles(request: HttpRequest) -> HttpResponse:
    """Show pairs of organisations that may be one, and those said to be two; say of a pair that they are two."""
    refused, form = None, TwoForm(request.POST or None)
    if form.is_valid():
        try:
            tell_apart(*(form.cleaned_data[one] for one in ("first", "second")), by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("They are two. Below, it can be taken back."))
            return redirect("doubles")
    found = possible_doubles()
    pages = Paginator(list(found), PER_PAGE).get_page(request.GET.get("page"))
    said = Paginator(distinctions(), PER_PAGE).get_page(request.GET.get("said"))
    claim = ngettext("One pair may be one organisation", "%(n)d pairs may be one organisation each", len(found))
    context = {
        "claim": claim % {"n": len(found)} if found else _("No two organisations look like one"),
        "pages": pages,
        "pairs": list(_pairs({pair: found[pair] for pair in pages})),
        "said": said,
        "refused": refused,
    }
    return render(request, "register/doubles.html", context, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def double(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Show two organisations side by side; make them one."""
    known = Organisation.objects.filter(merged_into=None)
    pair = kept_first(*(get_object_or_404(known, pk=one) for one in (first, second)))
    at, lang, refused = now(), language(), None
    book = book_on(day_of(at))
    given = request.POST if request.method == "POST" else None
    form = MergeForm(given, kept=pair[0], gone=pair[1], shown=compared.shown(book, lang))
    if form.is_valid():
        try:
            kept = merge_organisations(*pair, values=form.values, by=request.actor, at=at)
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The two are one: %(name)s.") % {"name": kept.name})
            return redirect("doubles")
    context = {
        "form": form,
        "refused": refused,
        "table": compared.table(*pair, book, day_of(at), lang),
        "follows": compared.consequences(*pair),
        "members": {"text": str(TwoMembers.sentence)},
    }
    return render(request, "register/double.html", context, status=409 if refused else 200)


@open_to(secretariat)
@require_POST
def distinction_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that two organisations are two."""
    take_distinction_back(get_object_or_404(Distinction, pk=pk), by=request.actor, at=now())
    messages.success(request, _("It is taken back."))
    return redirect("doubles")


def _pairs(found: Mapping[tuple[int, int], Iterable[str]]) -> Iterator[dict[str, Any]]:
    lang = language()
    both = {one for pair in found for one in pair}
    known, memberships = Organisation.objects.in_bulk(both), memberships_of(both)
    for pair, signs in found.items():
        why = listed([str(SIGNS[one]) for one in signs], lang)
        ones = [compared.line(known[one], memberships[one], lang) for one in pair]
        yield {"first": pair[0], "second": pair[1], "ones": ones, "why": why}
