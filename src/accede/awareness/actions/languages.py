"""Words in several languages, of which one decides."""

from collections.abc import Iterable, Mapping

from accede.awareness.models import Story


def behind(known: Story, titles: Mapping[str, str], texts: Mapping[str, str], language: str) -> list[str]:
    """Return the languages of new words that do not say yet what the one that decides has come to say."""
    changed = {one for one in titles if (titles[one], texts.get(one)) != (known.titles.get(one), known.texts.get(one))}
    late: Iterable[str] = titles if language in changed else known.stale
    return sorted({*late} & {*titles} - changed - {language})
