"""Members comment on a text, and offices of the association answer."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.queries import language
from accede.positions.actions.holding import NoSuchParagraph, check_member, check_said, heard, held, office_of
from accede.positions.models import Comment, Consultation
from accede.positions.queries.offices import drafters, office
from accede.positions.queries.text import START, latest, words_at
from accede.register.models import Organisation
from accede.register.queries import own_organisation

State = Consultation.State


class NotItsOwn(Refused):
    """Nobody takes back what another said."""

    sentence = _("This was said by another organisation.")


@action("positions.comment", allowed_to=own_organisation)
def comment(
    organisation: Organisation,
    consultation: Consultation,
    *,
    words: str,
    paragraph: int = START,
    by: Actor,
    at: datetime,
) -> Comment:
    """Say something of a paragraph, or of the whole text, for a member."""
    consultation = heard(consultation, at)
    check_member(organisation, at)
    return _comment(consultation, organisation, words, paragraph, by, at)


@action("positions.answer", allowed_to=drafters)
def answer(consultation: Consultation, *, words: str, paragraph: int = START, by: Actor, at: datetime) -> Comment:
    """Say something of a paragraph, or of the whole text, for the association."""
    return _comment(held(consultation, State.OPEN, State.FINAL), None, words, paragraph, by, at)


@action("positions.take_comment_back", allowed_to=own_organisation)
def take_comment_back(organisation: Organisation, comment: Comment, *, by: Actor, at: datetime) -> None:
    """Take back what a member said, while it can still say something else."""
    heard(comment.consultation, at)
    if comment.organisation_id != organisation.pk:
        raise NotItsOwn
    write(comment.consultation, values={"organisation": organisation, "comment": comment.pk})
    comment.delete()


@action("positions.hide_comment", allowed_to=office)
def hide_comment(comment: Comment, *, reason: str, by: Actor, at: datetime) -> Comment:
    """Show the reason in the place of what was said; nothing is deleted, and the reason can be another one later."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    return _hidden(comment, check_said(reason))


@action("positions.show_comment", allowed_to=office)
def show_comment(comment: Comment, *, by: Actor, at: datetime) -> Comment:
    """Show again what was said."""
    return _hidden(Comment.objects.select_for_update().get(pk=comment.pk), "")


def _hidden(comment: Comment, reason: str) -> Comment:
    comment.hidden_because = reason
    comment.save(update_fields=["hidden_because"])
    write(comment.consultation, values={"comment": comment.pk, "reason": reason})
    return comment


def _comment(
    consultation: Consultation,
    organisation: Organisation | None,
    words: str,
    paragraph: int,
    by: Actor,
    at: datetime,
) -> Comment:
    text = latest(consultation).paragraphs
    if words_at(text, paragraph, consultation.language) is None:
        raise NoSuchParagraph
    spoken_as = "" if organisation else office_of(by)
    said = {"words": check_said(words), "language": language(), "at": at, "by": by.id, "office": spoken_as}
    found = consultation.comments.create(organisation=organisation, paragraph=paragraph, **said)
    write(consultation, values={"organisation": organisation, "paragraph": paragraph, "comment": found.pk})
    return found
