"""Which consultations end soon, and who has not answered them."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from accede.positions.models import Amendment, Comment, Consultation, Stand
from accede.register.models import Organisation
from accede.register.queries import organisations_on

State = Consultation.State
SOON = timedelta(days=5)


def to_remind(on: date) -> list[Consultation]:
    """Return the consultations that end soon and of which the members were not reminded."""
    running = Consultation.objects.filter(state__in=(State.OPEN, State.FINAL))
    return [one for one in running if ends_soon(one, on) and one.reminded_of != one.ends]


def ends_soon(consultation: Consultation, on: date) -> bool:
    """Say whether its last day is near."""
    return on <= consultation.ends <= on + SOON


def silent(consultation: Consultation, on: date) -> QuerySet[Organisation]:
    """Return the members of a day that have not said yet what they are asked for now."""
    answers = (Stand,) if consultation.state == State.FINAL else (Comment, Amendment)
    said = (Exists(one.objects.filter(consultation=consultation, organisation=OuterRef("pk"))) for one in answers)
    return organisations_on(on).exclude(Q(*said, _connector=Q.OR))
