"""Letters of the space: the digest."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import Draft
from accede.rulebook.book import Book
from accede.space.models import Publication
from accede.space.queries.leaving import leave_url
from accede.space.queries.naming import address_in, in_language
from accede.statutes.queries import letter
from accede.wording.margin import acting_as

DIGEST = "digest"
MOST = 30  # publications in a letter; the rest is read on the site


def digest(reader: Account, news: str, book: Book) -> Draft:
    """Return the letter that tells a person what is new, in its language."""
    lang = reader.language
    with translation.override(lang):
        url = f"{settings.PUBLIC_URL}{reverse('space')}"
    leave = leave_url(DIGEST, reader.pk, lang)
    subject, body = letter(DIGEST).write(lang, {"news": news, "url": url, "leave": leave})
    return Draft(
        sender=acting_as(Capacity.SECRETARIAT, book, lang),
        recipient=reader.name,
        email=reader.email,
        account=reader,
        language=lang,
        subject=subject,
        body=body,
        leave_url=leave,
    )


def told(published: Sequence[Publication], lang: str) -> str:
    """Write what is new as a letter tells it: kind and title, what it is about, where to read it."""
    with translation.override(lang):
        said = [_told(one, lang) for one in published[:MOST]]
        if (more := len(published) - MOST) > 0:
            said.append(ngettext("And one more.", "And %(n)d more.", more) % {"n": more})
    return "\n\n".join(said)


def _told(one: Publication, lang: str) -> str:
    title = _("{kind}: {title}").format(kind=one.get_kind_display(), title=in_language(one.titles, lang)[0])
    return "\n".join(filter(None, [title, in_language(one.summaries, lang)[0], address_in(one, lang)]))
