"""What an item would change in a text is put beside what stands there, until the members have the agenda."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.item import AgendaClosed
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.models import Item, Wording
from accede.assembly.queries.agenda import agenda_is_open
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat


class SameWords(Refused):
    """What is not changed is not put to the vote."""

    sentence = _("The proposed words are those that stand there.")


@action("assembly.propose_wording", allowed_to=secretariat | chair)
def propose_wording(
    item: Item, *, article: str, language: str, before: str, after: str, by: Actor, at: datetime
) -> Wording | None:
    """Propose new words for an article in one language; without any words on either side it is left as it is."""
    assembly = locked(item.assembly)
    if not agenda_is_open(assembly):
        raise AgendaClosed
    said = {"before": _lines(before), "after": _lines(after)}
    which = {"item": item, "article": article.strip(), "language": language}
    wording = None
    if not any(said.values()):
        Wording.objects.filter(**which).delete()
    elif said["before"] == said["after"]:
        raise SameWords
    else:
        wording, _is_new = Wording.objects.update_or_create(**which, defaults=said)
    keep(assembly)
    write(item, values={"article": which["article"], "language": language, **said})
    return wording


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").strip()
