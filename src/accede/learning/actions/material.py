"""What is handed out at an event is put with it, or taken away again."""

from datetime import datetime

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.journal.actions import Actor, action, write
from accede.learning.actions.holding import held
from accede.learning.models import Event, Material
from accede.people.capacities import secretariat


@action("learning.add_material", allowed_to=secretariat)
def add_material(event: Event, *, title: str, is_for_all: bool, deposit: Deposit, by: Actor, at: datetime) -> Material:
    """Put a file with an event, for those who have a place or for whoever may read of it."""
    event = held(event)
    document = keep_document(event, deposit=deposit, purpose="material", by=by, at=at)
    material = event.materials.create(document=document, title=title, is_for_all=is_for_all)
    write(event, values={"material": material.pk, "title": title, "is_for_all": is_for_all, "document": document.pk})
    return material


@action("learning.remove_material", allowed_to=secretariat)
def remove_material(material: Material, *, by: Actor, at: datetime) -> None:
    """Hand a file out no more; the archive keeps it."""
    write(material.event, values={"material": material.pk, "title": material.title})
    Material.objects.filter(pk=material.pk).delete()
