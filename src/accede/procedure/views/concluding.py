"""The verification concluded; before a candidacy is refused by it, what follows and what is left open is said."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.queries import language, now
from accede.procedure.actions import conclude_verification
from accede.procedure.forms import ConclusionForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.permission import of_board
from accede.procedure.queries.question import unanswered
from accede.procedure.queries.verification import (
    findings,
    is_being_verified,
    judges,
    lines_of,
    not_met,
    set_aside,
    verdict_of,
)
from accede.procedure.views.criteria import concluding, page
from accede.procedure.views.office import fresh
from accede.procedure.views.opening import acted, of_file
from accede.wording.formats import listed, text


@of_file(of_board)
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Conclude the verification; what refuses a candidacy is asked first."""
    refuses = is_being_verified(candidacy) and verdict_of(candidacy).holds is False
    if refuses and "refuse" not in request.POST:
        return render(request, "procedure/conclude.html", _before_refusing(candidacy))
    if request.method != "POST":
        return redirect("criteria", candidacy.pk)

    form = ConclusionForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else ()

    def deed() -> object:
        return conclude_verification(candidacy, seen=seen, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return page(request, fresh(candidacy), refused)

    return acted(request, deed, _("The verification is concluded."), candidacy, again)


def _before_refusing(candidacy: Candidacy) -> dict[str, Any]:
    found, lang, aside = findings(candidacy), language(), set_aside(candidacy)
    lines = [(line, line.criterion.label) for line, _judgement in not_met(candidacy)]
    follows = [_("Not met: {criterion}.").format(criterion=text(label, lang) or line.name) for line, label in lines]
    follows.append(_("The candidacy is refused, and a letter to the candidate gives the reasons."))
    if left := sum(line.is_judged and line.name not in found for line in lines_of(candidacy)):
        said = ngettext("One criterion is not judged yet.", "%(n)d criteria are not judged yet.", left)
        follows.append(said % {"n": left})
    heard = {one.account_id for finding in found.values() for one in finding.own} | aside
    silent = [str(one) for one in judges(now()) if one.pk not in heard]
    if silent:
        follows.append(_("Of the Board have judged nothing yet: {names}.").format(names=listed(silent, lang)))
    still = _("The candidate has not answered yet: {question}")
    follows += [still.format(question=one.words) for one in unanswered(candidacy)]
    form = concluding(found)
    return {"candidacy": candidacy, "form": form, "follows": follows, "back": reverse("criteria", args=[candidacy.pk])}
