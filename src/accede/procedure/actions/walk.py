"""What every deed on a candidacy does: hold its lock, keep the order of its path, mark its steps."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, causing
from accede.people.capacities import Capacity
from accede.people.queries import language
from accede.post.actions import queue_letters
from accede.procedure.mails import to_candidate
from accede.procedure.models import Candidacy, StepDone
from accede.procedure.queries.assembly import coming_told
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.path import due_before, label_of
from accede.procedure.queries.verification import declared_by
from accede.rulebook.path import Step


class Closed(Refused):
    """Nothing more is done on a file that has ended."""

    sentence = _("This candidacy has ended.")


class StandsAside(Refused):
    """Whoever has declared a conflict of interest takes no part."""

    sentence = _("You have declared a conflict of interest and take no part in this verification.")


class NotItsTurn(Refused):
    """Steps are done in the order of the path."""

    def __init__(self, label: str | Promise) -> None:
        super().__init__(format_lazy(_("Something comes before this: {step}."), step=label))


class AlreadyDone(Refused):
    """A step is done once."""

    sentence = _("This is done already.")


def lock(candidacy: Candidacy) -> Candidacy:
    """Return a file as it stands, open or ended, with its lock held until the deed is done.

    Whoever locks its item too takes that first, as a declared result does: two that wait for each other wait for ever.
    """
    parts = ("organisation", "contact", "edition", "assembly")
    return Candidacy.objects.select_for_update(of=("self",)).select_related(*parts).get(pk=candidacy.pk)


def hold(candidacy: Candidacy) -> Candidacy:
    """Return an open candidacy with its lock held until the deed is done."""
    held = lock(candidacy)
    if not held.is_open:
        raise Closed
    return held


def check_takes_part(candidacy: Candidacy, by: Actor) -> None:
    """Make sure that whoever acts for the Board does not stand aside; the secretariat only writes down what is done."""
    if causing().capacity != Capacity.SECRETARIAT and declared_by(by, candidacy):
        raise StandsAside


def check_turn(candidacy: Candidacy, verb: str) -> None:
    """Make sure that the step with this verb is next; a path without such a step does not ask for it."""
    step = candidacy.way.doing(verb)
    if step is None:
        return
    done = done_names(candidacy)
    if step.name in done:
        raise AlreadyDone
    earlier = due_before(candidacy.way, step, done)
    if earlier:
        raise NotItsTurn(label_of(earlier, language()))


def mark_done(candidacy: Candidacy, verb: str, by: Actor, at: datetime) -> None:
    """Mark the step with this verb as done, and let the next one be due."""
    mark(candidacy, candidacy.way.doing(verb), by, at)


def tell_next(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    """Write to the candidate what was done last on its path, what comes next, and when the members can vote on it."""
    done = candidacy.steps_done.last()
    before, after = candidacy.way.step(done.step), candidacy.way.step(candidacy.step)

    def said(language: str) -> dict[str, str]:
        upcoming = [label_of(after, language), coming_told(candidacy, language)]
        return {"done": label_of(before, language), "next": "\n".join(filter(None, upcoming))}

    queue_letters(candidacy, [to_candidate("step_done", candidacy, said)], kind="step_done", by=by, at=at)


def mark(candidacy: Candidacy, step: Step | None, by: Actor, at: datetime, note: str = "") -> None:
    """Mark a step as done, with what is to be said of it, and let the next one be due."""
    if step:
        said = {"at": at, "by": by.id, "note": note}
        StepDone.objects.get_or_create(candidacy=candidacy, step=step.name, defaults=said)
    candidacy.step = upcoming(candidacy)
    candidacy.save(update_fields=["step"])


def upcoming(candidacy: Candidacy) -> str:
    """Return the name of the step that is next, by what is done and known now; nothing once the path is walked."""
    step = candidacy.way.next(done_names(candidacy))
    return step.name if step else ""
