"""What the post knows: which letters wait, which may be read, and how many bounced."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.people.queries import DueRow
from accede.post.models import Letter
from accede.wording.folding import words_of


def due(at: datetime) -> QuerySet[Letter]:
    """Return the letters that may be taken up now, the longest waiting first."""
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    return Letter.objects.filter(free, state=Letter.State.QUEUED, next_try__lte=at).order_by("next_try", "id")


def letters_about(subject: object) -> QuerySet[Letter]:
    """Return the letters that were written about a subject."""
    return Letter.objects.filter(about=named(subject))


def letters_to(parties: Iterable[str]) -> QuerySet[Letter]:
    """Return the letters that people got for parties, newest first; one whose words are its reader's alone is none."""
    return Letter.objects.filter(party__in=parties, secret=False)


def listed(*, state: str = "", kind: str = "", q: str = "") -> QuerySet[Letter]:
    """Return letters without their words, newest first: of a state, of a kind, with words in reader or subject."""
    asked = {name: value for name, value in (("state", state), ("kind", kind)) if value}
    letters = Letter.objects.defer("body", "words").filter(**asked)
    for word in words_of(q):
        letters = letters.filter(words__contains=word)
    return letters


def due_for(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return what the secretariat has to do about letters: those that no server would take."""
    bounced = Letter.objects.filter(state=Letter.State.BOUNCED).count() if secretariat(actor) else 0
    if not bounced:
        return []
    title = ngettext("One letter was not delivered", "%(n)d letters were not delivered", bounced) % {"n": bounced}
    text = _("Find out the right address, or write by post.")
    return [DueRow(on, title, text, act_label=_("See which"), act_url=f"{reverse('letters')}?state=bounced")]
