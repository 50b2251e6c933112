"""What is published for programs: public feeds, and a member's own under an address that nobody else knows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_POST, require_safe

from accede.journal.actions import Actor
from accede.people.access import open_to
from accede.people.capacities import VISITOR
from accede.people.queries import actor_for, language, now
from accede.space.actions import make_feeds
from accede.space.models import Wish
from accede.space.queries import members, readable
from accede.space.queries.feeds import atom_of, calendar_of
from accede.statutes.queries import book_at


@require_safe
@conditional_page
def atom(request: HttpRequest, key: str = "") -> HttpResponse:
    """Hand out the latest."""
    reader, lang = _reader(key)
    with translation.override(lang):
        title = _("News of {association}").format(association=book_at(now()).rulebook.association)
        return _answer(atom_of(readable(reader), lang, title), "application/atom+xml", key)


@require_safe
@conditional_page
def dates(request: HttpRequest, key: str = "") -> HttpResponse:
    """Hand out what is dated."""
    reader, lang = _reader(key)
    with translation.override(lang):
        return _answer(calendar_of(readable(reader), lang, now()), "text/calendar", key)


@open_to(members)
@require_POST
def making(request: HttpRequest) -> HttpResponse:
    """Make addresses for the own feeds, in place of those that were made before."""
    make_feeds(request.user, by=request.actor, at=now())
    return redirect(f"{reverse('wishes')}#feeds")


def _reader(key: str) -> tuple[Actor, str]:
    """Return who reads and in which language: of an own address its owner, as long as that is in the space."""
    if not key:
        return VISITOR, language()
    wish = Wish.objects.select_related("account").filter(key=key, account__is_active=True).first()
    actor = actor_for(wish.account) if wish else None
    if actor is None or not members(actor):
        raise Http404
    return actor, wish.account.language


def _answer(content: bytes, kind: str, key: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    patch_cache_control(response, **({"private": True, "no_cache": True} if key else {"public": True, "max_age": 300}))
    return response
