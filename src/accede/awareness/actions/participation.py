"""Members take part in a campaign, and say where one sees how."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.awareness.actions.holding import there
from accede.awareness.models import Campaign, Participation
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import delegate, secretariat
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.statutes.queries import day_of

own_participation = delegate.of(lambda participation: participation.organisation_id)


class Over(Refused):
    """Nobody takes part in what is over."""

    sentence = _("This campaign is over.")


@action("awareness.take_part", allowed_to=own_organisation)
def take_part(
    organisation: Organisation, campaign: Campaign, *, link: str = "", by: Actor, at: datetime
) -> Participation:
    """Say that a member takes part, or where else one sees how."""
    campaign = there(campaign)
    if campaign.is_over(day_of(at)):
        raise Over
    participation, _is_new = campaign.participations.update_or_create(
        organisation=organisation, defaults={"link": link}, create_defaults={"link": link, "at": at}
    )
    write(campaign, values={"organisation": organisation, "link": link})
    return participation


@action("awareness.stop_taking_part", allowed_to=own_participation | secretariat)
def stop_taking_part(participation: Participation, *, by: Actor, at: datetime) -> None:
    """Say that a member takes part no more."""
    campaign = there(participation.campaign)
    campaign.participations.filter(pk=participation.pk).delete()
    write(campaign, values={"organisation": participation.organisation_id})
