"""When and where an event is, in words."""

from accede.learning.models import Event
from accede.people.queries import language
from accede.statutes.queries import day_of, zone_at
from accede.wording.formats import day, hour, moment, text


def title_of(event: Event) -> str:
    """Return its title in the language of the moment, or in one that it has."""
    return text(event.titles, language())


def when(event: Event) -> str:
    """Say when it begins and ends, by the association's clock."""
    lang, zone = language(), zone_at(event.begins)
    first, last = day_of(event.begins), day_of(event.ends)
    if first != last:
        return f"{moment(event.begins, lang, zone)} – {moment(event.ends, lang, zone)}"
    return f"{day(first, lang, weekday=True)}, {hour(event.begins, lang, zone)} – {hour(event.ends, lang, zone)}"


def where(event: Event) -> str:
    """Say where it is: its place, and whether one may take part from afar."""
    mode = str(event.get_mode_display())
    return f"{event.place} ({mode})" if event.place else mode
