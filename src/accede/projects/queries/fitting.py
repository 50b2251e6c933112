"""The calls that fit some members, or are most like what one of them does, found among thousands at once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import islice

from django.db.models import Case, QuerySet, Subquery, Value, When

from accede.projects.eligibility.conditions import Conditions
from accede.projects.eligibility.fit import Applicant, fit
from accede.projects.eligibility.sets import turn_before, turns
from accede.projects.models import Call, Profile
from accede.projects.portal.told import ZONE
from accede.projects.queries.calls import fits
from accede.projects.queries.likeness import by_likeness, telling
from accede.projects.queries.members import Own
from accede.register.models import Organisation

LISTED = 200  # open calls among which a first page looks for a few
COMPARED = 1_000  # calls, those that end first: of more than anybody reads, the rest follows in its order


def matching(calls: QuerySet[Call], own: Sequence[Own], at: datetime, *, fits: bool, like: bool) -> list[int]:
    """Return the keys of calls in their order, or with those in front that are most like what the first member does.

    With `fits`, only those that one of some members may answer, or of which that cannot be said.
    """
    found = _fitting(calls, own, at) if fits else None
    profile = own[0].profile if like and own else None
    wanted = telling(profile.does, profile.looks_for, profile.themes) if profile else set()
    ordered = list(calls.values_list("pk", flat=True)) if found is None else found
    if not wanted:
        return ordered
    first, others = ordered[:COMPARED], ordered[COMPARED:]
    words = dict(Call.objects.filter(pk__in=first).values_list("pk", "words"))
    return by_likeness(wanted, [(pk, words[pk]) for pk in first]) + others


def ending_first(
    calls: QuerySet[Call], members: Iterable[Organisation], at: datetime, most: int
) -> tuple[list[Call], list[Applicant]]:
    """Return the first of calls that fit some members, in their order, and how calls look at these: in one question."""
    # Of what a member says of itself, its kinds alone tell whether it may take part.
    said = {one: Profile.objects.filter(organisation=one).values("types")[:1] for one in members}
    types = {f"types_{one.pk}": Subquery(latest) for one, latest in said.items()}
    looked = list(calls.defer("summaries", "scope", "words").annotate(**types)[:LISTED]) if types else []
    known = vars(looked[0]) if looked else {}
    several = [Applicant(one.country, frozenset(known.get(f"types_{one.pk}") or ()), name=one.name) for one in said]
    return list(islice((one for one in looked if fits([one], several, at)), most)), several


def _fitting(calls: QuerySet[Call], own: Sequence[Own], at: datetime) -> list[int]:
    """Return the keys of the calls that fit; what many ask alike is judged once while the same tables are in force."""
    days = turns()
    judged: dict[tuple[str, int], bool] = {}
    found = []
    # Which tables count is worked out where the calls lie: an instant of each is dear to read.
    for pk, of_one, turn in calls.annotate(turn=_turn(days, at)).values_list("pk", "of_one", "turn"):
        asked = (of_one, turn)
        if asked not in judged:
            judged[asked] = _may_fit(own, Conditions.model_validate_json(of_one), days[turn])
        if judged[asked]:
            found.append(pk)
    return found


def _turn(days: Sequence[date], at: datetime) -> Case:
    """Return the place of the day among some, the latest first, from which the tables of a call's end are in force."""
    undated = days.index(turn_before(at.astimezone(ZONE).date()))
    *known, _ever = enumerate(days)
    ended = (When(closes__gte=datetime.combine(day, time(), ZONE), then=Value(place)) for place, day in known)
    return Case(When(closes=None, then=Value(undated)), *ended, default=Value(len(known)))


def _may_fit(own: Sequence[Own], asked: Conditions, on: date) -> bool:
    return any(fit(one.applicant, asked, on).holds is not False for one in own)
