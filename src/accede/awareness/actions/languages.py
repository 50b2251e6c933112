"""Words in several languages, of which one decides."""

from collections.abc import Iterable, Mapping, Sequence

Parts = Sequence[Mapping[str, str]]  # the titles first, each part by language


def behind(stale: Iterable[str], language: str, before: Parts, after: Parts) -> list[str]:
    """Return the languages of new words that do not say yet what the one that decides has come to say.

    `stale` are those that did not say it before.
    """
    titles = {*after[0]}
    changed = {one for one in titles if _words(before, one) != _words(after, one)}
    late = titles if language in changed else {*stale}
    return sorted((late & titles) - changed - {language})


def _words(parts: Parts, language: str) -> list[str]:
    return [part.get(language, "") for part in parts]
