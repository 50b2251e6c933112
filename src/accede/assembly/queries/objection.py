"""Objections to the box of a secret vote: who may raise one, who still waits for an answer, what minutes tell."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Box, Objection
from accede.assembly.queries.naming import question
from accede.journal.actions import Actor
from accede.people.capacities import delegate_of
from accede.people.queries import DueRow
from accede.register.models import Organisation
from accede.statutes.queries import day_of


def drew_in(box: Box, organisation: Organisation) -> bool:
    """Say whether a member drew ballots of a box, or was given them on paper, for itself or for another."""
    return box.draws.filter(Q(organisation=organisation) | Q(through=organisation)).exists()


def may_object(box: Box, actor: Actor) -> list[Organisation]:
    """Return the members for which somebody may say that a ballot is missing."""
    ours = Organisation.objects.filter(pk__in=delegate_of(actor)).order_by("name") if actor.mandates else []
    return [one for one in ours if drew_in(box, one)]


def unanswered() -> QuerySet[Objection]:
    """Return the objections that wait for an answer."""
    return Objection.objects.filter(answered_at=None, box__item__assembly__is_rehearsal=False)


def objections_due() -> Iterator[DueRow]:
    """Return what is due about objections for whoever answers them."""
    for one in unanswered().select_related("box__item__assembly__edition", "organisation"):
        item = one.box.item
        values = {"member": one.organisation.name, "question": question(item)}
        title = _("Answer %(member)s, which misses a ballot: %(question)s") % values
        url = reverse("box", args=[item.assembly.address, item.position])
        yield DueRow(on=day_of(one.at), title=title, text=one.text, act_label=_("Read and answer"), act_url=url)


def objections_told(box: Box) -> Iterator[str]:
    """Say what minutes tell of each objection, and of its answer."""
    for one in box.objections.select_related("organisation"):
        values = {"member": one.organisation.name, "text": one.text, "answer": one.answer}
        yield _("%(member)s objected that a ballot is missing from the box: %(text)s") % values
        answer = _("The answer: %(answer)s") if one.answered_at else _("This has not been answered yet.")
        yield answer % values
