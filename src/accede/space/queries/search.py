"""Searching the shelf by words, with the index that each database has for it.

Words are folded before they are kept and before they are asked for, so that both databases answer alike; a word that
is asked for finds all that begin with it.
"""

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from accede.space.models import Publication
from accede.wording.folding import words_of

# To each database's own way of asking: the words, each as the beginning of one, and the test.
WAYS = {
    "sqlite": ('"{}"*', " ", "space_publication.id IN (SELECT rowid FROM space_words WHERE space_words MATCH %s)"),
    "postgresql": (
        "{}:*",
        " & ",
        "to_tsvector('simple', space_publication.words) @@ to_tsquery('simple', %s)",
    ),
}


def finding(publications: QuerySet[Publication], words: str) -> QuerySet[Publication]:
    """Return those of some publications in which every word is found; all of them where no word is asked for."""
    asked = words_of(words)
    if not asked:
        return publications
    beginning, joint, test = WAYS[connection.vendor]
    # Nothing but letters and digits is left of the words, hence no sign of either language of queries.
    said = joint.join(beginning.format(word) for word in asked)
    return publications.filter(RawSQL(test, [said], output_field=BooleanField()))  # noqa: S611 - words are parameters
