"""What the post knows: which letters wait, which may be read, and how many bounced."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Min, Model, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.people.queries import DueRow, language
from accede.post.kinds import FIRST, KINDS, NEVER_WAIT, SUBJECTS, WAIT
from accede.post.models import KindChoice, Letter
from accede.wording.folding import words_of
from accede.wording.formats import day


def due(at: datetime) -> QuerySet[Letter]:
    """Return the letters that may be taken up now, the longest waiting first."""
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    return Letter.objects.filter(free, state=Letter.State.QUEUED, next_try__lte=at).order_by("next_try", "id")


def waiting_kinds() -> set[str]:
    """Return the kinds that the office looks at: as it has chosen, else those about an admission."""
    chosen = dict(KindChoice.objects.values_list("kind", "waits"))
    return {kind for kind in set(KINDS) - NEVER_WAIT if chosen.get(kind, kind in WAIT)}


def first_waiting() -> QuerySet[Letter]:
    """Return the letters that wait and go before all that follows for the same party."""
    return Letter.objects.filter(state=Letter.State.WAITING, kind__in=FIRST).exclude(party="").order_by("queued_at")


def before(letter: Letter) -> Letter | None:
    """Return the letter to the same party that goes first and still waits."""
    return next((one for one in first_waiting().filter(party=letter.party) if goes_before(one, letter)), None)


def goes_before(first: Letter, letter: Letter) -> bool:
    """Say whether a letter that goes first was written before another of its party, or with it."""
    return (first.queued_at, False) < (letter.queued_at, letter.kind not in FIRST)


def letters_about(subject: object) -> QuerySet[Letter]:
    """Return the letters that were written about a subject."""
    return Letter.objects.filter(about=named(subject))


def subject_of(letter: Letter) -> Model | None:
    """Return what a letter is about, if it has a page and is still there."""
    label, _colon, number = letter.about.partition(":")
    return apps.get_model(label).objects.filter(pk=number).first() if label in SUBJECTS else None


def letters_to(parties: Iterable[str]) -> QuerySet[Letter]:
    """Return the letters that people got for parties, newest first; one whose words are its reader's alone is none."""
    return left().filter(party__in=parties, secret=False)


def left() -> QuerySet[Letter]:
    """Return the letters that the office has let go."""
    return Letter.objects.exclude(state__in=Letter.KEPT_BACK)


def listed(*, state: str = "", kind: str = "", q: str = "") -> QuerySet[Letter]:
    """Return letters without their words, newest first: of a state, of a kind, with words in reader or subject."""
    asked = {name: value for name, value in (("state", state), ("kind", kind)) if value}
    letters = Letter.objects.defer("body", "words").filter(**asked)
    for word in words_of(q):
        letters = letters.filter(words__contains=word)
    return letters


def shown(state: str, *, until: datetime | None = None, kind: str = "", q: str = "") -> QuerySet[Letter]:
    """Return the letters of a list as it was shown at an instant, those first that have been there longest."""
    letters = listed(state=state, kind=kind, q=q).order_by("queued_at", "pk")
    return letters.filter(queued_at__lte=until) if until else letters


def to_post(**shown_as: Any) -> QuerySet[Letter]:
    """Return the letters of a list that are printed: those that have an address to be posted to."""
    return shown(Letter.State.TO_PRINT, **shown_as).exclude(postal="")


def unaddressed(party: Model) -> QuerySet[Letter]:
    """Return what is to be printed for a party itself and has no address to be posted to."""
    return Letter.objects.filter(state=Letter.State.TO_PRINT, party=named(party), account=None, postal="")


def missing_facts(letter: Letter) -> list[str]:
    """Return what the deed filled into a letter and no longer stands in its words."""
    return [fact for fact in letter.facts if not stands_in(fact, letter.subject, letter.body)]


def stands_in(fact: str, *texts: str) -> bool:
    """Say whether a text holds a fact word for word, however its lines are broken."""
    told = r"\s+".join(map(re.escape, fact.split()))
    return any(re.search(rf"(?<!\w){told}(?!\w)", text) for text in texts)


def due_for(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return what the secretariat has to do about letters: those to be looked at, and those that nobody took."""
    if not secretariat(actor):
        return []
    nowhere = Count("pk", filter=Q(state=Letter.State.TO_PRINT, postal=""))
    found = Letter.objects.filter(state__in=_DUE).order_by().values_list("state")
    counted = list(found.annotate(Count("pk"), Min("queued_at"), nowhere=nowhere))
    rows = [_DUE[state](count, min(on, localtime(first).date())) for state, count, first, _nobody in counted]
    return rows + [_nowhere(nobody, on) for *_rest, nobody in counted if nobody]


def _to_look_at(count: int, on: date) -> DueRow:
    title = ngettext("One letter waits to be looked at", "%(n)d letters wait to be looked at", count) % {"n": count}
    text = ngettext(
        "It leaves once you send it, in your words if you change them.",
        "They leave once you send them, in your words if you change them.",
        count,
    )
    act = ngettext("Look at it", "Look at them", count)
    return DueRow(on, title, f"{text} {_since(on)}", act_label=act, act_url=f"{reverse('letters')}?state=waiting")


def _not_delivered(count: int, on: date) -> DueRow:
    title = ngettext("One letter was not delivered", "%(n)d letters were not delivered", count) % {"n": count}
    text = _("Find out the right address, or write by post.")
    return DueRow(on, title, text, act_label=_("See which"), act_url=f"{reverse('letters')}?state=bounced")


def _to_print(count: int, on: date) -> DueRow:
    title = ngettext("One letter is to be printed", "%(n)d letters are to be printed", count) % {"n": count}
    text = _("For those who have no e-mail address, or wish letters on paper.")
    return DueRow(
        on, title, f"{text} {_since(on)}", act_label=_("See which"), act_url=f"{reverse('letters')}?state=to_print"
    )


def _since(on: date) -> str:
    return _("The first has waited since {day}.").format(day=day(on, language()))


def _nowhere(count: int, on: date) -> DueRow:
    said = ngettext("One letter reaches nobody", "%(n)d letters reach nobody", count) % {"n": count}
    text = _(
        "Neither an e-mail address nor a postal one is known. Write the postal address on the letter, or that of a "
        "member on its page “Who sees what”, for all its letters."
    )
    return DueRow(on, said, text, act_label=_("See which"), act_url=f"{reverse('letters')}?state=to_print")


_DUE = {
    Letter.State.WAITING: _to_look_at,
    Letter.State.BOUNCED: _not_delivered,
    Letter.State.TO_PRINT: _to_print,
}
