"""What a person wishes to be told of in the members' space."""

from django.utils.translation import gettext as _

from accede.debates.models import Topic
from accede.debates.queries import followed
from accede.people.models import Account
from accede.people.queries import language
from accede.web.dossier.part import Part, Value, columns
from accede.wording.formats import text


def topics_of(account: Account) -> Part:
    """Return the topics that somebody follows."""
    lang = language()

    def row(one: Topic) -> list[Value]:
        return [text(one.titles, lang)]

    none = _("You follow no topic.")
    return Part("topics", _("Topics that you follow"), columns({"topic": _("Topic")}), followed(account), row, none)
