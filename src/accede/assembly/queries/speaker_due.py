"""For which groups with one voice somebody still names who speaks, before persons are elected in secret."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Election, Item
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.election import Ruled
from accede.assembly.queries.naming import assembly_name, group_name
from accede.assembly.queries.roll import roll_of
from accede.assembly.queries.speaker import rule_of, unspoken, voice_of
from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import DueRow, language
from accede.wording.formats import listed


def speakers_due(actor: Actor, coming: Iterable[Assembly]) -> Iterator[DueRow]:
    """Return what is due before secret elections for whoever may name a speaker; each meeting says `has_elections`."""
    for one in coming:
        voice = voice_of(one) if one.has_elections and one.state != Assembly.State.PLANNED else None
        if voice is None or not _elects_in_secret(one):
            continue
        groups, ours = unspoken(one, roll_of(one)), speaks_for(actor, one)
        if not secretariat(actor):
            groups = [group for group in groups if any(seat.organisation in ours for seat in group.members)]
        if groups:
            names = listed(sorted(group_name(voice, group.name, one) for group in groups), language())
            yield DueRow(
                on=one.day,
                title=_("Name who speaks for %(groups)s: %(assembly)s")
                % {"groups": names, "assembly": assembly_name(one)},
                text=_(
                    "Persons are elected in secret there: only who was named draws a ballot, else the voice is blank."
                ),
                answer=rule_of(voice),
                act_label=_("Name who speaks"),
                act_url=reverse("speakers", args=[one.address]),
            )


def _elects_in_secret(assembly: Assembly) -> bool:
    elections = Election.objects.filter(item__assembly=assembly, item__state=Item.State.PREPARED)
    return any(Ruled(one).is_secret for one in elections.select_related("item__assembly__edition"))
