"""What an assembly has decided, each with its figures and articles, without the rest of its minutes."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.assembly.documents.minutes import state_of
from accede.assembly.models import Minutes
from accede.assembly.queries.minuted import minuted
from accede.assembly.queries.minutes import signing_of
from accede.assembly.queries.naming import agenda_line, assembly_name
from accede.post.typeset import Section, paper_pdf
from accede.statutes.queries import day_of
from accede.wording.margin import who


def decisions_pdf(minutes: Minutes, language: str) -> bytes:
    """Set the results that were declared, in a language, with a line for each office that signs."""
    assembly = minutes.assembly
    with override(language):
        title = _("Extract of decisions: %(assembly)s") % {"assembly": assembly_name(assembly)}
        items = assembly.items.select_related("assembly__edition", "ledger")
        offices = [capfirst(who(one, assembly.book, language)) for one in signing_of(minutes).offices]
        return paper_pdf(
            title=title,
            author=assembly.book.rulebook.association,
            to=state_of(minutes.latest[language], language),
            lede=_("Results as they were declared. The whole is in the minutes."),
            sections=[
                *(Section(agenda_line(one), tuple(minuted(one))) for one in items if one.is_declared),
                Section(_("Certified by"), (), tuple((one, "") for one in offices)),
            ],
            foot=title,
            on=day_of(minutes.deciding.at),
            language=language,
        )
