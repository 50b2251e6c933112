"""Letters about projects, to each delegate of a member in that person's language."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accede.post.actions import Draft
from accede.projects.models import Call, Interest, Partner, Profile
from accede.projects.portal.told import ZONE
from accede.space.mails import to_delegates
from accede.wording.formats import country, day, text

MOST = 20  # calls in a letter; all are on the site


def interest_in_idea(interest: Interest, contact: str, on: date) -> list[Draft]:
    """Return the letters that bring two members together."""
    idea, other = interest.idea, interest.organisation

    def said(lang: str) -> Mapping[str, str]:
        return {
            "organisation": other.name,
            "country": country(other.country, lang),
            "idea": idea.title,
            "words": interest.words,
            "contact": contact,
            "url": _address(lang, "project_idea", idea.pk),
        }

    return to_delegates("interest_in_idea", [idea.organisation], on, said)


def partner_asked(partner: Partner, at: datetime, on: date) -> list[Draft]:
    """Return the letters that ask a member whether it takes part in a consortium."""
    found = partner.consortium

    def said(lang: str) -> Mapping[str, str]:
        return {
            "organisation": found.organisation.name,
            "title": found.title,
            "call": _line(found.call, at, lang),
            "url": _address(lang, "project_consortium", found.pk),
        }

    return to_delegates("partner_asked", [partner.organisation], on, said)


def calls_fit(profile: Profile, calls: Sequence[Call], at: datetime, on: date) -> list[Draft]:
    """Return the letters that tell a member of calls that may fit it."""

    def said(lang: str) -> Mapping[str, str]:
        lines = [_line(one, at, lang) for one in calls[:MOST]]
        return {
            "calls": "\n\n".join(lines),
            "url": _address(lang, "projects"),
            "change": _address(lang, "project_profile", profile.organisation_id),
        }

    return to_delegates("calls_fit", [profile.organisation], on, said, wish="calls")


def _line(call: Call, at: datetime, lang: str) -> str:
    due = call.due(at)
    until = f" ({day(due.astimezone(ZONE).date(), lang)})" if due else ""
    return f"{text(call.titles, lang)}{until}\n{_address(lang, 'project_call', call.pk)}"


def _address(lang: str, name: str, *args: int) -> str:
    with translation.override(lang):
        return f"{settings.PUBLIC_URL}{reverse(name, args=args)}"
