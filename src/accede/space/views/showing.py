"""How publications are shown in lists."""

from accede.people.queries import language
from accede.space.models import Publication
from accede.space.queries.naming import in_language
from accede.statutes.queries import day_of
from accede.wording.formats import day


def line(publication: Publication) -> dict[str, object]:
    """Return a publication as a list shows it: in the reader's language, or in one that it has."""
    lang = language()
    title, said_in = in_language(publication.titles, lang)
    return {
        "title": title,
        "lang": said_in,
        "summary": in_language(publication.summaries, lang)[0],
        "kind": publication.get_kind_display(),
        "url": f"/{lang}/{publication.address}",
        "day": day(day_of(publication.at), lang),
        "is_pinned": publication.is_pinned,
    }


def dated_line(publication: Publication) -> dict[str, object]:
    """Return a publication as a list of what is dated shows it."""
    return line(publication) | {"day": day(day_of(publication.begins), language()), "is_pinned": False, "summary": ""}
