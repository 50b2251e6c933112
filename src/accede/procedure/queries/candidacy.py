"""Candidacies by number, by person and by step; what was offered, chosen and done on one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Window,
    prefetch_related_objects,
)
from django.db.models.functions import RowNumber
from django.urls import reverse

from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.procedure.models import Candidacy, Paper, Slot, StepDone
from accede.procedure.queries.entering import facts_known
from accede.procedure.queries.part import PARTS, few_of, gather
from accede.procedure.queries.path import step_of
from accede.register.models import Membership
from accede.register.queries import mandates
from accede.rulebook.path import Step
from accede.wording.folding import folded

WORDS = ("sheet", "motivation", "message", "adheres")
SHOWN_AT_A_STEP = 6


@dataclass(frozen=True)
class AtStep:
    """Who stands at a step: how many, and the first few."""

    count: int
    candidacies: list[Candidacy]


def files() -> QuerySet[Candidacy]:
    """Return candidacies with all that their own page needs."""
    parts = ("organisation", "contact", "edition", "assembly__edition", "again_of", "again")
    parts += ("request__assembly", "request__was_late_for")
    found = Candidacy.objects.select_related(*parts).prefetch_related("slots")
    rows = {name: Candidacy._meta.get_field(name).related_model.objects for name in PARTS}
    has = {f"has_{name}": Exists(each.filter(candidacy=OuterRef("pk"))) for name, each in rows.items()}
    of_same = Candidacy.objects.filter(organisation=OuterRef("organisation")).exclude(pk=OuterRef("pk"))
    member = Membership.objects.filter(organisation=OuterRef("organisation"), ends=None, is_void=False)
    return found.annotate(**has, has_others=Exists(of_same), is_of_member=Exists(member))


def gathered(candidacy: Candidacy) -> Candidacy:
    """Read at once what the pages of one file ask for at every turn."""
    gather(candidacy)
    if candidacy.has_papers:
        prefetch_related_objects([candidacy], Prefetch("papers", Paper.objects.select_related("document")))
    return candidacy


def by_step(among: QuerySet[Candidacy] | None = None) -> dict[tuple[str, str], AtStep]:
    """Return who stands at each step of each path, those who wait longest first; `meets_at`: when they meet."""
    still = Candidacy.objects.filter(state=Candidacy.State.OPEN)
    still = still if among is None else still.filter(pk__in=among.order_by().values("pk"))
    place = Window(RowNumber(), partition_by=["path", "step"], order_by=[F("opened_at").asc(), F("pk").asc()])
    ahead = Slot.objects.filter(candidacy=OuterRef("pk"), held_at=None).exclude(chosen_at=None)
    few = still.defer(*WORDS).select_related("organisation", "assembly")
    few = few.annotate(place=place, there=Window(Count("pk"), partition_by=["path", "step"]))
    few = few.annotate(meets_at=Subquery(ahead.values("starts_at")[:1]))
    found: dict[tuple[str, str], list[Candidacy]] = {}
    for candidacy in few.filter(place__lte=SHOWN_AT_A_STEP).order_by("opened_at", "pk"):
        found.setdefault((candidacy.path, candidacy.step), []).append(candidacy)
    return {where: AtStep(several[0].there, several) for where, several in found.items()}


def open_file(organisation: str, email: str, on: date) -> Candidacy | None:
    """Return the open candidacy of an organisation of this name on which whoever has this address works."""
    held = mandates(capacity=Capacity.CANDIDATE, on=on).filter(account__email=email.strip().lower())
    theirs = Candidacy.objects.filter(organisation__in=held.values("organisation"), state=Candidacy.State.OPEN)
    same = (
        one for one in theirs.select_related("organisation") if _plain(one.organisation.name) == _plain(organisation)
    )
    return next(same, None)


def chosen_slot(candidacy: Candidacy) -> Slot | None:
    """Return the time that was chosen for the meeting."""
    return next((slot for slot in candidacy.slots.all() if slot.chosen_at), None)


def times_ahead(candidacy: Candidacy, at: datetime) -> list[Slot]:
    """Return the times that the candidate may still choose; none once one is chosen."""
    return [] if chosen_slot(candidacy) else [slot for slot in candidacy.slots.all() if slot.starts_at > at]


def held_slot(candidacy: Candidacy) -> Slot | None:
    """Return the meeting as it was held."""
    return next((slot for slot in candidacy.slots.all() if slot.held_at), None)


def done_names(candidacy: Candidacy) -> set[str]:
    """Return the names of the steps that were done, and of those that nobody asks of this candidate."""
    return {done.step for done in few_of(candidacy, "steps_done")} | left_out(candidacy)


def turn_of(candidacy: Candidacy) -> Step | None:
    """Return the step whose turn it is on a file: none once that has ended."""
    return step_of(candidacy.way, candidacy.step) if candidacy.is_open else None


def left_out(candidacy: Candidacy) -> frozenset[str]:
    """Return the names of the steps that the path does not ask of this candidate, by what it has stated."""
    path = candidacy.way
    if not any(step.only_if for step in path.steps):
        return frozenset()
    return path.left_out(candidacy.book.facts(facts_known(candidacy)))


def last_step(candidacy: Candidacy) -> StepDone | None:
    """Return the step that was done last."""
    return next(reversed(few_of(candidacy, "steps_done")), None)


def account_number(actor: Actor) -> int | None:
    """Return the account behind an actor, or None for a visitor or a clock."""
    kind, _colon, number = actor.id.partition(":")
    return int(number) if kind == "account" and number.isdecimal() else None


def home_of(actor: Actor) -> str:
    """Return the address of a candidate's own file, for those who are nothing else; else nothing."""
    ours = [held.organisation for held in actor.mandates if held.capacity == Capacity.CANDIDATE]
    if not ours or len(ours) != len(actor.mandates):
        return ""
    latest = Candidacy.objects.filter(organisation__in=ours).order_by("-opened_at").values_list("pk", flat=True).first()
    return reverse("candidacy", args=[latest]) if latest else ""


def saying(words: str) -> Q:
    """Find those whose organisation has all these words in its name, or that have this number."""
    said = Q()
    for word in words.split():
        said &= Q(organisation__name__icontains=word) | _numbered(word)
    return said


def _numbered(word: str) -> Q:
    year, dash, number = word.partition("-")
    is_label = dash and year.isdecimal() and number.isdecimal() and len(year) == 4 and len(number) < 5
    return Q(year=int(year), number=int(number)) if is_label else Q(pk=None)


def _plain(name: str) -> str:
    return " ".join(folded(name).split())
