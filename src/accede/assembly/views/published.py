"""The box of a secret vote once it is closed: who has drawn, one's own ballots in it, and what somebody misses."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.assembly.actions.objection import answer_objection, raise_objection
from accede.assembly.forms.objection import AnswerForm, ObjectionForm
from accede.assembly.models import Box, Objection
from accede.assembly.queries.count import book_of
from accede.assembly.queries.naming import question
from accede.assembly.queries.objection import may_object
from accede.assembly.queries.secrecy import box_of, published
from accede.assembly.views.asking import after, item_at, organisation_of, participants, refusal
from accede.assembly.views.secret import shown_box
from accede.assembly.views.voting import docket
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import chair, delegate_of, secretariat
from accede.people.queries import now

may_answer = chair | secretariat


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def box(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Show the box of a secret vote that is closed; whoever drew says what is missing in it."""
    found = _closed(address, position)
    if request.method != "POST":
        return _page(found, request)
    form = ObjectionForm(may_object(found, request.actor), request.POST)
    if not form.is_valid():
        return _page(found, request, form=form)
    said = form.cleaned_data
    organisation = organisation_of(int(said.pop("organisation")))
    deed = partial(raise_objection, organisation, found, **said, by=request.actor, at=now())
    return after(deed, request.path, partial(_page, found, form=form), request)


@open_to(may_answer)
@require_POST
def answering(request: HttpRequest, address: str, position: int, number: int) -> HttpResponse:
    """Answer what somebody misses."""
    found, form = _closed(address, position), _answer_to(number, request.POST)
    objection = get_object_or_404(found.objections, pk=number)
    if not form.is_valid():
        return _page(found, request, answers={number: form})
    deed = partial(answer_objection, objection, **form.cleaned_data, by=request.actor, at=now())
    back = reverse("box", args=[address, position])
    return after(deed, back, partial(_page, found, answers={number: form}), request)


@open_to(participants)
@require_safe
def box_file(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Hand out the box of a secret vote that is closed, from which anybody can count it again."""
    found = _closed(address, position)
    text = json.dumps(published(found), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="box.json"'
    return response


def _closed(address: str, position: int) -> Box:
    item = item_at(address, position)
    found = box_of(item)
    if found is None or not found.closed_at:
        raise Http404
    found.item = item
    return found


def _page(
    found: Box,
    request: HttpRequest,
    refused: Refused | None = None,
    *,
    form: ObjectionForm | None = None,
    answers: Mapping[int, AnswerForm] | None = None,
) -> HttpResponse:
    item, own = found.item, may_object(found, request.actor)
    objections = found.objections.select_related("organisation")
    context = {
        "item": item,
        "assembly": item.assembly,
        "box": found,
        "title": _("The box"),
        "docket": [*docket(item)[:1], question(item)],
        "objections": [_shown(one, request.actor, answers or {}) for one in objections],
        "form": form or (ObjectionForm(own) if own else None),
        "refusal": refusal(refused, book_of(item)) if refused else None,
        **shown_box(found, request.GET.get("page")),
    }
    return render(request, "assembly/box.html", context, status=409 if refused else 200)


def _answer_to(number: int, data: Any = None) -> AnswerForm:
    return AnswerForm(data, auto_id=f"id_{number}_%s")


def _shown(one: Objection, actor: Actor, answers: Mapping[int, AnswerForm]) -> dict[str, Any]:
    answerable, is_own = bool(may_answer(actor)), one.organisation_id in delegate_of(actor)
    return {
        "objection": one,
        "tokens": one.tokens.split() if answerable or is_own else [],
        "form": answers.get(one.pk) or _answer_to(one.pk) if answerable and not one.answered_at else None,
    }
