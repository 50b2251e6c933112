"""A member divides its votes among those whom it sends: how many each carries, and when that may not change."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly, Ballot, Delegation, Draw, Item, Ledger, Place
from accede.assembly.queries.shares import divisible
from accede.assembly.queries.shares import shares as carried
from accede.journal.actions import Refused
from accede.register.models import Organisation


class NotShared(Refused):
    """Votes that are one, or are cast together, or are a voice that several share, have no parts."""

    sentence = _(
        "The votes of this member are not divided among its delegates: it has one, casts all of them together, or "
        "speaks with one voice with others."
    )


class NoShare(Refused):
    """Whoever speaks for a member that divides its votes carries some of them."""

    sentence = _("Give each of those who attend and vote at least one vote, or leave all of them out.")


class SharesDiffer(Refused):
    """Shares come to all the votes that a member has, and no more."""

    def __init__(self, name: str, number: int, votes: int | None) -> None:
        values = {"member": name, "shares": number, "votes": votes}
        told = gettext("The shares come to %(shares)d votes, and %(member)s has %(votes)d. Name who carries how many.")
        unknown = gettext("How many votes %(member)s has cannot be said: they are not divided among its delegates.")
        super().__init__((unknown if votes is None else told) % values)


class SharesInUse(Refused):
    """What was cast for a share stands for it until the vote is closed."""

    sentence = _("A vote is open in which this member has cast some of its votes. Divide them anew once it is closed.")


def check_shares(organisation: Organisation, assembly: Assembly, delegates: int, wanted: Sequence[int]) -> None:
    """Refuse shares that are not those of as many delegates, or do not come to the votes of the member."""
    held = [one.votes for _key, one in sorted(carried(assembly, [organisation.pk]).get(organisation.pk, {}).items())]
    if held != [*wanted]:
        _check_unused(organisation, assembly)
    if not wanted:
        return
    if len(wanted) != delegates or min(wanted) < 1:
        raise NoShare
    votes = divisible(organisation, assembly)
    if votes == 0:
        raise NotShared
    # Who carries how much by proxy may change what a member has in the vote that is open.
    now = Place.objects.filter(item__assembly=assembly, item__state=Item.State.OPEN, organisation=organisation)
    if sum(wanted) not in {votes, *now.values_list("votes", flat=True)}:
        raise SharesDiffer(organisation.name, sum(wanted), votes)


def check_carried(mine: Delegation, place: Place) -> None:
    """Refuse a share where the shares do not come to the votes that the member has in this vote."""
    together = Delegation.objects.filter(assembly=mine.assembly_id, organisation=mine.organisation_id)
    number = sum(together.filter(speaks=True).exclude(votes=None).values_list("votes", flat=True))
    if number != place.votes:
        raise SharesDiffer(mine.organisation.name, number, place.votes)


def _check_unused(organisation: Organisation, assembly: Assembly) -> None:
    running = Item.objects.filter(assembly=assembly, state=Item.State.OPEN)
    # Whoever casts a vote holds the end of its ledger alone.
    list(Ledger.objects.select_for_update().filter(item__in=running).order_by("pk"))
    for cast in (Ballot.objects.filter(item__in=running), Draw.objects.filter(box__item__in=running)):
        if cast.filter(organisation=organisation).exists():
            raise SharesInUse
