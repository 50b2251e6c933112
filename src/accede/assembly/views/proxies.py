"""What a delegate reads of its members on the page of rights: their votes, and their proxies."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.forms.entrusting import EntrustForm
from accede.assembly.models import Assembly, Entrusting
from accede.assembly.queries.delegation import Together
from accede.assembly.queries.entrusting import proxies_by
from accede.assembly.queries.rights import Right, right_told
from accede.assembly.queries.speaking import sent
from accede.assembly.views.asking import why
from accede.journal.actions import Actor
from accede.people.capacities import delegate_of
from accede.people.queries import language
from accede.rulebook.dates import in_time
from accede.rulebook.entrust import may_be_represented
from accede.statutes.queries import day_of
from accede.wording.formats import day
from accede.wording.margin import sentence

State = Entrusting.State


def own_rights(
    assembly: Assembly,
    everybody: list[Right],
    held: list[Entrusting],
    together: Together,
    actor: Actor,
    at: datetime,
    form: EntrustForm | None,
) -> list[dict[str, Any]]:
    """Return, for each member that somebody is a delegate of, its right, who speaks, and its proxies."""
    ours = delegate_of(actor)
    return [
        {
            "seat": one.seat,
            "said": {
                "text": right_told(one, assembly),
                "facts": [one.seat.name],
                "cite": why(one.right.verdict, assembly.book),
            },
            "speaking": sent(together.get(one.seat.organisation, ())),
            "delegates_url": reverse("delegates", args=[assembly.address, one.seat.organisation]),
            "proxies": list(_proxies(one, assembly, held)),
            **_to_give(one, assembly, everybody, held, at, form),
        }
        for one in everybody
        if one.seat.organisation in ours
    ]


def paper_form(
    assembly: Assembly, everybody: list[Right], at: datetime, form: EntrustForm | None
) -> EntrustForm | None:
    """Return the form by which the secretariat enters a proxy that came on paper; None once it is too late."""
    if not _in_time(assembly, at) or not any(_may_be_represented(one, assembly).holds for one in everybody):
        return None
    return form if form and form.prefix == "any" else EntrustForm(one.seat for one in everybody)


def _proxies(one: Right, assembly: Assembly, held: list[Entrusting]) -> Iterator[dict[str, Any]]:
    for proxy in held:
        if proxy.principal_id == one.seat.organisation:
            yield {"text": _given(proxy), "instructions": proxy.instructions, "acts": _revoking(proxy, assembly)}
        elif proxy.holder_id == one.seat.organisation:
            yield {"text": _held(proxy), "instructions": proxy.instructions, "acts": _answering(proxy, assembly)}


def _given(proxy: Entrusting) -> str:
    values = {"holder": proxy.holder.name}
    if proxy.state == State.GIVEN:
        return _("You have entrusted your votes to %(holder)s, which has not answered yet.") % values
    if proxy.used_at:
        return _("%(holder)s votes for you; a vote was opened under this proxy, so it is not taken back.") % values
    return _("%(holder)s has accepted your proxy and votes for you, unless you come yourself.") % values


def _held(proxy: Entrusting) -> str:
    values = {"principal": proxy.principal.name}
    if proxy.state == State.GIVEN:
        return _("%(principal)s wants to entrust its votes to you.") % values
    return _("You vote for %(principal)s, unless it comes itself. If you are absent, its votes do not count.") % values


def _revoking(proxy: Entrusting, assembly: Assembly) -> list[dict[str, Any]]:
    if proxy.used_at or assembly.state == Assembly.State.CLOSED:
        return []
    return [_act(proxy, assembly, "revoke", _("Take the proxy back"), "second")]


def _answering(proxy: Entrusting, assembly: Assembly) -> list[dict[str, Any]]:
    if proxy.state != State.GIVEN:
        return []
    accept = _act(proxy, assembly, "accept", _("Accept this proxy"), "")
    return [accept, _act(proxy, assembly, "decline", _("Decline it"), "second")]


def _act(proxy: Entrusting, assembly: Assembly, deed: str, label: str, kind: str) -> dict[str, Any]:
    url = reverse("answer_proxy", args=[assembly.address, proxy.pk])
    return {"label": label, "url": url, "post": True, "kind": kind, "name": "deed", "value": deed}


def _to_give(
    one: Right,
    assembly: Assembly,
    everybody: list[Right],
    held: list[Entrusting],
    at: datetime,
    form: EntrustForm | None,
) -> dict[str, Any]:
    """What it reads of giving a proxy, and the form, where it may give one, has given none and holds none."""
    if one.right.verdict.holds is False or any(_is_bound(proxy, one.seat.organisation) for proxy in held):
        return {}
    may = _may_be_represented(one, assembly)
    rule = {"text": sentence(may, assembly.book, language()), "facts": [], "cite": why(may, assembly.book)}
    if not may.holds or not _in_time(assembly, at):
        return {"rule": rule}
    if last := proxies_by(assembly):
        when = day(last.on, language()) if last.on else ""
        rule = {
            "text": _("Proxies are given by %(day)s.") % {"day": when},
            "facts": [when],
            "cite": why(last, assembly.book),
        }
    mine = form if form and form.prefix == f"of{one.seat.organisation}" else None
    return {"rule": rule, "form": mine or EntrustForm((other.seat for other in everybody), one.seat)}


def _is_bound(proxy: Entrusting, organisation: int) -> bool:
    is_holder = proxy.holder_id == organisation and proxy.state == State.ACCEPTED
    return is_holder or proxy.principal_id == organisation


def _may_be_represented(one: Right, assembly: Assembly) -> Any:
    return may_be_represented(assembly.book, one.seat.category)


def _in_time(assembly: Assembly, at: datetime) -> bool:
    due = proxies_by(assembly)
    is_open = assembly.state != Assembly.State.CLOSED
    return is_open and (due is None or due.on is None or in_time(due, day_of(at)))
