"""A consultation: its question, its text paragraph by paragraph, its amendments, who stands behind it."""

from collections import Counter
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import delegate
from accede.people.queries import language, now
from accede.positions import actions
from accede.positions.models import Amendment, Consultation
from accede.positions.queries.behind import behind, dissents, stands_of
from accede.positions.queries.offices import drafters, office, takes_words
from accede.positions.queries.text import latest, said
from accede.positions.views.asking import State, author, consultation_at, done, refusal, tag_of, title_of
from accede.positions.views.listing import until
from accede.space.queries.shelf import members
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import language_name, text

OPEN = Amendment.State.PROPOSED, Amendment.State.VOTING
TAGS = {"proposed": "", "voting": "now", "accepted": "done", "rejected": "lost", "withdrawn": ""}


@open_to(members)
@require_safe
def consultation(request: HttpRequest, number: int) -> HttpResponse:
    """Show a consultation as it stands."""
    found = consultation_at(number)
    if found.state == State.DRAFT and not drafters(request.actor):
        raise Http404
    return _page(request, found)


@open_to(drafters)
@require_POST
def opening(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the members."""
    found = consultation_at(number)
    deed = partial(actions.open_consultation, found, by=request.actor, at=now())
    return done(request, deed, found.get_absolute_url(), partial(_page, request, found))


def _page(request: HttpRequest, found: Consultation, refused: Refused | None = None) -> HttpResponse:
    version, amendments = latest(found), list(found.amendments.select_related("organisation"))
    stands = stands_of(found)
    context = {
        "consultation": found,
        "title": title_of(found),
        "question": text(found.questions, language()),
        "tag": tag_of(found),
        "until": until(found),
        "version": version,
        "text": _lines(found, version.paragraphs, amendments),
        "is_heard": takes_words(found, day_of(now())),
        "amendments": [amendment_row(one) for one in amendments],
        "behind": behind(stands, language()),
        "dissents": [(one.organisation.name, one.reason, one.language) for one in dissents(stands, everybody=True)],
        "is_delegate": bool(delegate(request.actor)),
        "acts": _acts(request, found, version.paragraphs, amendments),
        "links": _links(request, found),
        "refusal": refusal(refused) if refused else None,
    }
    return render(request, "positions/consultation.html", context, status=409 if refused else 200)


def _lines(found: Consultation, paragraphs: list, amendments: list[Amendment]) -> list[dict[str, Any]]:
    comments = Counter(found.comments.values_list("paragraph", flat=True))
    changes = Counter(one.paragraph for one in amendments if one.state in OPEN)
    return [
        {"said": one, "comments": comments[one.key], "amendments": changes[one.key]}
        for one in said(paragraphs, language(), found.language)
    ]


def amendment_row(one: Amendment) -> dict[str, Any]:
    """Return an amendment as a list shows it."""
    said_by = {"number": one.number, "author": author(one.organisation, one.office)}
    return {
        "title": _("Amendment %(number)d, %(author)s") % said_by,
        "url": reverse("consultation_amendment", args=[one.consultation_id, one.number]),
        "text": one.reason,
        "tag": {"state": TAGS[one.state], "label": one.get_state_display()},
    }


def _acts(request: HttpRequest, found: Consultation, paragraphs: list, amendments: list) -> list[dict[str, Any]]:
    """Return what whoever drafts can do next, the first of it filled."""

    def act(label: str, name: str, **how: Any) -> dict[str, Any]:
        return {"label": label, "url": reverse(name, args=[found.pk]), **how}

    acts = []
    if drafters(request.actor):
        if found.state == State.DRAFT:
            words = act(_("Word the text"), "consultation_text")
            acts = [act(_("Ask the members"), "consultation_open", post=True), words] if paragraphs else [words]
        elif found.state == State.OPEN and not any(one.state in OPEN for one in amendments):
            acts = [act(_("Make the text final"), "consultation_finish")]
    if found.state == State.FINAL and office(request.actor):
        acts = [act(_("Write the decision down"), "consultation_adopt")]
    if found.state == State.FINAL and delegate(request.actor):
        acts = [act(_("Say whether you stand behind it"), "consultation_stand"), *acts]
    return [one if place == 0 else one | {"kind": "second"} for place, one in enumerate(acts)]


def _links(request: HttpRequest, found: Consultation) -> list[tuple[str, str]]:
    """Return what else there is to read or to do, as links."""
    links = []
    if found.versions.count() > 1:
        links.append((_("Compare the versions"), reverse("consultation_versions", args=[found.pk])))
    if found.state == State.ADOPTED:
        links.append((_("The position as everybody reads it"), reverse("position", args=[found.pk])))
        if delegate(request.actor):
            links.append((_("Stand behind it"), reverse("consultation_stand", args=[found.pk])))
    if not drafters(request.actor) or found.state == State.DROPPED:
        return links
    if found.state != State.DRAFT:
        for one in book_at(now()).rulebook.languages:
            if one != found.language:
                label = _("Translate it: %(language)s") % {"language": language_name(one, language())}
                links.append((label, reverse("consultation_translate", args=[found.pk, one])))
    if found.state in (State.DRAFT, State.OPEN):
        links.append((_("Choose another last day"), reverse("consultation_deadline", args=[found.pk])))
    if found.state != State.ADOPTED:
        links.append((_("Drop it"), reverse("consultation_drop", args=[found.pk])))
    return links
