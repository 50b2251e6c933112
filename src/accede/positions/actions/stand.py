"""A member says whether it stands behind the final text."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.queries import language
from accede.positions.actions.holding import TimeIsUp, check_member, held
from accede.positions.models import Consultation, Stand
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.statutes.queries import day_of

State, Kind = Consultation.State, Stand.Kind


class WithoutReasons(Refused):
    """Whoever dissents says why."""

    sentence = _("Say why this member does not stand behind it.")


@action("positions.take_stand", allowed_to=own_organisation)
def take_stand(
    organisation: Organisation,
    consultation: Consultation,
    *,
    kind: str,
    reason: str = "",
    is_shown: bool = True,
    by: Actor,
    at: datetime,
) -> Stand:
    """Stand behind the final text, or not and say why; the last word before the position is adopted counts.

    Whoever comes later can still stand behind a position that was adopted.
    """
    consultation = held(consultation, State.FINAL, State.ADOPTED)
    kind, reason = Kind(kind), reason.replace("\r\n", "\n").strip()
    is_adopted = consultation.state == State.ADOPTED
    if (is_adopted and kind != Kind.ENDORSES) or (not is_adopted and day_of(at) > consultation.stands_until):
        raise TimeIsUp
    check_member(organisation, at)
    if kind == Kind.DISSENTS and not reason:
        raise WithoutReasons
    said = {"kind": kind, "reason": reason, "language": language(), "is_shown": is_shown, "at": at, "by": by.id}
    stand, _is_new = consultation.stands.update_or_create(organisation=organisation, defaults=said)
    write(consultation, values={"organisation": organisation, "stand": kind, "is_shown": is_shown})
    return stand
