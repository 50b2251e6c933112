"""A person lets a calendar program ask for the meetings."""

from datetime import datetime
from secrets import token_urlsafe

from accede.assembly.models import Feed
from accede.journal.actions import Actor, action, write
from accede.people.capacities import oneself
from accede.people.models import Account


@action("assembly.make_feed", allowed_to=oneself)
def make_feed(account: Account, *, by: Actor, at: datetime) -> Feed:
    """Make an address for a person's calendar; one that was made before answers no more."""
    made = {"key": token_urlsafe(24), "made_at": at}
    feed, _is_new = Feed.objects.update_or_create(account=account, defaults=made)
    write(account)
    return feed
