"""On which candidacies the Board has not said yet what it recommends to the assembly."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.people.queries import DueRow
from accede.procedure.models import Candidacy
from accede.procedure.queries.opinion import OVER
from accede.procedure.queries.path import entrances, vote_of
from accede.procedure.queries.permission import of_board
from accede.procedure.queries.shortlist import first_of, told
from accede.procedure.queries.verification import has_declared
from accede.rulebook.book import Book


def opinions_due(actor: Actor, book: Book) -> list[DueRow]:
    """Return the verified candidacies whose opinion is to be noted; none where whoever acts stands aside."""
    checks = [(path.name, path.doing("checks")) for path in entrances(book) if vote_of(path, book)]
    verified = [Q(path=name, steps_done__step=step.name) for name, step in checks if step]
    if not verified or not of_board(actor):
        return []
    found = Candidacy.objects.filter(reduce(or_, verified), state=Candidacy.State.OPEN, opinions=None)
    found = found.exclude(assembly__state__in=OVER).exclude(has_declared(actor, "pk"))
    found = found.select_related("organisation", "assembly").order_by("opened_at", "pk")
    return told(first_of(found), _to_advise, _many)


def _to_advise(candidacy: Candidacy) -> DueRow:
    title = _("Note what the Board recommends on %(name)s") % {"name": candidacy.organisation.name}
    on = candidacy.assembly.day if candidacy.assembly else None
    text = _("The members read it before they vote on that day.") if on else _("The members read it before they vote.")
    url = reverse("candidacy_opinion", args=[candidacy.pk])
    return DueRow(on, title, text, act_label=_("Note the opinion"), act_url=url)


def _many(several: list[Candidacy]) -> DueRow:
    number = several[0].there
    title = ngettext(
        "On %(n)d candidacy the Board has given no opinion",
        "On %(n)d candidacies the Board has given no opinion",
        number,
    )
    url = f"{reverse('candidacies')}?step={several[0].step}"
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)
