"""How a path of the rulebook is walked and shown: its steps in stages, and what comes before what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from accede.assembly.models import Assembly
from accede.people.capacities import Capacity
from accede.rulebook.book import Book
from accede.rulebook.day import day_of, later
from accede.rulebook.path import Path, Step
from accede.rulebook.rule import ANY
from accede.rulebook.verdict import Answer, Mark
from accede.wording.formats import text

OUTSIDE = "outside"
# Whoever a path calls so is the one who walks it.
CANDIDATE = "candidate"
ITSELF = ("member", CANDIDATE)
# The body that the site convenes; what another one decides is written down.
ASSEMBLY = Assembly._meta.get_field("body").default
# What a path cannot go on without: whoever votes later must know its answer.
TELLING = ("sends", "checks", "decides")
# Steps that have a page of their own; whatever else is done is written down.
SHOWN = ("sends", "meets", "checks", "presents", "decides")


@dataclass(frozen=True)
class Stage:
    """What people see as one step: a step of the path, and those that lie within it."""

    step: Step
    within: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all its steps, in the order they are done."""
        return (*self.within, self.step.name)


def unsaid(path: Path) -> Step:
    """Return what ends a path that is walked while nobody has decided: the office writes down whether it admits."""
    said = {
        "label": {ANY: gettext("Decide on the admission")},
        "assumed": {ANY: gettext("the rules do not say who decides")},
    }
    return Step.model_validate({"name": "", "by": Capacity.SECRETARIAT, "decides": path.name, **said})


def every_step(path: Path) -> tuple[Step, ...]:
    """Return the steps of a path by which one joins, and what ends it where none of them does."""
    return (*path.steps, unsaid(path))


def step_of(path: Path | None, name: str) -> Step | None:
    """Return the one of every step that has this name."""
    return next((one for one in every_step(path) if one.name == name), None) if path else None


def entrances(book: Book) -> list[Path]:
    """Return the paths by which one joins oneself, in the order of the statutes."""
    paths = [path for path in book.path.values() if path.from_ == OUTSIDE and path.into in book.category]
    return [path for path in paths if not path.opened_by or CANDIDATE in path.opened_by]


def entrance(book: Book) -> Path:
    """Return the path by which one joins before all others; raises LookupError if the statutes know none."""
    found = entrances(book)
    if not found:
        raise LookupError("no path of this rulebook leads in")
    return found[0]


def stages(path: Path) -> list[Stage]:
    """Return the steps of a path as people count them."""
    inner = [step for step in path.steps if step.within]
    return [
        Stage(step, tuple(one.name for one in inner if one.within == step.name))
        for step in path.steps
        if not step.within
    ]


def due_before(path: Path, step: Step, done: Collection[str]) -> Step | None:
    """Return the first step that is still to be done before this one."""
    first = path.next(done)
    names = [one.name for one in path.steps]
    return first if first and names.index(first.name) < names.index(step.name) else None


def checked(path: Path) -> str:
    """Return the name of the criterion that is checked on this path; empty where the statutes name none."""
    step = path.doing("checks")
    return step.what[0] if step else path.criterion


def is_voted(step: Step, book: Book) -> bool:
    """Say whether the assembly that this site convenes votes on a step."""
    decision = book.decision.get(step.what[0]) if step.verb == "decides" else None
    return step.by == ASSEMBLY and decision is not None and decision.by == ASSEMBLY


def vote_of(path: Path, book: Book) -> Step | None:
    """Return the step of a path on which the assembly votes."""
    return next((step for step in path.steps if is_voted(step, book)), None)


def sure_vote_of(path: Path, book: Book, done: Collection[str] = ()) -> Step | None:
    """Return the step on which the assembly votes, unless somebody who decides before may settle it without."""
    vote = vote_of(path, book)
    before = path.steps[: [one.name for one in path.steps].index(vote.name)] if vote else ()
    return None if any(one.yes == "done" for one in before if one.name not in done) else vote


def is_ripe(path: Path, vote: Step, done: Collection[str]) -> bool:
    """Say whether all is said that the assembly must know before its vote, and the vote is still to come."""
    before = path.steps[: [one.name for one in path.steps].index(vote.name)]
    return vote.name not in done and all(one.name in done for one in before if one.verb in TELLING)


def leads_to(step: Step, path: Path, *, is_for: bool) -> str:
    """Return where an answer of a step leads: to a `stop`, to the `next` step, or to what the path is for (`done`)."""
    answer = step.yes if is_for else step.no
    return "done" if answer == "next" and step.name == path.steps[-1].name else answer


def begins(path: Path, book: Book, decided: date) -> date:
    """Return from which day on whoever was admitted on a day is a member, by the rule; else that day itself."""
    if path.effect is None:
        return decided
    known = dict.fromkeys(("today", "entry", "decision", "assembly"), decided)
    found = path.effect.on(known, book.rulebook.year_ends).on
    # The end of a day is not over on that day.
    return later(day_of(found), int(path.effect.is_end)) if found else decided


def opens(step: Step, path: Path) -> bool:
    """Say whether a step is done by the first contact itself."""
    return step in path.steps[:1] and step.by in ITSELF and step.verb == "notifies"


def is_written_down(step: Step, path: Path, book: Book) -> bool:
    """Say whether the office writes a step down once it is done, because no other page takes it."""
    if step.verb == "decides":
        return not is_voted(step, book)
    if opens(step, path):
        return False
    return step.verb not in SHOWN


def path_label(path: Path, language: str) -> str:
    """Return what a path is called."""
    return text(path.label, language) or path.name


def label_of(step: Step, language: str) -> str:
    """Return what a step is called."""
    return text(step.label, language) or step.name


def resting_of(step: Step, path: Path) -> Answer:
    """Return what a step rests on: its article, and the mark where the rulebook assumes it."""
    assumed = (Mark("assumed", f"path.{path.name}.{step.name}", step.assumed),) if step.assumed else ()
    return Answer(code=f"step.{step.verb}", article=step.article or path.article, marks=assumed)
