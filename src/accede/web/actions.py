"""What somebody takes away of what this house has about it: nothing changes, and the journal tells of it."""

from collections.abc import Mapping
from datetime import datetime

from accede.journal.actions import Actor, action, write
from accede.people.capacities import oneself, secretariat
from accede.people.models import Account
from accede.register.models import Membership
from accede.register.queries import own_delegate


@action("web.take_away", allowed_to=secretariat | own_delegate)
def take_away(membership: Membership, *, counts: Mapping[str, int], by: Actor, at: datetime) -> None:
    """Take everything about a member away, in one file."""
    write(membership.organisation, values={"membership": membership.number, "counts": counts})


@action("web.take_own_data", allowed_to=oneself)
def take_own_data(account: Account, *, counts: Mapping[str, int], by: Actor, at: datetime) -> None:
    """Take everything about oneself away, in one file."""
    write(account, values={"counts": counts})
