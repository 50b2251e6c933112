"""What has followed from the members' vote on a candidacy."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of
from accede.journal.record import named
from accede.people.queries import DueRow
from accede.procedure.models import Candidacy
from accede.procedure.queries.grounds import left_to_explain
from accede.register.models import Membership


def candidacy_of(item: Item) -> Candidacy | None:
    """Return the candidacy that an item decides on, if it decides on one."""
    kind, _colon, key = item.about.partition(":")
    if kind != Candidacy._meta.label_lower:
        return None
    return Candidacy.objects.select_related("organisation").filter(pk=key).first()


def is_before_members(candidacy: Candidacy) -> bool:
    """Say whether the members have been convened to vote on a candidacy, or have voted on it."""
    item = item_of(named(candidacy))
    return item is not None and item.assembly.state != Assembly.State.PLANNED


def papers_of(item: Item) -> list[DueRow]:
    """Return what the members can read before they vote on a candidacy."""
    candidacy = candidacy_of(item)
    if candidacy is None or not hasattr(candidacy, "request") or not is_before_members(candidacy):
        return []
    url = reverse("candidacy_members_report", args=[candidacy.pk])
    return [DueRow(on=None, title=_("Report of the Board"), act_label=_("Download as PDF"), act_url=url)]


def what_followed(item: Item) -> list[DueRow]:
    """Tell, for the page of a result, what it has brought about."""
    candidacy = candidacy_of(item)
    if candidacy is None:
        return []
    name, on = candidacy.organisation.name, item.assembly.day
    if candidacy.state == Candidacy.State.ADMITTED:
        return _admitted(candidacy.organisation.memberships.filter(ends=None, is_void=False).first(), name, item)
    told = {
        Candidacy.State.REFUSED: _("%(name)s is not admitted; a letter with the result was written."),
        Candidacy.State.WITHDRAWN: _("%(name)s had withdrawn its request; nothing follows from this result."),
    }
    sentence = told.get(candidacy.state)
    if sentence is None:
        return []
    act = {}
    if left_to_explain(candidacy):
        url = reverse("candidacy_grounds", args=[candidacy.pk])
        act = {"act_label": _("Note the reasons of the assembly"), "act_url": url}
    return [DueRow(on=on, title=sentence % {"name": name}, **act)]


def _admitted(membership: Membership | None, name: str, item: Item) -> list[DueRow]:
    if membership is None:
        return []
    on = item.assembly.day
    entered = DueRow(
        on=on,
        title=_("%(name)s stands in the members’ register under number %(number)s")
        % {"name": name, "number": membership.number},
        act_label=_("See the member"),
        act_url=reverse("member", args=[membership.number]),
    )
    invoice = membership.invoices.order_by("year", "number").first()
    if invoice is None:
        return [entered, DueRow(on=None, title=_("The first fee is still to be called by hand; it cannot be said yet"))]
    return [entered, DueRow(on=on, title=_("The first fee is called, number %(number)s") % {"number": invoice.label})]
