"""What a person, or the people of a member, took part in."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accede.learning.models import Registration
from accede.learning.queries.naming import title_of
from accede.people.models import Account
from accede.register.models import Organisation
from accede.web.dossier.part import Part, Value, columns


def of_person(account: Account) -> Part:
    """Return the events at which a person, or a guest with its address, has a place or waits for one."""

    def row(one: Registration) -> list[Value]:
        told = [title_of(one.event), one.event.begins, one.get_state_display(), one.at]
        return [*told, one.name, one.organisation_name, one.email, _came(one), one.consent]

    said = {"event": _("Event"), "begins": _("When"), "state": _("State"), "at": _("Registered")}
    more = {"name": _("Name"), "organisation": _("Organisation"), "email": _("E-mail address"), "came": _("Came")}
    own = Q(account=account) | (Q(email__iexact=account.email) if account.email else Q(pk=None))
    found = Registration.objects.filter(own).select_related("event", "organisation")
    told = columns(said, more | {"consent": _("What you agreed to")})
    return Part("events", _("Events that you take part in"), told, found, row)


def of_organisation(organisation: Organisation) -> Part:
    """Return who of a member took part in what, for the file alone."""

    def row(one: Registration) -> list[Value]:
        return [title_of(one.event), one.event.begins, one.name, one.get_state_display(), one.at, _came(one)]

    said = {"event": _("Event"), "begins": _("When"), "name": _("Name"), "state": _("State")}
    said |= {"at": _("Registered"), "came": _("Came")}
    found = Registration.objects.filter(organisation=organisation).select_related("event")
    return Part("events", _("Events that its people take part in"), columns({}, said), found, row)


def _came(one: Registration) -> str:
    return {True: _("yes"), False: _("no"), None: ""}[one.has_attended]
