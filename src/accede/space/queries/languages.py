"""Words in several languages, of which one decides."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from accede.wording.formats import language_name

Parts = Sequence[Mapping[str, str]]  # the titles first, each part by language


def behind(stale: Iterable[str], language: str, before: Parts, after: Parts) -> list[str]:
    """Return the languages of new words that do not say yet what the one that decides has come to say.

    `stale` are those that did not say it before.
    """
    titles = {*after[0]}
    changed = {one for one in titles if _words(before, one) != _words(after, one)}
    late = titles if language in changed else {*stale}
    return sorted((late & titles) - changed - {language})


def behind_told(stale: Collection[str], said_in: str, lang: str) -> str:
    """Say of words that they are in another language than the reader's, or behind the one that decides."""
    if said_in != lang:
        return _("This is not translated yet. Language: {language}.").format(language=language_name(said_in, lang))
    return _("This translation is behind the text that decides.") if said_in in stale else ""


def _words(parts: Parts, language: str) -> list[str]:
    return [part.get(language, "") for part in parts]
