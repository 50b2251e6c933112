"""Who of a candidate works on its file: shown, invited, taken away, and whom the letters go to."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.journal.actions import Refused
from accede.people.queries import now
from accede.procedure.actions import hand_letters, invite_person, take_person_away
from accede.procedure.forms import PersonForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.permission import own_or_secretariat
from accede.procedure.queries.person import people_of
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.showing import refusal
from accede.procedure.views.typed import lost
from accede.register.models import Mandate
from accede.statutes.queries import day_of


@of_file(own_or_secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Show who works on a file, and invite somebody."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, candidacy, form)

    def deed() -> object:
        return invite_person(candidacy, **form.cleaned_data, by=request.actor, at=now())

    done = _("%(name)s is invited.") % form.cleaned_data
    told = with_letter(done, _("A letter says how to sign in."), "person_invited", candidacy)
    again = lambda refused: _page(request, candidacy, form, refused)  # noqa: E731 - one line says it
    return acted(request, deed, told, _place(candidacy), again)


@of_file(own_or_secretariat)
@require_POST
def take_away(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Take away whose button was pressed; whoever takes itself away is led to the first page."""
    number = _pressed(request)
    gone = Mandate.objects.filter(pk=number).select_related("account").first()
    told = _("%(name)s does not work on the file any more. An invitation lets this person work on it again.")
    to = "home" if gone and gone.account_id == request.user.pk else _place(candidacy)
    return _done(
        request, candidacy, take_person_away, number, told % {"name": gone and (gone.name or gone.account)}, to
    )


@of_file(own_or_secretariat)
@require_POST
def letters_to(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Let the letters go to the person whose button was pressed."""
    told = _("The letters go to this person from now on.")
    return _done(request, candidacy, hand_letters, _pressed(request), told, _place(candidacy))


def people_rows(candidacy: Candidacy, on: date) -> list[dict[str, Any]]:
    """Return who works on a file; the letters go to one of them."""
    return [
        {
            "pk": one.pk,
            "name": one.name or str(one.account),
            "email": one.account.email,
            "since": one.starts,
            "is_contact": one.account_id == candidacy.contact_id,
        }
        for one in people_of(candidacy, on)
    ]


def _done(
    request: HttpRequest, candidacy: Candidacy, deed: Callable[..., object], number: int, told: str, to: str
) -> HttpResponse:
    again = lambda refused: _page(request, candidacy, PersonForm(), refused)  # noqa: E731 - one line says it
    return acted(request, lambda: deed(candidacy, number=number, by=request.actor, at=now()), told, to, again)


def _page(request: HttpRequest, candidacy: Candidacy, form: PersonForm, refused: Refused | None = None) -> HttpResponse:
    rows = people_rows(candidacy, day_of(now()))
    context = {
        "candidacy": candidacy,
        "people": rows,
        "may_take_away": candidacy.is_open and len(rows) > 1,
        "form": form if candidacy.is_open else None,
        "refusal": refusal(refused, candidacy.book),
    }
    return render(request, "procedure/people.html", context | {"typed": lost([form], context)})


def _pressed(request: HttpRequest) -> int:
    number = request.POST.get("person", "")
    return int(number) if number.isascii() and number.isdecimal() else 0


def _place(candidacy: Candidacy) -> str:
    return reverse("candidacy_people", args=[candidacy.pk])
