"""Letters about a sitting, to each person who sits, in that person's language."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst

from accede.assembly.models import Point, Sitting
from accede.people.models import Account
from accede.people.queries import language
from accede.post.actions import Draft, addressed
from accede.statutes.queries import letter, zone_at
from accede.wording.formats import day, hour
from accede.wording.margin import who

CONVENED, CALLED_OFF = "sitting_convened", "sitting_called_off"


def convocation(sitting: Sitting, points: Sequence[Point], persons: Sequence[Account]) -> list[Draft]:
    """Return the convocation to a sitting, one letter a person."""
    return [_draft(CONVENED, sitting, one, points) for one in persons]


def called_off(sitting: Sitting, persons: Sequence[Account]) -> list[Draft]:
    """Return the letter that a sitting does not take place, one a person."""
    return [_draft(CALLED_OFF, sitting, one) for one in persons]


def _draft(kind: str, sitting: Sitting, reader: Account, points: Sequence[Point] = ()) -> Draft:
    with translation.override(reader.language):
        values = {
            "body": capfirst(who(sitting.body, sitting.book, language())),
            "day": day(sitting.day, language()),
            "time": hour(sitting.opens_at, language(), zone_at(sitting.opens_at)),
            "place": sitting.place or sitting.get_mode_display(),
            "agenda": "\n".join(f"{one.position}. {one.title}" for one in points),
            "url": f"{settings.PUBLIC_URL}{sitting.get_absolute_url()}",
        }
        subject, body = letter(kind).write(language(), values)
        return Draft(
            sender=sitting.book.rulebook.association,
            **addressed(reader),
            language=reader.language,
            subject=subject,
            body=body,
            facts=tuple(values.values()),
        )
