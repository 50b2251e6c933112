"""Letters about consultations, to the delegates that want them: one opens, or ends soon."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.utils import translation

from accede.positions.models import Consultation
from accede.post.actions import Draft
from accede.register.models import Organisation
from accede.space.mails import to_delegates
from accede.wording.formats import day, text


def consultation(name: str, found: Consultation, members: Iterable[Organisation], on: date) -> list[Draft]:
    """Return the letters that a consultation has opened, or that members have not answered and it ends soon."""

    def said(lang: str) -> Mapping[str, str]:
        with translation.override(lang):
            url = f"{settings.PUBLIC_URL}{found.get_absolute_url()}"
        return {"title": text(found.titles, lang), "until": day(found.ends, lang), "url": url}

    return to_delegates(name, members, on, said, wish="consultations")
