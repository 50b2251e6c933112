"""What is told of a proceeding, in whole sentences: on its page, in lists and in letters."""

from datetime import date

from django.utils.translation import gettext as _

from accede.procedure.models import Proceeding
from accede.procedure.queries.path import ITSELF
from accede.procedure.queries.proceeding import APPEALED, Standing, leads_out
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.rulebook.verdict import Named
from accede.wording.formats import day, text
from accede.wording.margin import named, not_known, sentence, who

State = Proceeding.State


def way_named(path: Path, book: Book, language: str) -> str:
    """Return what a path is called."""
    return named(Named("path", path.name), book, language)


def step_named(path: Path, name: str, language: str) -> str:
    """Return what a step is called."""
    return text(path.step(name).label, language) or name


def whoever(name: str, book: Book, language: str) -> str:
    """Name whoever opens a path or takes a step."""
    if name in ITSELF:
        return _("the member")
    return who(name, book, language) if name in book.body else {"members": _("members")}.get(name, name)


def outlook(proceeding: Proceeding, found: Standing, language: str) -> str:
    """Say in a sentence or two what comes next, or what it has come to."""
    path, book, progress = proceeding.way, proceeding.book, found.progress
    if proceeding.state in (State.OPEN, State.WAITING) and not _is_said(found):
        return not_known(progress, book, language)
    if progress.state == APPEALED:
        return sentence(progress, book, language)
    if found.is_under_way:
        step, doer = step_named(path, progress.step, language), whoever(progress.by, book, language)
        if progress.due and progress.due.on:
            by = day(progress.due.on, language)
            return _("Next: {step} ({who}), by {day}.").format(step=step, who=doer, day=by)
        return _("Next: {step} ({who}).").format(step=step, who=doer)
    return ended(proceeding, path, language)


def ended(proceeding: Proceeding, path: Path, language: str) -> str:
    """Say what a proceeding has come to once no step is left."""
    on = proceeding.effect_on
    if proceeding.state == State.WITHDRAWN:
        return _("It was taken back; nothing follows from it.")
    if proceeding.state == State.ENDED:
        return _("It has ended, and nothing follows from it.")
    if on is None:
        return _("It has come to its end.")
    values = {"day": day(on, language), "last": day(date.fromordinal(on.toordinal() - 1), language)}
    if proceeding.state == State.WAITING:
        waits = _("The last day of membership is {last}; from {day} on it is a member no longer.")
        return (waits if leads_out(path) else _("It takes effect on {day}.")).format(**values)
    gone = _("It is a member no longer since {day}.")
    return (gone if leads_out(path) else _("It has taken effect on {day}.")).format(**values)


def _is_said(found: Standing) -> bool:
    progress = found.progress
    if progress.state is None or (found.is_under_way and not progress.step):
        return False
    return not (progress.missing and not found.is_under_way and found.starts is None)
