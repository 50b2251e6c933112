"""What the assembly said: its reasons for a refusal or an adjournment, noted and shown on the file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.assembly.models import Item
from accede.journal.actions import Actor, Refused
from accede.people.queries import language, now
from accede.procedure.actions import adjourn, note_reasons
from accede.procedure.forms import GroundsForm
from accede.procedure.models import Candidacy, Grounds
from accede.procedure.queries.grounds import appeal_told, left_to_explain, refused_on, undecided
from accede.procedure.queries.part import few_of
from accede.procedure.queries.permission import minuting, own
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.refusal import appeals_context
from accede.procedure.views.showing import refusal, written
from accede.procedure.views.typed import lost


@of_file(minuting)
@require_http_methods(["GET", "HEAD", "POST"])
def grounds(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Note why the assembly did not admit a candidate, or that it adjourned and why."""
    form = GroundsForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, candidacy, form)
    # The assembly may have decided meanwhile: reasons to adjourn are none to refuse.
    adjourns = request.POST.get("act", "adjourn" if candidacy.is_open else "explain") == "adjourn"
    act, kind = (adjourn, "adjourned") if adjourns else (note_reasons, "refusal_explained")

    def deed() -> object:
        return act(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return _page(request, candidacy, form, refused)

    told = with_letter(_("The reasons are noted."), _("The candidate has a letter."), kind, candidacy)
    return acted(request, deed, told, f"{candidacy.get_absolute_url()}#grounds", again)


def grounds_context(candidacy: Candidacy, actor: Actor, item: Item | None = None) -> dict[str, Any]:
    """Return what assemblies said of a candidacy, what is open after a refusal, and what is still to be noted."""
    is_refused = candidacy.state == Candidacy.State.REFUSED and own(actor, candidacy)
    appeal = appeal_told(candidacy, language()) if is_refused else ""
    on = refused_on(candidacy) if is_refused else None
    may = bool(minuting(actor))
    return {
        "grounds": [_row(one) for one in few_of(candidacy, "grounds")],
        "decided": _("Your request was refused on {day}.").format(day=written(on)) if on else "",
        "appeal": appeal,
        **appeals_context(candidacy, actor),
        "may_explain": may and left_to_explain(candidacy, item) is not None,
        "may_adjourn": may and undecided(candidacy) is not None,
    }


def _row(one: Grounds) -> dict[str, str]:
    days = {"day": written(one.assembly.day), "next": written(one.moved_to.day) if one.moved_to else ""}
    told = _("The assembly of {day} did not admit the candidate.")
    if one.kind == Grounds.Kind.ADJOURNED:
        told = _("The assembly of {day} adjourned its decision to an assembly whose day is to be announced.")
        if one.moved_to:
            told = _("The assembly of {day} adjourned its decision to the assembly of {next}.")
    return {"text": told.format(**days), "reasons": one.reasons}


def _page(
    request: HttpRequest, candidacy: Candidacy, form: GroundsForm, refused: Refused | None = None
) -> HttpResponse:
    act = "explain" if left_to_explain(candidacy) else "adjourn" if undecided(candidacy) else ""
    form_shown = form if request.POST.get("act", act) == act else GroundsForm()
    shown = {"candidacy": candidacy, "form": form_shown if act else None, "act": act}
    context = shown | {"refusal": refusal(refused, candidacy.book), "typed": lost([form], shown)}
    return render(request, "procedure/grounds_form.html", context)
