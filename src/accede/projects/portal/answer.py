"""An answer of the Funding & Tenders portal: every value of a result is a list of texts, and some texts are HTML."""

import re
from collections.abc import Mapping
from html import unescape

from django.utils.translation import gettext as _

from accede.projects.portal.told import Told, deadline, opening
from accede.register.sheets.reading import Unreadable

PAGE = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/"
GRANTS = ("1", "2", "8")  # the kinds of result that are calls for proposals
LONGEST = 4_000


def result(said: Mapping[str, object]) -> Told:
    """Return the call that a result tells of; raises Unreadable."""
    known = said.get("metadata")
    if not isinstance(known, dict):
        raise Unreadable(_("“%(name)s” is missing.") % {"name": "metadata"})
    identifier = first(known, "identifier") or first(known, "callIdentifier")
    if not identifier:
        raise Unreadable(_("“%(name)s” is missing.") % {"name": "identifier"})
    title = plain(first(known, "title") or first(known, "callTitle") or str(said.get("title") or identifier))
    summary = plain(first(known, "description"))[:LONGEST]
    return Told(
        identifier=identifier[:120],
        titles={"en": title},
        summaries={"en": summary} if summary else {},
        programme=plain(first(known, "frameworkProgramme"))[:120],
        keywords=", ".join(map(plain, texts(known, "keywords")))[:500],
        url=f"{PAGE}{identifier.lower()}",
        opens=opening(first(known, "startDate")),
        deadlines=tuple(sorted(filter(None, map(deadline, texts(known, "deadlineDate"))))),
        budget=_budget(first(known, "budget")),
        status=first(known, "status")[:40],
    )


def is_grant(said: object) -> bool:
    """Say whether a result is a call for proposals: the portal has been seen to ignore what it was asked for."""
    known = said.get("metadata") if isinstance(said, dict) else None
    return isinstance(known, dict) and first(known, "type") in GRANTS


def texts(known: Mapping[str, object], name: str) -> list[str]:
    """Return the texts under a name; one that comes alone is a list of one."""
    found = known.get(name)
    several = found if isinstance(found, list) else [found]
    return [one.strip() for one in several if isinstance(one, str) and one.strip()]


def first(known: Mapping[str, object], name: str) -> str:
    """Return the first text under a name, or nothing."""
    return next(iter(texts(known, name)), "")


def plain(said: str) -> str:
    """Return the words of a text that may be HTML."""
    without = re.sub(r"(?is)<(script|style)\b.*?(</\1\s*>|$)|<[^>]*(>|$)", " ", said)
    return " ".join(re.sub(r"[<>]", " ", unescape(without)).split())


def _budget(said: str) -> int | None:
    whole = said.replace(",", "").partition(".")[0]
    return int(whole) if whole.isdecimal() and len(whole) <= 15 else None
