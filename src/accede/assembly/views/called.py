"""What the page of an assembly shows of its convocation: what is asked of it, what leaves, and what became of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.forms import SignForm
from accede.assembly.models import Assembly
from accede.assembly.queries.convening import (
    convocations,
    notice_checks,
    on_paper,
    signatories,
    signing_office,
)
from accede.assembly.views.asking import front, why
from accede.journal.actions import Actor
from accede.people.capacities import chair, delegate_of
from accede.people.queries import language
from accede.post.models import Letter
from accede.register.models import Organisation
from accede.register.queries import organisations_on, readers_for
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of
from accede.wording.margin import sentence

State = Assembly.State
TAGS = {True: "done", False: "lost", None: "now"}
STATES = {
    Letter.State.ACKNOWLEDGED: "done",
    Letter.State.BOUNCED: "lost",
    Letter.State.SETTLED: "lost",
}


def shown_convening(assembly: Assembly, actor: Actor, at: datetime) -> dict[str, Any]:
    """Return what the chair reads before the members are convened; then what became of the letters."""
    if assembly.state == State.PLANNED:
        return {"to_convene": _to_convene(assembly, actor, at)} if chair(actor) else {}
    return {"own_calls": _own(assembly, actor), "calls": _counted(assembly) if front(actor) else None}


def letters_told(assembly: Assembly) -> str:
    """Say how many letters of a convocation have left, are to be printed, or wait to be looked at."""
    states = convocations(assembly).values_list("state", flat=True)
    left, paper = (sum(one == state for one in states) for state in (Letter.State.QUEUED, Letter.State.TO_PRINT))
    waiting = len(states) - left - paper
    told = [_("The members have been convened."), *_leaving(left, paper)]
    if waiting:
        said = ngettext("One letter waits to be looked at.", "%(n)d letters wait to be looked at.", waiting)
        told.append(said % {"n": waiting})
    return " ".join(told)


def state_tag(letter: Letter) -> dict[str, str]:
    """Return how a letter has fared, as a tag; one that was acknowledged before it was sent has come as well."""
    state = Letter.State.ACKNOWLEDGED if letter.is_acknowledged else Letter.State(letter.state)
    return {"state": STATES.get(state, ""), "label": state.label}


def named_parties(letters: Iterable[Letter]) -> dict[str, Organisation]:
    """Return the organisations that letters were for, by the name that the letters have for them."""
    keys = {int(one.party.rpartition(":")[2]) for one in letters if one.party}
    return {f"{one._meta.label_lower}:{one.pk}": one for one in Organisation.objects.filter(pk__in=keys)}


def _to_convene(assembly: Assembly, actor: Actor, at: datetime) -> dict[str, Any]:
    today, office = day_of(at), signing_office(assembly, actor)
    answers = notice_checks(assembly, list(assembly.items.all()), office, today)
    return {
        "checks": [checked(one, assembly) for one in answers],
        "letters": " ".join(_to_leave(assembly)),
        "form": SignForm(signatories(assembly, today), office),
        "kind": "second" if any(one.holds is False for one in answers) else "",
    }


def checked(answer: Verdict, assembly: Assembly) -> dict[str, Any]:
    """Return something that is asked as a row, with whether it is so."""
    labels = {True: _("as asked"), False: _("not as asked"), None: _("cannot be said")}
    told = sentence(answer, assembly.book, language())
    tag = {"state": TAGS[answer.holds], "label": labels[answer.holds]}
    return {"text": told, "cite": why(answer, assembly.book), "tag": tag}


def _to_leave(assembly: Assembly) -> list[str]:
    members = organisations_on(assembly.day)
    all_on_paper, readers = on_paper(assembly), [reader for reader, _of in readers_for(members, assembly.day)]
    paper = sum(all_on_paper or one.by_post or not one.email for one in readers)
    return _leaving(len(readers) - paper, paper)


def _leaving(mail: int, paper: int) -> list[str]:
    told = []
    if mail:
        told.append(ngettext("One letter leaves by e-mail.", "%(n)d letters leave by e-mail.", mail) % {"n": mail})
    if paper:
        told.append(ngettext("One letter is to be printed.", "%(n)d letters are to be printed.", paper) % {"n": paper})
    return told


def _own(assembly: Assembly, actor: Actor) -> list[dict[str, Any]]:
    """The convocation of each organisation that somebody is a delegate of, as long as nobody has said that it came."""
    ours = delegate_of(actor)
    if not ours or assembly.state in Assembly.OVER:
        return []
    label = Organisation._meta.label_lower
    letters = list(_left(convocations(assembly)).filter(party__in=[f"{label}:{one}" for one in ours]))
    acknowledged = {one.party for one in letters if one.is_acknowledged}
    parties = named_parties(one for one in letters if one.party not in acknowledged)
    told = _("The convocation to %(organisation)s has left. Say here that it has come.")
    return [
        {"organisation": one, "text": told % {"organisation": one.name}} for one in sorted(parties.values(), key=str)
    ]


def _left(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    return letters.exclude(state__in=Letter.KEPT_BACK)


def _counted(assembly: Assembly) -> dict[str, Any]:
    tags = [state_tag(one) for one in convocations(assembly).only("state")]
    labels = dict.fromkeys(one["label"] for one in tags)
    counts = [(label, sum(one["label"] == label for one in tags)) for label in labels]
    return {"counts": counts, "url": reverse("convocation", args=[assembly.address])} if tags else {}
