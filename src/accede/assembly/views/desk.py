"""The desk at the door: members are found by name or by the code that their delegates carry, and noted."""

import segno
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from accede.assembly.models import Assembly
from accede.assembly.queries.code import account_of, code_of, members_of
from accede.assembly.queries.delegation import named
from accede.assembly.queries.naming import assembly_name
from accede.assembly.queries.presence import unseen
from accede.assembly.queries.roll import Seat, roll_of
from accede.assembly.views.asking import meeting_on
from accede.assembly.views.delegates import silent
from accede.assembly.views.gathering import attending, in_order
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.register.queries import mandates
from accede.statutes.queries import zone_at
from accede.wording.formats import country, hour

PAGE = 50


@open_to(secretariat)
@require_safe
def desk(request: HttpRequest, address: str) -> HttpResponse:
    """List the members, or those that match what is typed, each with who speaks for it."""
    found, asked = meeting_on(address), " ".join(request.GET.get("q", "").split())[:100]
    roll = roll_of(found)
    people = _delegates(found)
    matching = [seat for seat in in_order(roll) if _matches(seat, people.get(seat.organisation, []), asked.casefold())]
    pages = Paginator(matching, PAGE).get_page(request.GET.get("page"))
    gone = {one: hour(at, language(), zone_at(at)) for one, at in unseen(found, now()).items()}
    rows = [
        attending(seat, found) | {"delegates": people.get(seat.organisation, []), "unseen": gone.get(seat.organisation)}
        for seat in pages
    ]
    context = {"assembly": found, "rows": rows, "pages": pages, "asked": asked, "came": _came(roll)}
    return render(request, "assembly/desk.html", context)


@open_to(secretariat)
@require_safe
def code(request: HttpRequest, address: str, token: str) -> HttpResponse:
    """Show whom a code was made for, with one button for each member that this person speaks for."""
    found = meeting_on(address)
    person = account_of(found, token)
    if person is None:
        raise Http404
    ours = members_of(person, found)
    rows = [
        attending(seat, found) | {"delegates": [str(person)]} for seat in roll_of(found) if seat.organisation in ours
    ]
    waiting = list(silent(found, f"account:{person.pk}", ours))
    context = {"title": str(person), "assembly": found, "rows": rows, "silent": waiting}
    return render(request, "assembly/desk_code.html", context)


@open_to(delegate)
@require_safe
def own_code(request: HttpRequest, address: str) -> HttpResponse:
    """Show a delegate the code to show at the desk, on a phone or on paper."""
    found = meeting_on(address)
    path = reverse("desk_code", args=[found.address, code_of(found, request.user)])
    ours = members_of(request.user, found)
    context = {
        "title": assembly_name(found),
        "assembly": found,
        "members": [seat for seat in roll_of(found) if seat.organisation in ours],
        "drawn": drawn(request.build_absolute_uri(path)),
    }
    return render(request, "assembly/own_code.html", context)


def drawn(address: str) -> str:
    """Return an address as a QR code: an SVG without any style of its own, dark on light also at night."""
    made = segno.make(address, error="m", micro=False)
    return mark_safe(made.svg_inline(omitsize=True, light="#fff", border=4))  # noqa: S308 - drawn by segno


def _matches(seat: Seat, delegates: list[str], asked: str) -> bool:
    words = [seat.name, str(seat.number), country(seat.country, language()), *delegates]
    return all(any(word in one.casefold() for one in words) for word in asked.split())


def _delegates(found: Assembly) -> dict[int, list[str]]:
    people: dict[int, list[str]] = {}
    for held in mandates(capacity="delegate", on=found.day):
        people.setdefault(held.organisation_id, []).append(str(held.account))
    waiting = gettext("%(name)s (may step in)")
    for key, several in named(found).items():
        ordered = sorted(several, key=lambda one: not one.speaks)
        people[key] = [one.name if one.speaks else waiting % {"name": one.name} for one in ordered]
    return people


def _came(roll: list[Seat]) -> str:
    number = sum(seat.attends for seat in roll)
    said = ngettext("%(n)d of %(all)d members attends.", "%(n)d of %(all)d members attend.", number)
    return said % {"n": number, "all": len(roll)}
