"""A candidacy stands on the agenda of the assembly that votes on it, once all is said that comes before."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from accede.assembly.actions import add_item, lock_items
from accede.assembly.models import Item
from accede.assembly.queries import item_of
from accede.journal.actions import Actor
from accede.journal.record import named
from accede.procedure.actions.walk import hold
from accede.procedure.models import Candidacy
from accede.procedure.queries.assembly import joinable, waits
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.path import is_ripe, vote_of
from accede.statutes.queries import day_of


class _CameMeanwhile(Exception):
    """Something was put on an agenda before the candidacy was held."""


def hold_with_items(candidacy: Candidacy) -> Candidacy:
    """Return an open candidacy with its lock held, and first those of what decides on it, as a declared result does.

    Only whoever holds the candidacy puts it on an agenda: where that was done meanwhile, all is let go and taken anew.
    """
    subject = named(candidacy)
    while True:
        with suppress(_CameMeanwhile), transaction.atomic():
            items = lock_items(subject)
            held = hold(candidacy)
            if set(Item.objects.filter(about=subject)) == set(items):
                return held
            raise _CameMeanwhile


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
