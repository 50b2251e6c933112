"""Campaigns: read by everybody, led by the office."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.awareness.actions import change_campaign, start_campaign, withdraw_campaign
from accede.awareness.actions.participation import own_participation
from accede.awareness.forms import CampaignForm
from accede.awareness.models import Campaign, Participation, Story
from accede.awareness.queries.figures import network
from accede.awareness.views.figures import today_table
from accede.awareness.views.partaking import material_row, participants
from accede.awareness.views.showing import lasting_told, named_with_place
from accede.journal.record import named
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of, secretariat
from accede.people.queries import language, now
from accede.register.queries.figures import declared_facts
from accede.register.views.listing import figure_label
from accede.space.models import Publication
from accede.space.queries.languages import behind_told
from accede.space.queries.naming import in_language
from accede.space.views.asking import asked, back_to, withdrawing
from accede.space.views.showing import line
from accede.statutes.queries import book_on, day_of
from accede.wording.markdown import beginning, html, plain

PER_PAGE = 50
LATEST = 50  # stories to choose from


@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a campaign to everybody."""
    found = get_object_or_404(Campaign, pk=pk, withdrawn_at=None)
    lang, on = language(), day_of(now())
    title, said_in = in_language(found.titles, lang)
    words = found.texts.get(said_in, "")
    pages = Paginator(participants(found, on), PER_PAGE).get_page(request.GET.get("page"))
    is_over = found.is_over(on)
    context = {
        "campaign": found,
        "title": title,
        "lang": said_in,
        "days": lasting_told(found.begins, found.ends, lang),
        "is_over": is_over,
        "stale": behind_told(found.stale, said_in, lang),
        "text": mark_safe(html(words)),  # noqa: S308 - markup of its writers is shown as words
        "share": found.shares.get(said_in, ""),
        "figures": _figures(found, lang),
        "stories": _stories(found),
        "materials": [material_row(one, lang) for one in found.materials.select_related("document")],
        "pages": pages,
        "may_take_part": bool(delegate(request.actor)) and not is_over,
        "takes_part": found.participations.filter(organisation__in=delegate_of(request.actor)).exists(),
        "is_office": bool(secretariat(request.actor)),
        "share_title": title,
        "description": beginning(plain(words)),
    }
    context["members"] = [_member(one, request) for one in pages]
    return render(request, "awareness/campaign.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def campaign_new(request: HttpRequest) -> HttpResponse:
    """Start a campaign."""
    form = _form(request, None, {"language": language()})
    context = {"title": _("Start a campaign"), "submit": _("Publish it")}
    context["docket"] = {"label": _("Figures and stories"), "url": reverse("awareness")}
    deed = lambda **how: start_campaign(form.campaign(), stories=form.cleaned_data["stories"], **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is published."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def campaign_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it otherwise."""
    found = get_object_or_404(Campaign, pk=pk, withdrawn_at=None)
    kept = {name: getattr(found, name) for name in ("language", "begins", "ends", "figures")}
    kept["stories"] = list(found.stories.all())
    shown = CampaignForm.shown(title=found.titles, text=found.texts, share=found.shares)
    form = _form(request, found, shown | kept)
    context = {"title": _("Change this campaign"), "docket": back_to(found), "submit": _("Publish it so")}

    def deed(**how: Any) -> Campaign:
        told = {name: form.cleaned_data[name] for name in ("stories", "is_current")}
        return change_campaign(found, said=form.campaign(), **told, **how)

    return asked(request, form, deed, context, said=_("It is published."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def campaign_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a campaign back."""
    found = get_object_or_404(Campaign, pk=pk, withdrawn_at=None)
    return withdrawing(request, found, withdraw_campaign, _("Withdraw this campaign"), to="awareness")


def _form(request: HttpRequest, known: Campaign | None, initial: dict[str, Any]) -> CampaignForm:
    book, lang = book_on(day_of(now())), language()
    figures = [(name, figure_label(name, book, lang)) for name in declared_facts(book)]
    latest = Story.objects.filter(withdrawn_at=None).values("pk")[:LATEST]
    own = known.stories.values("pk") if known else Story.objects.none().values("pk")
    stories = Story.objects.filter(Q(pk__in=list(latest.values_list("pk", flat=True))) | Q(pk__in=own))
    how = {"figures": figures, "stories": stories, "is_read": known is not None}
    return CampaignForm(request.POST or None, initial=initial, **how)


def _figures(found: Campaign, lang: str) -> dict[str, Any] | None:
    """Return the chosen figures, as far as enough members are known by them."""
    if not found.figures:
        return None
    on = day_of(now())
    book = book_on(on)
    known = network(book, on).known
    chosen = {name: known[name] for name in found.figures if name in known}
    return today_table(chosen, book, lang) if chosen else None


def _stories(found: Campaign) -> list[dict[str, object]]:
    told = [named(one) for one in found.stories.all()]
    return [line(one) for one in Publication.objects.filter(subject__in=told).defer("body", "words")] if told else []


def _member(one: Participation, request: HttpRequest) -> dict[str, Any]:
    may_stop = bool((own_participation | secretariat)(request.actor, one))
    return {"pk": one.pk, "text": named_with_place(one.organisation), "url": one.link, "may_stop": may_stop}
