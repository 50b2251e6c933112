"""By which ways of the statutes a member leaves, or comes into another category."""

from accede.rulebook.book import Book
from accede.rulebook.path import OUTSIDE, Path


def ways_from(category: str, book: Book) -> dict[str, Path]:
    """Return the paths of a rulebook that lead from a category out of membership, or into another category."""
    leading = {name: path for name, path in book.path.items() if path.into == OUTSIDE or path.into in book.category}
    return {
        name: path
        for name, path in leading.items()
        if path.from_ != OUTSIDE and path.from_ in ("", category) and path.into != category
    }
