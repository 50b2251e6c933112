"""What a member tells of itself: on one page its own people say who sees it, and look at it with others' eyes."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.capacities import secretariat
from accede.people.models import Account
from accede.people.queries import language, now
from accede.register.actions import (
    give_consent,
    give_own_consent,
    tell_particulars,
    withdraw_consent,
    withdraw_own_consent,
)
from accede.register.forms import NOBODY, ConsentForm, ParticularsForm
from accede.register.models import Consent, Membership, Particular
from accede.register.queries import TOLD, Reader, Shown, consents, mandates, own_delegate, shown
from accede.register.views.people import AT_A_MEMBER
from accede.statutes.queries import day_of
from accede.wording.formats import day


@require_http_methods(["GET", "HEAD", "POST"])
def consents_page(request: HttpRequest, number: int) -> HttpResponse:
    """Let a member's own people tell of it, and say who sees what; the secretariat takes back what it is asked to."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = get_object_or_404(Membership.objects.select_related("organisation").prefetch_related(*TOLD), number=number)
    at = now()
    account = _person(request, found, at)
    if not (account or (secretariat | own_delegate)(request.actor, found)):
        raise PermissionDenied
    is_own = bool(own_delegate(request.actor, found))
    # The office writes for those who cannot sign in; it agrees to nothing for them.
    may_tell = bool((secretariat | own_delegate)(request.actor, found))
    known = dict(found.organisation.particulars.values_list("name", "value"))
    form = ParticularsForm(_sent(request, may_tell and "particular" not in request.POST), initial=known)
    asked = list(_asked(request, found, account, is_own=is_own))
    if request.method == "POST" and _done(request, found, account, form, asked, at):
        return redirect("consents", number)
    today = day_of(at)
    context = {
        "membership": found,
        "organisation": found.organisation,
        "form": form if may_tell else None,
        "consents": asked,
        "public": facts(shown(found, Reader.PUBLIC, today)),
        "members": facts(shown(found, Reader.MEMBER, today)),
    }
    return render(request, "register/consents.html", context)


def facts(told: Iterable[Shown], *, with_audience: bool = False) -> list[tuple[str, ...]]:
    """Return what is shown as pairs of label and value; with who else sees it, for a member's own people."""
    return [_fact(one, with_audience) for one in told]


def _fact(one: Shown, with_audience: bool) -> tuple[str, ...]:
    if one.mandate:
        label, value = str(AT_A_MEMBER.get(one.mandate.office, one.mandate.office)), one.value
        value += f", {one.email}" if one.email else ""
    else:
        label, value = str(Particular.Name(one.name).label), one.value
    if not with_audience:
        return label, value
    return label, f"{value} ({_audience(one.audience)})"


def _audience(audience: str) -> str:
    return str(Consent.Audience(audience).label) if audience else _("only the office and you see it")


def _person(request: HttpRequest, membership: Membership, at: datetime) -> Account | None:
    """Return who asks, if that person stands for the member, in whatever office."""
    held = mandates(organisation=membership.organisation, on=day_of(at)).filter(account=request.user.pk)
    return request.user if held.exists() else None


def _sent(request: HttpRequest, is_it: bool) -> Any:
    return request.POST if request.method == "POST" and is_it else None


def _asked(
    request: HttpRequest, membership: Membership, account: Account | None, *, is_own: bool
) -> Iterator[dict[str, Any]]:
    of = [(None, Particular.OF_ORGANISATION, is_own)] if is_own or secretariat(request.actor) else []
    of += [(account, Particular.OF_PERSON, True)] if account else []
    for whose, names, may_agree in of:
        given = consents(membership.organisation, whose)
        # Whoever may not agree can only take back what was agreed to.
        for name in names if may_agree else [one for one in names if one in given]:
            agreed = given.get(name)
            sent = _sent(request, request.POST.get("particular") == name)
            initial = {"audience": (agreed.audience if agreed else NOBODY) if may_agree else None}
            how = {"auto_id": f"id_{name}_%s", "initial": initial, "may_agree": may_agree}
            yield {"form": ConsentForm(sent, particular=name, **how), "account": whose, "since": _since(agreed)}


def _since(consent: Consent | None) -> str:
    return _("Agreed to on %(day)s") % {"day": day(day_of(consent.given_at), language())} if consent else ""


def _done(
    request: HttpRequest,
    membership: Membership,
    account: Account | None,
    form: ParticularsForm,
    asked: list[dict[str, Any]],
    at: datetime,
) -> bool:
    sent = next((one for one in asked if one["form"].is_bound), None)
    try:
        if sent and sent["form"].is_valid():
            _agree(membership, sent["account"], by=request.actor, at=at, **sent["form"].cleaned_data)
        elif form.is_valid():
            tell_particulars(membership.organisation, particulars=form.cleaned_data, by=request.actor, at=at)
        elif sent or form.is_bound:
            return False
        else:
            raise PermissionDenied
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("It is kept, and the journal says so."))
    return True


def _agree(membership: Membership, account: Account | None, *, particular: str, audience: str, **doing: Any) -> None:
    subject = [account] if account else [membership.organisation]
    said = {"particular": particular} | ({"organisation": membership.organisation} if account else {})
    if audience != NOBODY:
        act = give_own_consent if account else give_consent
        act(*subject, **said, audience=audience, language=language(), **doing)
    else:
        act = withdraw_own_consent if account else withdraw_consent
        act(*subject, **said, **doing)
