"""What an assembly leaves to be said of a candidacy: why it refused, whether it can adjourn, what is open after."""

from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Replace, Substr
from django.db.models.lookups import In
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of
from accede.journal.actions import Actor
from accede.journal.record import named
from accede.people.queries import DueRow
from accede.post.models import Letter
from accede.post.queries import left, letters_about
from accede.procedure.models import Appeal, Candidacy, Grounds
from accede.procedure.queries.candidacy import last_step
from accede.procedure.queries.part import few_of
from accede.procedure.queries.permission import presiding
from accede.procedure.queries.shortlist import first_of, told
from accede.rulebook.filing import last_day
from accede.rulebook.path import Step
from accede.rulebook.verdict import Due
from accede.statutes.queries import day_of
from accede.wording.formats import day

BEGUN = (Assembly.State.OPEN, Assembly.State.CLOSED)
UNDECIDED = (Item.State.PREPARED, Item.State.NO_QUORUM)


def refused_by(candidacy: Candidacy, item: Item | None = None) -> Assembly | None:
    """Return the assembly that has not admitted a candidate; None if no assembly decided so.

    Its latest item is looked for where none is given.
    """
    if candidacy.state != Candidacy.State.REFUSED:
        return None
    item = item or item_of(named(candidacy))
    return item.assembly if item and item.state == Item.State.REJECTED else None


def undecided(candidacy: Candidacy) -> Item | None:
    """Return the item of an assembly that has begun and has not decided on a candidacy; None if there is none."""
    assembly = candidacy.assembly
    if not candidacy.is_open or assembly is None or assembly.state not in BEGUN:
        return None
    item = item_of(named(candidacy), assembly)
    return item if item and item.state in UNDECIDED else None


def left_to_explain(candidacy: Candidacy, item: Item | None = None) -> Assembly | None:
    """Return the assembly whose reasons for a refusal are still to be noted; `item` as for who refused."""
    assembly = refused_by(candidacy, item)
    if assembly is None:
        return None
    noted = (one for one in few_of(candidacy, "grounds") if one.kind == Grounds.Kind.REFUSED)
    return None if assembly.pk in [one.assembly_id for one in noted] else assembly


def has_its_reasons(candidacy: Candidacy) -> bool:
    """Say whether a letter that has left tells a candidate why it was refused."""
    if candidacy.state != Candidacy.State.REFUSED:
        return False
    kinds = ("refusal_explained",) if refused_by(candidacy) else ("refused", "not_verified")
    return (letters_about(candidacy) & left()).filter(kind__in=kinds).exists()


def unexplained() -> Q:
    """Find the refusals whose reasons are to be noted before the letter with the result has left."""
    kept = Letter.objects.filter(kind="refused", state__in=Letter.KEPT_BACK).values("about")
    rejected = Item.objects.filter(about__in=kept, state=Item.State.REJECTED)
    # Databases write these ids with hyphens or without.
    about = Replace(Substr("about", len(Candidacy._meta.label_lower) + 2), Value("-"))
    is_rejected = In(Replace(Cast("pk", CharField()), Value("-")), rejected.values_list(about))
    noted = Grounds.objects.filter(candidacy=OuterRef("pk"), kind=Grounds.Kind.REFUSED)
    return Q(is_rejected, ~Exists(noted), state=Candidacy.State.REFUSED)


def reasons_due(actor: Actor) -> list[DueRow]:
    """Return the refusals whose reasons are to be noted before the letter with the result has left, for the chair."""
    if not presiding(actor):
        return []
    found = Candidacy.objects.filter(unexplained()).select_related("organisation").order_by("opened_at", "pk")
    return told(first_of(found), _to_explain, lambda several: _many_to_explain(several[0].there))


def _to_explain(candidacy: Candidacy) -> DueRow:
    title = _("Note why %(name)s is not admitted") % {"name": candidacy.organisation.name}
    text = _("The letter with the result waits; it tells no reasons.")
    url = reverse("candidacy_grounds", args=[candidacy.pk])
    return DueRow(None, title, text, act_label=_("Note the reasons of the assembly"), act_url=url)


def _many_to_explain(number: int) -> DueRow:
    title = ngettext("%(n)d refusal is without its reasons", "%(n)d refusals are without their reasons", number)
    url = f"{reverse('candidacies')}?state={Candidacy.State.REFUSED}"
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)


def refused_on(candidacy: Candidacy) -> date | None:
    """Return the day on which a candidacy was refused."""
    if candidacy.state != Candidacy.State.REFUSED:
        return None
    last = last_step(candidacy)
    return day_of(last.at) if last else None


def appeal_by(candidacy: Candidacy) -> Due | None:
    """Return until when a refusal can be appealed against; None where the statutes know no appeal."""
    on, book = refused_on(candidacy), candidacy.book
    way = book.path.get(candidacy.way.appeal)
    if on is None or way is None:
        return None
    due = last_day(way, {"notice": on, "decision": on}, book.rulebook.year_ends)
    return due or Due(on=None, code="path.time_unknown", article=way.article)


def appeal_told(candidacy: Candidacy, language: str) -> str:
    """Say whether and until when a refusal can be appealed against."""
    due = appeal_by(candidacy)
    if due is None:
        return _("The statutes know no appeal against this decision.")
    if due.on is None:
        return _("You can appeal against this decision.")
    return _("You can appeal against this decision until {day}.").format(day=day(due.on, language))


def has_appealed(candidacy: Candidacy) -> bool:
    """Say whether an appeal was made since a candidacy was refused."""
    last = last_step(candidacy)
    return last is not None and any(one.at >= last.at for one in few_of(candidacy, "appeals"))


def may_appeal(candidacy: Candidacy, on: date) -> bool:
    """Say whether a refusal can still be appealed against."""
    due = appeal_by(candidacy)
    return due is not None and (due.on is None or on <= due.on) and not has_appealed(candidacy)


def turn_of(appeal: Appeal) -> Step | None:
    """Return the step of an appeal whose turn it is; the candidate's own was taken by making it."""
    candidacy = appeal.candidacy
    way = candidacy.book.path[candidacy.way.appeal]
    made = [one.name for one in way.steps if one.by in way.opened_by]
    return way.next([*made, *(one["step"] for one in appeal.taken)]) if appeal.upheld is None else None


def comes_before(turn: Step | None) -> bool:
    """Say whether a step whose turn it is comes before the decision on an appeal."""
    return turn is not None and turn.verb != "decides"


def appeal_outcome(appeal: Appeal) -> str:
    """Say what was decided on an appeal."""
    if appeal.upheld is None:
        return _("The appeal waits for its decision.")
    return _("The appeal is upheld: the decision is taken anew.") if appeal.upheld else _("The appeal is rejected.")
