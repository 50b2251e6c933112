"""News: published by the office, read by members or by everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.debates.actions import Said, change_news, publish_news, withdraw_news
from accede.debates.forms import NewsForm
from accede.debates.models import Incoming, News
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language
from accede.space.queries.languages import behind_told
from accede.space.queries.naming import in_language
from accede.space.views.asking import asked, back_to, kept_from, withdrawing
from accede.statutes.queries import day_of
from accede.wording.formats import day
from accede.wording.markdown import html


@require_safe
def news(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a piece of news to whom it is for."""
    found = get_object_or_404(News.objects.select_related("item"), pk=pk, withdrawn_at=None)
    if refusal := kept_from(request, found.audience):
        return refusal
    lang = language()
    title, said_in = in_language(found.titles, lang)
    context = {
        "news": found,
        "title": title,
        "lang": said_in,
        "other": behind_told((), said_in, lang),
        "text": mark_safe(html(found.texts.get(said_in, ""))),  # noqa: S308 - markup of its writers is shown as words
        "day": day(day_of(found.at), lang),
        "is_office": bool(secretariat(request.actor)),
    }
    return render(request, "debates/news.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def news_new(request: HttpRequest) -> HttpResponse:
    """Write news of one's own."""
    return _published(request, None, {"docket": {"label": _("EU debates"), "url": reverse("debates")}})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def item_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish something that came in, with what the office says of it."""
    item = get_object_or_404(Incoming.objects.select_related("source"), pk=pk)
    lede = _("From {source}: “{title}”. Its source and its address are named by themselves.")
    context = {"docket": {"label": _("EU debates"), "url": reverse("debates")}}
    context["lede"] = lede.format(source=item.source.credit, title=item.title)
    return _published(request, item, context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def news_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something else in its place."""
    found = get_object_or_404(News, pk=pk, withdrawn_at=None)
    told = {"audience": found.audience, "is_pinned": found.is_pinned}
    form = NewsForm(request.POST or None, initial=NewsForm.shown(title=found.titles, text=found.texts) | told)
    context = {"title": _("Change this news"), "docket": back_to(found), "submit": _("Publish it so")}
    deed = lambda **how: change_news(found, said=_said(form), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is published."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def news_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take news back."""
    found = get_object_or_404(News, pk=pk, withdrawn_at=None)
    return withdrawing(request, found, withdraw_news, _("Withdraw this news"), to="debates")


def _published(request: HttpRequest, item: Incoming | None, context: dict[str, Any]) -> HttpResponse:
    initial = {f"title_{item.source.language}": item.title[:200]} if item else {}
    form = NewsForm(request.POST or None, initial=initial)
    context |= {"title": _("Publish this") if item else _("Write news"), "submit": _("Publish it")}
    deed = lambda **how: publish_news(_said(form), item=item, **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is published."))


def _said(form: NewsForm) -> Said:
    told = form.cleaned_data
    return Said(form.said("title"), form.said("text"), told["audience"], told["is_pinned"])
