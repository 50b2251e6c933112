"""Files of a campaign, for everybody to take."""

from datetime import datetime

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.awareness.actions.holding import there
from accede.awareness.models import Campaign, Material
from accede.journal.actions import Actor, action, write
from accede.people.capacities import secretariat


@action("awareness.add_material", allowed_to=secretariat)
def add_material(
    campaign: Campaign, *, title: str, language: str, deposit: Deposit, by: Actor, at: datetime
) -> Material:
    """Add a file to a campaign."""
    campaign = there(campaign)
    document = keep_document(campaign, deposit=deposit, purpose="material", by=by, at=at)
    material = campaign.materials.create(title=title, language=language, document=document)
    write(campaign, values={"material": material, "title": title, "language": language})
    return material


@action("awareness.drop_material", allowed_to=secretariat)
def drop_material(material: Material, *, by: Actor, at: datetime) -> None:
    """Hand a file out no more; it stays in the archive."""
    campaign = there(material.campaign)
    campaign.materials.filter(pk=material.pk).delete()
    write(campaign, values={"material": material, "title": material.title})
