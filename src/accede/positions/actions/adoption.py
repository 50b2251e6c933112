"""What the body that the rules name decided on a position is written down; adopted, it is published."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.positions.actions.holding import check_said, held
from accede.positions.models import Consultation
from accede.positions.queries.deciding import adopters
from accede.positions.queries.offices import office
from accede.positions.queries.text import everything, latest
from accede.space.actions import publish
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import book_on, day_of, edition_on


class NotItsBody(Refused):
    """The rules say who decides."""

    sentence = _("By the rules, another body decides on this.")


class NotDecidedYet(Refused):
    """Nothing is written down before it has happened."""

    sentence = _("This day is still to come, or lies before the text was there.")


@action("positions.record_adoption", allowed_to=office)
def record_adoption(
    consultation: Consultation, *, body: str, on: date, minutes: str, by: Actor, at: datetime
) -> Consultation:
    """Write down that a body adopted the final text, on which day and where its minutes say so; publish it."""
    consultation = held(consultation, Consultation.State.FINAL)
    if not day_of(consultation.drafted_at) <= on <= day_of(at):
        raise NotDecidedYet
    found = next((one for one in adopters(book_on(on)) if one.body == body), None)
    if found is None:
        raise NotItsBody
    consultation.state, consultation.body, consultation.decided_on = Consultation.State.ADOPTED, body, on
    consultation.minutes, consultation.article = check_said(minutes), list(found.article)
    consultation.save(update_fields=["state", "body", "decided_on", "minutes", "article"])
    values = {"body": body, "on": on, "minutes": consultation.minutes, "version": latest(consultation).number}
    write(consultation, article=found.article, edition=edition_on(on).sha256, values=values)
    laid = Laid(
        kind=Kind.POSITION,
        audience=Audience.PUBLIC,
        address=f"positions/{consultation.pk}/",
        titles=consultation.titles,
        summaries=consultation.questions,
        body=everything(latest(consultation).paragraphs),
    )
    publish(named(consultation), laid, by=by, at=at)
    return consultation
