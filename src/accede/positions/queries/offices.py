"""Who does what about positions."""

from datetime import date

from accede.people.capacities import board, chair, secretariat
from accede.positions.models import Consultation
from accede.register.models import Membership, Organisation
from accede.register.queries import members_on

# Who drafts: words the text, settles amendments and puts them to the vote.
drafters = secretariat | chair | board
# Who writes down what a body decided, and what was done with it.
office = secretariat | chair


def takes_words(consultation: Consultation, on: date) -> bool:
    """Say whether members can comment and amend on a day."""
    return consultation.state == Consultation.State.OPEN and on <= consultation.until


def membership_of(organisation: Organisation, on: date) -> Membership | None:
    """Return the membership of an organisation on a day; none if it is no member."""
    return members_on(on).filter(organisation=organisation).first()
