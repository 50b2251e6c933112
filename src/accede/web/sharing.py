"""How a public page is found and shared: its one address, its other languages, a picture; a list for search engines."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from accede.people.queries import is_demo, language, now
from accede.post.typeset import picture_png
from accede.register.queries import members_on
from accede.space.models import Audience, Publication
from accede.statutes.queries import book_at, day_of, texts
from accede.wording.formats import text

# Pages that anybody may find, by the name of their address.
PAGES = (
    "join",
    "join_check",
    "interest",
    "members",
    "awareness",
    "space",
    "positions_adopted",
    "statutes",
    "texts",
    "fee_scale",
    "ask",
)
PUBLIC = frozenset({*PAGES, "member", "story", "campaign"})
A_DAY = 24 * 3600


def sharing(request: HttpRequest, languages: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return what the head of a public page tells search engines and those who share it; nothing for other pages.

    `languages` hold the page's address in each language, as the foot of the page shows them.
    """
    match = request.resolver_match
    if match is None or match.url_name not in PUBLIC:
        return None
    # What somebody searched for is no page of its own.
    own = {one["code"]: f"{settings.PUBLIC_URL}{one['url'].partition('?')[0]}" for one in languages}
    prefix, words = f"/{get_language()}", texts().page["join"]
    return {
        "url": f"{settings.PUBLIC_URL}{request.path}",
        # Without a language it leads to the visitor's own.
        "alternates": [*own.items(), ("x-default", f"{settings.PUBLIC_URL}{request.path.removeprefix(prefix)}")],
        "description": text(words.lede, language()),
        "picture": f"{settings.PUBLIC_URL}{reverse('share_picture')}",
        "picture_says": text(words.title, language()),
    }


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Tell search engines what to leave out: everything of a demo, else the pages of signing in."""
    closed = "/" if is_demo() else "/*/account/"
    told = f"User-agent: *\nDisallow: {closed}\nSitemap: {settings.PUBLIC_URL}{reverse('sitemap')}\n"
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


class Pages(Sitemap):
    """The public pages, each in every language."""

    i18n = alternates = x_default = True

    def items(self) -> list[str]:
        """Return the names of their addresses."""
        return list(PAGES)

    def location(self, item: str) -> str:
        """Return the address of one."""
        return reverse(item)


class Members(Sitemap):
    """The page of each member of today; samples are no members of anything."""

    i18n = alternates = x_default = True

    def items(self) -> list[int]:
        """Return their numbers."""
        found = members_on(day_of(now())).filter(organisation__is_sample=False)
        return list(found.order_by("number").values_list("number", flat=True))

    def location(self, item: int) -> str:
        """Return the address of one."""
        return reverse("member", args=[item])


class Published(Sitemap):
    """What was published for everybody."""

    i18n = alternates = x_default = True

    def items(self) -> list[str]:
        """Return their addresses, below that of the language."""
        return list(Publication.objects.filter(audience=Audience.PUBLIC).values_list("address", flat=True))

    def location(self, item: str) -> str:
        """Return the address of one."""
        return f"/{get_language()}/{item}"


SITEMAPS = {"pages": Pages, "members": Members, "published": Published}


def _said(_request: HttpRequest | None = None) -> dict[str, str]:
    head = book_at(now()).rulebook
    name = text(head.long_name, language())
    return {"short": head.association, "name": name, "says": text(texts().page["join"].title, language())}


def _etag(request: HttpRequest) -> str:
    return f'"{sha256(repr((language(), _said(request))).encode()).hexdigest()[:32]}"'


@require_safe
@condition(etag_func=_etag)
def picture(request: HttpRequest) -> HttpResponse:
    """Hand out the picture that stands beside a shared address: the association's name and its sentence."""
    said, lang = _said(), language()
    key = f"share:{_etag(request)}"
    content = cache.get(key)
    if content is None:
        content = picture_png(**said, language=lang)
        cache.set(key, content, A_DAY)
    response = HttpResponse(content, content_type="image/png")
    patch_cache_control(response, public=True, max_age=A_DAY)
    return response
