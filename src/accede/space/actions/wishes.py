"""A person says what it wishes to hear of the space."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_urlsafe

from accede.journal.actions import Actor, action, write
from accede.people.capacities import anyone, oneself
from accede.people.models import Account
from accede.space.models import Wish


@action("space.choose_digest", allowed_to=oneself)
def choose_digest(
    account: Account,
    *,
    every: str,
    kinds: Sequence[str],
    words: str,
    newsletter: bool,
    consultations: bool = True,
    calls: bool = True,
    by: Actor,
    at: datetime,
) -> Wish:
    """Set how often a person is told what is new, and of what, and which other letters it gets.

    What was published before it chose is not told.
    """
    wish, is_new = Wish.objects.select_for_update().get_or_create(account=account)
    if is_new or wish.every == Wish.Every.NEVER:
        wish.told_at = at
    wish.every, wish.kinds, wish.words = every, list(kinds), words.strip()
    letters = {"newsletter": newsletter, "consultations": consultations, "calls": calls}
    for name, wanted in letters.items():
        setattr(wish, name, wanted)
    wish.save()
    write(account, values={"every": every, "kinds": wish.kinds, **letters}, personal={"words": wish.words})
    return wish


@action("space.end_digest", allowed_to=anyone)
def end_digest(account: Account, *, by: Actor, at: datetime) -> None:
    """Tell a person nothing more; whoever has the address in its letter may ask for it."""
    Wish.objects.filter(account=account).update(every=Wish.Every.NEVER)
    write(account)


@action("space.end_letters", allowed_to=anyone)
def end_letters(account: Account, *, of: str, by: Actor, at: datetime) -> None:
    """Send a person no more letters of a kind in `Wish.LETTERS`; whoever has the address in one may ask for it."""
    Wish.objects.update_or_create(account=account, defaults={of: False})
    write(account, values={"of": of})


@action("space.make_feeds", allowed_to=oneself)
def make_feeds(account: Account, *, by: Actor, at: datetime) -> Wish:
    """Make the addresses of a person's own feeds; those that were made before answer no more."""
    wish, _is_new = Wish.objects.update_or_create(account=account, defaults={"key": token_urlsafe(24)})
    write(account)
    return wish
