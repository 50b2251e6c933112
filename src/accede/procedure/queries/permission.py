"""Who may do what on a file, each said once: actions check it, pages and lists ask it."""

from accede.journal.actions import Actor
from accede.people.capacities import board, candidate, chair, delegate, secretariat
from accede.procedure.models import Candidacy, Proceeding


def _of_candidate(candidacy: Candidacy) -> int:
    return candidacy.organisation_id


def _of_member(proceeding: Proceeding) -> int:
    return proceeding.membership.organisation_id


# Whoever works on files for the association; the Board; whoever keeps its minutes and reads its letters.
office = secretariat | chair | board
of_board = board | chair
minuting = secretariat | chair
presiding = chair  # knows what the assembly said, and why
# What the Board says is noted as a member of it before as the secretariat: so a conflict of interest counts.
speaking_for_board = of_board | secretariat

own = candidate.of(_of_candidate)
own_or_secretariat = own | secretariat
# Once admitted, people of the organisation act as its delegates and still read what was written.
own_readers = (candidate | delegate).of(_of_candidate)
readers = own_readers | office


def reads_as_candidate(actor: Actor, candidacy: Candidacy) -> bool:
    """Say whether a file is shown as to its candidate; whoever works for the association reads it as the office."""
    return not office(actor) and bool(own_readers(actor, candidacy))


# A member, on its own path.
own_file = delegate.of(_of_member)
