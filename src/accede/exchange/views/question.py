"""One question: what is asked, what members answer, what came of it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.exchange import actions
from accede.exchange.actions.holding import writers
from accede.exchange.forms.question import ReplyForm
from accede.exchange.models import Question, Reply
from accede.journal.actions import Forbidden, Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.register.queries import own_members
from accede.register.views.paging import paged
from accede.space.queries import members
from accede.space.queries.naming import in_language
from accede.statutes.queries import day_of
from accede.wording.formats import country, day

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(members)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a question with its answers, and take the answer of a member."""
    found = get_object_or_404(Question.objects.select_related("organisation"), pk=pk, withdrawn_at=None)
    lang, on, refused = language(), day_of(now()), None
    form = _form(request, found) if found.is_open(on) else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form and form.is_valid():
        try:
            said = dict(form.cleaned_data)
            actions.reply(said.pop("organisation"), found, **said, by=request.actor, at=now())
        except Forbidden:
            raise
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("Your answer stands. You can change it until the last day."))
            return redirect(found)
    title, said_in = in_language(found.titles, lang)
    pages = paged(request, found.replies.select_related("organisation"), PER_PAGE)
    context = {
        "question": found,
        "title": title,
        "lang": said_in,
        "text": in_language(found.texts, said_in),
        "summary": in_language(found.summaries, lang),
        "facts": _facts(found, lang),
        "pages": pages,
        "answers": [_answer(one, lang) for one in pages],
        "form": form,
        "refused": refused,
        "acts": _acts(found, on) if writers(request.actor, found) else [],
    }
    return render(request, "exchange/question.html", context, status=409 if refused else 200)


def _form(request: HttpRequest, found: Question) -> ReplyForm | None:
    """Return the form in which a member answers; none for whoever speaks for no other member."""
    ours = own_members(request.actor, day_of(now()))
    several: list[Organisation] = list(ours.exclude(pk=found.organisation_id) if found.organisation_id else ours)
    if not several:
        return None
    known = found.replies.filter(organisation=several[0]).first() if len(several) == 1 else None
    initial = {"words": known.words} if known else {}
    return ReplyForm(request.POST or None, own=several, initial=initial)


def _facts(found: Question, lang: str) -> list[tuple[str, str]]:
    of = found.organisation.name if found.organisation else _("the association itself")
    return [(_("Asked by"), of), (_("Answers until"), day(found.until, lang, weekday=True))]


def _answer(one: Reply, lang: str) -> dict[str, Any]:
    who = f"{one.organisation.name}, {country(one.organisation.country, lang)}"
    return {"who": who, "words": one.words, "lang": one.language, "day": day(day_of(one.at), lang)}


def _acts(found: Question, on: date) -> list[dict[str, Any]]:
    def act(label: str, address: str, **how: Any) -> dict[str, Any]:
        return {"label": label, "url": reverse(address, args=[found.pk]), "kind": "second", **how}

    is_due = not found.is_open(on) and not found.summaries
    first = act(_("Say what came of it"), "question_sum", **({"kind": ""} if is_due else {}))
    change = act(_("Change this question"), "question_change")
    return [first, change, act(_("Withdraw this question"), "question_withdraw", post=True)]
