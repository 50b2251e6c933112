"""Letters of the space: the digest, the newsletter, the question whether an address wants it, and rooms' own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import Draft, addressed
from accede.register.models import Organisation
from accede.register.queries import readers_for
from accede.rulebook.book import Book
from accede.space.models import Newsletter, Publication, Subscriber, Wish
from accede.space.queries.leaving import confirm_url, leave_url
from accede.space.queries.naming import address_in, in_language
from accede.space.queries.newsletters import KIND, Reader
from accede.statutes.queries import book_at, book_on, letter
from accede.wording.margin import acting_as

DIGEST, CONFIRMATION = "digest", "newsletter_confirm"
MOST = 30  # publications in a letter; the rest is read on the site
Said = Callable[[str], Mapping[str, str]]


def digest(reader: Account, news: str, book: Book) -> Draft:
    """Return the letter that tells a person what is new, in its language."""
    lang = reader.language
    with translation.override(lang):
        url = f"{settings.PUBLIC_URL}{reverse('space')}"
    leave = leave_url(DIGEST, reader.pk, lang)
    subject, body = letter(DIGEST).write(lang, {"news": news, "url": url, "leave": leave})
    return Draft(
        sender=acting_as(Capacity.SECRETARIAT, book, lang),
        recipient=reader.name,
        email=reader.email,
        account=reader,
        language=lang,
        subject=subject,
        body=body,
        leave_url=leave,
    )


def newsletter(sent: Newsletter, readers: Sequence[Reader], at: datetime) -> list[Draft]:
    """Return a newsletter to each reader, in its language or in the first that the newsletter has."""
    words, book = letter(KIND), book_at(at)
    languages = {each.language for each in readers}
    urls, senders = {}, {lang: acting_as(Capacity.SECRETARIAT, book, lang) for lang in languages}
    for lang in languages:
        with translation.override(lang):
            urls[lang] = f"{settings.PUBLIC_URL}{sent.get_absolute_url()}"

    def draft(reader: Reader) -> Draft:
        leave = leave_url(*reader.left_as, reader.language)
        title, _lang = in_language(sent.titles, reader.language)
        said = {"title": title, "news": in_language(sent.words, reader.language)[0]}
        places = said | {"url": urls[reader.language], "leave": leave}
        subject, body = words.write(reader.language, places)
        return Draft(
            sender=senders[reader.language],
            recipient=reader.account.name if reader.account else "",
            email=reader.email,
            account=reader.account,
            language=reader.language,
            subject=subject,
            body=body,
            is_formatted=True,
            leave_url=leave,
        )

    return [draft(each) for each in readers]


def confirmation(subscriber: Subscriber, lang: str, at: datetime) -> Draft:
    """Return the letter that asks an address whether it wants the newsletter."""
    book = book_at(at)
    places = {"association": book.rulebook.association, "url": confirm_url(subscriber.pk, lang)}
    subject, body = letter(CONFIRMATION).write(lang, places)
    sender = acting_as(Capacity.SECRETARIAT, book, lang)
    return Draft(sender=sender, recipient="", email=subscriber.email, language=lang, subject=subject, body=body)


def to_delegates(
    name: str, organisations: Iterable[Organisation], on: date, said: Said, *, wish: str = ""
) -> list[Draft]:
    """Return a letter to each delegate of members, its places filled by `said` in the language of its reader.

    Letters of a wish, one of `Wish.LETTERS`, go to whoever has an account and has not ended them, with the address
    that does so.
    """
    words, book, drafts = letter(name), book_on(on), []
    ended = set(Wish.objects.filter(**{wish: False}).values_list("account", flat=True)) if wish else set()
    for reader, party in readers_for(organisations, on):
        if wish and (reader.pk is None or reader.pk in ended):
            continue
        lang = reader.language
        leave = leave_url(wish, reader.pk, lang) if wish else ""
        values = {"organisation": party.name, **said(lang)}
        subject, body = words.write(lang, values | ({"leave": leave} if leave else {}))
        written = {"language": lang, "subject": subject, "body": body, "facts": tuple(values.values())}
        sender = acting_as(Capacity.SECRETARIAT, book, lang)
        drafts.append(Draft(sender=sender, **addressed(reader), **written, party=party, leave_url=leave))
    return drafts


def told(published: Sequence[Publication], lang: str) -> str:
    """Write what is new as a letter tells it: kind and title, what it is about, where to read it."""
    with translation.override(lang):
        said = [_told(one, lang) for one in published[:MOST]]
        if (more := len(published) - MOST) > 0:
            said.append(ngettext("And one more.", "And %(n)d more.", more) % {"n": more})
    return "\n\n".join(said)


def _told(one: Publication, lang: str) -> str:
    title = _("{kind}: {title}").format(kind=one.get_kind_display(), title=in_language(one.titles, lang)[0])
    return "\n".join(filter(None, [title, in_language(one.summaries, lang)[0], address_in(one, lang)]))
