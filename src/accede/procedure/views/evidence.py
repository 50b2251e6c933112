"""Evidence as pages and papers show it: by its label, and where it is to be read."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accede.people.queries import language
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import held_slot
from accede.procedure.queries.evidence import is_link
from accede.procedure.queries.request import letter_label
from accede.procedure.views.request import answers_by_name, document_name, papers_table

Shown = dict[str, tuple[str, str]]


def evidence_shown(candidacy: Candidacy, *, with_answers: bool = True) -> Shown:
    """Return all that a judgement can rest on by its name, each with what it is and where it is to be read."""
    sent, file = getattr(candidacy, "request", None), candidacy.get_absolute_url()
    if sent is None:
        return {}
    request, said = f"{file}#request", _("{question}: {answer}") if with_answers else "{question}"
    found = {
        f"answer:{name}": (said.format(question=label, answer=answer), request)
        for name, (label, answer) in answers_by_name(candidacy, sent.sheet).items()
    }
    adherence = _("Adherence: {document}")
    for name in sent.adheres:
        found[f"text:{name}"] = (adherence.format(document=document_name(candidacy.book, name)), request)
    for paper in papers_table(candidacy):
        found[f"paper:{paper['pk']}"] = (paper["name"], paper["url"])
    if sent.motivation:
        found["letter"] = (letter_label(candidacy.book, candidacy.way, language()), request)
    if held_slot(candidacy):
        found["meeting"] = (_("Notes of the meeting"), f"{file}#meeting")
    return found


def named(names: Iterable[str], shown: Shown) -> list[dict[str, str]]:
    """Return what a judgement rests on, each with where it is to be read."""
    known = ((one, one) if is_link(one) else shown.get(one) for one in names)
    return [{"label": one[0], "url": one[1]} for one in known if one]


def choices(shown: Shown) -> list[tuple[str, str]]:
    """Return evidence to choose from."""
    return [(name, label) for name, (label, _url) in shown.items()]
