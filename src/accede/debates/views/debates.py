"""The EU debates: what the office says of them, and what the institutions say, by topic."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accede.debates.actions import follow_topics
from accede.debates.forms import FollowForm, ItemSearch
from accede.debates.forms.items import ANY, FOLLOWED
from accede.debates.models import Incoming, News, Topic
from accede.debates.queries import failing, followed, found
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.space.models import Kind
from accede.space.queries import members, readable
from accede.space.views.showing import line
from accede.statutes.queries import day_of
from accede.wording.formats import day, listed, text

PER_PAGE = 25
PUBLISHED = Prefetch("news", News.objects.filter(withdrawn_at=None), to_attr="published")
FEW = 5  # news, and days to come, that stand above what comes in


@require_safe
@open_to(members)
def debates(request: HttpRequest) -> HttpResponse:
    """Show the latest news and what came in, narrowed by words and topic; the topics that one follows come first."""
    lang, topics = language(), list(Topic.objects.all())
    own = set(followed(request.user).values_list("pk", flat=True))
    search = ItemSearch(request.GET or None, topics=topics, follows=bool(own))
    words, topic = search.wanted()
    items = found(of_topic(topic, own), words)
    pages = Paginator(items.select_related("source").prefetch_related("topics", PUBLISHED), PER_PAGE)
    pages = pages.get_page(request.GET.get("page"))
    news = readable(request.actor).filter(kind=Kind.NEWS).order_by("-is_pinned", "-at", "-pk")[:FEW]
    context = {
        "news": [line(one) for one in news],
        "search": search,
        "pages": pages,
        "items": [shown(one, lang) for one in pages],
        "soon": [soon(one, lang) for one in items.filter(begins__gte=now()).order_by("begins", "pk")[:FEW]],
        "is_narrowed": bool(request.GET),
        "is_office": bool(secretariat(request.actor)),
        "topics": topics,
    }
    if context["is_office"] and (count := failing().count()):
        said = ngettext("One source can no longer be read.", "{count} sources can no longer be read.", count)
        link = {"label": _("Look at the sources"), "url": reverse("sources")}
        context["failing"] = {"text": said.format(count=count), "fault": True, "link": link}
    return render(request, "debates/debates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(members)
def topics(request: HttpRequest) -> HttpResponse:
    """Say which topics one follows; the office words them."""
    form = FollowForm(request.POST or None, initial={"topics": followed(request.user)})
    if request.method == "POST" and form.is_valid():
        follow_topics(request.user, topics=form.cleaned_data["topics"], by=request.actor, at=now())
        messages.success(request, _("This is noted."))
        return redirect("debates")
    lang = language()
    rows = [_row(one, lang) for one in Topic.objects.all()] if secretariat(request.actor) else []
    context = {"form": form, "rows": rows, "is_office": bool(secretariat(request.actor)), "any": form["topics"]}
    context["any"] = bool(form.fields["topics"].queryset)
    return render(request, "debates/topics.html", context)


def of_topic(topic: str, own: set[int]) -> QuerySet[Incoming]:
    """Return what came in of one topic, of those somebody follows, or all of it."""
    if topic == ANY:
        return Incoming.objects.all()
    wanted = own if topic == FOLLOWED else {int(topic)}
    through = Topic.items.through.objects.filter(topic__in=wanted)
    return Incoming.objects.filter(pk__in=through.values("incoming"))


def shown(one: Incoming, lang: str) -> dict[str, Any]:
    """Return an item as a list shows it."""
    topics = listed([text(topic.titles, lang) for topic in one.topics.all()], lang)
    on = _("takes place on {day}").format(day=day(day_of(one.begins), lang)) if one.begins else ""
    told = [day(day_of(one.at), lang), one.source.credit, on, topics]
    return {
        "pk": one.pk,
        "title": one.title,
        "lang": one.source.language,
        "url": one.link,
        "summary": one.summary,
        "published": next((news.get_absolute_url() for news in one.published), ""),
        "after": " · ".join(filter(None, told)),
    }


def soon(one: Incoming, lang: str) -> dict[str, str]:
    """Return what is to come as a list of dates shows it."""
    return {"mark": day(day_of(one.begins), lang), "text": one.title, "url": one.link}


def _row(topic: Topic, lang: str) -> dict[str, str]:
    words = [phrase for of_language in topic.words.values() for phrase in of_language]
    return {"pk": topic.pk, "title": text(topic.titles, lang), "words": ", ".join(words)}
