"""The members are convened: in time, in the form of the article, signed by an office that may; and say that it came."""

from datetime import date, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly import mails
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.models import Assembly, Notice
from accede.assembly.queries.agenda import CONVOCATION, agenda_follows, convocation_of
from accede.assembly.queries.convening import (
    convocations,
    notice_verdict,
    on_paper,
    signatory,
    signing_office,
    signing_offices,
)
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import chair, delegate
from accede.people.queries import language
from accede.post.actions import note_acknowledged, queue_letters
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.rulebook.notice import convocation
from accede.rulebook.verdict import Due, Verdict
from accede.statutes.queries import day_of
from accede.wording.formats import day as written
from accede.wording.margin import sentence, who

State = Assembly.State


class AlreadyConvened(Refused):
    """The members are convened once."""

    sentence = _("The members have been convened already.")


class NoAgenda(Refused):
    """Members are not convened to nothing."""

    sentence = _("Nothing stands on the agenda yet. The secretariat prepares it before the members are convened.")


class TooLate(Refused):
    """The notice would be shorter than the rulebook asks; the verdict is the last day, with its article."""

    def __init__(self, assembly: Assembly, due: Due, today: date) -> None:
        values = {
            "assembly": written(assembly.day, language()),
            "last": written(due.on, language()),
            "today": written(today, language()),
            "who": who(assembly.book.deadline[convocation(assembly.book, assembly.body)].by, assembly.book, language()),
        }
        sentence = gettext(
            "It is too late for the assembly of %(assembly)s: its convocation had to leave by %(last)s, and today is "
            "%(today)s. Who convenes: %(who)s. The secretariat can plan a later day."
        )
        super().__init__(sentence % values, verdict=due)


class NotProper(Refused):
    """A notice that lacks what its article asks does not leave; the verdict says what."""

    def __init__(self, assembly: Assembly, verdict: Verdict) -> None:
        super().__init__(sentence(verdict, assembly.book, language()), verdict=verdict)


class NotSent(Refused):
    """What never came is not acknowledged."""

    sentence = _("No convocation to this assembly has left for this organisation.")


@action("assembly.convene", allowed_to=chair)
def convene(assembly: Assembly, *, office: str = "", by: Actor, at: datetime) -> Assembly:
    """Convene every member, if the agenda is prepared and the notice is as its article asks.

    `office` is the one that signs; the own one of whoever convenes unless it is said.
    """
    assembly, today = locked(assembly), day_of(at)
    if assembly.state != State.PLANNED:
        raise AlreadyConvened
    items = list(assembly.items.select_related("assembly__edition"))
    if not items and not agenda_follows(assembly):
        raise NoAgenda
    office = office if office in signing_offices(assembly) else signing_office(assembly, by)
    verdict = notice_verdict(assembly, items, office, today)
    if verdict and verdict.holds is False:
        late = verdict.code == "notice.too_late"
        raise TooLate(assembly, convocation_of(assembly), today) if late else NotProper(assembly, verdict)
    assembly.state, assembly.convened_at = State.CONVENED, at
    keep(assembly, "state", "convened_at")
    name = convocation(assembly.book, assembly.body) or CONVOCATION
    signed = {"office": office, "signatory": signatory(office, today)}
    notice = Notice.objects.create(assembly=assembly, name=name, sent_at=at, **signed)
    drafts = mails.convocation(assembly, items, notice, on_paper=on_paper(assembly))
    values = {"day": assembly.day, "items": len(items), "members": members_on(assembly.day).count(), "office": office}
    write(assembly, verdict=verdict, edition=assembly.edition.sha256, values=values | {"letters": len(drafts)})
    queue_letters(assembly, drafts, kind=CONVOCATION, by=by, at=at)
    return assembly


@action("assembly.acknowledge_convocation", allowed_to=delegate.of(lambda organisation: organisation.pk))
def acknowledge_convocation(organisation: Organisation, assembly: Assembly, *, by: Actor, at: datetime) -> None:
    """Say for a member that its convocation has come; said again, it changes nothing."""
    letters = list(convocations(assembly).filter(party=named(organisation)).values_list("pk", flat=True))
    if not letters:
        raise NotSent
    number = note_acknowledged(letters, by=by, at=at)
    write(assembly, values={"organisation": organisation, "letters": number})
