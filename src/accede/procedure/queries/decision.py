"""What has followed from the members' vote on a candidacy."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of
from accede.journal.record import named
from accede.people.queries import DueRow
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.grounds import left_to_explain
from accede.procedure.queries.path import leads_to, vote_of
from accede.register.models import RegisterEntry
from accede.rulebook.path import Step

ANSWERS = {Item.State.CARRIED: True, Item.State.REJECTED: False}


def candidacy_of(item: Item) -> Candidacy | None:
    """Return the candidacy that an item decides on, if it decides on one."""
    kind, _colon, key = item.about.partition(":")
    if kind != Candidacy._meta.label_lower:
        return None
    return Candidacy.objects.select_related("organisation", "request").filter(pk=key).first()


def reference(on: date, item: Item | None) -> str:
    """Return how the register names what was decided on a day, if the assembly voted on it."""
    return f"{on.isoformat()}/{item.position}" if item else ""


def is_before_members(candidacy: Candidacy) -> bool:
    """Say whether the members have been convened to vote on a candidacy, or have voted on it."""
    item = item_of(named(candidacy))
    return item is not None and item.assembly.state != Assembly.State.PLANNED


def papers_of(item: Item) -> list[DueRow]:
    """Return what the members can know before they vote on a candidacy: who presents it, and what the Board found."""
    candidacy = candidacy_of(item)
    if candidacy is None or not hasattr(candidacy, "request") or not is_before_members(candidacy):
        return []
    url = reverse("candidacy_members_report", args=[candidacy.pk])
    speaks = [DueRow(on=None, title=_("Presented by"), text=candidacy.presenter)] if candidacy.presenter else []
    return [*speaks, DueRow(on=None, title=_("Report of the Board"), act_label=_("Download as PDF"), act_url=url)]


def what_followed(item: Item) -> list[DueRow]:
    """Tell, for the page of a result, what it has brought about; what later ones brought about is told on theirs."""
    candidacy = candidacy_of(item)
    if candidacy is None or item.state not in ANSWERS:
        return []
    vote, name = vote_of(candidacy.way, candidacy.book), candidacy.organisation.name
    if candidacy.state == Candidacy.State.WITHDRAWN and not _had_effect(candidacy, vote, item):
        said = _("%(name)s had withdrawn its request; nothing follows from this result.")
        return [DueRow(on=item.assembly.day, title=said % {"name": name})]
    led = leads_to(vote, candidacy.way, is_for=ANSWERS[item.state])
    if led == "done":
        return _admitted(candidacy, name, item)
    return [_refused(candidacy, name, item)] if led == "stop" else []


def _had_effect(candidacy: Candidacy, vote: Step, item: Item) -> bool:
    """Say whether a candidacy that was withdrawn was so after a result, for an appeal may have opened it again."""
    anew = candidacy.appeals.filter(upheld=True, decided_at__gt=item.declared_at)
    return vote.name in done_names(candidacy) or anew.exists()


def _refused(candidacy: Candidacy, name: str, item: Item) -> DueRow:
    act = {}
    if left_to_explain(candidacy) == item.assembly:
        url = reverse("candidacy_grounds", args=[candidacy.pk])
        act = {"act_label": _("Note the reasons of the assembly"), "act_url": url}
    said = _("%(name)s is not admitted; a letter with the result was written.")
    return DueRow(on=item.assembly.day, title=said % {"name": name}, **act)


def _admitted(candidacy: Candidacy, name: str, item: Item) -> list[DueRow]:
    on = item.assembly.day
    lines = RegisterEntry.objects.filter(organisation=candidacy.organisation, event=RegisterEntry.Event.ADMITTED)
    line = lines.filter(decision=reference(on, item), membership__is_void=False).select_related("membership").first()
    if line is None:
        return []
    membership = line.membership
    entered = DueRow(
        on=on,
        title=_("%(name)s was entered in the members’ register under number %(number)s")
        % {"name": name, "number": membership.number},
        act_label=_("See the member"),
        act_url=reverse("member", args=[membership.number]),
    )
    invoice = membership.invoices.order_by("year", "number").first()
    if invoice is None:
        return [entered, DueRow(on=None, title=_("The first fee is still to be called by hand; it cannot be said yet"))]
    return [entered, DueRow(on=on, title=_("The first fee is called, number %(number)s") % {"number": invoice.label})]
