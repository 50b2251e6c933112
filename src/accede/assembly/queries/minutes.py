"""Minutes as they are read: in which languages, part by part, by whom they are signed and until when."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.assembly.models import Assembly, Item, Minutes, Signature
from accede.journal.actions import Actor
from accede.journal.record import named
from accede.people.queries import DueRow
from accede.rulebook.book import Book
from accede.rulebook.dates import duty
from accede.rulebook.minutes import MINUTES, Signing, signing
from accede.rulebook.verdict import Due

HEADING = "# "


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the paragraphs below it; the first may have none."""

    heading: str
    paragraphs: tuple[str, ...]


def sections_of(text: str) -> list[Section]:
    """Return a text of minutes part by part."""
    found: list[tuple[str, list[str]]] = []
    for block in _blocks(text):
        if block.startswith(HEADING):
            found.append((block.removeprefix(HEADING).strip(), []))
        else:
            found = found or [("", [])]
            found[-1][1].append(block)
    return [Section(heading, tuple(paragraphs)) for heading, paragraphs in found]


def languages_of(book: Book) -> list[str]:
    """Return the languages of an association's minutes, as far as this site speaks them; the deciding one first."""
    spoken = [code for code, _name in settings.LANGUAGES]
    own = [code for code in book.rulebook.languages if code in spoken] or spoken
    return sorted(own, key=lambda code: code != book.rulebook.authoritative)


def written_by(assembly: Assembly) -> Due | None:
    """Return the day by which the minutes are to be written; None if no rule says one."""
    return duty(assembly.book, MINUTES, assembly=assembly.day) if MINUTES in assembly.book.deadline else None


def signing_of(minutes: Minutes) -> Signing:
    """Return which offices sign, and why these."""
    return signing(minutes.assembly.book, minutes.assembly.body)


def signatures_of(minutes: Minutes) -> dict[str, Signature | None]:
    """Return for each office that signs its signature of the text that stands, if there is one."""
    given = {one.office: one for one in minutes.signatures.filter(number=minutes.deciding.number)}
    return {office: given.get(office) for office in signing_of(minutes).offices}


def is_signed(minutes: Minutes) -> bool:
    """Say whether every office that signs has signed the text that stands."""
    return all(signatures_of(minutes).values())


def is_of_members(minutes: Minutes) -> bool:
    """Say whether the members met, and not a body that they have elected."""
    return minutes.assembly.book.body[minutes.assembly.body].kind == "assembly"


def undecided(minutes: Minutes) -> Item | None:
    """Return the item that is to approve minutes, on which nothing is decided yet."""
    waiting = Item.objects.filter(about=named(minutes), state__in=(Item.State.PREPARED, Item.State.OPEN))
    return waiting.select_related("assembly__edition").first()


def minutes_of(item: Item) -> Minutes:
    """Return the minutes that an item is to approve."""
    return Minutes.objects.select_related("assembly__edition").get(pk=item.about.rpartition(":")[2])


def papers_of(item: Item) -> list[DueRow]:
    """Lead from an item to the minutes that it is to approve."""
    url = reverse("minutes", args=[minutes_of(item).assembly.address])
    return [DueRow(on=None, title=pgettext("of a meeting", "Minutes"), act_label=_("Read the minutes"), act_url=url)]


def may_sign(actor: Actor, office: str, book: Book) -> bool:
    """Say whether somebody holds an office; a mandate that names none is one for whatever acts in its capacity."""
    acts_as = book.body[office].acts_as if office in book.body else None
    return any(held.office == office or (not held.office and held.capacity == acts_as) for held in actor.mandates)


def _blocks(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        heads = line.startswith(HEADING)
        if lines and (heads or not line.strip()):
            yield "\n".join(lines)
            lines = []
        if heads:
            yield line
        elif line.strip():
            lines.append(line.strip())
