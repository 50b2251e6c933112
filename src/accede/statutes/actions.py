"""What can happen to the law and to the house texts: another edition, another version; nothing is ever edited."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import consequence, secretariat, technician
from accede.rulebook.loading import Faulty
from accede.rulebook.overlap import Source, check_overlaps, read
from accede.statutes.models import Edition, EditionTable, HouseTexts, read_texts
from accede.statutes.queries import beside, editions, read_anew
from accede.wording.letters import unwritten


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
        if faults := list(unwritten(read_texts(content))):
            raise Faulty(faults)
    except Faulty as faulty:
        raise Unreadable(faulty) from faulty
    seal = sha256(content).hexdigest()
    latest = HouseTexts.objects.last()
    if latest and latest.sha256 == seal:
        raise AlreadyLoaded
    version = latest.version + 1 if latest else 1
    loaded = {"sha256": seal, "content": content, "loaded_at": at}
    texts, is_new = HouseTexts.objects.get_or_create(version=version, defaults=loaded)
    if not is_new:
        raise LoadedMeanwhile
    read_anew()
    write(texts, values={"version": version, "sha256": seal})
    return texts
