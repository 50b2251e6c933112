"""A person says what it wishes to hear of the space."""

from datetime import datetime
from secrets import token_urlsafe

from accede.journal.actions import Actor, action, write
from accede.people.capacities import oneself
from accede.people.models import Account
from accede.space.models import Wish


@action("space.make_feeds", allowed_to=oneself)
def make_feeds(account: Account, *, by: Actor, at: datetime) -> Wish:
    """Make the addresses of a person's own feeds; those that were made before answer no more."""
    wish, _is_new = Wish.objects.update_or_create(account=account, defaults={"key": token_urlsafe(24)})
    write(account)
    return wish
