"""The office words the topics that are looked for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.debates.actions import add_topic, change_topic, drop_topic
from accede.debates.forms import TopicForm
from accede.debates.models import Topic
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.space.views.asking import asked


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def topic_new(request: HttpRequest) -> HttpResponse:
    """Add a topic."""
    form = TopicForm(request.POST or None)
    context = {"title": _("Add a topic"), "lede": _lede(), "docket": _docket(), "submit": _("Add it")}
    deed = lambda **how: add_topic(form.said("title"), words=form.said("words"), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This topic is added."), to="topics")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Word a topic anew."""
    found = get_object_or_404(Topic, pk=pk)
    words = {lang: "\n".join(phrases) for lang, phrases in found.words.items()}
    form = TopicForm(request.POST or None, initial=TopicForm.shown(title=found.titles, words=words))
    context = {"title": _("Word this topic"), "lede": _lede(), "docket": _docket(), "submit": _("Say it so")}
    context["dropping"] = {
        "label": _("Drop this topic"),
        "url": reverse("topic_drop", args=[pk]),
        "post": True,
        "kind": "second",
    }
    deed = lambda **how: change_topic(found, titles=form.said("title"), words=form.said("words"), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This is noted."), to="topics")


@open_to(secretariat)
@require_POST
def topic_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for a topic no more."""
    drop_topic(get_object_or_404(Topic, pk=pk), by=request.actor, at=now())
    messages.success(request, _("This topic is no longer looked for."))
    return redirect("topics")


def _lede() -> str:
    return _("What stands in the words of any language belongs to it, in what came in before too.")


def _docket() -> dict[str, str]:
    return {"label": _("Topics"), "url": reverse("topics")}
