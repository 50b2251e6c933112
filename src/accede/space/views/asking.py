"""A page with one form, or a button, and the deed that it leads to."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accede.journal.actions import Forbidden, Refused
from accede.people.access import turned_away
from accede.people.queries import language, now
from accede.space.models import Audience
from accede.space.queries import members
from accede.wording.formats import text


def kept_from(request: HttpRequest, audience: str) -> HttpResponse | None:
    """Return a way to sign in where a stranger asks for what is for members; refuse whoever else may not read it."""
    if audience == Audience.PUBLIC or members(request.actor):
        return None
    return turned_away(request)


def back_to(found: Any) -> dict[str, str]:
    """Return the way back to a thing that has titles by language."""
    return {"label": text(found.titles, language()), "url": found.get_absolute_url()}


def asked(
    request: HttpRequest,
    form: forms.BaseForm,
    deed: Callable[..., Any],
    context: dict[str, Any],
    *,
    said: str,
    to: str | Model | None = None,
) -> HttpResponse:
    """Show a form; once it is filled do the deed, say so, and go on to what it made, or where else it leads."""
    refused = None
    if form.is_valid():
        try:
            made = deed(by=request.actor, at=now())
        except Forbidden:
            raise
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, said)
            return redirect(to or made)
    context |= {"form": form, "refused": refused}
    return render(request, "space/form.html", context, status=409 if refused else 200)


def done(request: HttpRequest, deed: Callable[..., object], to: str | Model, said: str = "") -> HttpResponse:
    """Do the deed of a button, say so, or why it is refused, and go on to a page."""
    try:
        deed(by=request.actor, at=now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if said:
            messages.success(request, said)
    return redirect(to)


def withdrawing(request: HttpRequest, found: Model, deed: Callable[..., object], title: str, to: str) -> HttpResponse:
    """Ask whether a thing is to be shown no more, then do the deed that takes it back, and go on to a page."""
    if request.method == "POST":
        return done(request, partial(deed, found), to, _("It is withdrawn."))
    return render(request, "space/withdraw.html", {"title": title, "docket": back_to(found)})
