"""Whoever drew ballots of a secret vote says that one is missing; the chair or the secretariat answers."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import locked
from accede.assembly.actions.minutes import Unchangeable
from accede.assembly.models import Box, Minutes, Objection
from accede.assembly.queries.objection import drew_in
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, delegate, secretariat
from accede.register.models import Organisation


class NotPublished(Refused):
    """Before the close nobody can look into a box."""

    sentence = _("The box is published once the secret vote is closed; look for your ballots then.")


class DrewNone(Refused):
    """Only who has drawn a ballot can miss it."""

    sentence = _("This member has drawn no ballot of this vote.")


class InTheBox(Refused):
    """Nothing is kept that would tie a ballot which was counted to anybody."""

    sentence = _("A ballot whose token you show is in the box: it was counted. Nothing of this was kept.")


class AlreadyObjected(Refused):
    """The same is said once."""

    sentence = _("This member has said so already.")


class AlreadyAnswered(Refused):
    """What was answered stays."""

    sentence = _("This has been answered already.")


@action("assembly.raise_objection", allowed_to=delegate.of(lambda organisation: organisation.pk))
def raise_objection(
    organisation: Organisation, box: Box, *, text: str, tokens: Collection[str] = (), by: Actor, at: datetime
) -> Objection:
    """Say for a member what is missing in a box that is published, until the minutes are approved.

    `tokens` are those it wants to show, in hexadecimal.
    """
    item = box.item
    assembly, box = locked(item.assembly), Box.objects.get(pk=box.pk)
    if not box.closed_at:
        raise NotPublished
    if not drew_in(box, organisation):
        raise DrewNone
    if Minutes.objects.filter(assembly=assembly).exclude(approved_at=None).exists():
        raise Unchangeable
    if box.slips.filter(token__in=tokens).exists():
        raise InTheBox
    said = {"organisation": organisation, "text": text, "tokens": " ".join(tokens)}
    if box.objections.filter(**said).exists():
        raise AlreadyObjected
    objection = Objection.objects.create(box=box, **said, at=at, by=by.id)
    write(item, values={"organisation": organisation, "round": box.round, "text": text, "tokens": len(tokens)})
    return objection


@action("assembly.answer_objection", allowed_to=chair | secretariat)
def answer_objection(objection: Objection, *, answer: str, by: Actor, at: datetime) -> Objection:
    """Answer an objection, once."""
    objection = Objection.objects.select_for_update(of=("self",)).select_related("box__item").get(pk=objection.pk)
    if objection.answered_at:
        raise AlreadyAnswered
    objection.answer, objection.answered_at, objection.answered_by = answer, at, by.id
    objection.save(update_fields=["answer", "answered_at", "answered_by"])
    write(objection.box.item, values={"objection": objection, "answer": answer})
    return objection
