"""Letters of the exchange, to the delegates that want them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.db.models import Model
from django.utils import translation

from accede.exchange.models import Party, Question, Visit
from accede.post.actions import Draft
from accede.register.models import Organisation
from accede.space.mails import to_delegates
from accede.wording.formats import country, day, number, text


def question_asked(question: Question, members: Iterable[Organisation], on: date) -> list[Draft]:
    """Return the letters that tell members that they are asked something."""

    def said(lang: str) -> Mapping[str, str]:
        return {
            "title": text(question.titles, lang),
            "words": text(question.texts, lang),
            "until": day(question.until, lang),
            "url": _address(question, lang),
        }

    return to_delegates("question_asked", members, on, said, wish="consultations")


def visit_asked(party: Party, contact: str, on: date) -> list[Draft]:
    """Return the letters that tell a host who comes, and how to reach them."""
    visit, guest = party.visit, party.organisation

    def said(lang: str) -> Mapping[str, str]:
        return {
            "guest": guest.name,
            "country": country(guest.country, lang),
            "people": number(party.people, lang),
            "contact": contact,
            "title": text(visit.titles, lang),
            "url": _address(visit, lang),
        }

    return to_delegates("visit_asked", [visit.organisation], on, said)


def visit_cancelled(visit: Visit, guests: Iterable[Organisation], on: date) -> list[Draft]:
    """Return the letters that tell whoever would have come that a visit does not take place."""

    def said(lang: str) -> Mapping[str, str]:
        told = {"title": text(visit.titles, lang), "day": day(visit.begins, lang), "reason": visit.reason}
        return told | {"url": _address(visit, lang)}

    return to_delegates("visit_cancelled", guests, on, said)


def _address(thing: Model, lang: str) -> str:
    with translation.override(lang):
        return f"{settings.PUBLIC_URL}{thing.get_absolute_url()}"
