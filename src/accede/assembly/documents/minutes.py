"""Minutes as files: a PDF for the archive and for those who listen, and a DOCX to go on working with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn

from accede.assembly.models import Minutes, MinutesText, Signature
from accede.assembly.queries.minutes import is_signed, sections_of, signatures_of
from accede.assembly.queries.naming import assembly_name
from accede.people.models import Account
from accede.post.typeset import Section, paper_pdf
from accede.statutes.queries import day_of
from accede.wording.formats import day, language_name
from accede.wording.margin import who


@dataclass(frozen=True, slots=True)
class Paper:
    """What a file of minutes says, in the language of its text."""

    title: str
    association: str
    state: str
    decides: str
    sections: list[Section]
    on: date
    language: str


def paper_of(text: MinutesText) -> Paper:
    """Return minutes as they stand in one language, with their state and signatures."""
    minutes, lang = text.minutes, text.language
    with override(lang):
        parts = [Section(one.heading, one.paragraphs) for one in sections_of(text.text)]
        return Paper(
            title=_("Minutes: %(assembly)s") % {"assembly": assembly_name(minutes.assembly)},
            association=minutes.assembly.book.rulebook.association,
            state=state_of(text, lang),
            decides=decides(text, lang),
            sections=[*parts, Section(_("Signatures"), (), tuple(signed(minutes, lang)))],
            on=day_of(text.at),
            language=lang,
        )


def pdf(text: MinutesText) -> bytes:
    """Set minutes in one language; the same text gives the same bytes."""
    paper = paper_of(text)
    return paper_pdf(
        title=paper.title,
        author=paper.association,
        to=paper.state,
        lede=paper.decides,
        sections=paper.sections,
        foot=paper.title,
        on=paper.on,
        language=paper.language,
    )


def docx(text: MinutesText) -> bytes:
    """Write minutes in one language as a file for word processors."""
    paper = paper_of(text)
    document = Document()
    told = document.core_properties
    told.title, told.author, told.language = paper.title, paper.association, paper.language
    # Whoever listens hears the text in its own language.
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), paper.language)
    document.add_heading(paper.title, 0)
    for line in (paper.state, paper.decides):
        document.add_paragraph(line)
    for section in paper.sections:
        if section.heading:
            document.add_heading(section.heading, 1)
        for paragraph in section.paragraphs:
            document.add_paragraph(paragraph)
        if section.facts:
            table = document.add_table(0, 2)
            for fact in section.facts:
                for cell, words in zip(table.add_row().cells, fact, strict=True):
                    cell.text = words
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def state_of(text: MinutesText, lang: str) -> str:
    """Say how far minutes have come."""
    minutes = text.minutes
    if minutes.approved_at:
        return _("Approved on %(day)s.") % {"day": day(day_of(minutes.approved_at), lang)}
    if is_signed(minutes):
        return _("Signed, not approved yet.")
    return _("Draft of %(day)s.") % {"day": day(day_of(text.at), lang)}


def decides(text: MinutesText, lang: str) -> str:
    """Say whether this is the text that decides, and if not, which does and whether this one has kept up with it."""
    minutes = text.minutes
    if text.language == minutes.authoritative:
        return _("This is the text that decides.") if len(minutes.latest) > 1 else ""
    told = {"language": language_name(minutes.authoritative, lang)}
    if minutes.is_stale(text):
        return _("A translation of an earlier version of the text that decides, which is in: %(language)s.") % told
    return _("A translation. The text that decides is in: %(language)s.") % told


def signed(minutes: Minutes, lang: str) -> Iterator[tuple[str, str]]:
    """Give each office that signs, with who has signed for it; nothing where nobody has yet."""
    book = minutes.assembly.book
    for office, given in signatures_of(minutes).items():
        yield capfirst(who(office, book, lang)), _given(given, lang) if given else ""


def _given(given: Signature, lang: str) -> str:
    account = Account.objects.filter(pk=given.by.removeprefix("account:")).first()
    on = day(day_of(given.at), lang)
    return _("Signed by %(person)s on %(day)s") % {"person": account, "day": on} if account else on
