"""Appeals against refusals that wait for their decision, for whoever may note it."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.people.queries import DueRow
from accede.procedure.models import Appeal, Candidacy
from accede.procedure.queries.grounds import comes_before, turn_of
from accede.procedure.queries.path import entrances
from accede.procedure.queries.permission import of_board, office
from accede.procedure.queries.shortlist import first_of, told
from accede.procedure.queries.verification import has_declared
from accede.rulebook.book import Book

EXCERPT = 160


def appeals_due(actor: Actor, book: Book) -> list[DueRow]:
    """Return the appeals to be decided, the one that waits longest first; none where whoever acts stands aside."""
    if not office(actor) or not any(path.appeal for path in entrances(book)):
        return []
    found = Appeal.objects.filter(upheld=None)
    found = found.exclude(has_declared(actor, "candidacy")) if of_board(actor) else found
    first = first_of(found.select_related("candidacy__organisation", "candidacy__edition").order_by("at", "pk"))
    return told(first, _to_decide, lambda several: _many(several[0].there))


def _to_decide(appeal: Appeal) -> DueRow:
    is_before = comes_before(turn_of(appeal))
    told = _("Take the next step of the appeal of %(name)s") if is_before else _("Decide on the appeal of %(name)s")
    title = told % {"name": appeal.candidacy.organisation.name}
    text = Truncator(appeal.statement).chars(EXCERPT)
    url = f"{appeal.candidacy.get_absolute_url()}#grounds"
    return DueRow(None, title, text, act_label=_("Read the appeal"), act_url=url)


def _many(number: int) -> DueRow:
    title = ngettext("%(n)d appeal waits for its decision", "%(n)d appeals wait for their decision", number)
    url = f"{reverse('candidacies')}?state={Candidacy.State.REFUSED}"
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)
