"""The details of a topic, as the portal tells them: what a call is about in full, its dates and its budget."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accede.projects.portal.answer import plain
from accede.projects.portal.told import deadline, opening
from accede.register.sheets.reading import Unreadable

LONGEST = 20_000  # letters: more than any topic has
BREAK = re.compile(r"(?i)</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table)\b[^>]*>")


@dataclass(frozen=True)
class Details:
    """What is told of one topic; what is not told is empty."""

    scope: str = ""
    opens: datetime | None = None
    deadlines: tuple[datetime, ...] = ()
    budget: int | None = None


def details(said: object) -> Details:
    """Return what an answer tells of its topic; raises Unreadable where it is of no topic."""
    topic = said.get("TopicDetails") if isinstance(said, dict) else None
    if not isinstance(topic, dict):
        raise Unreadable(_("“%(name)s” is missing.") % {"name": "TopicDetails"})
    actions = [one for one in _several(topic, "actions") if isinstance(one, dict)]
    dates = {one for action in actions for one in _several(action, "deadlineDates")}
    begun = (opening(action["plannedOpeningDate"]) for action in actions if action.get("plannedOpeningDate"))
    return Details(
        scope=paragraphs(str(topic.get("description") or ""))[:LONGEST],
        opens=min(begun, default=None),
        deadlines=tuple(sorted(filter(None, map(deadline, dates)))),
        budget=sum(_budgets(topic)) or None,
    )


def paragraphs(said: str) -> str:
    """Return the words of a text in HTML, an empty line between its paragraphs."""
    return "\n\n".join(filter(None, map(plain, BREAK.split(said))))


def _budgets(topic: Mapping[str, Any]) -> Iterator[int]:
    known = topic.get("budgetOverviewJSONItem")
    by_topic = known.get("budgetTopicActionMap") if isinstance(known, dict) else None
    for several in by_topic.values() if isinstance(by_topic, dict) else ():
        for one in several if isinstance(several, list) else ():
            years = one.get("budgetYearMap") if isinstance(one, dict) else None
            yield from (int(each) for each in (years or {}).values() if str(each).isdecimal() and len(str(each)) <= 13)


def _several(said: Mapping[str, Any], name: str) -> list[Any]:
    found = said.get(name)
    return found if isinstance(found, list) else []
