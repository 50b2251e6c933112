"""A candidacy stands on the agenda of the assembly that votes on it, once all is said that comes before."""

from datetime import datetime

from accede.assembly.actions import add_item
from accede.assembly.queries import item_of
from accede.journal.actions import Actor
from accede.journal.record import named
from accede.procedure.models import Candidacy
from accede.procedure.queries.assembly import joinable, waits
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.path import is_ripe, vote_of
from accede.statutes.queries import day_of


def put_on_agenda(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    """Let the assembly that a candidacy is meant for decide on it, if its turn has come; once for each assembly.

    What takes longer than until that assembly, or until its agenda is closed, comes to a later one.
    """
    if waits(candidacy, day_of(at)):
        candidacy.assembly = joinable(candidacy, day_of(at))
        candidacy.save(update_fields=["assembly"])
    subject, path = named(candidacy), candidacy.way
    vote, done = vote_of(path, candidacy.book), done_names(candidacy)
    if candidacy.assembly and vote and is_ripe(path, vote, done) and item_of(subject, candidacy.assembly) is None:
        said = {"matter": vote.what[0], "title": {"": candidacy.organisation.name}, "about": subject}
        add_item(candidacy.assembly, **said, by=by, at=at)
