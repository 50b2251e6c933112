"""The register for other programs."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.capacities import delegate, treasurer
from accede.people.queries import language, now
from accede.register.forms import AsOfForm, DayForm
from accede.register.models import Membership
from accede.register.queries import may_consult, may_extract, may_see_standing, standing_told, told_on
from accede.statutes.queries import day_of


@require_safe
@open_to(may_extract)
def members_as_of(request: HttpRequest) -> JsonResponse:
    """Say who was a member `on` a day, as the register stood at the end of the day `known`; today unless given."""
    form, today = AsOfForm(request.GET), day_of(now())
    if not form.is_valid():
        return _faults(form)
    on, known = (form.cleaned_data[name] or today for name in ("on", "known"))
    return JsonResponse({"schema": 1, "on": on, "known": known, "members": told_on(on, known)})


@require_safe
@open_to(may_consult | treasurer | delegate)
def standing(request: HttpRequest, number: int) -> JsonResponse:
    """Say whether a member's rights are whole `on` a day, today unless given, why, and what cures what is not."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    if not may_see_standing(request.actor, found):
        raise PermissionDenied
    form = DayForm(request.GET)
    if not form.is_valid():
        return _faults(form)
    on = form.cleaned_data["on"] or day_of(now())
    return JsonResponse({"schema": 1, **standing_told(found, on, language())})


def _faults(form: DayForm) -> JsonResponse:
    faults = {name: [str(one) for one in several] for name, several in form.errors.items()}
    return JsonResponse({"schema": 1, "faults": faults}, status=400)
