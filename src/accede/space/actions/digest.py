"""Digests leave, so many people at a time: whoever was told stands so in the same transaction as its letter."""

from collections.abc import Sequence
from datetime import datetime

from accede.journal.actions import Actor, action, write
from accede.people.capacities import clock
from accede.post.actions import Draft, queue_letters
from accede.register.queries import mandates
from accede.space.mails import DIGEST, digest, told
from accede.space.models import Publication, Wish
from accede.space.queries.shelf import members
from accede.space.queries.turns import to_tell
from accede.space.queries.wished import wished
from accede.statutes.queries import book_at, day_of

AT_A_TIME = 250


@action("space.tell_news", allowed_to=clock)
def tell_news(*, by: Actor, at: datetime) -> None:
    """Write to the next people whose turn has come, where something is new to them."""
    wishes = list(to_tell(at).select_for_update().prefetch_related("account")[:AT_A_TIME])
    letters = _letters(wishes, at)
    for each in wishes:
        each.told_at = at
    Wish.objects.bulk_update(wishes, ["told_at"])
    write(None, values={"people": len(wishes), "letters": len(letters)})
    if letters:
        queue_letters(None, letters, kind=DIGEST, by=by, at=at)


def _letters(wishes: Sequence[Wish], at: datetime) -> list[Draft]:
    since = min((each.told_at for each in wishes), default=at)
    published = list(Publication.objects.filter(at__gt=since, at__lte=at).order_by("-is_pinned", "-at", "-pk"))
    asked = [each.account_id for each in wishes]
    inside = mandates(on=day_of(at)).filter(capacity__in=members.capacities, account__in=asked)
    reached = set(inside.values_list("account", flat=True)) if published else set()
    book, written, drafts = book_at(at), {}, []
    for each in wishes:
        reader = each.account
        new = wished(each, published) if reader.pk in reached and reader.is_active and reader.email else []
        if new:
            # Many wish to hear the same: it is written once.
            same = (reader.language, tuple(one.pk for one in new))
            written[same] = written.get(same) or told(new, reader.language)
            drafts.append(digest(reader, written[same], book))
    return drafts
