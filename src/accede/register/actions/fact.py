"""Facts of an organisation that are no numbers: a yes or no, a choice, a day, words; each from a day on."""

from datetime import date, datetime

from accede.journal.actions import Actor, action, write
from accede.people.capacities import consequence, secretariat, technician
from accede.register.models import Organisation
from accede.register.queries import stated_facts
from accede.rulebook.facts import Fact
from accede.rulebook.stated import plain, statement, stating
from accede.statutes.actions import AlreadyStated, UnknownFact
from accede.statutes.queries import book_at


@action("register.state_fact", allowed_to=secretariat | technician | consequence)
def state_fact(
    organisation: Organisation, *, name: str, value: Fact, since: date, source: str = "", by: Actor, at: datetime
) -> Organisation:
    """Write down what is so of an organisation since a day; what was so before that day stays known."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    rule = stated_facts(book_at(at)).get(name)
    if rule is None:
        raise UnknownFact
    stated = stating(organisation.stated, name, statement(rule.kind, value, since, source.strip()))
    if stated == organisation.stated:
        raise AlreadyStated
    organisation.stated = stated
    organisation.save(update_fields=["stated"])
    write(organisation, values={"fact": name, "value": plain(value), "since": since, "source": source.strip()})
    return organisation
