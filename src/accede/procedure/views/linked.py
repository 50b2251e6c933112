"""What search engines read of the association on its page for those who wish to join."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from accede.people.queries import language
from accede.rulebook.book import Book
from accede.wording.formats import text
from accede.wording.texts import Texts


def association(book: Book, house: Texts) -> dict[str, Any]:
    """Return the association as schema.org describes one: its names, its page, where to ask and in which languages."""
    head = book.rulebook
    ask = {
        "@type": "ContactPoint",
        "contactType": "membership",
        "url": f"{settings.PUBLIC_URL}{reverse('ask')}",
        "availableLanguage": [code for code, _name in settings.LANGUAGES],
    }
    return {
        "@context": "https://schema.org",
        "@type": "NGO",
        "name": text(head.long_name, language()) or head.association,
        "alternateName": head.association,
        "description": text(house.page["join"].lede, language()),
        "url": f"{settings.PUBLIC_URL}{reverse('join')}",
        "contactPoint": ask,
    }
