"""The calls that fit some members, or are most like what one of them does, found among thousands at once."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from accede.projects.eligibility.conditions import Conditions
from accede.projects.eligibility.fit import fit
from accede.projects.models import Call
from accede.projects.portal.told import ZONE
from accede.projects.queries.likeness import by_likeness, telling
from accede.projects.queries.members import Own


@lru_cache(8192)
def conditions_of(written: str) -> Conditions:
    """Return conditions as they are kept; keyed by the text itself, they are read once a process."""
    return Conditions.model_validate_json(written)


def matching(calls: QuerySet[Call], own: Sequence[Own], at: datetime, *, fits: bool, like: bool) -> list[int]:
    """Return the keys of calls in their order, or with those in front that are most like what the first member does.

    With `fits`, only those that one of some members may answer, or of which that cannot be said.
    """
    told = calls.annotate(asked_as=Cast("conditions", TextField())).values_list("pk", "asked_as", "closes", "words")
    judged: dict[tuple[str, date], bool] = {}
    found = []
    for pk, written, closes, words in told.iterator():
        asked = (written or "{}", (closes or at).astimezone(ZONE).date())
        if fits and asked not in judged:
            judged[asked] = any(fit(one.applicant, conditions_of(asked[0]), asked[1]).holds is not False for one in own)
        if not fits or judged[asked]:
            found.append((pk, words))
    profile = own[0].profile if like and own else None
    wanted = telling(profile.does, profile.looks_for, profile.themes) if profile else set()
    return by_likeness(wanted, found) if wanted else [pk for pk, _words in found]
