"""A verified candidacy stands on the agenda of the assembly that votes on it."""

from datetime import datetime

from accede.assembly.actions import add_item
from accede.assembly.queries import item_of
from accede.journal.actions import Actor
from accede.journal.record import named
from accede.procedure.models import Candidacy
from accede.procedure.queries.path import matter


def put_on_agenda(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    """Let the assembly that a candidacy is meant for decide on it; once for each assembly."""
    subject, what = named(candidacy), matter(candidacy.way)
    if candidacy.assembly and what and item_of(subject, candidacy.assembly) is None:
        add_item(candidacy.assembly, matter=what, title={"": candidacy.organisation.name}, about=subject, by=by, at=at)
