"""Members put out ideas, offers and requests, and are brought together by letter."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import delegate, secretariat
from accede.post.actions import queue_letters
from accede.projects.mails import interest_in_idea
from accede.projects.models import Call, Idea, Interest
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import day_of

own_idea = delegate.of(lambda idea: idea.organisation_id)


class Over(Refused):
    """What is closed is closed."""

    sentence = _("This has been closed.")


class Own(Refused):
    """Nobody is brought together with itself."""

    sentence = _("This is of your own organisation.")


class Shown(Refused):
    """Interest is shown once."""

    sentence = _("Your organisation has shown its interest already.")


@action("projects.put_idea", allowed_to=own_organisation)
def put_idea(
    organisation: Organisation,
    *,
    kind: str,
    language: str,
    title: str,
    text: str,
    call: Call | None = None,
    by: Actor,
    at: datetime,
) -> Idea:
    """Put an idea, an offer or a request before the members."""
    said = {"kind": Idea.Kind(kind), "language": language, "title": title, "text": text, "call": call}
    idea = Idea.objects.create(organisation=organisation, at=at, **said)
    write(idea, values={"organisation": organisation, "kind": kind, "call": call})
    _lay(idea, by, at)
    return idea


@action("projects.change_idea", allowed_to=own_idea)
def change_idea(
    idea: Idea, *, kind: str, title: str, text: str, call: Call | None = None, by: Actor, at: datetime
) -> Idea:
    """Say it otherwise, in the language in which it was put out."""
    idea = _open(idea)
    idea.kind, idea.title, idea.text, idea.call = Idea.Kind(kind), title, text, call
    idea.save()
    write(idea, values={"kind": kind, "call": call})
    _lay(idea, by, at)
    return idea


@action("projects.close_idea", allowed_to=own_idea | secretariat)
def close_idea(idea: Idea, *, by: Actor, at: datetime) -> Idea:
    """Say that nobody is looked for any more."""
    idea = _open(idea)
    idea.closed_at = at
    idea.save(update_fields=["closed_at"])
    write(idea)
    withdraw(named(idea), by=by, at=at)
    return idea


@action("projects.show_interest", allowed_to=own_organisation)
def show_interest(
    organisation: Organisation, idea: Idea, *, words: str, contact: str, by: Actor, at: datetime
) -> Interest:
    """Tell whoever put something out that a member would take part, and how to answer it."""
    idea = _open(idea)
    if idea.organisation_id == organisation.pk:
        raise Own
    if idea.interests.filter(organisation=organisation).exists():
        raise Shown
    interest = idea.interests.create(organisation=organisation, words=words, at=at)
    write(idea, values={"organisation": organisation}, personal={"words": words, "contact": contact})
    drafts = interest_in_idea(interest, contact, day_of(at))
    queue_letters(idea, drafts, kind="interest_in_idea", by=by, at=at)
    return interest


def _lay(idea: Idea, by: Actor, at: datetime) -> None:
    laid = Laid(
        kind=Kind.IDEA,
        audience=Audience.MEMBERS,
        address=f"space/ideas/{idea.pk}/",
        titles={idea.language: idea.title},
        summaries={idea.language: idea.text[:300]},
        body=f"{idea.text} {idea.organisation.name}",
        country=idea.organisation.country,
    )
    publish(named(idea), laid, by=by, at=at)


def _open(idea: Idea) -> Idea:
    idea = Idea.objects.select_for_update().get(pk=idea.pk)
    if idea.closed_at:
        raise Over
    return idea
