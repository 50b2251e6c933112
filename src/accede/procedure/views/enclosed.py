"""The files of a member's path as its page shows them, and the form that adds one."""

from typing import Any

from django.urls import reverse

from accede.archive.queries import documents_about
from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import language
from accede.procedure.forms import PaperForm, step_purposes
from accede.procedure.models import Proceeding
from accede.procedure.queries.permission import own_file
from accede.procedure.queries.proceeding import Standing, lacking, sends
from accede.procedure.queries.request import document_label
from accede.wording.formats import listed


def enclosed(actor: Actor, proceeding: Proceeding, found: Standing, form: PaperForm | None) -> dict[str, Any]:
    """Return the files that are there, and where it is their turn what is still asked and the form for one more."""
    papers = [
        {
            "name": one.name,
            "url": reverse("proceeding_file", args=[proceeding.pk, one.pk]),
            "what": document_label(proceeding.book, one.purpose, language()),
        }
        for one in documents_about(proceeding)
    ]
    rule = sends(proceeding, found) if proceeding.is_running else None
    if rule is None or not (own_file | secretariat)(actor, proceeding):
        return {"papers": papers}
    asked = [document_label(proceeding.book, one, language()) for one in lacking(proceeding, rule)]
    return {
        "papers": papers,
        "still_asked": listed(asked, language(), "unit") if asked else "",
        "paper_form": form or PaperForm(choices=step_purposes(proceeding, rule, language()), holder=actor.id),
    }
