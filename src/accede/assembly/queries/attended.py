"""What minutes say of attendance: who took part and how, who was represented, who came later or left."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Assembly, Attendance, Delegation, Place
from accede.assembly.queries.delegation import Together, named
from accede.assembly.queries.minuted import cited
from accede.assembly.queries.naming import group_name
from accede.assembly.queries.presence import Change, changes_of
from accede.assembly.queries.roll import REPRESENTED, Seat, roll_of, turns_of
from accede.assembly.queries.speaker import groups_of, voice_of
from accede.people.queries import language
from accede.rulebook.book import Book
from accede.rulebook.tally import PRESENT
from accede.statutes.queries import zone_at
from accede.wording.formats import country, hour, listed


def attended(assembly: Assembly, opened: datetime | None, closed: datetime | None) -> Iterator[str]:
    """Tell who took part at any moment, and each coming and going while the meeting lasted."""
    changes = list(changes_of(assembly))
    first = {one.seat.organisation: one.seat.attendance for one in reversed(changes) if one.seat.attends}
    roll = _roll(assembly, opened, first)
    yield _summary(len([seat for seat in roll if seat.organisation in first]), len(roll))
    told = (
        ("present", _("In the room: %(members)s.")),
        ("remote", _("At a distance: %(members)s.")),
        (REPRESENTED, _("Represented: %(members)s.")),
        ("absent", _("Not present: %(members)s.")),
    )
    together = named(assembly)
    for mode, sentence in told:
        members = [
            _member(seat, mode, together.get(seat.organisation, ())) for seat in roll if _took_part(seat, first) == mode
        ]
        if members:
            yield sentence % {"members": listed(members, language())}
    if opened and closed:
        there = [one for one in changes if one.at <= opened]
        yield from [cited(there[-1].quorum, assembly.book)] if there else []
        yield from _moves([one for one in changes if opened < one.at <= closed], assembly.book)
    yield from _stepped(together)
    yield from _spoken_for(assembly, roll)


def voted(assembly: Assembly) -> Iterator[str]:
    """Tell who voted in writing, on any item, and who did not."""
    roll, places = roll_of(assembly), Place.objects.filter(item__assembly=assembly, attendance__in=PRESENT)
    there = set(places.values_list("organisation", flat=True))
    yield _summary(len(there), len(roll))
    told = (
        ("remote", _("Voted in writing: %(members)s.")),
        (REPRESENTED, _("Represented: %(members)s.")),
        ("absent", _("Did not vote: %(members)s.")),
    )
    first, together = dict.fromkeys(there, "remote"), named(assembly)
    for mode, sentence in told:
        found = [seat for seat in roll if _took_part(seat, first) == mode]
        if found:
            members = [_member(seat, mode, together.get(seat.organisation, ())) for seat in found]
            yield sentence % {"members": listed(members, language())}


def _roll(assembly: Assembly, opened: datetime | None, came: Collection[int]) -> list[Seat]:
    """Return who was a member when the meeting opened, and whoever became one there and took part."""
    roll = roll_of(assembly)
    if opened and turns_of(assembly, opened):
        before = roll_of(assembly, known=opened)
        there = {seat.organisation for seat in before}
        roll = [*before, *(seat for seat in roll if seat.organisation in came and seat.organisation not in there)]
    return roll


def _summary(number: int, whole: int) -> str:
    said = ngettext("%(n)d of %(all)d members took part.", "%(n)d of %(all)d members took part.", number)
    return said % {"n": number, "all": whole}


def _took_part(seat: Seat, first: dict[int, str]) -> str:
    return first.get(seat.organisation) or (REPRESENTED if seat.attendance == REPRESENTED else "absent")


def _member(seat: Seat, mode: str, several: Sequence[Delegation]) -> str:
    values = {"name": seat.name, "country": country(seat.country, language()), "holder": seat.proxy.partition(" ")[2]}
    if mode == REPRESENTED:
        return _("%(name)s (%(country)s) by %(holder)s") % values
    persons = [one.name for one in several if one.speaks]
    if persons and mode != "absent":
        return _("%(name)s (%(country)s) by %(holder)s") % (values | {"holder": listed(persons, language())})
    return _("%(name)s (%(country)s)") % values


def _moves(changes: list[Change], book: Book) -> Iterator[str]:
    sentences = {
        Attendance.Mode.PRESENT: _("From %(hour)s in the room: %(members)s."),
        Attendance.Mode.REMOTE: _("From %(hour)s at a distance: %(members)s."),
        Attendance.Mode.ABSENT: _("Left at %(hour)s: %(members)s."),
    }
    for (at, mode), together in groupby(changes, key=lambda one: (_hour(one.at), one.seat.attendance)):
        several = list(together)
        members = listed([one.seat.name for one in several], language())
        yield sentences[Attendance.Mode(mode)] % {"hour": at, "members": members}
        yield cited(several[-1].quorum, book)


def _stepped(together: Together) -> Iterator[str]:
    for several in together.values():
        for one in several:
            if one.speaks and one.since:
                values = {"hour": _hour(one.since), "person": one.name, "member": one.organisation.name}
                yield _("From %(hour)s %(person)s spoke for %(member)s.") % values


def _spoken_for(assembly: Assembly, roll: list[Seat]) -> Iterator[str]:
    """Tell who was named to speak for each group with one voice, and by whom."""
    groups = groups_of(assembly, roll) if assembly.has_namings else []
    for group in groups:
        names = {one.organisation: one.name for one in group.members}
        said = {"group": group_name(voice_of(assembly), group.name, assembly)}
        if group.named and group.speaker:
            said |= {"member": group.speaker.name, "names": listed((names[one] for one in group.named), language())}
            yield _("For %(group)s spoke %(member)s, named by: %(names)s.") % said
        elif group.named:
            yield _("For %(group)s its members agreed on nobody who speaks.") % said


def _hour(at: datetime) -> str:
    return hour(at, language(), zone_at(at))
