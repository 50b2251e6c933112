"""What was ever decided, to be searched: minutes kept here, and assemblies from before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, OuterRef, Q, Subquery
from django.urls import reverse

from accede.assembly.models import MinutesText, PastAssembly
from accede.assembly.queries.minutes import is_of_members
from accede.assembly.queries.naming import assembly_name
from accede.people.queries import language
from accede.wording.folding import folded, words_of
from accede.wording.formats import day

AROUND = 120  # characters shown before and after what was found


@dataclass(frozen=True, slots=True)
class Record:
    """One assembly that was found, with the words around what was looked for."""

    on: date
    title: str
    url: str
    text: str


def records(asked: str, *, all_minutes: bool) -> list[Record]:
    """Return the records that hold every word, the latest first; of minutes all, or the members' once approved."""
    words = words_of(asked)
    found = [*_past(words), *_minutes(words, all_minutes)]
    return sorted(found, key=lambda one: one.on, reverse=True)


def _past(words: list[str]) -> Iterable[Record]:
    for one in PastAssembly.objects.filter(_holds(words)):
        title = f"{one.name}, {day(one.day, language())}"
        yield Record(one.day, title, one.get_absolute_url(), _around(one.decided, words))


def _minutes(words: list[str], all_minutes: bool) -> Iterable[Record]:
    latest = MinutesText.objects.filter(minutes=OuterRef("minutes"), language=OuterRef("language")).order_by()
    last = latest.values("minutes").annotate(last=Max("number")).values("last")
    texts = MinutesText.objects.filter(_holds(words), number=Subquery(last))
    found: dict[int, MinutesText] = {}
    for one in texts.select_related("minutes__assembly__edition"):
        is_open = all_minutes or (one.minutes.approved_at and is_of_members(one.minutes))
        if is_open and (one.minutes_id not in found or one.language == language()):
            found[one.minutes_id] = one
    for one in found.values():
        held = one.minutes.assembly
        url = f"{reverse('minutes', args=[held.address])}?text={one.language}"
        yield Record(held.day, assembly_name(held), url, _around(one.text, words))


def _holds(words: list[str]) -> Q:
    held = Q()
    for word in words:
        held &= Q(folded__contains=word)
    return held


def _around(text: str, words: list[str]) -> str:
    # Folding may change the length of a text a little: what is shown is about the place, and says so by its dots.
    plain = " ".join(text.replace("# ", "").split())
    places = [place for word in words if (place := folded(plain).find(word)) >= 0]
    if not places or len(plain) <= 2 * AROUND:
        return plain[: 2 * AROUND] + ("…" if len(plain) > 2 * AROUND else "")
    start, end = max(min(places) - AROUND, 0), min(places) + AROUND
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
