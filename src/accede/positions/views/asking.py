"""What the pages of this room share: what they are about, for whom somebody can speak, and how a refusal is shown."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.journal.actions import Actor, Forbidden, Refused
from accede.people.capacities import delegate_of
from accede.people.queries import language, now
from accede.positions.models import Consultation
from accede.positions.queries.offices import drafters
from accede.register.models import Organisation
from accede.rulebook.verdict import Answer
from accede.statutes.queries import book_at
from accede.wording.formats import text
from accede.wording.margin import Margin, margin, who

State = Consultation.State
TAGS = {State.DRAFT: "", State.OPEN: "now", State.FINAL: "now", State.ADOPTED: "done", State.DROPPED: "lost"}
Deed = Callable[[], object]
Page = Callable[..., HttpResponse]


def consultation_at(number: int) -> Consultation:
    """Return the consultation of an address, or answer that there is no such page."""
    return get_object_or_404(Consultation, pk=number)


def title_of(consultation: Consultation) -> str:
    """Return its title in the reader's language, or in one that it has."""
    return text(consultation.titles, language())


def tag_of(consultation: Consultation) -> dict[str, str]:
    """Return its state as a page shows it."""
    return {"state": TAGS[consultation.state], "label": consultation.get_state_display()}


def speaks_for(actor: Actor) -> list[Organisation]:
    """Return the organisations of which somebody is a delegate."""
    ours = delegate_of(actor)
    return list(Organisation.objects.filter(pk__in=ours)) if ours else []


def voices(actor: Actor, *, with_members: bool = True) -> list[tuple[str, str]]:
    """Return on whose behalf somebody can speak: for members, and for the association, which has no key."""
    members = [(str(one.pk), one.name) for one in speaks_for(actor)] if with_members else []
    return members + ([("", book_at(now()).rulebook.association)] if drafters(actor) else [])


def spoken(voice: str) -> Organisation | None:
    """Return the organisation that a form speaks for; none where it is the association."""
    return Organisation.objects.get(pk=voice) if voice else None


def author(organisation: Organisation | None, office: str) -> str:
    """Return who said something: a member by its name, or an office of the association."""
    return organisation.name if organisation else who(office, book_at(now()), language())


def cited(answer: Answer | None) -> Margin | None:
    """Return the citation of an answer; none that would say nothing."""
    found = margin(answer, book_at(now()), language(), url=reverse("statutes")) if answer else None
    return found if found and found.mark else None


def refusal(refused: Refused) -> dict[str, Any]:
    """Return a refusal as a page shows it."""
    return {"notice": {"lead": str(refused.sentence), "fault": True}, "cite": cited(refused.verdict)}


def done(request: HttpRequest, deed: Deed, back: str, page: Page) -> HttpResponse:
    """Do one deed and go back, or to the page of what it made; if it is refused, show on the page why."""
    try:
        made = deed()
    except Forbidden:
        raise
    except Refused as refused:
        return page(refused=refused)
    messages.success(request, _("This is noted."))
    return redirect(back or made)


def act(request: HttpRequest, form: forms.Form, deed: Deed, back: str, shown: Mapping[str, Any]) -> HttpResponse:
    """Show a page of one form, and do its deed once it is filled. `shown`: title, lede, submit, kind."""

    def page(refused: Refused | None = None) -> HttpResponse:
        context = {**shown, "form": form, "back": back, "refusal": refusal(refused) if refused else None}
        return render(request, "positions/act.html", context, status=409 if refused else 200)

    return done(request, deed, back, page) if form.is_valid() else page()
