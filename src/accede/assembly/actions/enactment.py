"""An edition of the rulebook before the members: put on the agenda, and brought into force by the result."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import add_item
from accede.assembly.effects import register_effect
from accede.assembly.models import Assembly, Enactment, Item
from accede.assembly.queries.agenda import EDITION
from accede.assembly.queries.enactment import enactment_of, enactment_papers, what_was_enacted
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, consequence, secretariat
from accede.rulebook.loading import Faulty
from accede.rulebook.overlap import Source, read
from accede.rulebook.tally import Outcome
from accede.statutes.actions import AlreadyLoaded, DayTaken, Unreadable, load_edition
from accede.statutes.models import Edition
from accede.statutes.queries import beside


class BeforeItsDecision(Refused):
    """What is not decided yet does not count yet."""

    sentence = _("These rules would be in force before the assembly decides on them. Name a later day in their head.")


@action("assembly.put_edition", allowed_to=secretariat | chair)
def put_edition(
    assembly: Assembly,
    *,
    matter: str,
    title: Mapping[str, str],
    content: bytes,
    tables: Mapping[str, bytes] | None = None,
    by: Actor,
    at: datetime,
) -> Item:
    """Put an edition of the rulebook on an agenda; it is loaded, byte for byte, once the item is carried."""
    files = beside(content, tables or {})
    try:
        in_force = read(Source(content, tuple(files.items()))).rulebook.in_force
    except Faulty as faulty:
        raise Unreadable(faulty) from faulty
    if in_force < assembly.day:
        raise BeforeItsDecision
    seal = sha256(content).hexdigest()
    if taken := Edition.objects.filter(in_force=in_force).first():
        raise AlreadyLoaded if taken.sha256 == seal else DayTaken
    item = add_item(assembly, matter=matter, title=title, about=f"{EDITION}:{seal}", by=by, at=at)
    texts = {name: table.decode() for name, table in files.items()}
    held = {"in_force": in_force, "sha256": seal, "content": content, "tables": texts}
    Enactment.objects.get_or_create(item=item, defaults=held)
    write(item, values={"in_force": in_force, "sha256": seal})
    return item


@action("assembly.enact", allowed_to=consequence)
def enact(item: Item, *, by: Actor, at: datetime) -> Edition:
    """Load the edition that the members have carried."""
    held = enactment_of(item)
    edition = load_edition(bytes(held.content), held.files, by=by, at=at)
    write(item, edition=held.sha256, values={"in_force": held.in_force})
    return edition


def follow_vote_on_edition(item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Bring into force what was carried; where something came between, the result stands and its page says so."""
    if outcome.outcome == "carried":
        with suppress(Unreadable, AlreadyLoaded, DayTaken):
            enact(item, by=by, at=at)


register_effect(EDITION, follow_vote_on_edition, what_was_enacted, enactment_papers)
