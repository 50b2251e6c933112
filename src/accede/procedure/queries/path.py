"""How a path of the rulebook is walked and shown: its steps in stages, and what comes before what."""

from collections.abc import Collection
from dataclasses import dataclass

from accede.rulebook.book import Book
from accede.rulebook.path import Path, Step
from accede.rulebook.verdict import Answer, Mark

OUTSIDE = "outside"


@dataclass(frozen=True)
class Stage:
    """What people see as one step: a step of the path, and those that lie within it."""

    step: Step
    within: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all its steps, in the order they are done."""
        return (*self.within, self.step.name)


def entrance(book: Book) -> Path:
    """Return the path by which one joins; raises LookupError if the statutes know none."""
    found = next((path for path in book.path.values() if path.from_ == OUTSIDE and path.into in book.category), None)
    if found is None:
        raise LookupError("no path of this rulebook leads in")
    return found


def stages(path: Path) -> list[Stage]:
    """Return the steps of a path as people count them."""
    inner = [step for step in path.steps if step.within]
    return [
        Stage(step, tuple(one.name for one in inner if one.within == step.name))
        for step in path.steps
        if not step.within
    ]


def stage_of(path: Path, name: str) -> Stage | None:
    """Return the stage in which a step lies, or None if there is no such step."""
    return next((stage for stage in stages(path) if name in stage.names), None)


def due_before(path: Path, step: Step, done: Collection[str]) -> Step | None:
    """Return the first step that is still to be done before this one."""
    first = path.next(done)
    names = [one.name for one in path.steps]
    return first if first and names.index(first.name) < names.index(step.name) else None


def checked(path: Path) -> str:
    """Return the name of the criterion that is checked on this path."""
    step = path.doing("checks")
    return step.what[0] if step else path.criterion


def matter(path: Path) -> str:
    """Return what is decided at the end of this path, as the rulebook names it; empty if nothing is."""
    step = path.doing("decides")
    return step.what[0] if step else ""


def resting_of(step: Step, path: Path) -> Answer:
    """Return what a step rests on: its article, and the mark where the rulebook assumes it."""
    assumed = (Mark("assumed", f"path.{path.name}.{step.name}", step.assumed),) if step.assumed else ()
    return Answer(code=f"step.{step.verb}", article=step.article, marks=assumed)
