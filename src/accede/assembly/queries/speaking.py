"""Words about who speaks for a member at an assembly."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accede.assembly.models import Delegation
from accede.people.queries import language
from accede.wording.formats import listed


def sent(several: Iterable[Delegation]) -> str:
    """Say who speaks for a member, and who may step in; nothing where it has named nobody."""
    speaking, waiting = ([one.name for one in several if one.speaks is speaks] for speaks in (True, False))
    told = [_("Speaks for it: %(names)s.") % {"names": listed(speaking, language())}] if speaking else []
    if waiting:
        told.append(_("May step in: %(names)s.") % {"names": listed(waiting, language())})
    return " ".join(told)
