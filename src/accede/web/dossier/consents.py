"""What was told of a member beyond the register, and what was agreed to: by the member, or by a person."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accede.people.models import Account
from accede.register.models import Consent, Organisation, Particular
from accede.web.dossier.part import Part, Value, columns


def of_particulars(organisation: Organisation) -> Part:
    """Return what a member tells of itself, for the file alone."""

    def row(one: Particular) -> list[Value]:
        return [one.get_name_display(), one.value]

    said = {"what": _("What it tells of itself"), "value": _("In its words")}
    return Part("particulars", _("What it tells of itself"), columns({}, said), organisation.particulars.all(), row)


def of_consents(organisation: Organisation) -> Part:
    """Return what a member agreed to, for the file alone; what persons agreed to is theirs."""
    return _given(organisation.consents.filter(account=None), is_shown=False)


def of_person(account: Account) -> Part:
    """Return what a person agreed to."""
    return _given(account.consents.all(), is_shown=True)


def _given(found: QuerySet[Consent], *, is_shown: bool) -> Part:
    def row(one: Consent) -> list[Value]:
        told = [one.organisation.name, one.get_particular_display(), one.get_audience_display()]
        return [*told, one.given_at, one.withdrawn_at, one.version, one.text]

    said = {"for": _("For"), "what": _("What is shown"), "to": _("Who may see it")}
    said |= {"at": _("Agreed to"), "withdrawn_at": _("Withdrawn")}
    more = {"version": _("Version of the words"), "words": _("The words")}
    told = columns(said, more) if is_shown else columns({}, said | more)
    empty = _("You agreed to nothing here.")
    return Part("consents", _("Consents"), told, found.select_related("organisation"), row, empty)
