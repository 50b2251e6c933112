"""A candidacy withdrawn by its candidate: what that brings about, then the deed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.assembly.models import Item
from accede.assembly.queries import item_of
from accede.journal.actions import Refused
from accede.journal.record import named
from accede.people.queries import now
from accede.procedure.actions import withdraw as withdraw_candidacy
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import chosen_slot
from accede.procedure.queries.permission import own
from accede.procedure.views.candidate import page
from accede.procedure.views.office import fresh
from accede.procedure.views.opening import acted, of_file
from accede.procedure.views.showing import written
from accede.statutes.queries import day_of


@of_file(own)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Show what withdrawing brings about, then withdraw."""
    if request.method != "POST" and not candidacy.is_open:
        return redirect(candidacy)
    if request.method != "POST":
        return render(request, "procedure/withdraw.html", {"candidacy": candidacy, "follows": _follows(candidacy)})

    def deed() -> object:
        return withdraw_candidacy(candidacy, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return page(request, fresh(candidacy), refused)

    return acted(request, deed, _("Your candidacy is withdrawn."), candidacy, again)


def _follows(candidacy: Candidacy) -> list[str]:
    slot, item = chosen_slot(candidacy), item_of(named(candidacy))
    follows = [_("The file ends; it stays here, to be read.")]
    if slot and not slot.held_at and slot.starts_at > now():
        said = _("The meeting of {day} is called off, and everybody who was invited has a letter.")
        follows.append(said.format(day=written(day_of(slot.starts_at))))
    if item and item.state == Item.State.PREPARED:
        said = _("The assembly of {day} does not vote on it.")
        follows.append(said.format(day=written(item.assembly.day)))
    return [*follows, _("You and the secretariat have a letter.")]
