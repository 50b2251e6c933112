"""Letters of the exchange, to the delegates that want them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.db.models import Model
from django.utils import translation

from accede.exchange.models import Question
from accede.post.actions import Draft
from accede.register.models import Organisation
from accede.space.mails import to_delegates
from accede.wording.formats import day, text


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


def _address(thing: Model, lang: str) -> str:
    with translation.override(lang):
        return f"{settings.PUBLIC_URL}{thing.get_absolute_url()}"
