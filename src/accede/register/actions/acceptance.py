"""What members declared is accepted or challenged; the Board settles what is disputed."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import board, chair, secretariat
from accede.post.actions import queue_letters
from accede.register.actions.declaration import settle_state
from accede.register.mails import about_figure
from accede.register.models import Declaration, Figure
from accede.statutes.queries import day_of

State = Figure.State


class NothingToAccept(Refused):
    """What is challenged is settled by the Board; what is accepted is so already."""

    sentence = _("Nothing here can be accepted as it was declared.")


class NotOpen(Refused):
    """An accepted figure is neither challenged nor settled again."""

    sentence = _("This figure is accepted already.")


class AlreadyChallenged(Refused):
    """A figure is challenged once, until it is answered."""

    sentence = _("This figure is challenged already, and not answered yet.")


@action("register.accept_figures", allowed_to=secretariat | board | chair)
def accept_figures(declaration: Declaration, *, names: Collection[str] = (), by: Actor, at: datetime) -> None:
    """Accept figures as they were declared: those named, or all that nobody has challenged."""
    declaration = _locked(declaration)
    found = declaration.figures.filter(state=State.DECLARED)
    accepted = list(found.filter(name__in=names) if names else found)
    if not accepted:
        raise NothingToAccept
    for figure in accepted:
        _accept(figure, figure.value, at)
    settle_state(declaration)
    write(declaration, values={"year": declaration.year, "figures": {one.name: one.value for one in accepted}})


@action("register.challenge_figure", allowed_to=secretariat | board | chair)
def challenge_figure(declaration: Declaration, *, name: str, reason: str, by: Actor, at: datetime) -> None:
    """Ask a member about a figure; it answers by stating it anew."""
    declaration, figure = _open(declaration, name)
    if figure.state == State.CHALLENGED:
        raise AlreadyChallenged
    figure.state, figure.challenge = State.CHALLENGED, reason
    figure.save(update_fields=["state", "challenge"])
    settle_state(declaration)
    write(declaration, values={"year": declaration.year, "name": name, "value": figure.value, "reason": reason})
    _tell("figure_challenged", figure, figure.value, reason, by, at)


@action("register.settle_figure", allowed_to=board | chair)
def settle_figure(declaration: Declaration, *, name: str, value: int, reason: str, by: Actor, at: datetime) -> None:
    """Settle which number is accepted, whatever was declared; what was declared stays beside it."""
    declaration, figure = _open(declaration, name)
    figure.ruling = reason
    _accept(figure, value, at)
    settle_state(declaration)
    said = {"declared": figure.value, "value": value, "reason": reason}
    write(declaration, values={"year": declaration.year, "name": name, **said})
    _tell("figure_settled", figure, value, reason, by, at)


def _locked(declaration: Declaration) -> Declaration:
    found = Declaration.objects.select_for_update(of=("self",)).select_related("membership__organisation")
    return found.get(pk=declaration.pk)


def _open(declaration: Declaration, name: str) -> tuple[Declaration, Figure]:
    declaration = _locked(declaration)
    figure = declaration.figures.exclude(state=State.ACCEPTED).filter(name=name).first()
    if figure is None:
        raise NotOpen
    return declaration, figure


def _accept(figure: Figure, value: int, at: datetime) -> None:
    figure.state, figure.accepted, figure.accepted_on = State.ACCEPTED, value, day_of(at)
    figure.save(update_fields=["state", "accepted", "accepted_on", "ruling"])


def _tell(kind: str, figure: Figure, value: int, reason: str, by: Actor, at: datetime) -> None:
    drafts = about_figure(kind, figure, value, reason, day_of(at))
    if drafts:
        queue_letters(figure.declaration, drafts, kind=kind, by=by, at=at)
