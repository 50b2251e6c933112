"""The leaflet of a demo: what membership brings, as the house texts word it, set as a file in each language."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accede.archive import store
from accede.archive.intake import Deposit
from accede.post.typeset import Section, paper_pdf
from accede.rulebook.book import Book
from accede.wording.formats import text
from accede.wording.texts import Texts


def leaflets(book: Book, house: Texts, on: date) -> Iterator[tuple[Deposit, str]]:
    """Return the leaflet in each language of the site, kept as a file that came in."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            content = _leaflet(book, house, on, language)
        yield Deposit(f"{house.download[0].name}-{language}.pdf", "pdf", len(content), store.put([content])), language


def _leaflet(book: Book, house: Texts, on: date, language: str) -> bytes:
    sections = [Section(text(one.label, language), (text(one.says, language),)) for one in house.benefit]
    if house.funding:
        # What the Union asks to stand on whatever is published with its money.
        said = house.funding
        statement, disclaimer = text(said.statement, language), text(said.disclaimer, language)
        sections.append(Section(statement, (disclaimer,), emblem=_("European Union")))
    return paper_pdf(
        title=text(house.page["join"].title, language),
        author=text(book.rulebook.long_name, language),
        to=_("sample"),
        lede=text(house.page["join"].lede, language),
        sections=sections,
        foot=book.rulebook.association,
        on=on,
        language=language,
    )
