"""Candidacies as the office looks for them: narrowed, in an order, with whose turn it is and what of each is late."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from accede.procedure.models import Candidacy, Question, Slot
from accede.procedure.queries.candidacy import WORDS, saying
from accede.procedure.queries.path import every_step, step_of
from accede.procedure.queries.question import ANSWERED, with_questions
from accede.rulebook.path import Path

CANDIDATE = "candidate"
OPEN = Q(state=Candidacy.State.OPEN)
ORDERS = {
    "waiting": ("opened_at", "pk"),
    "name": ("organisation__name", "pk"),
    "country": ("organisation__country", "organisation__name", "pk"),
    "assembly": (F("assembly__day").asc(nulls_last=True), "organisation__name", "pk"),
}


def candidacies(on: date, at: datetime) -> QuerySet[Candidacy]:
    """Return candidacies without what candidates wrote, the latest first.

    `is_choosing`: times are offered and the candidate has taken none; `late`: the meeting that nobody wrote down, the
    assembly that went by without a vote, the question that was not answered in time, or nothing.
    """
    slots = Slot.objects.filter(candidacy=OuterRef("pk"))
    past = slots.filter(held_at=None, starts_at__lte=at).exclude(chosen_at=None)
    unanswered = Question.objects.filter(~ANSWERED, candidacy=OuterRef("pk"), closed_at=None, due_on__lt=on)
    late = Case(
        When(OPEN & Exists(past), then=Value("meeting")),
        When(OPEN & Q(assembly__day__lt=on), then=Value("assembly")),
        When(OPEN & Exists(unanswered), then=Value("question")),
        default=Value(""),
        output_field=CharField(),
    )
    choosing = Exists(slots.filter(chosen_at=None, starts_at__gt=at)) & ~Exists(slots.exclude(chosen_at=None))
    found = Candidacy.objects.defer(*WORDS).select_related("organisation", "assembly")
    return found.annotate(late=late).annotate(is_choosing=choosing)


def narrowed(
    found: QuerySet[Candidacy],
    paths: Iterable[Path],
    *,
    words: str = "",
    step: str = "",
    turn: str = "",
    late: str = "",
    country: str = "",
    path: str = "",
    assembly: str = "",
    state: str = "",
    asked: str = "",
    order: str = "",
) -> QuerySet[Candidacy]:
    """Return those that are wanted, in the order that is wanted; a step and a turn are those of open files."""
    same = {"organisation__country": country, "path": path, "assembly__day": assembly, "state": state, "step": step}
    found = found.filter(**{name: value for name, value in same.items() if value})
    found = found.filter(OPEN) if step else found
    found = found.filter(OPEN & _at_turn(paths, turn)) if turn else found
    found = found.exclude(late="") if late else found
    found = found.filter(saying(words)) if words.strip() else found
    return with_questions(found, asked).order_by(*ORDERS.get(order, ("-year", "-number")))


def turn_of(candidacy: Candidacy, paths: Iterable[Path]) -> str:
    """Return whose turn it is, as the path names whoever takes the next step; nobody's once the file is closed."""
    path = next((one for one in paths if one.name == candidacy.path), None)
    step = step_of(path, candidacy.step)
    if step is None or not candidacy.is_open:
        return ""
    return CANDIDATE if step.verb == "meets" and candidacy.is_choosing else step.by


def turns(paths: Iterable[Path]) -> list[str]:
    """Return everybody whose turn it may be, in the order of the steps."""
    return list(dict.fromkeys(step.by for path in paths for step in path.steps))


def _at_turn(paths: Iterable[Path], turn: str) -> Q:
    """Find the files whose next step is somebody's, as `turn_of` says it."""
    found = Q(pk=None)
    for step, there in ((step, Q(path=path.name, step=step.name)) for path in paths for step in every_step(path)):
        if step.by == turn:
            found |= there & Q(is_choosing=False) if step.verb == "meets" else there
        if step.verb == "meets" and turn == CANDIDATE:
            found |= there & Q(is_choosing=True)
    return found


def seats_of() -> tuple[list[str], list[date]]:
    """Return the countries that candidacies come from, and the days of the assemblies they are meant for."""
    pairs = set(Candidacy.objects.order_by().values_list("organisation__country", "assembly__day").distinct())
    return sorted({code for code, _day in pairs if code}), sorted({day for _code, day in pairs if day}, reverse=True)
