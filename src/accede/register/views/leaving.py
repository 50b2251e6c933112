"""Entering that a member leaves, or changes into another category."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.actions import change_category, end_membership
from accede.register.forms import LeavingForm
from accede.register.models import Membership
from accede.register.queries import ways_from
from accede.rulebook.book import Book
from accede.statutes.queries import day_of, edition_on, rules_of
from accede.wording.explain import sentences_of


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def leaving(request: HttpRequest, number: int) -> HttpResponse:
    """Enter in the register that a member leaves or changes category, by a way that the statutes know."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    at, lang = now(), language()
    edition = edition_on(day_of(at))
    book = rules_of(edition, day_of(at))
    ways = ways_from(found.category, book)
    form = LeavingForm(request.POST or None, ways=ways, language=lang)
    if form.is_valid():
        said = form.cleaned_data | {"edition": edition, "by": request.actor, "at": at}
        way = ways.get(said["path"])
        said["article"] = way.article if way else ()
        try:
            if way and way.into in book.category:
                entered = change_category(found, category=way.into, **said)
                message = _("The change is entered in the register, under a new number.")
            else:
                entered, message = end_membership(found, **said).membership, _("The end is entered in the register.")
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, message)
            return redirect(entered)
    context = {
        "membership": found,
        "organisation": found.organisation,
        "form": form,
        "ways": list(_told(ways.values(), book, lang)),
    }
    return render(request, "register/leaving.html", context, status=409 if form.non_field_errors() else 200)


def _told(ways: object, book: Book, language: str) -> Iterator[dict[str, str]]:
    for way in ways:
        first, *rest = [one.text for one in sentences_of(way, book, language)]
        yield {"title": first, "text": " ".join(rest)}
