"""Words about who speaks for a member at an assembly."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Delegation
from accede.people.queries import language
from accede.wording.formats import listed


def carrying(one: Delegation) -> str:
    """Name somebody who speaks for a member, with the votes that it carries, if they are divided."""
    if not one.votes:
        return one.name
    told = ngettext("%(name)s (one vote)", "%(name)s (%(votes)d votes)", one.votes)
    return told % {"name": one.name, "votes": one.votes}


def hand_name(member: str, share: int, one: Delegation | None) -> str:
    """Name who says something in a vote: a member, or who carries a share of its votes, if that is known still."""
    if not share:
        return member
    told = _("%(member)s, %(person)s") if one else _("%(member)s, share %(share)d of its votes")
    return told % {"member": member, "person": carrying(one) if one else "", "share": share}


def sent(several: Iterable[Delegation]) -> str:
    """Say who speaks for a member, and who may step in; nothing where it has named nobody."""
    speaking, waiting = ([carrying(one) for one in several if one.speaks is speaks] for speaks in (True, False))
    told = [_("Speaks for it: %(names)s.") % {"names": listed(speaking, language())}] if speaking else []
    if waiting:
        told.append(_("May step in: %(names)s.") % {"names": listed(waiting, language())})
    return " ".join(told)
