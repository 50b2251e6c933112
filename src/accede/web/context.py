"""What every page shows around its content."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.assembly import REHEARSAL
from accede.people.capacities import (
    Permission,
    anyone,
    auditor,
    board,
    candidate,
    chair,
    delegate,
    secretariat,
    treasurer,
)
from accede.people.queries import is_demo, language, now
from accede.statutes.models import Edition
from accede.statutes.queries import funding
from accede.web.sharing import sharing
from accede.wording.formats import text

SAMPLES = _("Samples are marked as such; what the statutes do not tell us is marked as assumed.")

office = secretariat | chair | board


@dataclass(frozen=True)
class Place:
    """A page that the head of every page leads to, for those who may open it; what lies `under` another is its own."""

    label: str | Promise
    name: str
    permission: Permission = anyone
    under: str = ""


SIGNED_IN = (
    Place(_("Today"), "home", office | treasurer | auditor | delegate),
    Place(_("Your candidacy"), "home", candidate, under="candidacies"),
    Place(_("Your organisation"), "own_dossier", delegate),
    Place(_("Candidacies"), "candidacies", office),
    Place(_("Members"), "members"),
    Place(_("Fees"), "fees", secretariat | treasurer | auditor),
    Place(_("Assemblies"), "assemblies", office | treasurer | auditor | delegate),
    Place(_("Board"), "sittings", office | auditor),
    Place(_("Members' space"), "space", office | treasurer | auditor | delegate, under="awareness"),
    Place(_("Letters"), "letters", secretariat | chair),
    Place(_("Journal"), "journal", office | treasurer | auditor),
    Place(_("Statutes"), "statutes"),
)
PUBLIC = (
    Place(_("Join us"), "join"),
    Place(_("Members"), "members"),
    Place(_("News"), "space"),
    Place(_("Figures and stories"), "awareness"),
    Place(_("Statutes"), "statutes"),
    Place(_("Ask us"), "ask"),
    Place(_("Sign in"), "account_login"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what the base template needs, under the one name `page`."""
    signed_in = request.user.is_authenticated
    demo, spoken, route = is_demo(), languages(request), request.resolver_match
    return {
        "page": {
            "home_url": f"/{get_language()}/",
            "nav": nav(request),
            "is_demo": demo,
            "today": timezone.localtime(now()).date() if demo else None,
            "path": request.get_full_path(),
            "actor_line": str(request.user) if signed_in else "",
            "sign_out_url": reverse("account_logout") if signed_in else "",
            "languages": spoken,
            "is_rehearsal": bool(route) and str(route.kwargs.get("address", "")).endswith(REHEARSAL),
            "sample_notice": SAMPLES if demo else "",
            "sharing": sharing(request, spoken) if getattr(request, "edition", None) else None,
            **house(getattr(request, "edition", None)),
        }
    }


def house(edition: Edition | None) -> dict[str, Any]:
    """Return the association's names and notices; before its statutes are loaded, the product's own name."""
    if edition is None:
        return {"association": {"short": "Accede", "name": ""}}
    head, lang = edition.book.rulebook, language()
    said = funding()
    return {
        "association": {"short": head.association, "name": text(head.long_name, lang)},
        "funding": {name: text(words, lang) for name, words in said} if said else None,
    }


def nav(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the places that whoever asks may go to."""
    places = SIGNED_IN if request.user.is_authenticated else PUBLIC
    return [
        {
            "label": place.label,
            "url": reverse(place.name),
            "current": any(is_current(request.path, reverse(one)) for one in (place.name, place.under) if one),
        }
        for place in places
        if place.permission(request.actor)
    ]


def is_current(path: str, url: str) -> bool:
    """Say whether a page lies at, or under, a place; the first page is only itself."""
    return path == url if url == f"/{get_language()}/" else path.startswith(url)


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Return each language of the interface by its own name, with this page's address in it."""
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "url": translate_url(request.get_full_path(), code),
            "current": code == get_language(),
        }
        for code, _name in settings.LANGUAGES
    ]
