"""The pages of a member's dossier and of a person's own data, and the file that takes each away."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accede.archive.views import handed_out
from accede.people.access import open_to
from accede.people.capacities import chair, delegate, delegate_of, secretariat
from accede.people.models import Account
from accede.people.queries import language, now
from accede.register.models import Membership
from accede.register.queries import mandates, own_delegate
from accede.register.views.paging import paged
from accede.statutes.queries import book_on, day_of
from accede.web.actions import take_away, take_own_data
from accede.web.dossier import awareness, consents, dealings, exchanged, learning, person, standing, voice
from accede.web.dossier.belonging import documents_of, letters_of, requests_of
from accede.web.dossier.pack import Taking, packed
from accede.web.dossier.part import Part, counted
from accede.wording.formats import listed

FEW, PER_PAGE = 6, 50
may_see = secretariat | chair | own_delegate
may_take = secretariat | own_delegate


@require_safe
@open_to(delegate)
def own_dossier(request: HttpRequest) -> HttpResponse:
    """Lead a delegate to the dossier of its member, or ask which where it speaks for several."""
    held = delegate_of(request.actor)
    found = Membership.objects.filter(organisation__in=held, is_void=False).select_related("organisation")
    last = {one.organisation_id: one for one in found.order_by("number")}
    if len(last) == 1:
        return redirect("dossier", *(one.number for one in last.values()))
    rows = [{"title": one.organisation.name, "url": reverse("dossier", args=[one.number])} for one in last.values()]
    return render(request, "dossier/which.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat | chair | delegate)
def dossier(request: HttpRequest, number: int) -> HttpResponse:
    """Show the newest of everything about a member; hand all of it out."""
    found, at, lang = _opened(request, number), now(), language()
    parts = parts_of(found, at, lang)
    if request.method == "POST":
        taking = Taking(str(found.organisation), parts)
        take_away(found, counts=taking.counts, by=request.actor, at=at)
        return _file(taking, f"member-{number}", at, lang)
    sections = [_section(part, found, lang) for part in parts if part.shown]
    nothing = [str(one["part"].title) for one in sections if not one["table"]["rows"]]
    context = {
        "membership": found,
        "may_take": bool(may_take(request.actor, found)),
        "sections": [one for one in sections if one["table"]["rows"]],
        "nothing": listed(nothing, lang, "unit"),
    }
    return render(request, "dossier/dossier.html", context)


@require_safe
@open_to(secretariat | chair | delegate)
def dossier_part(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Show everything of one kind, page by page."""
    found, lang = _opened(request, number), language()
    part = next((one for one in parts_of(found, now(), lang) if one.key == key and one.shown), None)
    if part is None:
        raise Http404
    pages = paged(request, part.things, PER_PAGE)
    context = {"membership": found, "part": part, "pages": pages, "table": part.table(pages.object_list, lang)}
    return render(request, "dossier/part.html", context)


@require_safe
@open_to(secretariat | chair | delegate)
def dossier_letter(request: HttpRequest, number: int, pk: UUID) -> HttpResponse:
    """Show a letter that somebody got for this member, as it was sent, and what became of it."""
    of = _opened(request, number).organisation
    letter = get_object_or_404(letters_of(of), pk=pk)
    # Of people who no longer act for the member a delegate reads the name alone.
    acting = mandates(organisation=of, on=day_of(now())).filter(account=letter.account_id)
    tells_address = (secretariat | chair)(request.actor) or (acting.exists() if letter.account_id else not letter.email)
    context = {"letter": letter, "body": letter.body, "tells_address": bool(tells_address)}
    return render(request, "post/letter.html", context)


@require_safe
@open_to(secretariat | chair | delegate)
def dossier_document(request: HttpRequest, number: int, pk: UUID) -> FileResponse:
    """Hand out a file that this member sent."""
    of = _opened(request, number).organisation
    return handed_out(get_object_or_404(documents_of(of, requests_of(of)), pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    """Tell a person what this house has about it, and hand all of it out."""
    account, at, lang = request.user, now(), language()
    parts = person.parts_of(account)
    if request.method == "POST":
        taking = Taking(str(account), parts)
        take_own_data(account, counts=taking.counts, by=request.actor, at=at)
        return _file(taking, "my-data", at, lang)
    numbers = counted(parts, Account.objects.filter(pk=account.pk))
    facts = [(part.title, str(numbers[part.key])) for part in parts if part.key != "account"]
    table = parts[0].table(parts[0].things, lang)
    return render(request, "dossier/own.html", {"facts": facts, "table": table})


def parts_of(membership: Membership, at: datetime, language: str) -> list[Part]:
    """Return everything that this house has about a member, of whatever membership."""
    of, number, on = membership.organisation, membership.number, day_of(at)
    book, files = book_on(on), requests_of(of)
    return [
        standing.of_organisation(of),
        standing.of_details(of),
        standing.of_memberships(of),
        consents.of_particulars(of),
        consents.of_consents(of),
        standing.of_register(of, language),
        dealings.of_decisions(of, files, language),
        standing.of_figures(of, book, on, language),
        standing.of_facts(of),
        dealings.of_fees(of),
        dealings.of_payments(of),
        dealings.of_letters(of, number),
        dealings.of_documents(documents_of(of, files), number, book, language),
        standing.of_people(of, on),
        dealings.of_candidacies(files, language),
        dealings.of_proceedings(of, language),
        dealings.of_votes(of),
        *voice.of_consultations(of),
        *awareness.of_campaigns(of),
        standing.of_enterprises(of, language),
        learning.of_organisation(of),
        *exchanged.of_organisation(of),
    ]


def _opened(request: HttpRequest, number: int) -> Membership:
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    if not may_see(request.actor, found):
        raise PermissionDenied
    return found


def _section(part: Part, membership: Membership, language: str) -> dict[str, Any]:
    # One more than is shown says that there are more, without counting them.
    first = list(part.things[: FEW + 1])
    more = reverse("dossier_part", args=[membership.number, part.key]) if len(first) > FEW else ""
    return {"part": part, "table": part.table(first[:FEW], language), "more": more}


def _file(taking: Taking, name: str, at: datetime, language: str) -> StreamingHttpResponse:
    pieces: Iterator[bytes] = packed(taking, at, language)
    headers = {"Content-Disposition": f'attachment; filename="{name}-{day_of(at)}.zip"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)
