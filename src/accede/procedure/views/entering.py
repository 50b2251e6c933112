"""The way to join that somebody asks about, where the statutes know several."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse

from accede.people.queries import language
from accede.procedure.forms import AnswersForm
from accede.procedure.forms.entering import ANSWER
from accede.procedure.queries.entering import asked_at_first
from accede.procedure.queries.path import entrance, entrances, path_label
from accede.procedure.views.showing import cited
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.rulebook.verdict import Answer


def chosen_entrance(request: HttpRequest, book: Book) -> Path:
    """Return the way to join that somebody asks about, else the one that stands first in the statutes."""
    return next((one for one in entrances(book) if one.name == request.GET.get("path")), None) or entrance(book)


def other_entrances(book: Book, path: Path) -> list[dict[str, str]]:
    """Return the other ways to join, where there are any."""
    others = [one for one in entrances(book) if one.name != path.name]
    return [{"label": path_label(one, language()), "url": f"{reverse('join')}?path={one.name}"} for one in others]


def named_way(path: Path, book: Book) -> dict[str, str]:
    """Return what a page calls this way, and where it leads on; where there is one alone, nothing names it."""
    several = len(entrances(book)) > 1
    asked = f"?path={path.name}" if several else ""
    return {
        "way": path_label(path, language()) if several else "",
        "path": path.name if several else "",
        "interest_url": reverse("interest") + asked,
        "check_url": reverse("join_check") + asked,
        "join_url": reverse("join") + asked,
    }


def asking(form: AnswersForm, paths: Sequence[Path]) -> AnswersForm:
    """Set beside each question the article of the path that depends on it."""
    for path in paths:
        rests_on = Answer(code="path.condition", article=path.article, marks=path.marks("if"))
        for entry in asked_at_first(form.book, path):
            form.fields[ANSWER + entry.name].cite = cited(rests_on, form.book)
    return form
