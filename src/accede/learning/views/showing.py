"""How an event is shown wherever it stands."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accede.learning.documents import certificate_pdf
from accede.learning.models import Event, Material, Registration
from accede.learning.queries import free
from accede.learning.queries.naming import when, where
from accede.people.queries import language
from accede.space.models import Audience
from accede.space.queries.naming import in_language
from accede.statutes.queries import day_of
from accede.wording.formats import day
from accede.wording.markdown import html

State = Registration.State


def tag_of(event: Event, at: datetime) -> dict[str, str] | None:
    """Return what stands against registering, as a list shows it."""
    if event.cancelled_at:
        return {"state": "lost", "label": _("cancelled")}
    if event.ends <= at or day_of(at) > event.until:
        return None
    return {"state": "now", "label": _("register until %(day)s") % {"day": day(event.until, language())}}


def closed(event: Event, at: datetime) -> str:
    """Say why nobody registers any more; nothing as long as one does."""
    if event.cancelled_at:
        return ""
    if event.has_begun(at):
        return _("It is over.") if event.ends <= at else _("It has begun already.")
    return _("The last day to register has passed. Write to the secretariat.") if day_of(at) > event.until else ""


def facts_of(event: Event, taken: int, waiting: int, at: datetime) -> list[tuple[str, str]]:
    """Return what is known of an event, in pairs; who may come and until when, as long as somebody may."""
    facts = [(_("When"), when(event)), (_("Where"), where(event)), (_("Kind"), str(event.get_kind_display()))]
    if event.hours:
        facts.append((_("Hours of learning"), str(event.hours)))
    if event.cancelled_at or closed(event, at):
        return facts
    facts.append((_("Last day to register"), day(event.until, language())))
    left = free(event, taken)
    if left is not None:
        said = ngettext("one place is left of %(all)d", "%(left)d places are left of %(all)d", left)
        said = (said if left else _("all %(all)d are taken")) % {"left": left, "all": event.places}
        wait = ngettext("one person waits", "%(n)d people wait", waiting) % {"n": waiting}
        facts.append((_("Places"), " · ".join([said, wait] if waiting else [said])))
    if event.places_each:
        facts.append((_("Places for each organisation"), str(event.places_each)))
    who = _("Everybody") if event.audience == Audience.PUBLIC else _("Members")
    return [*facts, (_("Who may come"), who)]


def words_of(event: Event) -> dict[str, Any]:
    """Return title and text in the reader's language, or in one that the event has, and in which."""
    title, said_in = in_language(event.titles, language())
    text, text_in = in_language(event.texts, language())
    # What somebody writes becomes HTML that can do nothing: see `wording.markdown`.
    return {"title": title, "lang": said_in, "text": html(text), "text_lang": text_in}


def files_of(materials: Iterable[Material], address: Any) -> list[dict[str, str]]:
    """Return what is handed out as a list; `address` says under which a file lies."""
    return [
        {"title": one.title, "url": address(one), "after": one.document.of_kind.name, "pk": one.pk} for one in materials
    ]


def handed(one: Registration) -> HttpResponse:
    """Hand a certificate out, in the language of the page."""
    name = f'inline; filename="certificate-{one.event_id}-{one.pk}-{language()}.pdf"'
    return HttpResponse(certificate_pdf(one), content_type="application/pdf", headers={"Content-Disposition": name})


def certificates(address: Any) -> list[tuple[str, str, str]]:
    """Return the address of a certificate in each language of the site, with the language's name and code."""
    found = []
    for code, name in settings.LANGUAGES:
        with override(code):
            found.append((code, str(name), address()))
    return found
