"""Stories: read by everybody, told by the office."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.archive.models import Document
from accede.archive.views import handed_out
from accede.awareness.actions import change_story, tell_story, withdraw_story
from accede.awareness.forms import StoryForm
from accede.awareness.models import Story
from accede.awareness.views.showing import article, member_of, members_to_name
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.space.queries.languages import behind_told
from accede.space.queries.naming import in_language
from accede.space.views.asking import asked, back_to, withdrawing
from accede.statutes.queries import day_of
from accede.wording.formats import day
from accede.wording.markdown import beginning, html, plain

A_DAY = 24 * 3600


@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story to everybody."""
    found = get_object_or_404(Story.objects.select_related("organisation", "picture"), pk=pk, withdrawn_at=None)
    lang = language()
    title, said_in = in_language(found.titles, lang)
    words = found.texts.get(said_in, "")
    context = {
        "story": found,
        "title": title,
        "lang": said_in,
        "stale": behind_told(found.stale, said_in, lang),
        "text": mark_safe(html(words)),  # noqa: S308 - markup of its writers is shown as words
        "picture": _picture(found, said_in),
        "member": member_of(found, now()),
        "day": day(day_of(found.at), lang),
        "agreed": _agreed(found, lang) if secretariat(request.actor) else "",
        "is_office": bool(secretariat(request.actor)),
        "share_title": title,
        "description": beginning(plain(words)),
        "linked": article(found, title, said_in),
    }
    return render(request, "awareness/story.html", context)


@require_safe
def story_picture(_request: HttpRequest, pk: int, document: str) -> HttpResponse:
    """Hand out the picture of a story, as long as the story shows it."""
    found = get_object_or_404(Story.objects.select_related("picture"), pk=pk, picture=document, withdrawn_at=None)
    response = handed_out(found.picture)
    del response["Cache-Control"]
    patch_cache_control(response, public=True, max_age=A_DAY)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def story_new(request: HttpRequest) -> HttpResponse:
    """Tell a story."""
    form = _form(request, None, {"language": language()})
    context = {"title": _("Tell a story"), "submit": _("Publish it")}
    context["docket"] = {"label": _("Figures and stories"), "url": reverse("awareness")}
    deed = lambda **how: tell_story(form.told(), picture=form.cleaned_data["picture"], **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It is published."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def story_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell it otherwise."""
    found = get_object_or_404(Story, pk=pk, withdrawn_at=None)
    kept = {name: getattr(found, name) for name in ("language", "organisation", "agreed_on", "agreement")}
    kept["shows_persons"] = "yes" if found.shows_persons else ""
    form = _form(request, found, StoryForm.shown(title=found.titles, text=found.texts, alt=found.alts) | kept)
    context = {"title": _("Change this story"), "docket": back_to(found), "submit": _("Publish it so")}

    def deed(**how: Any) -> Story:
        said = {name: form.cleaned_data.get(name) for name in ("picture", "drops_picture", "is_current")}
        return change_story(found, told=form.told(), **said, **how)

    return asked(request, form, deed, context, said=_("It is published."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def story_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a story back."""
    found = get_object_or_404(Story, pk=pk, withdrawn_at=None)
    return withdrawing(request, found, withdraw_story, _("Withdraw this story"), to="awareness")


def _form(request: HttpRequest, known: Story | None, initial: dict[str, Any]) -> StoryForm:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    of = members_to_name(day_of(now()), known.organisation_id if known else None)
    how = {"has_picture": bool(known and known.picture_id), "is_read": known is not None}
    return StoryForm(*posted, holder=request.actor.id, of=of, initial=initial, **how)


def _picture(found: Story, said_in: str) -> dict[str, str] | None:
    picture: Document | None = found.picture
    if picture is None:
        return None
    return {"url": reverse("story_picture", args=[found.pk, picture.pk]), "alt": found.alts[said_in]}


def _agreed(found: Story, lang: str) -> str:
    if not (found.picture_id and found.shows_persons):
        return ""
    told = {"day": day(found.agreed_on, lang), "where": found.agreement or _("not noted where")}
    return _("Whoever can be recognised agreed on {day} ({where}).").format(**told)
