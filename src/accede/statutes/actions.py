"""What can happen to the law, to the house texts and to files of texts: another version; nothing is ever edited."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, consequence, secretariat, technician
from accede.rulebook.facts import Fact
from accede.rulebook.loading import Faulty
from accede.rulebook.overlap import Source, check_overlaps, read
from accede.rulebook.stated import plain, statement, stating
from accede.statutes.models import Association, Copy, Edition, EditionTable, HouseTexts
from accede.statutes.queries import beside, book_at, editions, own_facts, read_anew
from accede.wording.letters import sendable


class Unreadable(Refused):
    """A file with faults becomes neither law nor house text; `faults` names every one of them."""

    def __init__(self, faulty: Faulty) -> None:
        self.faults = faulty.faults
        number = len(self.faults)
        super().__init__(ngettext_lazy("This file has one fault.", "This file has %(n)d faults.", "n") % {"n": number})


class AlreadyLoaded(Refused):
    """The same bytes are loaded once."""

    sentence = _("This file is already loaded.")


class DayTaken(Refused):
    """An edition is never edited, only succeeded by one of a later day."""

    sentence = _("Another edition is in force from this day on; an edition is never edited, only succeeded.")


class LoadedMeanwhile(Refused):
    """Two versions of the house texts do not carry the same number."""

    sentence = _("Other texts have been loaded at the same moment; look at them before loading yours.")


class SameFile(Refused):
    """One file stands once for a language and version of a text."""

    sentence = _("This very file is there already for this language and version.")


class NoFunding(Refused):
    """Only what the house texts word can be shown."""

    sentence = _("The house texts say nothing of funding.")


class Shown(Refused):
    """What is published is published once, and taken back once."""

    sentence = _("Somebody has changed this meanwhile; look at it again.")


class UnknownFact(Refused):
    """What no rule asks is not stated."""

    sentence = _("The rules do not ask for this.")


class AlreadyStated(Refused):
    """The same is stated once."""

    sentence = _("This is stated already.")


@action("statutes.load_edition", allowed_to=secretariat | technician | consequence)
def load_edition(content: bytes, tables: Mapping[str, bytes] | None = None, *, by: Actor, at: datetime) -> Edition:
    """Load the exact bytes of a rulebook, in force from the day that it names, and of the tables beside it.

    A table that is not given stays as it stood beside the latest edition, and so does the law beneath it.
    """
    files = beside(content, tables or {})
    try:
        source = Source(content, tuple(files.items()))
        in_force = read(source).rulebook.in_force
        check_overlaps([source, *(one.source for one in editions() if one.in_force != in_force)])
    except Faulty as faulty:
        raise Unreadable(faulty) from faulty
    seal = sha256(content).hexdigest()
    loaded = {"sha256": seal, "content": content, "loaded_at": at}
    edition, is_new = Edition.objects.get_or_create(in_force=in_force, defaults=loaded)
    if not is_new:
        raise AlreadyLoaded if edition.sha256 == seal else DayTaken
    seals = {name: sha256(table).hexdigest() for name, table in files.items()}
    EditionTable.objects.bulk_create(
        EditionTable(edition=edition, name=name, sha256=seals[name], content=table) for name, table in files.items()
    )
    read_anew()
    write(edition, edition=seal, values={"in_force": in_force} | {f"table {name}": one for name, one in seals.items()})
    return edition


@action("statutes.load_texts", allowed_to=secretariat | technician | consequence)
def load_texts(content: bytes, *, by: Actor, at: datetime) -> HouseTexts:
    """Load the exact bytes of the house texts as their next version."""
    try:
        sendable(content)
    except Faulty as faulty:
        raise Unreadable(faulty) from faulty
    seal = sha256(content).hexdigest()
    latest = HouseTexts.objects.last()
    if latest and latest.sha256 == seal:
        raise AlreadyLoaded
    version = latest.version + 1 if latest else 1
    hides = latest is not None and latest.hides_funding
    loaded = {"sha256": seal, "content": content, "loaded_at": at, "hides_funding": hides}
    texts, is_new = HouseTexts.objects.get_or_create(version=version, defaults=loaded)
    if not is_new:
        raise LoadedMeanwhile
    read_anew()
    write(texts, values={"version": version, "sha256": seal})
    return texts


@action("statutes.show_funding", allowed_to=secretariat)
def show_funding(*, is_shown: bool, by: Actor, at: datetime) -> None:
    """Show at the foot of every page what is said of the Union's funding, or hide it until it is shown again."""
    latest = HouseTexts.objects.select_for_update().order_by("version").last()
    if latest is None or latest.texts.funding is None:
        raise NoFunding
    if latest.hides_funding is not is_shown:
        raise Shown
    latest.hides_funding = not is_shown
    latest.save(update_fields=["hides_funding"])
    read_anew()
    write(latest, values={"is_shown": is_shown})


@action("statutes.add_copy", allowed_to=secretariat | chair)
def add_copy(*, name: str, language: str, version: str, deposit: Deposit, by: Actor, at: datetime) -> Copy:
    """Keep a file as one language and version of a text; nobody but the office sees it until it is published."""
    same = Copy.objects.filter(text=name, language=language, version=version)
    if same.filter(document__sha256=deposit.sha256).exists():
        raise SameFile
    document = keep_document(f"statutes.text:{name}", deposit=deposit, purpose=language, by=by, at=at)
    copy = Copy.objects.create(text=name, language=language, version=version, document=document, added_at=at)
    write(copy, values={"text": name, "language": language, "version": version, "document": document.pk})
    return copy


@action("statutes.publish_copy", allowed_to=secretariat | chair)
def publish_copy(copy: Copy, *, by: Actor, at: datetime) -> None:
    """Show a file to everybody; the latest version of a language takes the place of the one before."""
    _show(copy, at)


@action("statutes.withdraw_copy", allowed_to=secretariat | chair)
def withdraw_copy(copy: Copy, *, by: Actor, at: datetime) -> None:
    """Show a file no longer; it is kept, and can be published again."""
    _show(copy, None)


def _show(copy: Copy, published_at: datetime | None) -> None:
    copy = Copy.objects.select_for_update().get(pk=copy.pk)
    if (copy.published_at is None) == (published_at is None):
        raise Shown
    copy.published_at = published_at
    copy.save(update_fields=["published_at"])
    write(copy, values={"text": copy.text, "language": copy.language, "version": copy.version})


@action("statutes.state_fact", allowed_to=secretariat)
def state_fact(*, name: str, value: Fact, since: date, source: str = "", by: Actor, at: datetime) -> Association:
    """Write down what is so of the association since a day; what was so before that day stays known."""
    rule = own_facts(book_at(at)).get(name)
    if rule is None:
        raise UnknownFact
    own, _is_new = Association.objects.select_for_update().get_or_create(pk=1)
    known = stating(own.stated, name, statement(rule.kind, value, since, source.strip()))
    if known == own.stated:
        raise AlreadyStated
    own.stated = known
    own.save(update_fields=["stated"])
    read_anew()
    write(own, values={"fact": name, "value": plain(value), "since": since, "source": source.strip()})
    return own
