"""What a newsletter tells, and who gets it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.models import Account
from accede.post.models import Letter
from accede.register.queries import mandates
from accede.space.models import Audience, Newsletter, Publication, Subscriber, Wish
from accede.space.queries.naming import address_in, in_language
from accede.space.queries.shelf import members

UNCONFIRMED_FOR = timedelta(days=7)
KIND = "newsletter"
_SIGNS = re.compile(r"([\\`*_\[\]<#])")


@dataclass(frozen=True)
class Reader:
    """Whom a newsletter goes to: an account, or somebody of the public, and as which of them it is left."""

    email: str
    language: str
    left_as: tuple[str, int]
    account: Account | None = None


def open_to_reader(actor: Actor) -> QuerySet[Newsletter]:
    """Return the newsletters that somebody may read: those that were sent to it, and for the office all of them."""
    if secretariat(actor):
        return Newsletter.objects.all()
    sent = Newsletter.objects.exclude(sent_at=None)
    return sent if members(actor) else sent.filter(audience=Audience.PUBLIC)


def picked(newsletter: Newsletter) -> list[Publication]:
    """Return what a newsletter tells, in its order; what was withdrawn meanwhile is gone."""
    found = Publication.objects.in_bulk(newsletter.picks)
    return [found[pk] for pk in newsletter.picks if pk in found]


def to_pick(newsletter: Newsletter) -> QuerySet[Publication]:
    """Return what a newsletter may tell and does not yet."""
    found = Publication.objects.exclude(pk__in=newsletter.picks)
    return found if newsletter.audience == Audience.MEMBERS else found.filter(audience=Audience.PUBLIC)


def composed(newsletter: Newsletter, published: Iterable[Publication], lang: str) -> str:
    """Write a newsletter in a language, in Markdown."""
    told = [_told(one, lang) for one in published]
    return "\n\n".join(filter(None, [newsletter.before.get(lang), *told, newsletter.after.get(lang)]))


def readers(newsletter: Newsletter, on: date) -> list[Reader]:
    """Return to whom a newsletter goes on a day, each address once: those in the space, and the public that asked."""
    left = Wish.objects.filter(newsletter=False).values("account")
    inside = mandates(on=on).filter(capacity__in=members.capacities, account__is_active=True)
    accounts = Account.objects.filter(pk__in=inside.values("account")).exclude(Q(pk__in=left) | Q(email=None))
    found = {one.email: Reader(one.email, one.language, (KIND, one.pk), one) for one in accounts}
    if newsletter.audience == Audience.PUBLIC:
        # Whoever of the members asked for it as one of the public wants it, and wants it once.
        for one in Subscriber.objects.exclude(confirmed_at=None).exclude(email__in=found):
            found[one.email] = Reader(one.email, one.language, ("subscriber", one.pk))
    return list(found.values())


def unconfirmed(at: datetime) -> QuerySet[Subscriber]:
    """Return whose address has not answered for so long that it is forgotten."""
    return Subscriber.objects.filter(confirmed_at=None, asked_at__lt=at - UNCONFIRMED_FOR)


def returned() -> QuerySet[Letter]:
    """Return the newsletters to the public that no server would take; of members' addresses the office is told."""
    return Letter.objects.filter(kind=KIND, state=Letter.State.BOUNCED, account=None)


def _told(one: Publication, lang: str) -> str:
    # What others wrote is told word for word: its signs are no marks here.
    said = [_SIGNS.sub(r"\\\1", in_language(texts, lang)[0]) for texts in (one.titles, one.summaries)]
    return "\n\n".join(filter(None, [f"# {said[0]}", said[1], f"<{address_in(one, lang)}>"]))
