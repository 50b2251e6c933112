"""Who speaks for a member at an assembly: named on a page of its own, and told wherever it matters."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly.actions.delegation import name_delegates, step_in
from accede.assembly.forms.delegates import SPEAKS, SUBSTITUTE, DelegatesForm
from accede.assembly.models import Assembly, Delegation
from accede.assembly.queries.delegation import eligible, named
from accede.assembly.queries.naming import assembly_name
from accede.assembly.queries.shares import divisible
from accede.assembly.queries.speaking import sent
from accede.assembly.views.asking import after, assembly_on, back_from, refusal
from accede.journal.actions import Actor, Forbidden, Refused
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of, secretariat
from accede.people.queries import now
from accede.register.models import Organisation

own = secretariat | delegate.of(lambda organisation: organisation.pk)


@open_to(secretariat | delegate)
@require_http_methods(["GET", "HEAD", "POST"])
def delegates(request: HttpRequest, address: str, key: int) -> HttpResponse:
    """Show who speaks for a member, and let it name others."""
    found, organisation = assembly_on(address), get_object_or_404(Organisation, pk=key)
    if not own(request.actor, organisation):
        raise Forbidden
    if request.method != "POST":
        return _page(found, organisation, request)
    form = DelegatesForm(eligible(organisation, found), request.POST, votes=divisible(organisation, found) or 0)
    if not form.is_valid():
        return _page(found, organisation, request, form=form)
    people = {"delegates": form.chosen(SPEAKS), "substitutes": form.chosen(SUBSTITUTE), "shares": form.shares()}
    deed = partial(name_delegates, organisation, found, **people, by=request.actor, at=now())
    return after(deed, request.path, lambda request, no: _page(found, organisation, request, no, form=form), request)


@open_to(secretariat | delegate)
@require_POST
def stepping(request: HttpRequest, address: str) -> HttpResponse:
    """Let somebody step in for another; `do` names both, as `12:11`."""
    found, (mine, _colon, other) = assembly_on(address), request.POST.get("do", "").partition(":")
    if not (mine.isdecimal() and other.isdecimal()):
        raise Http404
    mine, other = (get_object_or_404(found.delegations.select_related("account"), pk=int(key)) for key in (mine, other))
    deed = partial(step_in, mine.account, mine, instead_of=other, by=request.actor, at=now())
    back = back_from(request, found, reverse("delegates", args=[found.address, mine.organisation_id]))
    return after(deed, back, partial(_page, found, mine.organisation), request)


def silent_for(assembly: Assembly, actor: Actor) -> list[dict[str, Any]]:
    """Tell somebody for which of its members others speak at an assembly."""
    return list(silent(assembly, actor.id, delegate_of(actor))) if assembly.state not in Assembly.OVER else []


def silent(assembly: Assembly, account: str, ours: set[int]) -> Iterator[dict[str, Any]]:
    """Tell somebody for which of these members others speak, with the act by which to step in for each of them."""
    for several in named(assembly, ours).values():
        mine = next((one for one in several if account == f"account:{one.account_id}"), None)
        if mine is None or not mine.speaks:
            yield {
                "member": several[0].organisation.name,
                "text": sent(several),
                "acts": _acts(mine, several, assembly),
            }


def _acts(mine: Delegation | None, several: list[Delegation], assembly: Assembly) -> list[dict[str, Any]]:
    if mine is None:
        return []
    url = reverse("step_in", args=[assembly.address])
    return [
        {
            "label": _("%(substitute)s steps in for %(person)s") % {"substitute": mine.name, "person": one.name},
            "url": url,
            "post": True,
            "kind": "second",
            "name": "do",
            "value": f"{mine.pk}:{one.pk}",
        }
        for one in several
        if one.speaks
    ]


def _page(
    found: Assembly,
    organisation: Organisation,
    request: HttpRequest,
    refused: Refused | None = None,
    *,
    form: DelegatesForm | None = None,
) -> HttpResponse:
    several, known = named(found, [organisation.pk]).get(organisation.pk, []), eligible(organisation, found)
    parts = {f"of{one.account_id}": SPEAKS if one.speaks else SUBSTITUTE for one in several}
    parts |= {f"votes{one.account_id}": one.votes for one in several}
    is_over = found.state in Assembly.OVER
    if form is None and known and not is_over:
        form = DelegatesForm(known, initial=parts, votes=divisible(organisation, found) or 0)
    context = {
        "assembly": found,
        "title": _("Who speaks for %(member)s") % {"member": organisation.name},
        "docket": [assembly_name(found)],
        "told": sent(several),
        "acts": [act for one in several if not one.speaks for act in _acts(one, several, found)] if not is_over else [],
        "form": form,
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/delegates.html", context, status=409 if refused else 200)
