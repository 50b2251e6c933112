"""Assemblies to come, what stands on their agenda, and until when they can be convened."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import slugify

from accede.assembly.models import Assembly, Item
from accede.rulebook.body import Decision
from accede.rulebook.book import Book
from accede.rulebook.dates import in_time
from accede.rulebook.notice import convocation, notice_due, notices
from accede.rulebook.verdict import Due

CONVOCATION = "convocation"
EDITION = "edition"  # what an item is about that brings one into force


def convocation_of(assembly: Assembly) -> Due | None:
    """Return the last day for the convocation to leave; None if the rulebook asks for no notice."""
    name = convocation(assembly.book, assembly.body)
    return notice_due(assembly.book, name, assembly.body, assembly.day) if name else None


def may_be_convened(assembly: Assembly, on: date) -> bool:
    """Say whether a convocation that leaves on this day is in time."""
    due = convocation_of(assembly)
    return due is None or in_time(due, on)


def next_assemblies(on: date) -> list[Assembly]:
    """Return the assemblies to come, the next first: convened, or planned and still to be convened in time.

    Each says as `has_items` whether anything stands on its agenda.
    """
    coming = (
        Assembly.objects.filter(day__gte=on, is_rehearsal=False)
        .exclude(state__in=Assembly.OVER)
        .select_related("edition")
    )
    coming = coming.annotate(has_items=Exists(Item.objects.filter(assembly=OuterRef("pk"))))
    return [one for one in coming if is_coming(one, on)]


def is_coming(assembly: Assembly, on: date) -> bool:
    """Say whether an assembly of a day to come can still take place: it is convened, or can be in time."""
    return assembly.state != Assembly.State.PLANNED or may_be_convened(assembly, on)


def next_day(on: date) -> date | None:
    """Return the day of the next assembly; None if none is announced."""
    return next((one.day for one in next_assemblies(on)), None)


def items_of(assembly: Assembly) -> QuerySet[Item]:
    """Return the agenda with the ends of its ledgers."""
    return assembly.items.select_related("ledger")


def item_of(about: str, assembly: Assembly | None = None) -> Item | None:
    """Return the latest item that decides on this subject, in one assembly or in any."""
    found = Item.objects.filter(about=about).select_related("assembly__edition", "ledger")
    found = found.filter(assembly=assembly) if assembly else found
    return found.order_by("-assembly__day").first()


def standing_matters(assembly: Assembly) -> dict[str, Decision]:
    """Return the decisions for which every agenda of this body keeps a place."""
    return {name: one for name, one in _matters(assembly).items() if one.standing_item}


def agenda_follows(assembly: Assembly) -> bool:
    """Say whether the agenda has a term of its own, after the convocation."""
    calls = convocation(assembly.book, assembly.body)
    return any("agenda" in one.what for name, one in notices(assembly.book, assembly.body).items() if name != calls)


def agenda_is_open(assembly: Assembly) -> bool:
    """Say whether an agenda can still be changed: until the members have it."""
    if assembly.state == Assembly.State.CONVENED and agenda_follows(assembly):
        sent = set(assembly.notices.values_list("name", flat=True))
        return not any("agenda" in assembly.book.deadline[one].what for one in sent & set(assembly.book.deadline))
    return assembly.state == Assembly.State.PLANNED


def has_own_title(item: Item) -> bool:
    """Say whether the office has given an item its title, and no file, seat or member."""
    return item.about.partition(":")[0] in ("", EDITION)


def takes(assembly: Assembly) -> dict[str, Decision]:
    """Return the decisions whose matters can still be put on the agenda of an assembly."""
    if assembly.state in Assembly.OVER or (assembly.is_written and assembly.state == Assembly.State.OPEN):
        return {}
    return _matters(assembly) if agenda_is_open(assembly) else standing_matters(assembly)


def bodies(book: Book) -> list[str]:
    """Return the bodies that meet as an assembly; the general one first."""
    return [name for name, one in book.body.items() if one.kind == "assembly"]


def address_of(day: date, body: str, book: Book) -> str:
    """Return how an assembly is known in addresses: by its day, and by its body if that is not the general one."""
    general = body in bodies(book)[:1]
    return f"{day}" if general else f"{day}-{slugify(body)}"


def _matters(assembly: Assembly) -> dict[str, Decision]:
    found = {name: one for name, one in assembly.book.decision.items() if one.by == assembly.body}
    if not assembly.is_written:
        return found
    # In writing there is one open vote: no ballot after ballot, no roll call, no box.
    book, body = assembly.book, assembly.book.body[assembly.body]
    modes = {name: rule.mode for name, rule in book.ballot.items()}
    return {
        name: one
        for name, one in found.items()
        if body.may_write(name).holds and not one.election and modes.get(one.ballot or body.ballot, "open") == "open"
    }
