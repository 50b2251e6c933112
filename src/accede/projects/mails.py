"""Letters about projects, to each delegate of a member in that person's language."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accede.people.capacities import Capacity
from accede.post.actions import Draft, addressed
from accede.projects.models import Call, Interest, Profile
from accede.projects.portal.told import ZONE
from accede.register.models import Organisation
from accede.register.queries import readers_for
from accede.statutes.queries import book_on, letter
from accede.wording.formats import country, day, text
from accede.wording.margin import acting_as

MOST = 20  # calls in a letter; all are on the site
Said = Callable[[str], Mapping[str, str]]


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

    return _to_delegates("interest_in_idea", idea.organisation, on, said)


def calls_fit(profile: Profile, calls: Sequence[Call], at: datetime, on: date) -> list[Draft]:
    """Return the letters that tell a member of calls that may fit it."""

    def said(lang: str) -> Mapping[str, str]:
        lines = [_line(one, at, lang) for one in calls[:MOST]]
        return {
            "organisation": profile.organisation.name,
            "calls": "\n\n".join(lines),
            "url": _address(lang, "projects"),
            "change": _address(lang, "project_profile", profile.organisation_id),
        }

    return _to_delegates("calls_fit", profile.organisation, on, said)


def _line(call: Call, at: datetime, lang: str) -> str:
    due = call.due(at)
    until = f" ({day(due.astimezone(ZONE).date(), lang)})" if due else ""
    return f"{text(call.titles, lang)}{until}\n{_address(lang, 'project_call', call.pk)}"


def _address(lang: str, name: str, *args: int) -> str:
    with translation.override(lang):
        return f"{settings.PUBLIC_URL}{reverse(name, args=args)}"


def _to_delegates(name: str, organisation: Organisation, on: date, said: Said) -> list[Draft]:
    words, book, drafts = letter(name), book_on(on), []
    for reader, party in readers_for([organisation], on):
        values = said(reader.language)
        subject, body = words.write(reader.language, values)
        sender = acting_as(Capacity.SECRETARIAT, book, reader.language)
        written = {"language": reader.language, "subject": subject, "body": body, "facts": tuple(values.values())}
        drafts.append(Draft(sender=sender, **addressed(reader), **written, party=party))
    return drafts
