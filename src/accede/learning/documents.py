"""Papers of learning: the list that is signed at the door, and the certificate of whoever came."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from accede.learning.models import Event, Registration
from accede.learning.queries.naming import title_of, when, where
from accede.people.queries import language
from accede.post.typeset import Column, Section, paper_pdf, table_pdf
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import day, text
from accede.wording.markdown import plain


def list_pdf(event: Event, placed: Sequence[Registration]) -> bytes:
    """Set the list of those who have a place, each with room to sign."""
    on = day_of(event.begins)
    return table_pdf(
        title=title_of(event),
        author=book_on(on).rulebook.association,
        lede=f"{when(event)}. {where(event)}.",
        columns=[Column(_("Name")), Column(_("Organisation")), Column(_("Signature"), wide=True)],
        rows=[[one.name, one.organisation_name, ""] for one in placed],
        notes=[],
        foot=title_of(event),
        on=on,
        language=language(),
    )


def certificate_pdf(one: Registration) -> bytes:
    """Set the certificate of somebody who came, in the language of the moment; the same gives the same bytes."""
    event, on, lang = one.event, day_of(one.event.ends), language()
    association = book_on(on).rulebook.association
    said = {"name": one.name, "event": title_of(event), "association": association}
    about = plain(text(event.texts, lang))
    facts = [(_("What it was"), str(event.get_kind_display())), (_("When"), when(event)), (_("Where"), where(event))]
    if event.hours:
        facts.append((_("Hours"), str(event.hours)))
    facts.append((_("Issued by"), f"{association}, {day(on, lang)}"))
    return paper_pdf(
        title=_("Certificate of attendance"),
        author=association,
        to=", ".join(filter(None, [one.name, one.organisation_name])),
        lede=_("%(association)s certifies that %(name)s took part in “%(event)s”.") % said,
        sections=[
            Section(_("The event"), (), tuple(facts)),
            *([Section(_("What it was about"), tuple(about.split("\n\n")))] if about else []),
        ],
        foot=" · ".join([f"{event.pk}-{one.pk}", *([_("sample")] if event.is_sample else [])]),
        on=on,
        language=lang,
    )
