"""Which rulebook is in force, and on what day an instant falls; which texts there are to read."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Subquery

from accede.journal.actions import kept
from accede.journal.question import Question, Rows, partly
from accede.people.models import DemoMark
from accede.people.queries import mark_known
from accede.rulebook.book import PRESET, Book
from accede.rulebook.fact import FactRule
from accede.rulebook.rule import Text
from accede.rulebook.stated import Stated, facts_on
from accede.statutes.models import Association, Copy, Edition, HouseTexts, files_named, read_overlapping
from accede.wording.texts import Funding, LetterText, Texts

ONE_DAY = timedelta(days=1)
PRESETS = settings.HOME / "rulebooks" / "presets"

# What every request reads of an edition: its text is at hand under its hash.
BUT_CONTENT = ("id", "in_force", "sha256", "loaded_at")
BUT_WORDS = ("version", "hides_funding", "sha256")
_latest = HouseTexts.objects.order_by("-version")[:1]
_texts = Rows(lambda: _latest)
# Every page needs these at once, so that they are one question: the editions, the latest texts, the mark of a demo.
BESIDE = {f"texts_{name}": Subquery(_latest.values(name)) for name in BUT_WORDS}
BESIDE["moved"] = Subquery(DemoMark.objects.values("moved")[:1])
BESIDE["stated"] = Subquery(Association.objects.values("stated")[:1])
_editions = Question(lambda: Edition.objects.annotate(**BESIDE).values_list(*BUT_CONTENT, *BESIDE))


@dataclass
class _Read:
    """What was read while one request is answered or one action is done: both ask for it again at every turn."""

    editions: list[Edition] = field(default_factory=list)
    texts: HouseTexts | None = None
    stated: Stated = field(default_factory=dict)


_read: ContextVar[_Read | None] = ContextVar("read", default=None)


@contextmanager
def law_read_once() -> Iterator[None]:
    """Read each edition and the texts once while something is done, such as answering a request."""
    token = _read.set(_Read())
    try:
        yield
    finally:
        _read.reset(token)


def _reading() -> _Read:
    return _read.get() or kept(_Read)


def read_anew() -> None:
    """Forget what was read: another edition, or other texts, have been loaded, or another fact is stated."""
    read = _reading()
    read.editions, read.texts, read.stated = [], None, {}


def _law_read() -> _Read:
    read = _reading()
    if not read.editions:
        rows = _editions()
        read.editions = [partly(Edition, BUT_CONTENT, row[: len(BUT_CONTENT)]) for row in rows]
        for *words, moved, stated in [row[len(BUT_CONTENT) :] for row in rows[:1]]:
            mark_known(moved)
            read.stated = stated or {}
            if words[0] is not None:
                read.texts = partly(HouseTexts, BUT_WORDS, words)
    return read


def editions() -> list[Edition]:
    """Return every edition, by the day from which it is in force."""
    return _law_read().editions


def stated() -> Stated:
    """Return what the association has stated of itself."""
    return _law_read().stated


def own_facts(book: Book) -> dict[str, FactRule]:
    """Return what rules ask of the association itself, and somebody must say, by name."""
    return {name: fact for name, fact in book.fact.items() if fact.is_given and fact.about == "association"}


def edition_on(day: date) -> Edition:
    """Return the edition in force on a day: the latest that began by then, else the first there is."""
    found = editions()
    if not found:
        raise ImproperlyConfigured("No rulebook is loaded: run `accede init FILE`, or `accede demo`.")
    return next((one for one in reversed(found) if one.in_force <= day), found[0])


def rules_of(edition: Edition, day: date) -> Book:
    """Return an edition's rules as they hold on a day: rules of a newer one may begin early, of an older one go on.

    They know what the association has stated of itself by that day.
    """
    read = _law_read()
    book = read_overlapping(day, edition.source, tuple(one.source for one in read.editions))
    return book.knowing(facts_on(read.stated, day)) if read.stated else book


def book_on(day: date) -> Book:
    """Return the rules in force on a day."""
    return rules_of(edition_on(day), day)


def edition_at(instant: datetime) -> Edition:
    """Return the edition in force at an instant: the latest that has begun by the day of its own zone."""
    latest = edition_on(instant.date() + ONE_DAY)  # no zone is more than a day ahead
    own = instant.astimezone(ZoneInfo(latest.book.rulebook.time_zone)).date()
    return latest if own >= latest.in_force else edition_on(own)


def book_at(instant: datetime) -> Book:
    """Return the rules in force at an instant."""
    edition = edition_at(instant)
    return rules_of(edition, instant.astimezone(ZoneInfo(edition.book.rulebook.time_zone)).date())


def zone_at(instant: datetime) -> ZoneInfo:
    """Return the time zone in which the association counts its days."""
    return ZoneInfo(edition_at(instant).book.rulebook.time_zone)


def day_of(instant: datetime) -> date:
    """Return the day on which an instant falls in the association's zone: the only place where that is decided."""
    return instant.astimezone(zone_at(instant)).date()


def last_minute_of(day: date) -> datetime:
    """Return the last minute of a day in the association's zone: what ends on a day is shown on that day."""
    return end_of(day) - timedelta(minutes=1)


def end_of(day: date) -> datetime:
    """Return the instant at which a day ends in the association's zone: the first that is no longer of it."""
    zone = ZoneInfo(book_on(day).rulebook.time_zone)
    return datetime.combine(day + ONE_DAY, time.min, tzinfo=zone)


def beside(content: bytes, given: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that a rulebook needs: those given, else as they stand beside the latest edition, else ours."""
    wanted = files_named(content)
    latest = editions()[-1].tables if set(wanted) - set(given) and editions() else ()
    known = {**shipped(wanted), **dict(latest), **given}
    return {name: known[name] for name in sorted(wanted) if name in known}


def shipped(names: Iterable[str]) -> dict[str, bytes]:
    """Return those presets of law among these files that come with the software."""
    places = {name: PRESETS / name for name in names if PRESET.fullmatch(name.removesuffix(".toml"))}
    return {name: place.read_bytes() for name, place in places.items() if place.is_file()}


def texts() -> Texts:
    """Return the latest house texts; plain ones where the house has loaded none."""
    return house_texts().texts


def house_texts() -> HouseTexts:
    """Return the latest version of the house texts; an empty one where the house has loaded none."""
    read = _reading()
    read.texts = read.texts or next(iter(_texts()), HouseTexts(version=0, content=b""))
    return read.texts


def funding() -> Funding | None:
    """Return what every page says of the Union's funding; nothing where none is worded, or the office hides it."""
    latest = house_texts()
    return None if latest.hides_funding else latest.texts.funding


def letter(name: str) -> LetterText:
    """Return the words of a letter."""
    return texts().letter[name]


@dataclass(frozen=True)
class OfficialText:
    """A text of the association: the language that decides, if one does; its latest version; the files shown of it."""

    name: str
    label: Text
    authoritative: str = ""
    version: str = ""
    copies: tuple[Copy, ...] = ()

    @property
    def current(self) -> list[Copy]:
        """The files of the latest version: of each language the last that was published."""
        return [one for one in self._latest() if self._is_latest(one)]

    @property
    def stale(self) -> list[Copy]:
        """The languages in which only an earlier version is there, each with its latest."""
        return [one for one in self._latest() if not self._is_latest(one)]

    @property
    def earlier(self) -> list[Copy]:
        """All other files: earlier versions, and what was replaced within a version."""
        latest = {one.pk for one in self._latest()}
        return [one for one in self.copies if one.pk not in latest]

    def _is_latest(self, one: Copy) -> bool:
        # A version is a day, or as much of it as is known: a file of 2021 is one of 26 November 2021.
        return self.version.startswith(one.version)

    def _latest(self) -> list[Copy]:
        found: dict[str, Copy] = {}
        for one in self.copies:
            found.setdefault(one.language, one)
        return sorted(found.values(), key=lambda one: (one.language != self.authoritative, one.language))


def text_names(book: Book, house: Texts) -> dict[str, Text]:
    """Return the name and label of each text that can be loaded: those of the house, then the rulebook's own.

    What a candidate or a member sends is theirs.
    """
    named = {one.name: one.label for one in house.download}
    steps = [step for path in book.path.values() for step in path.steps if step.verb == "sends"]
    theirs = {name for step in steps for name in step.what if name in book.document}
    own = {name: one for name, one in book.document.items() if one.adhered_to or name not in theirs}
    return named | {name: one.label or {"": name} for name, one in own.items() if name not in named}


def official_texts(book: Book, house: Texts) -> list[OfficialText]:
    """Return each text with the files that are published of it, the latest version first."""
    shown: dict[str, list[Copy]] = {}
    for one in Copy.objects.exclude(published_at=None).select_related("document").order_by("-version", "-published_at"):
        shown.setdefault(one.text, []).append(one)
    return [_official(name, label, book, tuple(shown.get(name, ()))) for name, label in text_names(book, house).items()]


def _official(name: str, label: Text, book: Book, copies: tuple[Copy, ...]) -> OfficialText:
    document = book.document.get(name)
    named = document.version if document else ""
    version = max([named, *(one.version for one in copies)])
    return OfficialText(name, label, book.rulebook.authoritative if document else "", version, copies)
