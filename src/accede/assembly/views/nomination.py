"""Nominations: somebody is put forward; the person answers, withdraws, and others support."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.assembly import actions
from accede.assembly.actions.representative import answer_for_member, name_representative, withdraw_for_member
from accede.assembly.forms.election import NominateForm, RepresentativeForm
from accede.assembly.models import Nomination
from accede.assembly.queries.election import Ruled, election_of
from accede.assembly.queries.naming import assembly_name, subject
from accede.assembly.queries.nomination import filed_by
from accede.assembly.views.asking import item_at, participants, refusal, why
from accede.assembly.views.balloting import TAGS
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of, secretariat
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.rulebook.verdict import Named
from accede.wording.formats import day
from accede.wording.margin import fact_value, named, sentence, who

State = Nomination.State


@open_to(secretariat | delegate)
@require_http_methods(["GET", "HEAD", "POST"])
def nominating(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Put somebody forward."""
    election = election_of(item_at(address, position))
    if election is None:
        raise Http404
    ruled = Ruled(election)
    form, refused = NominateForm(ruled, _proposers(ruled, request.actor), request.POST or None), None
    if request.method == "POST" and form.is_valid():
        proposer = Organisation.objects.filter(pk=_key(form.cleaned_data["proposer"])).first()
        said = form.said() | {"office": "" if proposer else form.cleaned_data["proposer"]}
        try:
            actions.nominate(proposer, election, **said, by=request.actor, at=now())
            return redirect(election.item)
        except Refused as one:
            refused = one
    due = filed_by(ruled)
    context = {
        "form": form,
        "back": election.item.get_absolute_url(),
        "title": _("Put somebody forward"),
        "is_of_members": ruled.is_of_members,
        "lede": _("%(seat)s, %(assembly)s")
        % {"seat": subject(election.item), "assembly": assembly_name(election.item.assembly)},
        "until": due
        and due.on
        and {
            "text": _("Nominations close at the end of %(day)s.") % {"day": day(due.on, language())},
            "cite": why(due, ruled.book),
        },
        "refusal": refusal(refused, ruled.book) if refused else None,
    }
    return render(request, "assembly/nominate.html", context, status=409 if refused else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a nomination to the person, who answers it, and to those who may support it or note the answer."""
    parts = ("account", "organisation", "election__item__assembly__edition")
    found = get_object_or_404(Nomination.objects.select_related(*parts), pk=pk)
    is_own = _is_own(found, request.actor)
    if not (is_own or participants(request.actor)):
        raise PermissionDenied
    refused, form = None, RepresentativeForm(request.POST if request.POST.get("act") == "represent" else None)
    if request.method == "POST" and (form.is_valid() or not form.is_bound):
        try:
            _do(found, request, form)
            return redirect(found)
        except actions.AnsweredAlready:
            return redirect(found)
        except Refused as one:
            refused = one
    context = _context(found, request.actor, is_own)
    may_name = found.representative and found.state in (State.MADE, State.ACCEPTED)
    context["form"] = form if may_name and (is_own or secretariat(request.actor)) else None
    context["refusal"] = refusal(refused, found.election.item.assembly.book) if refused else None
    return render(request, "assembly/nomination.html", context, status=409 if refused else 200)


def _is_own(found: Nomination, actor: Actor) -> bool:
    """Say whether somebody is the person who stands, or speaks for the member that does."""
    if found.representative:
        return found.organisation_id in delegate_of(actor)
    return actor.id == f"account:{found.account_id}"


def _do(found: Nomination, request: HttpRequest, form: RepresentativeForm) -> None:
    act, at = request.POST.get("act", ""), {"by": request.actor, "at": now()}
    of_member = bool(found.representative)
    if act in ("accept", "decline"):
        answer = answer_for_member if of_member else actions.answer_nomination
        answer(found.organisation if of_member else found.account, found, accepts=act == "accept", **at)
    elif act == "withdraw":
        withdraw = withdraw_for_member if of_member else actions.withdraw_nomination
        withdraw(found.organisation if of_member else found.account, found, **at)
    elif form.is_bound and of_member:
        name_representative(found.organisation, found, **form.cleaned_data, **at)
    else:
        organisation = Organisation.objects.filter(pk=_key(act.removeprefix("support:"))).first()
        if organisation is None:
            raise Http404
        actions.support(organisation, found, **at)


def _context(found: Nomination, actor: Actor, is_own: bool) -> dict[str, Any]:
    election = found.election
    ruled, item = Ruled(election), election.item
    proposed = ruled.proposed(found)
    may_answer = is_own or bool(secretariat(actor))
    return {
        "nomination": found,
        "title": found.name,
        "lede": _("%(seat)s, %(assembly)s") % {"seat": subject(item), "assembly": assembly_name(item.assembly)},
        "tag": {"state": TAGS[found.state], "label": found.get_state_display()},
        "facts": list(_facts(found, ruled)),
        "proposed": {"text": sentence(proposed, ruled.book, language()), "cite": why(proposed, ruled.book)}
        if ruled.decision.proposed_by
        else None,
        "may_answer": may_answer and found.state == State.MADE and item.state == item.State.PREPARED,
        "may_withdraw": may_answer
        and found.state == State.ACCEPTED
        and not item.is_declared
        and not election.is_casting,
        "supporting": _supporting(found, actor) if item.state == item.State.PREPARED else [],
        "is_own": is_own,
        "back": item.get_absolute_url(),
    }


def _facts(found: Nomination, ruled: Ruled) -> Any:
    if found.representative:
        yield (_("Represented by"), found.representative)
    elif found.organisation:
        yield (_("Comes from"), str(found.organisation))
    for name, value in found.facts.items():
        yield (
            capfirst(named(Named("fact", name), ruled.book, language())),
            fact_value(name, value, ruled.book, language()),
        )
    if found.office:
        yield (_("Put forward by"), capfirst(who(found.office, ruled.book, language())))
    for one in found.proposers.all():
        yield (_("Put forward by"), str(one))


def _supporting(found: Nomination, actor: Actor) -> list[Organisation]:
    ours = delegate_of(actor)
    members = members_on(found.election.item.assembly.day).filter(organisation__in=ours)
    named_ = set(found.proposers.values_list("pk", flat=True))
    return [one.organisation for one in members if one.organisation_id not in named_]


def _proposers(ruled: Ruled, actor: Actor) -> list[tuple[str, str]]:
    """By whom somebody may put a person forward: its own members; the office also for bodies that the article names."""
    ours = delegate_of(actor)
    members = members_on(ruled.election.item.assembly.day).select_related("organisation")
    if not secretariat(actor):
        members = members.filter(organisation__in=ours)
    offices = [one for one in ruled.decision.proposed_by if isinstance(one, str) and one in ruled.book.body]
    bodies = [(one, capfirst(who(one, ruled.book, language()))) for one in offices] if secretariat(actor) else []
    return [*bodies, *((str(one.organisation_id), str(one.organisation)) for one in members)]


def _key(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 19 else 0
