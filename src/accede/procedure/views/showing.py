"""Parts that several pages of a candidacy show: its steps in time, what is due, its citations, its letters."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Assembly
from accede.journal.actions import Refused
from accede.journal.record import named
from accede.people.queries import DueRow, language
from accede.post.queries import left, letters_about
from accede.procedure.models import Candidacy, Proceeding
from accede.procedure.queries.assembly import aim_on
from accede.procedure.queries.candidacy import chosen_slot, done_names, left_out, times_ahead, turn_of
from accede.procedure.queries.part import few_of
from accede.procedure.queries.path import Stage, is_voted, stages, unsaid
from accede.register.models import Organisation
from accede.rulebook.book import Book
from accede.rulebook.verdict import Answer
from accede.statutes.queries import day_of
from accede.wording.formats import day, text
from accede.wording.margin import Margin, margin

Line = dict[str, Any]


def cited(answer: Answer, book: Book) -> Margin:
    """Return the citation of an answer, which leads to the page of the statutes."""
    return margin(answer, book, language(), url=reverse("statutes"))


def written(on: date) -> str:
    """Write a day in the reader's language."""
    return day(on, language())


def line(sentence: str, on: date | None = None, **more: str) -> Line:
    """Return a line of a step, with the day in it standing out."""
    told = {"day": written(on)} if on else {}
    return {"text": sentence.format(**told, **more), "facts": list(told.values())}


def refusal(refused: Refused | None, book: Book) -> dict[str, Any] | None:
    """Return what stopped a deed: its sentence, and the citation of the answer it rests on."""
    if refused is None:
        return None
    answer = refused.verdict
    has_ground = answer is not None and (answer.article or answer.marks)
    return {"text": str(refused), "fault": True, "cite": cited(answer, book) if has_ground else None}


def timeline(candidacy: Candidacy, assembly: Assembly | None, at: datetime) -> list[dict[str, Any]]:
    """Return where a candidacy stands, as a line in time that leads to an assembly."""
    done, aside, lang = done_names(candidacy), left_out(candidacy), language()
    days = {one.step: day_of(one.at) for one in few_of(candidacy, "steps_done")}
    last, walked = unsaid(candidacy.way), stages(candidacy.way)
    if last.name in days or turn_of(candidacy) == last:
        walked.append(Stage(last))
    return [
        {
            "label": text(stage.step.label, lang) or stage.step.name,
            "state": _state(candidacy, stage, done),
            "lines": _done_lines(stage, days) or _coming_lines(candidacy, stage, assembly, at),
        }
        for stage in walked
        if stage.step.name not in aside
    ]


def due_list(rows: Iterable[DueRow], today: date, book: Book) -> list[dict[str, Any]]:
    """Return what is due as its part shows it; the first of the acts is the one that is filled."""
    return [
        {
            "on": row.on,
            "when": distance(row.on, today),
            "late": row.on is not None and row.on < today,
            "today": row.on == today,
            "title": row.title,
            "text": row.text,
            "cite": cited(row.answer, book) if row.answer else None,
            "act": {"label": row.act_label, "url": row.act_url, "kind": "second" if place else ""},
        }
        for place, row in enumerate(rows)
    ]


def distance(on: date | None, today: date) -> str:
    """Say how far a day is."""
    if on is None:
        return _("Any day")
    days = (on - today).days
    if days < 0:
        return ngettext("one day late", "%(n)d days late", -days) % {"n": -days}
    return ngettext("in one day", "in %(n)d days", days) % {"n": days} if days else _("until midnight")


def letters(file: Candidacy | Proceeding, *, to: Organisation | None = None) -> list[Any]:
    """Return the letters of a file, the latest first; those that left for the people of an organisation, or all."""
    found = letters_about(file)
    return list(found & left().filter(party=named(to)) if to else found.defer("body", "words"))


def _state(candidacy: Candidacy, stage: Stage, done: set[str]) -> str:
    if stage.step.name in done:
        return "done"
    return "now" if candidacy.is_open and candidacy.step in stage.names else "todo"


def _done_lines(stage: Stage, days: dict[str, date]) -> list[Line]:
    said = {"meets": _("Held {day}"), "sends": _("Sent {day}"), "decides": _("Decided {day}")}
    on = days.get(stage.step.name)
    return [line(said.get(stage.step.verb, _("Done {day}")), on)] if on else []


def _coming_lines(candidacy: Candidacy, stage: Stage, assembly: Assembly | None, at: datetime) -> list[Line]:
    step = stage.step
    tell = COMING.get(step.verb) if step.verb != "decides" or is_voted(step, candidacy.book) else None
    return tell(candidacy, assembly, at) if tell and candidacy.is_open else []


def _meeting(candidacy: Candidacy, _assembly: Assembly | None, at: datetime) -> list[Line]:
    slot = chosen_slot(candidacy)
    if slot:
        return [line(_("Set for {day}"), day_of(slot.starts_at))]
    offered = times_ahead(candidacy, at)
    return [line(_("Times are offered") if offered else _("Times are still to be offered"))]


def _request(candidacy: Candidacy, _assembly: Assembly | None, at: datetime) -> list[Line]:
    aim, today = aim_on(candidacy, day_of(at)), day_of(at)
    if aim.due is None or aim.due.on is None:
        return [line(_("Any day"))]
    left = (aim.due.on - today).days
    return [
        line(_("Send by {day}"), aim.due.on),
        line(ngettext("One day left", "%(n)d days left", left) % {"n": left} if left else _("Today is the last day")),
    ]


def _verification(_candidacy: Candidacy, assembly: Assembly | None, _at: datetime) -> list[Line]:
    return [line(_("Before {day}"), assembly.day)] if assembly else []


def _vote(_candidacy: Candidacy, assembly: Assembly | None, _at: datetime) -> list[Line]:
    if assembly is None:
        return [line(_("No date is announced yet"))]
    return [line(_("{day}, {place}"), assembly.day, place=assembly.place)]


COMING: dict[str, Callable[[Candidacy, Assembly | None, datetime], list[Line]]] = {
    "meets": _meeting,
    "sends": _request,
    "checks": _verification,
    "decides": _vote,
}
